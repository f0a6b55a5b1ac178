//! Organisations, roles and decisions at the HTTP boundary, on both engines.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{GOOD, House, houses, new_role};
use kernel::time::{DAY, SECOND};
use kernel::{Id, PageRequest, Permission, Role, Time};
use organization::{
    DIVISIONS_MAX, Divisions, EXPORT_MAX, FOUND_MAX, Kind, MEMBERSHIPS_MAX, Membership, NewOrganization, NewRole, OrganizationError, Organizations,
    PEOPLE_FOUND_MAX, Reason, Thing, top_id,
};
use platform::{Consumer, DatabaseError};

#[test]
fn an_administrator_runs_their_school_and_nothing_else() {
    for house in houses() {
        let (admin, teacher) = (house.person("admin7"), house.person("teacher7"));
        let city = house.make(top_id(), Kind::City, "杭州市");
        let (school, other) = (house.make(city, Kind::School, "西湖小学"), house.make(city, Kind::School, "文一小学"));
        house.give(admin, Role::SchoolAdmin, school);
        house.made(school, teacher);
        let mut browser = house.browser("admin7", true);
        let made = browser.post(&format!("/organizations/{school}/create"), &[("kind", "class"), ("name", "一年级1班"), ("code", "c-1")]);
        assert_eq!(made.status, 303, "{} {}", house.test.engine, made.text);
        let class = house.room.by_code("c-1").unwrap().unwrap();
        assert_eq!(class.parent, Some(school));
        let given = browser.post(&format!("/organizations/{}/roles", class.id), &[("username", "teacher7"), ("role", "teacher"), ("until", "2099-07-31")]);
        assert_eq!(given.status, 303, "{}", given.text);
        let people = browser.get(&format!("/organizations/{}/people", class.id));
        assert!(people.text.contains("teacher7") && people.text.contains("until 2099-07-31"), "{}", people.text);
        assert!(browser.get(&format!("/organizations/{school}/people?q=teach")).text.contains("一年级1班"), "found below");

        for path in [format!("/organizations/{other}/create"), format!("/organizations/{city}/create"), format!("/organizations/{}/create", top_id())] {
            assert_eq!(browser.post(&path, &[("kind", "class"), ("name", "x")]).status, 404, "{path}");
        }
        assert_eq!(browser.post(&format!("/organizations/{other}/roles"), &[("username", "teacher7"), ("role", "teacher")]).status, 404);
        assert_eq!(browser.post(&format!("/organizations/{school}/roles"), &[("username", "teacher7"), ("role", "regionadmin")]).status, 403, "never up");
        assert_eq!(browser.get(&format!("/organizations/{other}/people")).status, 404);
        assert_eq!(browser.post(&format!("/organizations/{other}/close"), &[]).status, 404);
        assert!(!house.room.may(&house.by(teacher), Permission::ManagePeople, Thing::Organization(class.id)).unwrap().is_allowed());
        assert!(house.room.may(&house.by(teacher), Permission::Teach, Thing::Organization(class.id)).unwrap().is_allowed());
        assert!(!house.room.may(&house.by(teacher), Permission::Teach, Thing::Organization(school)).unwrap().is_allowed(), "a class is not the school");
        assert!(house.actions().contains(&"role.given".to_owned()) && house.actions().contains(&"organization.created".to_owned()));
    }
}

#[test]
fn a_staff_role_does_not_work_with_a_password_alone() {
    for house in houses() {
        let admin = house.person("admin7");
        let school = house.make(top_id(), Kind::School, "西湖小学");
        house.give(admin, Role::SchoolAdmin, school);
        let mut weak = house.browser("admin7", false);
        assert_eq!(weak.get(&format!("/organizations/{school}/people")).status, 403, "{}", house.test.engine);
        assert_eq!(weak.post(&format!("/organizations/{school}/create"), &[("kind", "class"), ("name", "x")]).status, 403);
        let page = weak.get("/me/roles?permission=people.manage").text;
        assert!(page.contains("signed in with a password alone"), "{page}");
        assert_eq!(house.browser("admin7", true).get(&format!("/organizations/{school}/people")).status, 200);
    }
}

