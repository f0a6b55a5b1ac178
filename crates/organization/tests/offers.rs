//! Roles that are offered, and who decides over an account, at the HTTP boundary and on both engines.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{House, houses, new_role};
use kernel::time::DAY;
use kernel::{Id, Permission, Role};
use organization::{Given, Kind, OFFER_KEPT, OFFERS_MAX, OrganizationError, Thing, top_id};
use platform::DatabaseError;

/// A school with its administrator, and somebody who opened an account by themselves.
fn school(house: &House) -> (Id, Id, Id) {
    let (admin, stranger) = (house.person("admin7"), house.person("stranger7"));
    let school = house.make(top_id(), Kind::School, "西湖小学");
    house.give(admin, Role::SchoolAdmin, school);
    (school, admin, stranger)
}

fn after<'a>(text: &'a str, before: &str) -> &'a str {
    text.split_once(before).map_or("", |(_, rest)| rest.split(['/', '"']).next().unwrap_or(""))
}

fn refuses_all(browser: &mut portal::testing::Browser, person: Id, status: u16) {
    let path = format!("/admin/people/{person}");
    for what in ["suspend", "factors"] {
        assert_eq!(browser.get(&format!("{path}/{what}")).status, status, "{what}");
        assert_eq!(browser.post(&format!("{path}/{what}"), &[("reason", "because I can")]).status, status, "{what}");
    }
    assert_eq!(browser.post(&format!("{path}/suspend"), &[("resume", "yes")]).status, status);
    assert_eq!(browser.post(&format!("{path}/code"), &[]).status, status);
}

#[test]
fn typing_a_user_name_takes_hold_of_nobody() {
    for house in houses() {
        let (school, _, stranger) = school(&house);
        let mut admin = house.browser("admin7", true);
        let mut person = house.browser("stranger7", false);
        for role in ["learner", "teacher"] {
            let seen = admin.post(&format!("/organizations/{school}/roles"), &[("username", "stranger7"), ("role", role)]);
            assert!(seen.status == 303 && seen.location.ends_with("done=offered"), "{}: {} {}", house.test.engine, seen.status, seen.location);
        }
        // Nothing holds and nothing is seen, but that the name that was typed was asked.
        assert!(house.room.roles_of(&house.system(), stranger).unwrap().is_empty());
        assert_eq!(admin.get(&format!("/admin/people/{stranger}")).status, 404, "{}", house.test.engine);
        assert_eq!(admin.post(&format!("/admin/people/{stranger}/record"), &[("reason", "because I can")]).status, 404);
        refuses_all(&mut admin, stranger, 404);
        assert!(!admin.get(&format!("/organizations/{school}/people")).text.contains("stranger7"));
        let page = admin.get(&format!("/organizations/{school}")).text;
        assert!(page.contains("Waiting for an answer") && page.matches("stranger7").count() == 2, "{page}");
        assert_eq!(person.get("/me/settings").status, 200, "and nobody was signed out");
        // The person sees who offers what, declines one and accepts the other.
        let page = person.get("/me/roles").text;
        assert!(page.contains("西湖小学 offers you a role: teacher") && page.contains("admin7") && page.contains("Until you accept"), "{page}");
        let teacher = after(page.split_once("offers you a role: teacher").unwrap().1, "action=\"/offers/").to_owned();
        assert_eq!(person.post(&format!("/offers/{teacher}/decline"), &[]).status, 303);
        assert_eq!(person.post(&format!("/offers/{teacher}/accept"), &[]).status, 404, "declined");
        let learner = after(&person.get("/me/roles").text, "action=\"/offers/").to_owned();
        assert_eq!(admin.post(&format!("/offers/{learner}/accept"), &[]).status, 404, "nobody accepts for another");
        assert_eq!(person.post(&format!("/offers/{learner}/accept"), &[]).status, 303);
        assert_eq!(person.post(&format!("/offers/{learner}/accept"), &[]).status, 404, "once");
        assert!(person.get("/me/roles").text.contains("learner"), "still signed in");
        assert!(admin.get(&format!("/organizations/{school}/people")).text.contains("stranger7"));
        // Having accepted they are seen, and their record opens with a reason; the account is theirs.
        assert_eq!(admin.post(&format!("/admin/people/{stranger}/record"), &[("reason", "falls behind")]).status, 200);
        refuses_all(&mut admin, stranger, 403);
        let page = admin.get(&format!("/admin/people/{stranger}")).text;
        assert!(page.contains("this person opened the account themselves") && !page.contains("/factors"), "{page}");
        let why = admin.get("/me/roles?permission=people.manage&person=stranger7").text;
        assert!(why.contains("<b>No.</b>") && why.contains("opened the account themselves"), "{why}");
        for action in ["role.offered", "role.declined", "role.accepted", "record.opened"] {
            assert!(house.actions().contains(&action.to_owned()), "{action}");
        }
        // What the school gave it ends.
        let membership = house.room.roles_of(&house.system(), stranger).unwrap().remove(0).0;
        assert_eq!(membership.given_by, Some(house.identity.account("admin7").unwrap().person));
        assert_eq!(admin.post(&format!("/roles/{}/end", membership.id), &[("sure", "yes")]).status, 303);
        assert_eq!(admin.get(&format!("/admin/people/{stranger}")).status, 404, "{}", house.test.engine);
    }
}

