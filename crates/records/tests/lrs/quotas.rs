//! Stores that may hold so much and take so much a minute.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::Id;
use platform::testing::both;
use platform::{DatabaseError, dump};
use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::keys::{self, Kind};
use records::model::xapi::prepared;
use records::ops::intake::Parcel;
use records::ops::look_at_store::space;
use records::{Over, Quota, Records, Shelf, ShelfError, Usage, own_tenant};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::world::{Names, Programs, ROOMS, Store, encoded, furnish, json_of, school, stores, with};

fn numbered(number: u128) -> Value {
    with(&json!({ "id": Uuid::from_u128(number) }))
}

fn some(numbers: std::ops::RangeInclusive<u128>) -> Value {
    Value::Array(numbers.map(numbered).collect())
}

/// Sets the quota of a store as an operator does.
fn set(store: &Store, tenant: Id, statements: &str, bytes: &str, per_minute: &str) {
    let form = [("do", "save"), ("statements", statements), ("bytes", bytes), ("per_minute", per_minute)];
    let seen = store.operator().post(&format!("/admin/records/stores/{tenant}"), &form);
    assert_eq!(seen.status, 303, "{}: {}", store.test.engine, seen.text);
}

fn held(store: &Store, tenant: Id) -> Usage {
    space(&store.records, tenant).unwrap().held
}

/// Posts what must be refused; which quota it goes beyond.
fn refused(store: &mut Store, statements: &Value, status: u16, code: &str) -> Value {
    let seen = store.post(statements);
    let told = json_of(&seen);
    assert_eq!((seen.status, told["code"].as_str()), (status, Some(code)), "{}: {}", store.test.engine, seen.text);
    told
}

fn state(name: &str) -> String {
    let agent = "{\"mbox\":\"mailto:a@x.test\"}";
    format!("activities/state?{}", encoded(&[("activityId", "http://a.test"), ("agent", agent), ("stateId", name)]))
}

fn put(store: &mut Store, name: &str, bytes: usize) -> u16 {
    store.ask("PUT", &state(name), &[("content-type", "application/octet-stream"), ("if-match", "*")], vec![b'x'; bytes]).status
}

fn put_new(store: &mut Store, name: &str, bytes: usize) -> u16 {
    store.ask("PUT", &state(name), &[("content-type", "application/octet-stream")], vec![b'x'; bytes]).status
}

#[test]
fn a_store_that_is_full_of_statements_says_so_and_goes_on_with_what_it_has() {
    for own in stores() {
        let mut store = own.as_program("other");
        set(&store, school(), "3", "", "");
        store.posted(&some(1..=2));
        let told = refused(&mut store, &some(3..=4), 507, "store-full");
        assert_eq!((&told["quota"], &told["limit"]), (&json!("statements"), &json!(3)), "{}", store.test.engine);
        assert!(told["detail"].as_str().unwrap().contains("it holds 2, and the request brings 2"), "{told}");
        assert_eq!(store.found(&[]).len(), 2, "a batch is taken whole or not at all");
        // One of two is there already: only what is new counts.
        store.posted(&some(2..=3));
        refused(&mut store, &numbered(4), 507, "store-full");
        assert_eq!(store.posted(&some(1..=3)).len(), 3, "what is there may be sent again");
        assert_eq!(store.post(&with(&json!({ "id": Uuid::from_u128(1), "verb": { "id": "http://v.test/x" } }))).status, 409);
        assert_eq!(store.get(&format!("statements?statementId={}", Uuid::from_u128(1))).status, 200);
        assert_eq!(put_new(&mut store, "s", 10), 204, "a document is no statement");
        // Another store, and the platform's own, have nothing to do with it.
        own.as_program("third").posted(&some(1..=5));
        own.as_program("all").posted(&some(1..=5));
        assert_eq!((held(&own, school()).statements, held(&own, own_tenant()).statements), (3, 5));
        set(&store, school(), "4", "", "");
        store.posted(&numbered(4));
    }
}

