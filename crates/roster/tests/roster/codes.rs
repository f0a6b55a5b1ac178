//! A class lost its slips: everybody without a password gets a new starting code, and nobody else.

use kernel::{Id, Role};
use organization::{By, NewRole};
use portal::Authenticator;

use crate::house::{House, houses};

const LIST: &str = "name,number,role,grade,class\n李雷,0001,learner,7,1\n韩梅,0002,learner,7,1\n王老师,t01,teacher,7,1\n小明,0003,learner,7,2\n";

fn sign_in(house: &House, name: &str, password: &str) -> (u16, String) {
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    let seen = house.send("POST", "/sign-in", &headers, format!("username={name}&password={password}&keep=yes").into_bytes());
    (seen.status, seen.header("set-cookie").split(';').next().unwrap_or("").to_owned())
}

fn class(house: &House, name: &str) -> Id {
    let sql = format!("SELECT id FROM organization WHERE kind = 'class' AND name = '{name}'");
    house.services.database.read::<_, platform::DatabaseError>(|session| session.first(&sql, &[], |row| row.get(0))).unwrap().unwrap()
}

/// The codes of a list, by user name.
fn codes(text: &str) -> std::collections::BTreeMap<String, String> {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[2].to_owned(), cells[3].to_owned())
    };
    text.trim_start_matches('\u{feff}').lines().skip(1).map(line).collect()
}

#[test]
fn a_class_that_lost_its_slips_gets_new_codes_and_the_old_ones_end_at_once() {
    for house in houses() {
        let import = house.import("list.csv", LIST.as_bytes());
        let first = codes(&house.post(house.admin, &format!("{import}/codes"), "as=csv").text);
        // One has come in by the code and not chosen a password yet, one has chosen one.
        let (status, half) = sign_in(&house, "xh0001", &first["xh0001"]);
        assert_eq!(status, 303, "{}", house.engine);
        house
            .services
            .database
            .write::<_, platform::DatabaseError>(|s| s.execute("UPDATE account SET password_hash = '$own$' WHERE name = 'xh0002'", &[]))
            .unwrap();
        let address = format!("/organizations/{}/roster/codes", class(&house, "1"));
        let second = codes(&house.post(house.admin, &address, "as=csv").text);
        assert_eq!(second.keys().collect::<Vec<_>>(), ["xh0001", "xht01"], "{}: of this class, without a password", house.engine);
        assert_eq!(sign_in(&house, "xh0001", &first["xh0001"]).0, 422, "{}: the old one ended at once", house.engine);
        let session = half.strip_prefix("xt=").unwrap();
        assert!(!house.identity.who(session, house.services.now()).unwrap().actor.is_member(), "{}: and whoever came in by it is out", house.engine);
        assert_eq!(sign_in(&house, "xh0001", &second["xh0001"]).0, 303);
        assert_eq!(sign_in(&house, "xh0003", &first["xh0003"]).0, 303, "the other class keeps its codes");
        let page = house.shown(house.admin, &address).text;
        assert!(page.contains("class=\"slips\"") && page.contains("http://test") && page.contains("xht01") && !page.contains("xh0002"), "{page}");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action = 'roster.codes-renewed'"), 2);
        assert_eq!(house.post(house.teacher, &address, "").status, 403, "a teacher imports nothing");
    }
}