#[test]
fn a_role_of_staff_works_after_a_fresh_sign_in() {
    for house in houses() {
        let (school, admin, stranger) = school(&house);
        let mut person = house.browser("stranger7", true);
        let Given::Offered(offer) = house.room.offer_role(&house.by(admin), &new_role(stranger, Role::Teacher, school)).unwrap() else { panic!("at once") };
        let seen = person.post(&format!("/offers/{offer}/accept"), &[]);
        assert!(seen.status == 303 && seen.location.starts_with("/sign-in"), "{}", seen.location);
        assert_eq!(person.get("/me/roles").status, 401, "{}", house.test.engine);
        assert!(house.room.may(&house.by(stranger), Permission::Teach, Thing::Organization(school)).unwrap().is_allowed());
    }
}

#[test]
fn offers_end_and_are_taken_back() {
    for house in houses() {
        let (school, admin, stranger) = school(&house);
        let offer = |role| match house.room.offer_role(&house.by(admin), &new_role(stranger, role, school)).unwrap() {
            Given::Offered(id) => id,
            Given::Held(_) => panic!("at once"),
        };
        let first = offer(Role::Teacher);
        let again = offer(Role::Teacher);
        assert!(matches!(house.room.accept_offer(&house.by(stranger), first), Err(OrganizationError::NotFound(_))), "asked anew: {}", house.test.engine);
        let other = house.person("other7");
        assert!(matches!(house.room.take_offer_back(&house.by(other), again), Err(OrganizationError::NotFound(_))));
        assert_eq!(house.room.take_offer_back(&house.by(admin), again).unwrap(), school);
        assert!(matches!(house.room.accept_offer(&house.by(stranger), again), Err(OrganizationError::NotFound(_))));
        let late = offer(Role::Learner);
        house.clock.advance(OFFER_KEPT - DAY);
        assert!(house.browser("stranger7", false).get("/me/roles").text.contains("offers you a role"));
        house.clock.advance(DAY);
        assert!(matches!(house.room.accept_offer(&house.by(stranger), late), Err(OrganizationError::NotFound(_))), "{}", house.test.engine);
        assert!(!house.browser("stranger7", false).get("/me/roles").text.contains("offers you a role"));
        // A school that closes offers nothing any more.
        let offered = offer(Role::Learner);
        assert_eq!(house.browser("admin7", true).post(&format!("/organizations/{school}/close"), &[("sure", "yes")]).status, 303);
        assert!(matches!(house.room.accept_offer(&house.by(stranger), offered), Err(OrganizationError::NotFound(_))));
        let rest = house.test.database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM role_offer", &[])).unwrap();
        assert_eq!(rest, 0, "what is over is swept away");
    }
}