#[test]
fn bytes_are_those_of_statements_attachments_and_documents() {
    for own in stores() {
        let mut store = own.as_program("other");
        store.posted(&numbered(1));
        let each = held(&store, school()).bytes;
        assert!(each > 200, "{}: {each}", store.test.engine);
        set(&store, school(), "", &(2 * each + 50).to_string(), "");
        store.posted(&numbered(2));
        let told = refused(&mut store, &numbered(3), 507, "store-full");
        assert_eq!((&told["quota"], told["limit"].as_u64()), (&json!("bytes"), Some(2 * each + 50)), "{}", store.test.engine);
        // Documents: as large as fits, smaller instead, and nothing more.
        let seen = store.ask("PUT", &state("a"), &[("content-type", "text/plain")], vec![b'x'; 51]);
        assert_eq!((seen.status, json_of(&seen)["quota"].as_str()), (507, Some("bytes")), "{}", seen.text);
        assert_eq!(store.get(&state("a")).status, 404);
        assert_eq!(put_new(&mut store, "a", 50), 204);
        assert_eq!((put(&mut store, "a", 51), put(&mut store, "a", 50), put(&mut store, "a", 20)), (507, 204, 204));
        assert_eq!(put_new(&mut store, "b", 31), 507);
        assert_eq!(put_new(&mut store, "b", 30), 204);
        assert_eq!(held(&store, school()).bytes, 2 * each + 50);
        // What is removed makes room.
        assert_eq!(store.ask("DELETE", &state("a"), &[], "").status, 204);
        assert_eq!(put_new(&mut store, "c", 20), 204);
        assert_eq!(put_new(&mut store, "d", 1), 507);
        let all = state("").replace("&stateId=", "");
        assert_eq!(store.ask("DELETE", &all, &[], "").status, 204);
        assert_eq!(held(&store, school()), Usage { statements: 2, bytes: 2 * each });
        // A quota below what is held takes nothing away.
        set(&store, school(), "", "1", "");
        assert_eq!((store.found(&[]).len(), put_new(&mut store, "e", 1)), (2, 507));
    }
}

#[test]
fn attachments_count_once() {
    const FILE: &str = "a file of some bytes";
    let hash: String = Sha256::digest(FILE).iter().map(|byte| format!("{byte:02x}")).collect();
    let statement = |number: u128| {
        let attachment = json!({ "usageType": "http://u.test", "display": { "en": "x" }, "contentType": "text/plain", "length": FILE.len(), "sha2": hash });
        with(&json!({ "id": Uuid::from_u128(number), "attachments": [attachment] }))
    };
    let body = |number: u128| {
        format!(
            "--edge\r\nContent-Type: application/json\r\n\r\n{}\r\n--edge\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {hash}\r\n\r\n{FILE}\r\n--edge--\r\n",
            statement(number)
        )
    };
    for own in stores() {
        let mut store = own.as_program("other");
        let headers = [("content-type", "multipart/mixed; boundary=edge")];
        let send = |store: &mut Store, number| store.ask("POST", "statements", &headers, body(number));
        assert_eq!(send(&mut store, 1).status, 200);
        let each = held(&store, school()).bytes - FILE.len() as u64;
        assert_eq!(send(&mut store, 2).status, 200);
        assert_eq!(held(&store, school()).bytes, 2 * each + FILE.len() as u64, "{}: the same file once", store.test.engine);
        let mut third = own.as_program("third");
        set(&third, Id::named(&["college"]), "", &(each + FILE.len() as u64 - 1).to_string(), "");
        let seen = send(&mut third, 1);
        assert_eq!(seen.status, 507, "{}", seen.text);
        assert_eq!(held(&third, Id::named(&["college"])), Usage::default(), "{}: the file neither", store.test.engine);
        set(&third, Id::named(&["college"]), "", &(each + FILE.len() as u64).to_string(), "");
        assert_eq!((send(&mut third, 1).status, send(&mut third, 1).status, send(&mut third, 2).status), (200, 200, 507));
        assert_eq!(held(&third, Id::named(&["college"])), Usage { statements: 1, bytes: each + FILE.len() as u64 });
    }
}

#[test]
fn a_store_that_is_filled_too_fast_says_when_to_come_again() {
    for own in stores() {
        let mut store = own.as_program("other");
        set(&store, school(), "", "", "4");
        store.posted(&some(1..=3));
        let seen = store.post(&some(4..=5));
        let told = json_of(&seen);
        assert_eq!((seen.status, told["code"].as_str(), told["quota"].as_str()), (429, Some("too-fast"), Some("statements-per-minute")), "{}", seen.text);
        assert_eq!(seen.headers["retry-after"], "15", "{}: five where four fit, one of which is a quarter of a minute", store.test.engine);
        store.posted(&numbered(4));
        assert_eq!(store.posted(&some(1..=4)).len(), 4, "what is there costs no time");
        refused(&mut store, &numbered(5), 429, "too-fast");
        store.clock.advance(15_000_000);
        store.posted(&numbered(5));
        refused(&mut store, &numbered(6), 429, "too-fast");
        store.clock.advance(600_000_000);
        refused(&mut store, &some(6..=10), 413, "batch-too-large");
        store.posted(&some(6..=9));
        refused(&mut store, &numbered(10), 429, "too-fast");
        own.as_program("third").posted(&some(1..=50));
        own.as_program("all").posted(&some(1..=50));
        // What a clash keeps out costs nothing either.
        store.clock.advance(60_000_000);
        let clashing = json!([numbered(20), with(&json!({ "id": Uuid::from_u128(1), "verb": { "id": "http://v.test/x" } }))]);
        assert_eq!(store.post(&clashing).status, 409);
        store.posted(&some(21..=24));
    }
}