#[test]
fn one_lost_slip_is_replaced_by_a_new_code_and_the_old_one_ends_at_once() {
    for house in houses() {
        let import = house.import("list.csv", LIST.as_bytes());
        let first = codes(&house.post(house.admin, &format!("{import}/codes"), "as=csv").text);
        let child = house.identity.account("xh0001").unwrap().person;
        let (page, address) = (format!("/admin/people/{child}"), format!("/admin/people/{child}/code"));
        assert!(house.get(house.admin, &page).text.contains(&format!("action=\"{address}\"")), "the button is on their page");
        assert_eq!(house.post(house.teacher, &address, "").status, 403, "a teacher manages nobody");
        let (status, half) = sign_in(&house, "xh0001", &first["xh0001"]);
        assert_eq!(status, 303);
        let slip = house.post(house.admin, &address, "");
        assert!(
            slip.status == 200 && slip.text.contains("class=\"slips\"") && slip.text.contains("李雷") && slip.text.contains("http://test"),
            "{}",
            slip.text
        );
        assert_eq!(slip.header("cache-control"), "no-store");
        let shown: Vec<&str> = slip.text.split("<code>").skip(1).map(|rest| rest.split("</code>").next().unwrap()).collect();
        assert_eq!((shown.len(), shown[0]), (2, "xh0001"), "{}", slip.text);
        let session = half.strip_prefix("xt=").unwrap();
        assert!(!house.identity.who(session, house.services.now()).unwrap().actor.is_member(), "{}: whoever came in by the old one is out", house.engine);
        assert_eq!(sign_in(&house, "xh0001", &first["xh0001"]).0, 422, "{}: the old one ended at once", house.engine);
        assert_eq!(sign_in(&house, "xh0001", shown[1]).0, 303, "{}", house.engine);
        assert_eq!(sign_in(&house, "xh0002", &first["xh0002"]).0, 303, "others keep theirs");
        let seen = house.get(child, "/me/roles").text;
        assert!(seen.contains("gave you a new starting code") && seen.contains("head"), "the child sees who did it: {seen}");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action = 'account.code-renewed'"), 1);
        // Whoever has a password of their own is given none by others.
        let own = "UPDATE account SET password_hash = '$own$' WHERE name = 'xh0001'";
        house.services.database.write::<_, platform::DatabaseError>(|session| session.execute(own, &[])).unwrap();
        let again = house.post(house.admin, &address, "");
        assert!(again.status == 409 && again.text.contains("has a password of their own"), "{}: {}", house.engine, again.text);
        assert!(!house.get(house.admin, &page).text.contains(&address), "and the button is gone");
        assert_eq!(house.text("SELECT password_hash FROM account WHERE name = 'xh0001'"), "$own$", "nothing was changed");
        let outsider = house.identity.account("outsider").unwrap().person;
        assert_eq!(house.post(house.admin, &format!("/admin/people/{outsider}/code"), "").status, 404, "nobody of another school");
    }
}

#[test]
fn whoever_is_elsewhere_too_or_administers_gets_no_code_from_a_list() {
    for house in houses() {
        house.import("list.csv", LIST.as_bytes());
        let system = By::system(house.services.now());
        let give = |name: &str, role, organization| {
            let person = house.identity.account(name).unwrap().person;
            house.organizations.give_role(&system, &NewRole { person, organization, role, since: None, until: None, reason: "", source: "" }).unwrap();
        };
        give("xh0001", Role::Learner, house.other_school);
        give("xht01", Role::SchoolAdmin, house.school);
        let seen = house.shown(house.admin, &format!("/organizations/{}/roster/codes", house.school));
        assert!(seen.text.contains("xh0002") && seen.text.contains("xh0003") && !seen.text.contains("xh0001") && !seen.text.contains("xht01"), "{}", seen.text);
        assert!(seen.text.contains("2 more people got none"), "{}: {}", house.engine, seen.text);
    }
}

#[test]
fn more_than_a_school_prints_in_one_go_is_refused_and_changes_nothing() {
    let house = &houses()[0];
    let list = |people: usize| {
        let mut text = String::from("name,number,grade,class\n");
        (0..people).for_each(|number| text.push_str(&format!("学生,{number:05},7,1\n")));
        text
    };
    house.import("list.csv", list(roster::CODES_MAX).as_bytes());
    let address = format!("/organizations/{}/roster/codes", house.school);
    let first = codes(&house.post(house.admin, &address, "as=csv").text);
    assert_eq!(first.len(), roster::CODES_MAX);
    house.import("more.csv", list(roster::CODES_MAX + 1).as_bytes());
    let seen = house.post(house.admin, &address, "as=csv");
    assert!(seen.status == 422 && seen.text.contains("More than 2,000 people") && seen.text.contains("role=\"alert\""), "{}", seen.text);
    assert_eq!(sign_in(house, "xh00007", &first["xh00007"]).0, 303, "the codes they have are good");
}