#[test]
fn roles_begin_and_end_and_sessions_end_with_them() {
    for house in houses() {
        let (admin, other) = (house.person("admin7"), house.person("other7"));
        let school = house.make(top_id(), Kind::School, "西湖小学");
        let mut browser = house.browser("admin7", true);
        let membership = house.give(admin, Role::SchoolAdmin, school);
        assert_eq!(browser.get("/me/roles").status, 401, "a role of staff is used after a fresh sign-in");
        let mut browser = house.browser("admin7", true);
        assert_eq!(browser.get(&format!("/organizations/{school}/people")).status, 200);
        let later = NewRole {
            since: Some(house.services.now().plus(DAY)),
            until: Some(house.services.now().plus(2 * DAY)),
            ..new_role(other, Role::Inspector, school)
        };
        house.room.give_role(&house.system(), &later).unwrap();
        let reason = |house: &House| house.room.may(&house.by(other), Permission::Inspect, Thing::Organization(school)).unwrap().reason;
        assert_eq!(reason(&house), Reason::NotYet(Role::Inspector, school), "{}", house.test.engine);
        house.clock.advance(DAY);
        assert_eq!(reason(&house), Reason::Granted(Role::Inspector, school));
        house.clock.advance(DAY);
        assert_eq!(reason(&house), Reason::Ended(Role::Inspector, school));
        assert_eq!(house.browser("other7", true).post(&format!("/roles/{membership}/end"), &[]).status, 404, "another's");
        house.room.end_role(&house.system(), membership).unwrap();
        assert_eq!(browser.get("/me/roles").status, 401);
        assert_eq!(house.browser("admin7", true).get(&format!("/organizations/{school}/people")).status, 403);
    }
}

#[test]
fn who_audits_administers_nothing() {
    for house in houses() {
        let (operator, auditor) = (house.person("op7"), house.person("audit7"));
        house.give(operator, Role::Operator, top_id());
        house.give(auditor, Role::Auditor, top_id());
        for (person, role) in [(operator, Role::Auditor), (auditor, Role::SchoolAdmin), (auditor, Role::Operator)] {
            let refused = house.room.give_role(&house.system(), &new_role(person, role, top_id()));
            assert!(matches!(refused, Err(OrganizationError::Apart(..))), "{role}");
        }
        let (mut reads, mut runs) = (house.browser("audit7", true), house.browser("op7", true));
        assert_eq!(runs.get("/admin/audit").status, 403, "{}", house.test.engine);
        runs.address = "192.0.2.7".to_owned();
        let changed = runs.post("/me/security/password", &[("password", GOOD), ("new_password", "another long one 2026")]);
        assert_eq!(changed.status, 303, "{}", changed.text);
        let page = reads.get("/admin/audit?person=op7");
        let words: String = page.text.split("<details>").map(|part| part.split_once("</details>").map_or(part, |(_, rest)| rest)).collect();
        for said in ["gave a role", "operator", "changed the password", "from 192.0.2.7"] {
            assert!(page.status == 200 && words.contains(said), "{said}: {}", page.text);
        }
        let codes = words.split("<select").map(|part| part.split_once("</select>").map_or(part, |(_, rest)| rest)).collect::<String>();
        assert!(!codes.contains("role.given") && !codes.contains('{') && page.text.contains("role.given"), "codes stand only in entries as they are kept");
        let odd = reads.get("/admin/audit?from=2026-13-45");
        assert!(odd.text.contains("class=\"error\"") && !odd.text.contains("class=\"card rows audit\""), "{}", odd.text);
        assert_eq!(reads.get("/admin/audit.csv?until=tomorrow").status, 422);
        let found = reads.get("/admin/audit?action=account");
        assert!(found.text.contains("changed the password") && found.text.contains("<option value=\"account\" selected>"), "{}", found.text);
        let csv = reads.get("/admin/audit.csv?action=role");
        assert!(csv.text.starts_with("sequence,at,") && csv.text.matches("role.given").count() == 2, "{}", csv.text);
        assert!(house.actions().contains(&"audit.exported".to_owned()));
        assert_eq!(reads.post(&format!("/organizations/{}/create", top_id()), &[("kind", "school"), ("name", "x")]).status, 403);
        assert!(platform::audit::verify(&house.test.database, &house.services.secrets, None).unwrap().is_ok());
    }
}

