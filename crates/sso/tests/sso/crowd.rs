//! A thousand people sign in at the same moment, and none of them is turned away.

use std::sync::Barrier;

use crate::house::*;

/// People at once.
const PEOPLE: usize = 1000;

#[test]
fn a_thousand_people_sign_in_at_once() {
    for house in houses() {
        let program = house.program("Reading Room");
        let portal = house.browser();
        let people: Vec<_> = (0..PEOPLE).map(|number| house.person_at(&portal, &format!("P{number}"))).collect();
        let start = Barrier::new(PEOPLE);
        std::thread::scope(|scope| {
            for mut browser in people {
                let (program, start) = (&program, &start);
                scope.spawn(move || {
                    start.wait();
                    let tokens = program.tokens(&mut browser, &[]);
                    let known = bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap());
                    assert_eq!(known.status, 200, "{}", known.text);
                });
            }
        });
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_grant WHERE code_used_at IS NOT NULL"), PEOPLE as i64, "{}", house.engine());
    }
}
