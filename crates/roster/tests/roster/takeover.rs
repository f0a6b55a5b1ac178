//! Lists and programs take hold of nobody whose account is not theirs, also of those who are members.

use kernel::{Id, Permission, Role};
use organization::{By, Kind, NewOrganization, NewRole, Thing};
use platform::DatabaseError;
use serde_json::json;

use crate::house::{House, houses};

fn person(house: &House, name: &str) -> Id {
    house.identity.account(name).unwrap().person
}

fn execute(house: &House, sql: &str) {
    house.services.database.write::<_, DatabaseError>(|session| session.execute(sql, &[])).unwrap();
    house.organizations.forget_all();
}

fn decides(house: &House, admin: Id, person: Id) -> bool {
    let who = portal::Who { actor: kernel::Actor::Member(admin), strong: true, ..portal::Who::stranger() };
    let by = By { who, address: None, now: house.services.now() };
    house.organizations.may(&by, Permission::ManagePeople, Thing::Person(person)).unwrap().is_allowed()
}

#[test]
fn a_list_gives_members_with_accounts_of_their_own_no_role_and_no_guardian() {
    for house in houses() {
        let guest = house.by_hand("guest.pupil", "Guest", Role::Learner, house.school);
        let list = "name,username,role,grade,class,guardian email\nGuest,guest.pupil,teacher,,,\nOne,one.pupil,learner,7,1,parent1@example.cn\n";
        let preview = house.upload(house.admin, house.school, "list.csv", list.as_bytes()).location;
        let seen = house.get(house.admin, &preview).text;
        assert!(seen.contains("This person opened their account, or another organisation made it"), "{}: {seen}", house.engine);
        assert_eq!(house.post(house.admin, &format!("{preview}/confirm"), "").status, 303);
        let roles: Vec<Role> = house.organizations.roles_of(&By::system(house.services.now()), guest).unwrap().into_iter().map(|(held, _)| held.role).collect();
        assert_eq!(roles, [Role::Learner], "{}", house.engine);
        // As a learner they are put into a class; who their guardian is is theirs to say.
        let list = "name,username,role,grade,class,guardian email\nGuest,guest.pupil,learner,7,1,parent2@example.cn\n";
        house.import("list.csv", list.as_bytes());
        assert_eq!(house.organizations.roles_of(&By::system(house.services.now()), guest).unwrap().len(), 2, "{}", house.engine);
        let told: Vec<String> = platform::messages::latest(&house.services).unwrap().into_iter().map(|(_, message)| message.address).collect();
        assert_eq!(told, ["parent1@example.cn"], "{}", house.engine);
        assert!(!decides(&house, house.admin, guest) && decides(&house, house.admin, person(&house, "one.pupil")));
    }
}

#[test]
fn a_program_changes_no_account_that_was_not_made_here() {
    for house in houses() {
        let guest = house.by_hand("guest.pupil", "Guest", Role::Learner, house.school);
        let path = format!("/scim/v2/Users/{guest}");
        let patch = |path: &str, value: serde_json::Value| json!({ "Operations": [{ "op": "replace", "path": path, "value": value }] }).to_string();
        let send = |method: &str, body: &str| house.program(method, &path, house.school, "scim", &[("content-type", "application/scim+json")], body);
        for (what, value) in [
            ("active", json!(false)),
            ("userName", json!("taken.over")),
            ("displayName", json!("Taken Over")),
            ("emails", json!([{ "value": "taker@example.org", "type": "work" }])),
            ("roles", json!([{ "value": "teacher" }])),
            ("password", json!("a long password of the program")),
        ] {
            let seen = send("PATCH", &patch(what, value));
            assert_eq!(seen.status, 403, "{}: {what}: {}", house.engine, seen.text);
        }
        assert_eq!(send("DELETE", "").status, 204, "their membership ends");
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name = 'guest.pupil' AND suspended_at IS NULL"), 1, "{}", house.engine);
    }
}

#[test]
fn those_in_charge_where_a_list_put_somebody_answer_for_the_account() {
    for house in houses() {
        let system = By::system(house.services.now());
        let new = |parent, kind, name| NewOrganization { parent, kind, name, code: "", source: "" };
        let city = house.organizations.create(&system, &new(organization::top_id(), Kind::City, "杏城")).unwrap().id;
        let school = house.organizations.create(&system, &new(city, Kind::School, "城关小学")).unwrap().id;
        let other = house.organizations.create(&system, &new(city, Kind::School, "城东小学")).unwrap().id;
        let mayor = house.by_hand("city.head", "", Role::RegionAdmin, city);
        let (head, neighbour) = (house.by_hand("school.head", "", Role::SchoolAdmin, school), house.by_hand("other.head", "", Role::SchoolAdmin, other));
        let list = "name,username,role,school,grade,class\nCity,city.pupil,learner,城关小学,7,1\n";
        let preview = house.upload(mayor, city, "list.csv", list.as_bytes()).location;
        assert_eq!(house.post(mayor, &format!("{preview}/confirm"), "").status, 303);
        let pupil = person(&house, "city.pupil");
        assert!(decides(&house, mayor, pupil) && decides(&house, head, pupil) && !decides(&house, neighbour, pupil), "{}", house.engine);
        let there = NewRole { person: pupil, organization: other, role: Role::Learner, since: None, until: None, reason: "", source: "" };
        house.organizations.give_role(&system, &there).unwrap();
        assert!(!decides(&house, neighbour, pupil), "{}: being a member there is not enough", house.engine);
        // What an import before the makers were noted made is found in its record.
        execute(&house, "DELETE FROM roster_account");
        assert!(decides(&house, mayor, pupil) && decides(&house, head, pupil) && !decides(&house, neighbour, pupil), "{}", house.engine);
        let seen = house.shown(head, &format!("/organizations/{school}/roster/codes"));
        assert!(!seen.text.contains("city.pupil"), "{}: who is elsewhere too gets a code one by one: {}", house.engine, seen.text);
    }
}

#[test]
fn lists_and_directories_call_people_by_addresses_and_prove_nothing_by_it() {
    for house in houses() {
        let list = "name,username,role\nOne,head@school.cn,learner\nTwo,13800138000,learner\n";
        house.import("list.csv", list.as_bytes());
        let send = |method: &str, path: &str, body: serde_json::Value| {
            house.program(method, &format!("/scim/v2{path}"), house.school, "scim", &[("content-type", "application/scim+json")], &body.to_string())
        };
        assert_eq!(send("POST", "/Users", json!({ "userName": "bjensen@example.com" })).status, 201, "{}", house.engine);
        let path = format!("/Users/{}", person(&house, "bjensen@example.com"));
        let change = json!({ "Operations": [{ "op": "replace", "path": "userName", "value": "b.jensen@example.com" }] });
        assert_eq!(send("PATCH", &path, change).status, 200, "{}", house.engine);
        // The school means its own people by what its lists call them; to another school the address is nobody's, because nobody showed that it is theirs.
        let give = |admin: Id, school: Id| house.post(admin, &format!("/organizations/{school}/roles"), "username=head@school.cn&role=teacher");
        let given = give(house.admin, house.school);
        assert!(given.status == 303 && given.location.ends_with("done=given"), "{}: {} {}", house.engine, given.location, given.text);
        let neighbour = person(&house, "outsider");
        let system = By::system(house.services.now());
        let admin = NewRole { person: neighbour, organization: house.other_school, role: Role::SchoolAdmin, since: None, until: None, reason: "", source: "" };
        house.organizations.give_role(&system, &admin).unwrap();
        assert_eq!(give(neighbour, house.other_school).status, 422, "{}", house.engine);
    }
}
