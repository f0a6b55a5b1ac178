//! What a school takes out comes back as it was, what is a person's own stays theirs, and codes that were handed out stay good.

use std::io::{Cursor, Read};

use identity::AccountChange;
use kernel::{Id, Role};
use organization::{By, Kind, NewOrganization};
use platform::DatabaseError;
use serde_json::json;
use zip::ZipArchive;

use crate::house::{House, houses};
use crate::oneroster::{ask, bundle, packed};

const NOTHING: &str = "There is nothing to import: all people";

fn execute(house: &House, sql: &str, person: Id) {
    house.services.database.write::<_, DatabaseError>(|session| session.execute(sql, &[person.into()])).unwrap();
}

fn person(house: &House, name: &str) -> Id {
    house.identity.account(name).unwrap().person
}

fn export(house: &House, organization: Id, what: &str) -> Vec<u8> {
    let seen = house.get(house.admin, &format!("/organizations/{organization}/roster/{what}"));
    assert_eq!(seen.status, 200, "{}", seen.text);
    seen.bytes
}

/// All the text of an archive.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut all = String::new();
    for position in 0..archive.len() {
        archive.by_index(position).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

fn below(house: &House, parent: Id, kind: Kind, name: &str) -> Id {
    let new = NewOrganization { parent, kind, name, code: "", source: "" };
    house.organizations.create(&By::system(house.services.now()), &new).unwrap().id
}

/// The school as people make it by hand: grades, classes, a department, and people with all kinds of names.
fn by_hand(house: &House) -> (Id, Id) {
    let grade = below(house, house.school, Kind::Grade, "七年级");
    let (one, two) = (below(house, grade, Kind::Class, "1班"), below(house, grade, Kind::Class, "2班"));
    let department = below(house, house.school, Kind::Department, "数学组");
    let eighth = below(house, house.school, Kind::Grade, "八年级");
    let again = below(house, eighth, Kind::Class, "1班");
    for (name, shown, role, organization) in [
        ("learner", "learner", Role::Learner, one),
        ("lilei.7", "李雷", Role::Learner, two),
        ("ouyang", "欧阳小明", Role::Learner, again),
        ("ada.m", "Ada Mary Lovelace", Role::Learner, grade),
        ("long", "阿卜杜拉·买买提", Role::Learner, two),
        ("mixed", "李 Lei", Role::Guardian, house.school),
        ("head.maths", "王老师", Role::SubjectHead, department),
        ("class.teacher", "=1+1", Role::Teacher, one),
        ("staff", "Plain", Role::Teacher, again),
    ] {
        house.by_hand(name, shown, role, organization);
    }
    (grade, one)
}

#[test]
fn what_a_school_takes_out_and_brings_in_unchanged_changes_nothing() {
    for house in houses() {
        let (grade, class) = by_hand(&house);
        house.import("more.csv", "name,number,grade,class,phone\n韩梅梅,0001,七年级,1班,+8613800138000\nSolo,0002,七年级,2班,\n".as_bytes());
        for (organization, file) in [
            (house.school, "oneroster.zip"),
            (house.school, "people.csv"),
            (grade, "oneroster.zip"),
            (grade, "people.csv"),
            (class, "oneroster.zip"),
            (class, "people.csv"),
        ] {
            let bytes = export(&house, organization, file);
            let preview = house.upload(house.admin, organization, file, &bytes).location;
            let seen = house.get(house.admin, &preview).text;
            assert!(seen.contains(NOTHING), "{}: {file} of {organization}: {seen}", house.engine);
            for nothing in ["0 new accounts", "0 changed names", "0 new schools", "0 new places", "0 places end"] {
                assert!(seen.contains(nothing), "{}: {file}: {nothing}: {seen}", house.engine);
            }
            assert!(!seen.contains("whose name differs"), "{seen}");
            assert_eq!(house.post(house.admin, &format!("{preview}/confirm"), "").location, preview, "nothing is there to confirm");
        }
        let users = unpacked(&export(&house, house.school, "oneroster.zip"));
        assert!(users.contains(",learner,-,") && !users.contains(",learner,learner,"), "what cannot be parted is whole: {users}");
        assert_eq!(house.number("SELECT COUNT(*) FROM organization WHERE name = '1班'"), 2);
    }
}

#[test]
fn a_bundle_of_another_system_comes_back_and_finds_classes_by_grade_and_name() {
    for house in houses() {
        house.import("bundle.zip", &bundle());
        let bytes = export(&house, house.school, "oneroster.zip");
        let seen = house.get(house.admin, &house.upload(house.admin, house.school, "export.zip", &bytes).location).text;
        assert!(seen.contains(NOTHING), "{}: {seen}", house.engine);
        // The same school by another system, with names of its own for a class that is here already.
        by_hand(&house);
        let text = |name: &'static str, text: &'static str| (name, text);
        let other = packed(
            "bulk",
            &[
                text("orgs.csv", "sourcedId,name,type,identifier\nz,杏花小学,school,xh\n"),
                text("academicSessions.csv", "sourcedId,title,type,startDate,endDate,schoolYear\ny9,2026,schoolYear,2026-09-01,2027-07-10,2027\n"),
                text("courses.csv", "sourcedId,title,orgSourcedId\nk9,班级,z\n"),
                text("classes.csv", "sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds\nc9,2班,七年级,k9,homeroom,z,y9\n"),
                text("users.csv", "sourcedId,enabledUser,username,givenName,familyName\nu9,true,lilei2,雷,李\n"),
                text("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId\nr9,u9,primary,student,z\n"),
                text("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne9,c9,z,u9,student\n"),
            ],
        );
        let preview = house.upload(house.admin, house.school, "other.zip", &other).location;
        let seen = house.get(house.admin, &preview).text;
        assert!(seen.contains("1 new account") && seen.contains("0 new schools"), "{}: {seen}", house.engine);
    }
}

#[test]
fn names_are_changed_only_of_accounts_that_the_school_made() {
    for house in houses() {
        house.import("list.csv", "name,number\n李雷,0001\n".as_bytes());
        let list = "name,number,user name,role\n李蕾,0001,,learner\n另一个名字,,miss.li,teacher\n新人,0003,,learner\n";
        let preview = house.upload(house.admin, house.school, "names.csv", list.as_bytes()).location;
        let seen = house.get(house.admin, &preview).text;
        assert!(seen.contains("1 changed name") && seen.contains("whose name differs and stays"), "{seen}");
        assert!(seen.contains("“miss.li” on the account, “另一个名字” in the file"), "{}: {seen}", house.engine);
        house.post(house.admin, &format!("{preview}/confirm"), "");
        let shown = |name: &str| house.text(&format!("SELECT display_name FROM account WHERE name = '{name}'"));
        assert_eq!((shown("xh0001"), shown("miss.li")), ("李蕾".to_owned(), "miss.li".to_owned()), "{}", house.engine);
        let noted = house.text("SELECT detail FROM audit WHERE action = 'roster.imported' ORDER BY sequence DESC");
        assert!(noted.contains(&person(&house, "xh0001").to_string()) && !noted.contains("李"), "by id only: {noted}");
        // Nor does a bundle suspend whoever the school did not make.
        let (teacher, pupil) = (house.teacher, person(&house, "xh0001"));
        let users = format!(
            "sourcedId,status,enabledUser,username,givenName,familyName\n{teacher},active,false,miss.li,miss.li,-\n{pupil},active,false,xh0001,蕾,李\n"
        );
        house.import("off.zip", &packed("delta", &[("users.csv", &users)]));
        let off = |name: &str| house.number(&format!("SELECT COUNT(*) FROM account WHERE name = '{name}' AND suspended_at IS NOT NULL"));
        assert_eq!((off("miss.li"), off("xh0001")), (0, 1), "{}", house.engine);
    }
}

#[test]
fn accounts_of_imports_before_that_was_noted_are_the_schools_too() {
    for house in houses() {
        house.import("list.csv", "name,number\n李雷,0001\n".as_bytes());
        execute(&house, "DELETE FROM roster_account WHERE person_id = $1", person(&house, "xh0001"));
        house.import("names.csv", "name,number\n李蕾,0001\n".as_bytes());
        assert_eq!(house.text("SELECT display_name FROM account WHERE name = 'xh0001'"), "李蕾", "{}", house.engine);
    }
}

#[test]
fn no_list_takes_the_account_of_somebody_it_neither_made_nor_has() {
    for house in houses() {
        let outsider = person(&house, "outsider");
        let places = || house.number("SELECT COUNT(*) FROM membership WHERE until IS NULL");
        let before = places();
        let advice = "was not made by it, so this line is left out. Choose another user name";
        let refused = |name: &str, bytes: &[u8], at: &str| {
            let preview = house.upload(house.admin, house.school, name, bytes).location;
            let seen = house.get(house.admin, &preview).text;
            assert!(seen.contains(advice) && seen.contains(at), "{}: {name}: {seen}", house.engine);
            house.post(house.admin, &format!("{preview}/confirm"), "");
            assert_eq!(places(), before, "{}: {name}", house.engine);
        };
        refused("reserved.csv", "name,user name\n站长,admin\n".as_bytes(), "Line 2");
        refused("list.csv", "name,user name\n外人,outsider\n".as_bytes(), "Line 2");
        let bundle = |id: &str| {
            let users = format!("sourcedId,status,enabledUser,username,givenName,familyName\n{id},active,true,outsider,人,外\n");
            let roles = format!("sourcedId,status,userSourcedId,roleType,role,orgSourcedId\nr,active,{id},primary,student,{}\n", house.school);
            packed("delta", &[("orgs.csv", "sourcedId,status,name,type\n"), ("users.csv", &users), ("roles.csv", &roles)])
        };
        refused("other.zip", &bundle("u1"), "users.csv · Line 2, column “username”");
        refused("by-id.zip", &bundle(&outsider.to_string()), "users.csv · Line 2");
        let body = json!({ "userName": "outsider", "displayName": "外人" }).to_string();
        let made = house.program("POST", "/scim/v2/Users", house.school, "scim", &[("content-type", "application/scim+json")], &body);
        assert_eq!((made.status, places()), (409, before), "{}: {}", house.engine, made.text);
        // Whoever was here with an account of their own and left is a stranger, whatever a list called them; whom a list made comes back.
        let walker = house.by_hand("walker", "Walker", Role::Learner, house.school);
        let list = "name,number,user name\nWalker,0009,walker\n李雷,0001,\n".as_bytes();
        house.import("list.csv", list);
        execute(&house, "UPDATE membership SET until = 1 WHERE person_id = $1", walker);
        execute(&house, "UPDATE membership SET until = 1 WHERE person_id = $1", person(&house, "xh0001"));
        house.organizations.forget_all();
        let preview = house.upload(house.admin, house.school, "list.csv", list).location;
        let seen = house.get(house.admin, &preview).text;
        assert!(seen.contains(advice) && seen.contains("1 new place") && seen.contains("0 new accounts"), "{}: {seen}", house.engine);
    }
}

#[test]
fn addresses_that_people_added_themselves_are_given_to_no_list_and_no_directory() {
    for house in houses() {
        house.import("list.csv", "name,number,email,phone\n李雷,0001,school@example.cn,13900000000\n韩梅,0002,,\n".as_bytes());
        for (name, kind, value) in [
            ("xh0001", "email", "own1@example.org"),
            ("xh0002", "email", "own2@example.org"),
            ("miss.li", "email", "own3@example.org"),
            ("xh0002", "phone", "+8613711112222"),
        ] {
            let values = [house.services.new_id().into(), person(&house, name).into(), kind.into(), value.into()];
            let sql = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, $3, $4, 0, 1)";
            house.services.database.write::<_, DatabaseError>(|session| session.execute(sql, &values)).unwrap();
        }
        let sheet = String::from_utf8(export(&house, house.school, "people.csv")).unwrap();
        let zip = unpacked(&export(&house, house.school, "oneroster.zip"));
        let rest = ask(&house, "/users").text;
        let scim = |path: &str| house.program("GET", &format!("/scim/v2{path}"), house.school, "scim", &[], "").text;
        for (what, seen) in [("sheet", &sheet), ("bundle", &zip), ("service", &rest), ("directory", &scim("/Users"))] {
            assert!(seen.contains("school@example.cn") && seen.contains("13900000000"), "{}: {what} gives the school its own: {seen}", house.engine);
            assert!(!seen.contains("own") && !seen.contains("1371111"), "{}: {what} gives nobody else's: {seen}", house.engine);
        }
        assert!(scim("/Users?filter=emails.value%20eq%20%22own1@example.org%22").contains("\"totalResults\":0"), "nor does it tell who has one");
        assert!(scim("/Users?filter=emails.value%20eq%20%22School@example.cn%22").contains("\"totalResults\":1"));
        // What a list gave before that was noted comes back once the list is brought in again.
        execute(&house, "DELETE FROM roster_contact WHERE person_id = $1", person(&house, "xh0001"));
        let again = house.import("list.csv", "name,number,email\n李雷,0001,School@example.cn\n".as_bytes());
        assert!(house.get(house.admin, &again).text.contains("Another address was noted for 1 person"), "{}", house.engine);
        assert!(scim("/Users").contains("school@example.cn"));
        // What one school brought in is none of another's business, even of the same person.
        let system = By::system(house.services.now());
        let there = organization::NewRole {
            person: person(&house, "xh0001"),
            organization: house.other_school,
            role: Role::Learner,
            since: None,
            until: None,
            reason: "",
            source: "",
        };
        house.organizations.give_role(&system, &there).unwrap();
        let other = house.program("GET", "/scim/v2/Users", house.other_school, "scim", &[], "").text;
        assert!(other.contains("xh0001") && !other.contains("school@example.cn"), "{}: {other}", house.engine);
        // A directory that replaces a user keeps what it said, and touches nothing else.
        let change = AccountChange { display_name: Some("韩梅"), ..AccountChange::default() };
        house.services.database.write(|session| house.identity.change_account_in(session, person(&house, "xh0002"), &change)).unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE verified_at IS NOT NULL"), 4);
    }
}