#[test]
fn who_offers_learns_nothing_of_other_roles() {
    for house in houses() {
        let (school, admin, stranger) = school(&house);
        house.give(stranger, Role::Auditor, top_id());
        let Given::Offered(offer) = house.room.offer_role(&house.by(admin), &new_role(stranger, Role::SchoolAdmin, school)).unwrap() else { panic!("at once") };
        let seen = house.browser("stranger7", true).post(&format!("/offers/{offer}/accept"), &[]);
        assert!(seen.status == 409 && seen.text.contains("administer and audit"), "{}: {}", house.test.engine, seen.text);
        assert!(!house.room.may(&house.by(stranger), Permission::ManagePeople, Thing::Organization(school)).unwrap().is_allowed());
    }
}

#[test]
fn operators_and_regions_ask_as_well() {
    for house in houses() {
        let (school, admin, stranger) = school(&house);
        let (operator, pupil) = (house.person("op7"), house.person("pupil7"));
        house.give(operator, Role::Operator, top_id());
        house.made(school, pupil);
        let offer = |by: Id, person, role| house.room.offer_role(&house.by(by), &new_role(person, role, school)).unwrap();
        assert!(matches!(offer(operator, stranger, Role::SchoolAdmin), Given::Offered(_)), "{}", house.test.engine);
        assert!(matches!(offer(operator, pupil, Role::Teacher), Given::Held(_)), "made by an organisation under them");
        assert!(matches!(offer(admin, pupil, Role::Learner), Given::Held(_)));
        let at_once = house.room.give_role(&house.by(admin), &new_role(stranger, Role::Learner, school));
        assert!(matches!(at_once, Err(OrganizationError::OfferFirst)));
        // Who went to another school is asked, even by the one that made the account.
        let other = house.make(top_id(), Kind::School, "文一小学");
        for (held, _) in house.room.roles_of(&house.system(), pupil).unwrap() {
            house.room.end_role(&house.system(), held.id).unwrap();
        }
        house.give(pupil, Role::Learner, other);
        assert!(matches!(offer(admin, pupil, Role::Learner), Given::Offered(_)), "{}", house.test.engine);
    }
}

#[test]
fn those_in_charge_decide_over_the_accounts_they_made_and_say_why() {
    for house in houses() {
        let (school, _, _) = school(&house);
        let (region, teacher, pupil) = (house.person("region7"), house.person("teacher7"), house.person("pupil7"));
        let other = house.make(top_id(), Kind::School, "文一小学");
        house.give(region, Role::RegionAdmin, top_id());
        house.give(region, Role::Teacher, school);
        house.give(teacher, Role::Teacher, school);
        house.give(pupil, Role::Learner, school);
        house.give(pupil, Role::Learner, other);
        for person in [region, teacher, pupil] {
            house.made(school, person);
        }
        let neighbour = house.person("neighbour7");
        house.give(neighbour, Role::SchoolAdmin, other);
        let mut browser = house.browser("admin7", true);
        refuses_all(&mut browser, region, 403);
        let page = browser.get(&format!("/admin/people/{region}")).text;
        assert!(page.contains("This person works as region administrator at 杏坛 Xingtan"), "{page}");
        refuses_all(&mut house.browser("neighbour7", true), pupil, 403);
        let sql = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, 'email', 'teacher7@example.org', 0, 1)";
        house.test.database.write::<_, DatabaseError>(|session| session.execute(sql, &[house.services.new_id().into(), teacher.into()])).unwrap();

        // First a page that says what will happen, then the deed with its reason, kept and told.
        let mut working = house.browser("teacher7", true);
        let path = format!("/admin/people/{teacher}/suspend");
        let page = browser.get(&path).text;
        assert!(page.contains("signed out everywhere") && page.contains("name=\"reason\"") && page.contains("teacher7"), "{page}");
        let long = "x".repeat(platform::audit::REASON_LENGTH_MAX + 1);
        for wrong in ["", "abc", long.as_str()] {
            let seen = browser.post(&path, &[("reason", wrong)]);
            assert!(seen.status == 422 && seen.text.contains("reason-error"), "{}: {wrong}", seen.status);
        }
        assert_eq!(working.get("/me/roles").status, 200, "{}: nothing happened yet", house.test.engine);
        assert_eq!(browser.post(&path, &[("reason", "left the school")]).status, 303);
        assert_eq!(working.get("/me/roles").status, 401, "at once");
        assert_eq!(browser.post(&path, &[("resume", "yes")]).status, 303);
        let mut working = house.browser("teacher7", true);
        assert_eq!(browser.post(&format!("/admin/people/{teacher}/factors"), &[("reason", "lost the phone")]).status, 303);
        assert_eq!(working.get("/me/roles").status, 401);
        let seen = house.browser("teacher7", true).get("/me/roles").text;
        for words in ["suspended your account: “left the school”", "removed your second factors: “lost the phone”", "admin7"] {
            assert!(seen.contains(words), "{words}: {seen}");
        }
        let told: Vec<String> = platform::messages::latest(&house.services).unwrap().into_iter().map(|(_, message)| message.text).collect();
        assert!(told.len() == 3 && told.iter().any(|text| text.contains("left the school")), "{told:?}");
        // Whoever also learns elsewhere stays theirs; a teacher there would not.
        assert_eq!(browser.get(&format!("/admin/people/{pupil}/suspend")).status, 200, "{}", house.test.engine);
        house.give(pupil, Role::Teacher, other);
        assert_eq!(browser.get(&format!("/admin/people/{pupil}/suspend")).status, 403);
    }
}