#[test]
fn a_record_is_opened_with_a_reason_that_its_person_sees() {
    for house in houses() {
        let (teacher, learner, stranger) = (house.person("teacher7"), house.person("pupil7"), house.person("pupil8"));
        let school = house.make(top_id(), Kind::School, "西湖小学");
        let (class, other) = (house.make(school, Kind::Class, "1班"), house.make(school, Kind::Class, "2班"));
        house.give(teacher, Role::Teacher, class);
        house.give(learner, Role::Learner, class);
        house.give(stranger, Role::Learner, other);
        let mut browser = house.browser("teacher7", true);
        assert_eq!(browser.get(&format!("/admin/people/{stranger}")).status, 404, "not in a class of theirs");
        assert_eq!(browser.post(&format!("/admin/people/{stranger}/record"), &[("reason", "curious")]).status, 404);
        assert_eq!(browser.post(&format!("/admin/people/{learner}/record"), &[("reason", "x")]).status, 422, "a reason is needed");
        let opened = browser.post(&format!("/admin/people/{learner}/record"), &[("reason", "falls behind in fractions")]);
        assert!(opened.status == 200 && opened.text.contains("id=\"record\""), "{} {}", house.test.engine, opened.text);
        let seen = house.browser("pupil7", false).get("/me/roles").text;
        assert!(seen.contains("teacher7") && seen.contains("falls behind in fractions"), "{seen}");
        assert_eq!(browser.post(&format!("/admin/people/{learner}/suspend"), &[]).status, 403, "a teacher manages nobody");
    }
}

#[test]
fn the_first_operator_holds_the_token_once() {
    for house in houses() {
        house.person("first7");
        house.person("second7");
        let token = house.room.first_run_token().unwrap().unwrap();
        let mut browser = house.browser("first7", false);
        assert_eq!(browser.get("/first-run").status, 200);
        assert_eq!(browser.post("/first-run", &[("token", "0123456789abcdef0123456789abcdef")]).status, 403);
        assert_eq!(browser.post("/first-run", &[("token", &token)]).status, 303, "{}", house.test.engine);
        assert_eq!(house.room.first_run_token().unwrap(), None);
        assert_eq!(browser.get("/first-run").status, 404);
        assert_eq!(house.browser("second7", false).post("/first-run", &[("token", &token)]).status, 403, "once");
        let mut browser = house.browser("first7", true);
        assert!(browser.get(&format!("/organizations/{}/people", top_id())).text.contains("first7"));
        // Somebody always operates the platform; and once somebody did, the token is worth nothing for ever.
        let me = house.identity.account("first7").unwrap().person;
        let membership = house.room.roles_of(&house.system(), me).unwrap().first().unwrap().0.id;
        let asked = browser.post(&format!("/roles/{membership}/end"), &[("back", "me")]);
        assert!(
            asked.status == 200 && asked.text.contains("You cannot take it back yourself") && asked.text.contains("name=\"back\" value=\"me\""),
            "{}",
            asked.text
        );
        let seen = browser.post(&format!("/roles/{membership}/end"), &[("back", "me"), ("sure", "yes")]);
        assert!(seen.status == 409 && seen.text.contains("Nobody else operates the platform"), "{}: {}", seen.status, seen.text);
        house.room.end_role(&house.system(), membership).unwrap();
        assert_eq!(house.room.first_run_token().unwrap(), None, "{}", house.test.engine);
        assert_eq!(house.browser("second7", false).post("/first-run", &[("token", &token)]).status, 403);
    }
}

