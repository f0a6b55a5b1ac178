//! Bundles of OneRoster 1.2 in and out, and the rostering service as its consumers use it.

use std::io::{Cursor, Read, Write};

use kernel::Id;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::house::{House, Seen, houses};

pub const ALL: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
pub const CORE: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly";
pub const DEMOGRAPHICS: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly";
pub const AT: &str = "/ims/oneroster/rostering/v1p2";

pub fn packed(mode: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let names = ["orgs", "academicSessions", "courses", "classes", "users", "roles", "enrollments", "demographics"];
    let mut manifest = "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n".to_owned();
    for name in names {
        let there = files.iter().any(|(file, _)| file.trim_end_matches(".csv") == name);
        manifest.push_str(&format!("file.{name},{}\r\n", if there { mode } else { "absent" }));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("manifest.csv", manifest.as_str())].iter().chain(files) {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn bundle() -> Vec<u8> {
    packed(
        "bulk",
        &[
            ("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd,,,西湖区,district,,\ns,,,杏花小学,school,xh,d\n"),
            (
                "academicSessions.csv",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\ny,,,2026,schoolYear,2026-09-01,2027-07-10,,2027\nt,,,Autumn,term,2026-09-01,2027-01-20,y,2027\ng,,,First,gradingPeriod,2026-09-01,2026-11-01,t,2027\n",
            ),
            (
                "courses.csv",
                "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nk,,,y,Mathematics,M7,07,s,maths,\n",
            ),
            (
                "classes.csv",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nc1,,,Maths A,07,k,,scheduled,Room 1,s,t,maths,,1\nc2,,,Maths B,07,k,,scheduled,,s,t,,,\n",
            ),
            (
                "users.csv",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\nu1,,,true,ada,,Ada,Lovelace,,0001,ada@example.org,,,,07,\nu2,,,true,lilei,,雷,李,,0002,,,,,07,\nu3,,,true,euler,,Leonhard,Euler,,,,,,,,\nu4,,,true,ghost,,Casper,Ghost,,,,,,,,\n",
            ),
            (
                "roles.csv",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\nr1,,,u1,primary,student,,,s,\nr2,,,u2,primary,student,,,s,\nr3,,,u3,primary,teacher,,,s,\n",
            ),
            (
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,,,c1,s,u1,student,,,\ne2,,,c2,s,u2,student,,,\ne3,,,c1,s,u3,teacher,true,,\n",
            ),
            ("demographics.csv", "sourcedId,status,dateLastModified,birthDate,sex\nu2,,,2014-05-06,male\n"),
        ],
    )
}

pub fn ask(house: &House, path: &str) -> Seen {
    house.program("GET", &format!("{AT}{path}"), house.school, ALL, &[], "")
}

pub fn ids(seen: &Seen, collection: &str) -> Vec<String> {
    let json = seen.json();
    let list = json.get(collection).and_then(Value::as_array).unwrap_or_else(|| panic!("{}", seen.text)).clone();
    list.iter().map(|one| one["sourcedId"].as_str().unwrap().to_owned()).collect()
}

fn sorted(seen: &Seen, collection: &str) -> Vec<String> {
    let mut ids = ids(seen, collection);
    ids.sort();
    ids
}

#[test]
fn a_bundle_is_brought_in_and_a_delta_changes_it() {
    for house in houses() {
        let import = house.import("bundle.zip", &bundle());
        let page = house.get(house.admin, &import);
        assert!(page.text.contains("3 accounts were made") && page.text.contains("2 schools, grades and classes were made"), "{}", page.text);
        assert_eq!(house.text("SELECT age_band FROM account WHERE name = 'lilei'"), "child", "and the date of birth is nowhere");
        assert_eq!(house.text("SELECT name FROM organization WHERE kind = 'school' AND code = 'xh'"), "杏花小学", "the school is the one it was brought into");
        let enrolled = |user: &str| sorted(&ask(&house, &format!("/students/{user}/classes")), "classes");
        assert_eq!(enrolled("u1"), ["c1"]);
        let delta = packed(
            "delta",
            &[(
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,tobedeleted,2026-11-01T00:00:00Z,c1,s,u1,student\ne4,active,2026-11-01T00:00:00Z,c2,s,u1,student\ne5,active,2026-11-01T00:00:00Z,c9,s,u1,student\n",
            )],
        );
        let changed = house.import("delta.zip", &delta);
        assert_eq!(enrolled("u1"), ["c2"], "{}", house.get(house.admin, &changed).text);
        assert_eq!(enrolled("u2"), ["c2"], "a delta leaves the others");
        house.post(house.admin, &format!("{changed}/undo"), "");
        assert_eq!(enrolled("u1"), ["c1"], "{}", house.engine);
        let again = house.upload(house.admin, house.school, "bundle.zip", &bundle());
        let seen = house.get(house.admin, &again.location);
        assert!(seen.text.contains("0 new accounts") && seen.text.contains("0 places end"), "{}", seen.text);
    }
}

#[test]
fn an_import_taken_back_gives_back_addresses_names_of_classes_and_accounts() {
    const USERS: &str = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email\n";
    const CLASSES: &str = "sourcedId,status,dateLastModified,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds\n";
    for house in houses() {
        house.import("bundle.zip", &bundle());
        let state = || {
            let mail = |name: &str| {
                house.text(&format!(
                    "SELECT COALESCE(MAX(value), '') FROM roster_contact WHERE person_id = (SELECT person_id FROM account WHERE name = '{name}')"
                ))
            };
            let off = house.number("SELECT COUNT(*) FROM account WHERE suspended_at IS NOT NULL");
            (mail("ada"), mail("lilei"), off, house.number("SELECT COUNT(*) FROM organization WHERE name = 'Maths A'"))
        };
        let before = state();
        assert_eq!(before, ("ada@example.org".to_owned(), String::new(), 0, 1), "{}", house.engine);
        let change = |user: &str, class: &str| {
            let users = format!("{USERS}u1,active,2026-11-02T00:00:00Z,{user}u2,active,2026-11-02T00:00:00Z,false,lilei,雷,李,li@example.org\n");
            let class = format!("{CLASSES}c1,active,2026-11-02T00:00:00Z,{class},k,scheduled,s,t\n");
            packed("delta", &[("classes.csv", &class), ("users.csv", &users)])
        };
        let changed = house.import("changed.zip", &change("true,ada,Ada,Lovelace,Countess@Example.org\n", "Analysis"));
        let after = state();
        assert_eq!(after, ("countess@example.org".to_owned(), "li@example.org".to_owned(), 1, 0), "{}", house.get(house.admin, &changed).text);
        house.post(house.admin, &format!("{changed}/undo"), "");
        assert_eq!(state(), before, "{}", house.engine);
        let page = house.get(house.admin, &changed).text;
        for words in ["2 addresses are as before", "1 suspended account works again", "1 name came back"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        // What somebody changed since stays as it is.
        let changed = house.import("changed.zip", &change("true,ada,Ada,Lovelace,one@example.org\n", "Analysis"));
        house.import("again.zip", &change("true,ada,Ada,Lovelace,two@example.org\n", "Synthesis"));
        house.post(house.admin, &format!("{changed}/undo"), "");
        let page = house.get(house.admin, &changed).text;
        assert!(page.contains("1 address: it was changed again since") && page.contains("1 name: it was changed again since"), "{page}");
        assert_eq!(state().0, "two@example.org");
    }
}

#[test]
fn an_export_is_a_bundle_that_comes_back_as_it_was() {
    for house in houses() {
        house.import("bundle.zip", &bundle());
        let seen = house.get(house.admin, &format!("/organizations/{}/roster/oneroster.zip", house.school));
        assert_eq!(seen.status, 200, "{}", seen.text);
        let mut archive = ZipArchive::new(Cursor::new(seen.bytes.clone())).unwrap();
        let mut file = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let manifest = file("manifest.csv");
        assert!(
            manifest.contains("oneroster.version,1.2") && manifest.contains("file.users,bulk") && manifest.contains("file.demographics,absent"),
            "{manifest}"
        );
        assert!(file("enrollments.csv").contains(",c1,s,u1,student,,") && file("classes.csv").contains("c1,,,Maths A,07,k,,scheduled,Room 1,s,t,maths,,1"));
        assert!(
            file("users.csv").contains("u2,,,true,lilei,,雷,李,,0002,,,,,,,,,,,,s,") && file("orgs.csv").contains("s,,,杏花小学,school,xh,"),
            "{}",
            file("users.csv")
        );
        let again = house.upload(house.admin, house.school, "export.zip", &seen.bytes);
        let preview = house.get(house.admin, &again.location);
        assert!(
            preview.text.contains("0 new accounts") && preview.text.contains("There is nothing to import: all people") && !preview.text.contains("left out"),
            "{}: {}",
            house.engine,
            preview.text
        );
        assert_eq!(house.get(house.teacher, &format!("/organizations/{}/roster/oneroster.zip", house.school)).status, 403);
        let sheet = house.get(house.admin, &format!("/organizations/{}/roster/people.csv", house.school));
        assert!(sheet.text.contains("李雷,0002,lilei,learner,,,Maths B,,"), "{}", sheet.text);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action LIKE 'roster.exported%'"), 2);
    }
}

#[test]
fn consumers_read_filter_sort_and_page() {
    for house in houses() {
        house.import("bundle.zip", &bundle());
        for (path, collection, wanted) in [
            ("/orgs", "orgs", &["s"][..]),
            ("/schools", "orgs", &["s"]),
            ("/terms", "academicSessions", &["t"]),
            ("/gradingPeriods", "academicSessions", &["g"]),
            ("/terms/t/gradingPeriods", "academicSessions", &["g"]),
            ("/terms/t/classes", "classes", &["c1", "c2"]),
            ("/courses", "courses", &["k"]),
            ("/courses/k/classes", "classes", &["c1", "c2"]),
            ("/schools/s/courses", "courses", &["k"]),
            ("/schools/s/classes", "classes", &["c1", "c2"]),
            ("/schools/s/terms", "academicSessions", &["t"]),
            ("/schools/s/students", "users", &["u1", "u2"]),
            ("/schools/s/classes/c1/students", "users", &["u1"]),
            ("/schools/s/classes/c1/teachers", "users", &["u3"]),
            ("/students", "users", &["u1", "u2"]),
            ("/classes/c2/students", "users", &["u2"]),
            ("/teachers/u3/classes", "classes", &["c1"]),
            ("/demographics", "demographics", &["u1", "u2", "u3"]),
            ("/users?filter=familyName%3D%27lovelace%27", "users", &["u1"]),
            ("/users?filter=username%3D%27euler%27", "users", &["u3"]),
            ("/users?filter=username%3D%27outsider%27", "users", &[]),
            ("/students?filter=username%3D%27euler%27", "users", &[]),
            ("/users?filter=familyName~%27love%27%20OR%20identifier%3D%270002%27", "users", &["u1", "u2"]),
            ("/users?filter=roles.role%3D%27teacher%27%20AND%20givenName~%27leon%27", "users", &["u3"]),
        ] {
            let scope = if path.starts_with("/demographics") { DEMOGRAPHICS } else { ALL };
            let seen = house.program("GET", &format!("{AT}{path}"), house.school, scope, &[], "");
            assert_eq!(seen.status, 200, "{path}: {}", seen.text);
            let ours: Vec<String> = sorted(&seen, collection).into_iter().filter(|id| id.len() < 26).collect();
            assert_eq!(ours, wanted, "{}: {path}: {}", house.engine, seen.text);
        }
        let sorted = ask(&house, "/students?sort=familyName&orderBy=desc&fields=sourcedId,familyName");
        assert_eq!(ids(&sorted, "users"), ["u2", "u1"], "{}", sorted.text);
        assert_eq!(sorted.json()["users"][1], serde_json::json!({ "sourcedId": "u1", "familyName": "Lovelace" }));
        assert_eq!(sorted.header("x-total-count"), "2");
        let page = ask(&house, "/students?limit=1&offset=1");
        assert_eq!((ids(&page, "users").len(), page.header("x-total-count")), (1, "2"));
        assert!(
            page.header("link").contains("offset=0>; rel=\"prev\"")
                && page.header("link").contains("offset=1>; rel=\"last\"")
                && !page.header("link").contains("next"),
            "{}",
            page.header("link")
        );
    }
}

#[test]
fn things_look_as_the_standard_says() {
    for house in houses() {
        house.import("bundle.zip", &bundle());
        let user = ask(&house, "/users/u2").json()["user"].clone();
        assert_eq!((user["givenName"].as_str(), user["familyName"].as_str(), user["enabledUser"].as_str()), (Some("雷"), Some("李"), Some("true")));
        assert_eq!(user["roles"][0]["org"]["href"], "http://test/ims/oneroster/rostering/v1p2/orgs/s");
        assert_eq!((user["status"].as_str(), user["dateLastModified"].as_str()), (Some("active"), Some("2026-11-23T08:00:00.000Z")));
        let class = ask(&house, "/classes/c1").json()["class"].clone();
        assert_eq!((class["course"]["sourcedId"].as_str(), class["terms"][0]["type"].as_str()), (Some("k"), Some("academicSession")));
        let enrolments = ask(&house, "/schools/s/classes/c1/enrollments").json();
        let first = enrolments["enrollments"][0].clone();
        assert_eq!((first["class"]["sourcedId"].as_str(), first["beginDate"].as_str()), (Some("c1"), Some("2026-11-23")));
        let one = ask(&house, &format!("/enrollments/{}", first["sourcedId"].as_str().unwrap())).json();
        assert_eq!(one["enrollment"], first);
        let demographics = house.program("GET", &format!("{AT}/demographics/u2"), house.school, DEMOGRAPHICS, &[], "");
        assert!(!demographics.text.contains("2014") && demographics.json()["demographics"]["sourcedId"] == "u2");
        // What was made by hand has what the standard asks for too.
        house.import("list.csv", "name,number,grade,class\n某某,9999,Seven,One\n".as_bytes());
        let class = ask(&house, "/classes?filter=title%3D%27One%27").json()["classes"][0].clone();
        assert_eq!((class["grades"][0].as_str(), class["terms"][0]["sourcedId"].as_str()), (Some("Seven"), Some("year-2027")));
        let course = ask(&house, &format!("/courses/{}", class["course"]["sourcedId"].as_str().unwrap()));
        assert_eq!((course.status, course.json()["course"]["title"].as_str()), (200, Some("One")));
    }
}

#[test]
fn programs_see_only_what_their_scope_and_organisation_allow() {
    for house in houses() {
        house.import("bundle.zip", &bundle());
        let program = |path: &str, place: Id, scope: &str| house.program("GET", &format!("{AT}{path}"), place, scope, &[], "");
        assert_eq!(program("/users", house.school, CORE).status, 200);
        assert_eq!(program("/students", house.school, CORE).status, 200);
        assert_eq!(program("/schools/s/students", house.school, CORE).status, 403, "core is less than all");
        assert_eq!(program("/demographics", house.school, ALL).status, 403);
        assert_eq!(program("/users", house.school, "scim").status, 403);
        assert_eq!(house.send("GET", &format!("{AT}/users"), &[], Vec::new()).status, 401);
        assert_eq!(program("/users", Id::named(&["nowhere"]), ALL).status, 403);
        for path in ["/users/u1", "/orgs/s", "/classes/c1", "/classes/c1/students", "/schools/s/students", "/students/u1/classes"] {
            let seen = program(path, house.other_school, ALL);
            assert_eq!(seen.status, 404, "{path}: {}", seen.text);
            assert_eq!(seen.json()["imsx_CodeMinor"]["imsx_codeMinorField"][0]["imsx_codeMinorFieldValue"], "unknownobject");
        }
        assert_eq!(ids(&program("/students", house.other_school, ALL), "users").len(), 1);
        for (query, minor) in [
            ("filter=secret%3D%27x%27", "invalid_filter_field"),
            ("filter=x", "invalid_filter_field"),
            ("fields=", "invalid_selection_field"),
            ("fields=sourcedId,nothing", "invalid_selection_field"),
            ("limit=x", "invaliddata"),
            ("limit=0", "invaliddata"),
            ("orderBy=up", "invaliddata"),
        ] {
            let seen = ask(&house, &format!("/users?{query}"));
            assert_eq!(seen.status, 400, "{query}");
            let json = seen.json();
            assert_eq!((json["imsx_codeMajor"].as_str(), json["imsx_severity"].as_str()), (Some("failure"), Some("error")));
            assert_eq!(json["imsx_CodeMinor"]["imsx_codeMinorField"][0]["imsx_codeMinorFieldValue"], minor, "{query}");
        }
        assert_eq!(ask(&house, "/users?sort=nothing&fields=sourcedId,pronouns").status, 200);
    }
}