#[test]
fn a_record_is_that_of_somebody_who_learns_there() {
    for house in houses() {
        let (school, _, _) = school(&house);
        let colleague = house.person("colleague7");
        house.give(colleague, Role::Teacher, school);
        house.made(school, colleague);
        let mut browser = house.browser("admin7", true);
        assert_eq!(browser.post(&format!("/admin/people/{colleague}/record"), &[("reason", "curious about them")]).status, 404, "{}", house.test.engine);
        house.give(colleague, Role::Learner, school);
        assert_eq!(browser.post(&format!("/admin/people/{colleague}/record"), &[("reason", "falls behind")]).status, 200);
    }
}

#[test]
fn offers_of_a_school_are_bounded() {
    for house in houses() {
        let (school, admin, stranger) = school(&house);
        let sql = "INSERT INTO role_offer (id, person_id, organization_id, role, offered_at, expires_at) VALUES ($1, $2, $3, 'learner', 0, $4)";
        house
            .test
            .database
            .write::<_, DatabaseError>(|session| {
                for _ in 0..OFFERS_MAX {
                    let (id, person) = (house.services.new_id(), house.services.new_id());
                    session.execute(sql, &[id.into(), person.into(), school.into(), i64::MAX.into()])?;
                }
                Ok(())
            })
            .unwrap();
        let refused = house.room.offer_role(&house.by(admin), &new_role(stranger, Role::Learner, school));
        assert!(matches!(refused, Err(OrganizationError::OffersMany)), "{}", house.test.engine);
        let seen = house.browser("admin7", true).post(&format!("/organizations/{school}/roles"), &[("username", "stranger7"), ("role", "learner")]);
        assert!(seen.status == 409 && seen.text.contains("Too many offers"), "{}", seen.status);
    }
}

#[test]
fn an_address_that_was_taken_for_a_name_gets_no_role() {
    for house in houses() {
        let (school, _, stranger) = school(&house);
        let execute =
            |sql: &str, values: &[platform::Value<'_>]| house.test.database.write::<_, DatabaseError>(|session| session.execute(sql, values)).unwrap();
        execute("UPDATE account SET name = 'head@school.cn', name_folded = 'head@school.cn' WHERE person_id = $1", &[stranger.into()]);
        let mut admin = house.browser("admin7", true);
        let mut give = || admin.post(&format!("/organizations/{school}/roles"), &[("username", "Head@school.cn"), ("role", "teacher")]);
        let seen = give();
        assert!(seen.status == 422 && seen.text.contains("Nobody has this user name"), "{}: {}", house.test.engine, seen.status);
        let proven = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, 'email', 'head@school.cn', 0, 1)";
        execute(proven, &[house.services.new_id().into(), stranger.into()]);
        let seen = give();
        assert!(seen.status == 303 && seen.location.ends_with("done=offered"), "{}: who proved it is meant", house.test.engine);
    }
}