#[test]
fn bad_input_says_what_to_do_and_changes_nothing() {
    for house in houses() {
        let admin = house.person("admin7");
        house.person("teacher7");
        let school = house.make(top_id(), Kind::School, "西湖小学");
        let class = house.make(school, Kind::Class, "1班");
        house.give(admin, Role::SchoolAdmin, school);
        let mut browser = house.browser("admin7", true);
        let own = browser.post(&format!("/organizations/{class}/roles"), &[("username", "admin7"), ("role", "teacher")]);
        assert!(own.status == 403 && own.text.contains("Nobody gives themselves a role"), "{}", own.text);
        let count = || house.test.database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM organization", &[])).unwrap();
        let before = count();
        let create = format!("/organizations/{school}/create");
        let long = "x".repeat(121);
        for (form, status) in [
            (vec![("kind", "class"), ("name", "")], 422),
            (vec![("kind", "class"), ("name", long.as_str())], 422),
            (vec![("kind", "class"), ("name", "x"), ("code", "a b")], 422),
            (vec![("kind", "province"), ("name", "x")], 422),
            (vec![("kind", "castle"), ("name", "x")], 422),
        ] {
            let seen = browser.post(&create, &form);
            assert!(seen.status == status && seen.text.contains("role=\"alert\""), "{form:?}: {}", seen.status);
        }
        assert_eq!(count(), before, "{}", house.test.engine);
        assert_eq!(browser.post(&format!("/organizations/{school}/close"), &[("sure", "yes")]).status, 409, "a class stands below");
        let asked = browser.post(&format!("/organizations/{class}/close"), &[]);
        assert!(asked.status == 200 && asked.text.contains("everybody&#39;s roles in it end at once"), "{}", asked.text);
        assert_eq!(browser.post(&format!("/organizations/{class}/close"), &[("sure", "yes")]).status, 303);
        assert_eq!(browser.post(&format!("/organizations/{class}/close"), &[("open", "yes")]).status, 303);
        for (name, until) in [("nobody7", ""), ("teacher7", "31.12.2099"), ("teacher7", "2020-01-01")] {
            let seen = browser.post(&format!("/organizations/{class}/roles"), &[("username", name), ("role", "teacher"), ("until", until)]);
            assert!(seen.status == 422 && seen.text.contains(&format!("value=\"{name}\"")), "{}", seen.status);
        }
        let code = |code| house.room.create(&house.system(), &NewOrganization { parent: school, kind: Kind::Class, name: "x", code, source: "" });
        code("same").unwrap();
        assert!(matches!(code("same"), Err(OrganizationError::CodeTaken)));
    }
}

#[test]
fn divisions_are_taken_in_once() {
    let divisions = Divisions {
        provinces: "code,name\n11,\"北京市\"\n33,\"浙江省\"\n",
        cities: "code,name,provinceCode\n1101,\"市辖区\",11\n3301,\"杭州市\",33\n",
        areas: "code,name,cityCode,provinceCode\n110101,\"东城区\",1101,11\n330106,\"西湖区\",3301,33\n",
    };
    for house in houses() {
        assert_eq!(house.room.take_in_divisions(&divisions).unwrap(), 6, "{}: the stand-in of Beijing is no place", house.test.engine);
        assert_eq!(house.room.take_in_divisions(&divisions).unwrap(), 0);
        let beijing = house.room.by_code("11").unwrap().unwrap();
        assert_eq!(house.room.by_code("110101").unwrap().unwrap().parent, Some(beijing.id));
        let lake = house.room.by_code("330106").unwrap().unwrap();
        let names: Vec<String> = house.room.organization(lake.id, PageRequest::default()).unwrap().trail.into_iter().map(|step| step.name).collect();
        assert_eq!(names, ["杏坛 Xingtan", "中国", "浙江省", "杭州市"]);
        let person = house.person("lake7");
        let mut browser = house.browser("lake7", false);
        assert!(browser.get("/organizations?q=西湖").text.contains("330106") && browser.get("/organizations?q=330106").text.contains("西湖区"));
        let wrong = Divisions { areas: "code,name,cityCode,provinceCode\n999999,\"x\",9999,99\n", ..divisions };
        assert!(house.room.take_in_divisions(&wrong).unwrap_err().to_string().contains("9999"));
        let _ = person;
    }
}