#[test]
fn what_is_erased_makes_room_and_does_not_come_back() {
    for own in stores() {
        let mut store = own.as_program("other");
        let leaver = |number: u128| with(&json!({ "id": Uuid::from_u128(number), "actor": { "mbox": "mailto:leaves@x.test" } }));
        store.posted(&json!([leaver(1), numbered(2), leaver(3)]));
        let full = held(&store, school());
        set(&store, school(), "3", &full.bytes.to_string(), "");
        refused(&mut store, &numbered(4), 507, "store-full");
        let key = keys::key(Kind::RelatedAgent, "mbox mailto:leaves@x.test");
        store.test.database.write::<_, DatabaseError>(|session| store.shelf.erase_found(session, school(), key)).unwrap();
        store.records.settle().unwrap();
        assert_eq!(held(&store, school()).statements, 1, "{}", store.test.engine);
        assert_eq!(store.posted(&json!([leaver(1), leaver(3)])).len(), 2, "what was erased is taken and stays away");
        assert_eq!(held(&store, school()).statements, 1);
        store.posted(&some(4..=5));
        refused(&mut store, &numbered(6), 507, "store-full");
    }
}

/// A store with two statements and a document, opened again: also a database of before there were quotas.
#[test]
fn what_a_store_holds_is_known_after_opening_again() {
    for counted_before in [true, false] {
        for own in stores() {
            own.records.prepare().unwrap();
            let mut store = own.as_program("other");
            store.posted(&some(1..=2));
            assert_eq!(put_new(&mut store, "s", 1000), 204);
            set(&store, school(), "3", "1 MB", "");
            let expected = held(&store, school());
            if !counted_before {
                let forget = |session: &mut platform::Session<'_>| {
                    session.execute("DELETE FROM lrs_usage", &[])?;
                    session.execute("DELETE FROM lrs_head WHERE one = 4", &[])
                };
                store.test.database.write::<_, DatabaseError>(forget).unwrap();
            }
            let Store { test, .. } = own;
            drop((own.records, own.shelf, own.browser));
            let Store { test: second, .. } = store;
            drop((store.records, store.shelf, store.browser));
            drop(second);
            let again = furnish(Arc::try_unwrap(test).ok().unwrap());
            again.records.prepare().unwrap();
            assert_eq!(held(&again, school()), expected, "{}", again.test.engine);
            let mut again = again.as_program("other");
            again.posted(&numbered(3));
            refused(&mut again, &numbered(4), 507, "store-full");
        }
    }
}

