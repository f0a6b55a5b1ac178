//! What happens at the bounds of queues, lists and caches.

use kernel::{Actor, Clock, Id};
use platform::{DatabaseError, Value};
use serde_json::json;
use sso::{AuthMethod, CONSENTS_MAX, ClientKind, KEYS_KEPT_MAX, REQUESTS_WAITING_MAX, SESSIONS_A_LOOK_MAX, SWEPT_MAX, USES_MAX};

use crate::assertions::{ec, es256, said_by, send};
use crate::house::*;

/// Runs a statement many times in one transaction, with a new id each time.
fn many(house: &House, count: usize, sql: &str, with: &[Value<'_>]) {
    let ids: Vec<Id> = (0..count).map(|_| house.services.new_id()).collect();
    let each = |session: &mut platform::Session<'_>| {
        for id in &ids {
            let values: Vec<Value<'_>> = [Value::Key(*id)].into_iter().chain(with.iter().cloned()).collect();
            session.execute(sql, &values)?;
        }
        Ok(())
    };
    house.test.database.write::<_, DatabaseError>(each).unwrap();
}

#[test]
fn so_many_requests_of_a_program_wait_and_no_more() {
    for house in houses() {
        let program = house.program("Flooded");
        let beside = house.program("Beside");
        let mut browser = house.browser();
        let client: Id = program.id.parse().unwrap();
        let hash = if house.engine() == "sqlite" { "CAST($1 AS BLOB)" } else { "uuid_send($1::uuid)" };
        let sql = format!("INSERT INTO sso_request (id_hash, client_id, body, pushed, expires_at) VALUES ({hash}, $2, '', TRUE, $3)");
        let waiting = usize::try_from(REQUESTS_WAITING_MAX).unwrap() - 1;
        many(&house, waiting, &sql, &[client.into(), house.clock.now().plus(1_000_000_000).into()]);
        assert!(browser.get(&program.address(&[])).location.starts_with("/sign-in"), "{}", house.engine());
        assert_eq!(said(&browser.get(&program.address(&[])).location)["error"], "temporarily_unavailable");
        let form = program.address(&[]).split_once('?').unwrap().1.to_owned();
        let headers = [("authorization", &*program.basic()), ("content-type", "application/x-www-form-urlencoded")];
        assert_eq!(browser.send("POST", "/oauth2/par", &headers, form).status, 429);
        assert!(browser.get(&beside.address(&[])).location.starts_with("/sign-in"), "another program is not held up");
    }
}

#[test]
fn so_many_sessions_are_looked_at_in_one_look() {
    for house in houses() {
        let program = house.program("Hears");
        let client: Id = program.id.parse().unwrap();
        let person = house.services.new_id();
        let sql = "INSERT INTO sso_session (sid, session_id, client_id, person_id, created_at) VALUES ($1, $1, $2, $3, 0)";
        many(&house, SESSIONS_A_LOOK_MAX + 1, sql, &[client.into(), person.into()]);
        let last = house.test.database.read::<_, DatabaseError>(|session| {
            session.first("SELECT session_id FROM sso_session ORDER BY session_id DESC LIMIT 1", &[], |row| row.get::<Id>(0))
        });
        house.people.ended.lock().unwrap().insert(last.unwrap().unwrap());
        assert_eq!(house.room.notice_ended().unwrap(), 0, "{}: one too far for the first look", house.engine());
        assert_eq!(house.room.notice_ended().unwrap(), 1, "the next look goes on where it ended");
        assert_eq!(house.room.notice_ended().unwrap(), 0);
    }
}

#[test]
fn so_many_programs_are_shown_and_so_many_rows_are_swept() {
    for house in houses() {
        let program = house.program("Many");
        let client: Id = program.id.parse().unwrap();
        let (person, mut browser) = house.person("Li");
        let copy = "INSERT INTO sso_client (id, kind, name, body, created_at, updated_at) SELECT $1, kind, name, body, 0, 0 FROM sso_client WHERE id = $2";
        many(&house, CONSENTS_MAX as usize + 1, copy, &[client.into()]);
        let consent =
            "INSERT INTO sso_consent (person_id, client_id, scopes, asked, given_at, used_at) SELECT $1, id, 'openid', 'openid', 0, 0 FROM sso_client";
        house.test.database.write::<_, DatabaseError>(|session| session.execute(consent, &[person.into()])).unwrap();
        assert_eq!(browser.get("/me/applications").text.matches("<article").count(), CONSENTS_MAX as usize);
        let hash = if house.engine() == "sqlite" { "CAST($1 AS BLOB)" } else { "uuid_send($1::uuid)" };
        many(&house, SWEPT_MAX as usize + 1, &format!("INSERT INTO sso_spent (hash, expires_at) VALUES ({hash}, 0)"), &[]);
        assert_eq!(house.room.sweep().unwrap(), u64::from(SWEPT_MAX), "{}", house.engine());
        assert_eq!(house.room.sweep().unwrap(), 1);
    }
}

#[test]
fn a_token_for_registering_is_good_for_so_many_programs_at_most() {
    for house in houses() {
        house.room.registration_token(Actor::System, "many", USES_MAX + 1, house.clock.now().plus(1)).unwrap();
        assert_eq!(house.number("SELECT uses_left FROM sso_registration"), i64::from(USES_MAX));
    }
}

#[test]
fn the_keys_of_so_many_programs_are_remembered() {
    for house in houses() {
        let key = ec(1, "one");
        let address = "https://rp.example/keys";
        house.post.documents.lock().unwrap().insert(address.to_owned(), json!({ "keys": [key.public] }).to_string());
        let made = house.create("Robot", ClientKind::Api, |profile| {
            profile.method = AuthMethod::PrivateKey;
            profile.keys_uri = address.to_owned();
        });
        let copy = "INSERT INTO sso_client (id, kind, name, body, created_at, updated_at) SELECT $1, kind, name, body, 0, 0 FROM sso_client WHERE id = $2";
        many(&house, KEYS_KEPT_MAX, copy, &[made.client.id.into()]);
        let ids = house
            .test
            .database
            .read::<_, DatabaseError>(|session| session.query("SELECT id FROM sso_client ORDER BY id", &[], |row| row.get::<Id>(0)))
            .unwrap();
        let mut browser = house.browser();
        let mut number = 0;
        let mut ask = |id: Id| {
            number += 1;
            let claims = said_by(&id.to_string(), &house, &number.to_string());
            assert_eq!(send(&mut browser, &jsonwebtoken::encode(&es256("one"), &claims, &key.private).unwrap()).status, 200);
            *house.post.reads.lock().unwrap()
        };
        for id in &ids[..KEYS_KEPT_MAX] {
            ask(*id);
        }
        assert_eq!(ask(ids[0]), KEYS_KEPT_MAX, "{}: remembered", house.engine());
        assert_eq!(ask(ids[KEYS_KEPT_MAX]), KEYS_KEPT_MAX + 1);
        assert_eq!(ask(ids[0]), KEYS_KEPT_MAX + 2, "one too many: all are forgotten and read again");
    }
}