#[test]
fn a_change_elsewhere_is_seen_after_looking_around() {
    for house in houses() {
        let admin = house.person("admin7");
        let school = house.make(top_id(), Kind::School, "西湖小学");
        let node = Organizations::new(house.services.clone(), house.identity.clone());
        let may = |node: &Organizations| node.may(&house.by(admin), Permission::ManagePeople, Thing::Organization(school)).unwrap().is_allowed();
        node.look_around().unwrap();
        assert!(!may(&node));
        let membership = house.give(admin, Role::SchoolAdmin, school);
        assert!(may(&house.room));
        node.look_around().unwrap();
        assert!(may(&node), "{}", house.test.engine);
        house.room.end_role(&house.system(), membership).unwrap();
        node.look_around().unwrap();
        assert!(!may(&node));
    }
}

#[test]
fn who_leaves_is_forgotten_and_who_merges_keeps() {
    for house in houses() {
        let (one, two) = (house.person("one7"), house.person("two7"));
        let school = house.make(top_id(), Kind::School, "西湖小学");
        house.give(one, Role::Teacher, school);
        let fact = |verb, object| kernel::Fact {
            id: house.services.new_id(),
            actor: one,
            verb,
            object: kernel::fact::Object { kind: kernel::fact::ObjectKind::Person, id: object },
            outcome: kernel::fact::Outcome::default(),
            context: kernel::fact::Context::default(),
            at: house.services.now().plus(SECOND),
        };
        let consume = |fact: &kernel::Fact| house.test.database.write::<_, DatabaseError>(|session| house.room.consume(session, fact)).unwrap();
        consume(&fact(kernel::fact::Verb::Merged, two));
        assert_eq!(house.room.roles_of(&house.system(), two).unwrap().len(), 1, "{}", house.test.engine);
        house.give(one, Role::Teacher, school);
        house.give(one, Role::Learner, school);
        consume(&fact(kernel::fact::Verb::Merged, two));
        house.clock.advance(2 * SECOND);
        assert_eq!(house.room.roles_of(&house.system(), two).unwrap().len(), 2, "{}: what both hold is held once", house.test.engine);
        house.give(one, Role::Teacher, school);
        consume(&fact(kernel::fact::Verb::Erased, one));
        assert!(house.room.roles_of(&house.system(), one).unwrap().is_empty());
    }
}

#[test]
fn breaking_the_glass_takes_a_reason_and_tells_those_in_charge() {
    for house in houses() {
        let (operator, admin) = (house.person("op7"), house.person("admin7"));
        house.give(operator, Role::Operator, top_id());
        let city = house.make(top_id(), Kind::City, "杭州市");
        let school = house.make(city, Kind::School, "西湖小学");
        house.give(admin, Role::SchoolAdmin, school);
        let sql = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, 'email', 'admin7@example.org', 0, 1)";
        house.test.database.write::<_, DatabaseError>(|session| session.execute(sql, &[house.services.new_id().into(), admin.into()])).unwrap();
        let mut browser = house.browser("op7", true);
        let give = [("username", "op7"), ("role", "schooladmin")];
        assert_eq!(browser.post(&format!("/organizations/{school}/roles"), &give).status, 403, "{}: nobody gives themselves a role", house.test.engine);
        let path = format!("/organizations/{school}/glass");
        assert_eq!(browser.post(&path, &[("reason", "because")]).status, 422);
        assert!(!house.room.may(&house.by(operator), Permission::ReadMinor, Thing::Organization(school)).unwrap().is_allowed());
        assert_eq!(browser.post(&path, &[("reason", "a child is in danger, the school asks")]).status, 303);
        assert!(house.room.may(&house.by(operator), Permission::ReadMinor, Thing::Organization(school)).unwrap().is_allowed());
        assert!(!house.room.may(&house.by(operator), Permission::ReadMinor, Thing::Organization(city)).unwrap().is_allowed(), "there only");
        let told = platform::messages::latest(&house.services).unwrap();
        assert!(told.len() == 1 && told[0].1.address == "admin7@example.org" && told[0].1.text.contains("a child is in danger"), "{told:?}");
        house.clock.advance(3600 * SECOND);
        assert!(!house.room.may(&house.by(operator), Permission::ReadMinor, Thing::Organization(school)).unwrap().is_allowed(), "for an hour");
        assert_eq!(house.browser("admin7", true).post(&path, &[("reason", "I would like more rights")]).status, 403);
        assert!(house.actions().contains(&"glass.broken".to_owned()));
    }
}