#[test]
fn a_restored_store_holds_what_it_held() {
    for own in stores() {
        own.records.prepare().unwrap();
        let mut store = own.as_program("other");
        store.posted(&some(1..=3));
        assert_eq!(put_new(&mut store, "s", 500), 204);
        own.as_program("all").posted(&some(1..=2));
        set(&store, school(), "4", "", "");
        let expected = [school(), own_tenant()].map(|tenant| held(&own, tenant));
        let mut backup = Vec::new();
        own.records.with_whole(|instead| dump::write(&own.test.database, &mut backup, instead)).unwrap();
        assert!(!String::from_utf8_lossy(&backup).contains("lrs_usage"), "what is counted anew is in no backup");
        for test in both(&ROOMS) {
            let target = furnish(test);
            // Something that was there before, which goes.
            target.records.prepare().unwrap();
            let copy = backup.clone();
            dump::restore(&target.test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap();
            target.records.prepare().unwrap();
            let way = format!("{} to {}", own.test.engine, target.test.engine);
            assert_eq!([school(), own_tenant()].map(|tenant| held(&target, tenant)), expected, "{way}");
            let mut target = target.as_program("other");
            target.posted(&numbered(4));
            refused(&mut target, &numbered(5), 507, "store-full");
        }
    }
}

fn parcel(tenant: Id, number: u128) -> Parcel {
    let (text, authority) = (numbered(number).to_string(), Json::read(br#"{"mbox":"mailto:p@x.test"}"#).unwrap());
    let statements = prepared::read(Json::read(text.as_bytes()).unwrap(), Version::V2, &authority, &mut Uuid::nil).unwrap();
    Parcel { tenant, statements, attachments: Vec::new(), defines: false }
}

/// The same database from another node; a journal has one process.
fn node(store: &Store) -> Records {
    let (services, _) = store.test.services();
    Records::new(services, Arc::new(Names), Arc::new(Programs), "https://x.test", store.shelf.clone())
}

#[test]
fn writers_at_once_do_not_go_beyond_a_quota() {
    for own in stores() {
        own.records.prepare().unwrap();
        let store = own.as_program("other");
        set(&store, school(), "57", "", "");
        let college = Id::named(&["college"]);
        set(&store, college, "", "", "1000");
        let other_node = if store.test.engine == "postgresql" { node(&store) } else { store.records.clone() };
        let taken = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for thread in 0..8_u128 {
                let records = if thread % 2 == 0 { store.records.clone() } else { other_node.clone() };
                let taken = &taken;
                scope.spawn(move || {
                    for number in 0..20 {
                        let own = thread * 100 + number + 1;
                        // Other stores in the same transactions, in both orders.
                        let others = if thread % 3 == 0 { [school(), college] } else { [college, school()] };
                        for tenant in others {
                            match records.take(parcel(tenant, own)) {
                                Ok(new) if tenant == school() => drop(taken.fetch_add(new as u64, Ordering::Relaxed)),
                                Ok(_) => {}
                                Err(ShelfError::Over(Over::Statements { .. })) if tenant == school() => {}
                                Err(error) => panic!("{error}"),
                            }
                        }
                    }
                });
            }
        });
        assert_eq!((taken.into_inner(), held(&store, school()).statements), (57, 57), "{}", store.test.engine);
        assert_eq!(held(&store, college).statements, 160);
    }
}

#[test]
fn statements_and_documents_at_once_do_not_go_beyond_a_quota() {
    for own in stores() {
        own.records.prepare().unwrap();
        let store = own.as_program("other");
        let limit = 20_000;
        set(&store, school(), "", &limit.to_string(), "");
        std::thread::scope(|scope| {
            for thread in 0..4_u128 {
                let (records, mut program) = (store.records.clone(), store.as_program("other"));
                scope.spawn(move || {
                    for number in 0..25_u128 {
                        match records.take(parcel(school(), thread * 100 + number + 1)) {
                            Ok(_) | Err(ShelfError::Over(Over::Bytes { .. })) => {}
                            Err(error) => panic!("{error}"),
                        }
                        let status = put_new(&mut program, &format!("{thread}-{number}"), 300);
                        assert!([204, 507].contains(&status), "{status}");
                    }
                });
            }
        });
        let bytes = held(&store, school()).bytes;
        assert!(bytes <= limit && bytes > limit - 600, "{}: {bytes}", store.test.engine);
        // What was counted is what is there.
        let counted = held(&store, school());
        let recount = |session: &mut platform::Session<'_>| session.execute("DELETE FROM lrs_head WHERE one = 4", &[]);
        store.test.database.write::<_, DatabaseError>(recount).unwrap();
        store.records.prepare().unwrap();
        assert_eq!(held(&store, school()), counted, "{}", store.test.engine);
    }
}

#[test]
fn the_settings_say_what_holds_for_every_store() {
    for own in stores() {
        let records = own.records.clone().with_quotas(Quota { statements: Some(2), ..Quota::NONE });
        for number in 1..=2 {
            records.take(parcel(school(), number)).unwrap();
        }
        assert!(matches!(records.take(parcel(school(), 3)), Err(ShelfError::Over(Over::Statements { limit: 2, held: 2, more: 1 }))), "{}", own.test.engine);
        (1..=5).for_each(|number| assert_eq!(records.take(parcel(own_tenant(), number)).unwrap(), 1));
        // What an operator says of a store counts instead, also that it is not limited.
        set(&own, school(), "", "", "");
        (3..=9).for_each(|number| assert_eq!(records.take(parcel(school(), number)).unwrap(), 1));
        let seen = own.operator().post(&format!("/admin/records/stores/{}", school()), &[("do", "usual")]);
        assert_eq!(seen.status, 303);
        assert!(matches!(records.take(parcel(school(), 10)), Err(ShelfError::Over(_))));
        assert!(matches!(own.shelf, Shelf::Tables | Shelf::Journal(..)));
    }
}

/// Statements of SQL that taking something in costs more than in the platform's own store, which has no quota: once for all requests of a transaction in tables.
#[test]
fn a_quota_costs_a_few_look_ups_and_none_in_the_platforms_own_store() {
    for own in stores() {
        own.records.prepare().unwrap();
        let college = Id::named(&["college"]);
        set(&own, college, "100", "1 MB", "100");
        let cost = |tenant: Id, number: u128| {
            let before = own.test.database.statements();
            own.records.take(parcel(tenant, number)).unwrap();
            own.test.database.statements() - before
        };
        // The first of each may make room for itself.
        for tenant in [own_tenant(), school(), college] {
            cost(tenant, 1);
        }
        let [platform, free, limited] = [own_tenant(), school(), college].map(|tenant| cost(tenant, 2));
        let expected = if own.test.engine == "sqlite" { [0, 1, 2] } else { [platform, platform + 1, platform + 2] };
        assert_eq!([platform, free, limited], expected, "{}", own.test.engine);
    }
}