#[test]
fn loading_the_page_of_codes_anew_makes_no_others() {
    for house in houses() {
        let import = house.import("list.csv", "name,number\n李雷,0001\n".as_bytes());
        let address = format!("{import}/codes");
        let made = house.post(house.admin, &address, "");
        assert_eq!(made.status, 303, "{}", made.text);
        let code = |text: &str| text.split("<code>").nth(2).map(|rest| rest.split("</code>").next().unwrap().to_owned());
        let first = house.get(house.admin, &made.location);
        let shown = code(&first.text).unwrap_or_else(|| panic!("{}", first.text));
        assert_eq!(first.header("cache-control"), "no-store");
        assert_eq!(code(&house.get(house.admin, &made.location).text), Some(shown.clone()), "{}: loaded anew", house.engine);
        let file = house.get(house.admin, &format!("{address}?as=csv&language=en"));
        assert!(file.text.contains(&shown) && file.header("content-type").starts_with("text/csv"), "{}", file.text);
        assert!(first.text.contains("初始登录码</dt>") && first.text.contains("lang=\"zh-Hans\""), "slips are in the platform's language: {}", first.text);
        let kept = house.services.database.read::<_, DatabaseError>(|session| session.query("SELECT list FROM roster_codes", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(kept.unwrap().iter().all(|list| !String::from_utf8_lossy(list).contains(&shown)), "nothing is kept in the clear");
        let colleague = house.by_hand("deputy", "Deputy", Role::SchoolAdmin, house.school);
        let theirs = house.get(colleague, &address);
        assert!(theirs.text.contains("not shown any more") && code(&theirs.text).is_none(), "{}: whoever made it alone", theirs.text);
        house.clock.advance(10 * 60 * kernel::time::SECOND);
        let over = house.get(house.admin, &made.location);
        assert!(over.status == 200 && over.text.contains("not shown any more") && over.text.contains("Make new codes"), "{}", over.text);
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        let entered = house.send("POST", "/sign-in", &headers, format!("username=xh0001&password={shown}&keep=yes").into_bytes());
        assert_eq!(entered.status, 303, "{}: the slip is still good", house.engine);
    }
}

#[test]
fn who_a_list_made_reads_the_language_of_the_browser_and_families_that_of_the_platform() {
    for house in houses() {
        let list = |number: u32| format!("name,number,birthday,guardian email\n李雷,000{number},2016-01-01,parent{number}@example.cn\n");
        let import = house.import("list.csv", list(1).as_bytes());
        assert_eq!(house.text("SELECT language FROM account WHERE name = 'xh0001'"), "und");
        let code = house.post(house.admin, &format!("{import}/codes"), "as=csv&language=en").text;
        assert!(code.contains("Starting code"), "the list is in the language that was chosen: {code}");
        let code = code.trim().rsplit(',').next().unwrap().to_owned();
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        let entered = house.send("POST", "/sign-in", &headers, format!("username=xh0001&password={code}&keep=yes").into_bytes());
        assert_eq!(entered.status, 303, "{}", entered.text);
        let preview = house.upload(house.admin, house.school, "more.csv", list(2).as_bytes()).location;
        assert!(house.get(house.admin, &preview).text.contains("Language of the invitations"));
        house.post(house.admin, &format!("{preview}/confirm"), "language=en");
        let sent = platform::messages::latest(&house.services).unwrap();
        let text = |address: &str| sent.iter().find(|(_, message)| message.address == address).unwrap().1.text.clone();
        assert!(text("parent1@example.cn").contains("监护人"), "{}", text("parent1@example.cn"));
        assert!(!text("parent2@example.cn").contains("监护人") && text("parent2@example.cn").contains("guardian"), "{}", text("parent2@example.cn"));
        let body = json!({ "userName": "by.scim", "displayName": "李雷" }).to_string();
        house.program("POST", "/scim/v2/Users", house.school, "scim", &[("content-type", "application/scim+json")], &body);
        assert_eq!(house.text("SELECT language FROM account WHERE name = 'by.scim'"), "und", "{}", house.engine);
    }
}

#[test]
fn going_back_after_an_import_leads_to_what_was_done() {
    for house in houses() {
        let preview = house.upload(house.admin, house.school, "list.csv", "name,number,grade,class\n李雷,0001,七年级,2班\n".as_bytes()).location;
        let seen = house.get(house.admin, &preview).text;
        assert!(seen.contains("七年级 · 2班"), "new classes are named with their grade: {seen}");
        let done = house.post(house.admin, &format!("{preview}/confirm"), "").location;
        let back = house.get(house.admin, &preview);
        assert_eq!((back.status, back.location), (303, done), "{}", house.engine);
        assert_eq!(house.get(house.teacher, &preview).status, 403);
    }
}

#[test]
fn an_archive_that_is_no_bundle_says_what_a_bundle_has() {
    let house = &houses()[0];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("users.csv", zip::write::SimpleFileOptions::default()).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let seen = house.get(house.admin, &house.upload(house.admin, house.school, "users.zip", &bytes).location).text;
    assert!(seen.contains("holds no manifest.csv") && seen.contains("enrollments.csv") && !seen.contains("XLS file"), "{seen}");
    let long = "长".repeat(39);
    let list = format!("name,number,role\n{long},0001,\n李雷,0002,{long}\n");
    let seen = house.get(house.admin, &house.upload(house.admin, house.school, "long.csv", list.as_bytes()).location).text;
    assert_eq!(seen.matches("<details>").count(), 2, "long cells are clipped, and whole on demand: {seen}");
    assert!(seen.find("The role is not known").unwrap() < seen.find("Line 3").unwrap(), "the fault comes first");
}