#[test]
fn lists_are_bounded() {
    for house in houses() {
        let by = house.system();
        for number in 0..=FOUND_MAX {
            house.make(top_id(), Kind::School, &format!("school {number:03}"));
        }
        let keeper = house.person("keeper7");
        house.give(keeper, Role::Operator, top_id());
        let mut browser = house.browser("keeper7", true);
        let found = browser.get("/organizations?q=school").text;
        assert_eq!(found.matches("<li><a href=\"/organizations/").count(), FOUND_MAX as usize, "{}", house.test.engine);

        let school = house.make(top_id(), Kind::School, "big school");
        let learners: Vec<identity::NewLearner> = (0..=PEOPLE_FOUND_MAX)
            .map(|number| identity::NewLearner { person: house.services.new_id(), name: format!("crowd{number:03}"), created_at: by.now })
            .collect();
        house.identity.add_learners(&learners, |_| Ok(())).unwrap();
        let membership = |person: Id, until: Option<Time>| Membership {
            id: house.services.new_id(),
            person,
            organization: school,
            role: Role::Learner,
            since: Time(0),
            until,
            given_by: None,
            reason: String::new(),
            source: String::new(),
            changed_at: by.now,
        };
        let crowd: Vec<Membership> = learners.iter().map(|learner| membership(learner.person, None)).collect();
        let old: Vec<Membership> = (0..=i64::from(MEMBERSHIPS_MAX)).map(|number| membership(keeper, Some(Time(1 + number)))).collect();
        house
            .test
            .database
            .write::<_, OrganizationError>(|session| house.room.add_memberships_in(session, &crowd).and_then(|()| house.room.add_memberships_in(session, &old)))
            .unwrap();
        house.room.forget_all();
        let people = browser.get(&format!("/organizations/{school}/people?q=crowd")).text;
        assert_eq!(people.matches("/admin/people/").count(), PEOPLE_FOUND_MAX as usize, "{}", house.test.engine);
        assert_eq!(house.room.held(keeper).unwrap().len(), MEMBERSHIPS_MAX as usize);
        assert!(house.room.may(&house.by(keeper), Permission::Operate, Thing::Platform).unwrap().is_allowed(), "what holds comes before what is over");

        let lines = |count: usize| format!("code,name\n{}", (0..count).map(|number| format!("{number},x\n")).collect::<String>());
        let divisions = |provinces| Divisions { provinces, cities: "", areas: "" };
        assert!(house.room.take_in_divisions(&divisions(&lines(DIVISIONS_MAX + 1))).unwrap_err().to_string().contains("more than"));
    }
}

#[test]
fn an_export_of_the_log_is_bounded() {
    for house in houses() {
        let auditor = house.person("audit7");
        house.give(auditor, Role::Auditor, top_id());
        let first = house.test.database.read::<_, DatabaseError>(|session| session.number("SELECT MAX(sequence) FROM audit", &[])).unwrap() + 1;
        let sql = format!(
            "WITH RECURSIVE n(x) AS (SELECT {first} UNION ALL SELECT x + 1 FROM n WHERE x < {}) INSERT INTO audit \
             (sequence, at, actor_kind, action, object_kind, address, reason, detail, hash) SELECT x, x, 'system', 'x', '', '', '', '', hash FROM n, (SELECT hash FROM audit WHERE sequence = 1) AS one",
            EXPORT_MAX as i64 + first
        );
        let head = format!("UPDATE audit_head SET sequence = {}", EXPORT_MAX as i64 + first);
        house.test.database.write::<_, DatabaseError>(|session| session.execute(&sql, &[]).and_then(|_| session.execute(&head, &[]))).unwrap();
        let csv = house.browser("audit7", true).get("/admin/audit.csv").text;
        assert_eq!(csv.lines().count(), EXPORT_MAX + 1, "{}: and the heading", house.test.engine);
    }
}
