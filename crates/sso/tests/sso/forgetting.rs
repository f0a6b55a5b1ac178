//! What is kept about a person goes with the person; and people are not the same to everybody.

use std::sync::Arc;

use kernel::fact::{Object, ObjectKind, Outcome, Verb};
use kernel::{Clock, Fact, Id};
use platform::{DatabaseError, Outbox};

use crate::house::*;

fn tell(house: &House, verb: Verb, actor: Id, object: Id) {
    let fact = Fact {
        id: house.services.new_id(),
        actor,
        verb,
        object: Object { kind: ObjectKind::Person, id: object },
        outcome: Outcome::default(),
        context: kernel::fact::Context::default(),
        at: house.clock.now(),
    };
    house.test.database.write::<_, DatabaseError>(|session| platform::outbox::emit(session, &fact)).unwrap();
    assert_eq!(Outbox::new(house.test.database.clone(), vec![Arc::new(house.room.clone())]).drain().unwrap(), 1);
}

#[test]
fn whoever_is_forgotten_or_becomes_another_leaves_nothing() {
    for house in houses() {
        let program = house.program_with("Hears", |profile| profile.backchannel_uri = "https://rp.example/out".to_owned());
        for verb in [Verb::Erased, Verb::Merged] {
            let (person, mut browser) = house.person("Li");
            let (other, mut beside) = house.person("Han");
            let tokens = program.tokens(&mut browser, &[("scope", "openid offline_access")]);
            let theirs = program.tokens(&mut beside, &[]);
            let export = |person| house.test.database.read::<_, DatabaseError>(|session| house.room.export_person(session, person)).unwrap();
            assert_eq!(export(person)["allowed_programs"][0]["name"], "Hears");
            tell(&house, verb, person, if verb == Verb::Erased { person } else { other });
            assert_eq!(export(person), serde_json::json!({ "allowed_programs": [], "signed_in_to": [] }));
            assert_eq!(export(other)["allowed_programs"].as_array().unwrap().len(), 1);
            assert_eq!(bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()).status, 401);
            assert_eq!(program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap()).status, 400);
            assert_eq!(bearer(&mut beside, "/oauth2/userinfo", theirs["access_token"].as_str().unwrap()).status, 200, "{}", house.engine());
            assert_eq!(house.room.deliver().unwrap(), 1, "and the program is told");
        }
    }
}

#[test]
fn programs_cannot_compare_whom_they_know() {
    for house in houses() {
        let (one, other) = (house.program("One"), house.program_with("Other", |profile| profile.redirect_uris = vec!["https://other.example/cb".to_owned()]));
        let (same, named) = (house.program("Same host"), house.program_with("Named", |profile| profile.sector = "other.example".to_owned()));
        let (open, open_too) =
            (house.program_with("Open", |profile| profile.public_subject = true), house.program_with("Open too", |profile| profile.public_subject = true));
        let (person, mut li) = house.person("Li");
        let (_, mut han) = house.person("Han");
        let subject = |program: &Program, browser: &mut portal::testing::Browser, callback: &str| {
            let code = program.sign_in(browser, &[("redirect_uri", callback)]);
            let form = [("grant_type", "authorization_code"), ("code", &*code), ("redirect_uri", callback), ("code_verifier", VERIFIER)];
            claims(json(&program.token(browser, &form))["id_token"].as_str().unwrap())["sub"].as_str().unwrap().to_owned()
        };
        let first = subject(&one, &mut li, CALLBACK);
        assert_eq!(first, subject(&one, &mut li, CALLBACK), "the same each time");
        assert_eq!(first, subject(&same, &mut li, CALLBACK), "one sector");
        let elsewhere = subject(&other, &mut li, "https://other.example/cb");
        assert_ne!(first, elsewhere);
        assert_eq!(elsewhere, subject(&named, &mut li, CALLBACK));
        assert_ne!(first, subject(&one, &mut han, CALLBACK));
        assert!(!first.contains(&person.to_string()) && first.len() == 43);
        assert_eq!(subject(&open, &mut li, CALLBACK), person.to_string());
        assert_eq!(subject(&open_too, &mut li, CALLBACK), person.to_string());
        // Sessions are not the same to two programs either.
        let sid = |program: &Program, browser: &mut portal::testing::Browser| claims(program.tokens(browser, &[])["id_token"].as_str().unwrap())["sid"].clone();
        assert_eq!(sid(&one, &mut li), sid(&one, &mut li));
        assert_ne!(sid(&one, &mut li), sid(&same, &mut li));
    }
}
