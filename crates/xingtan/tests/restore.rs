//! A backup of the whole house with the passport's rows in it comes back on either engine, equal to the last byte.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::io::Cursor;

use identity::NewAccount;
use kernel::{Language, Role};
use organization::{By, Kind, NewOrganization, NewRole, top_id};
use platform::testing::both;
use platform::{DatabaseError, dump};
use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::prepared;
use records::ops::intake::Parcel;
use records::own_tenant;
use uuid::Uuid;
use xingtan::house::{self, House};
use xingtan::settings::Settings;

fn dumped(house: &House) -> Vec<u8> {
    let mut out = Vec::new();
    house.records.with_whole(|instead| dump::write(&house.services.database, &mut out, instead)).unwrap();
    out
}

/// Statements of a program: one about another that comes after it, and one that takes that back.
fn statements(house: &House) {
    let authority = Json::read(br#"{"mbox":"mailto:p@x.test"}"#).unwrap();
    let one = |number: u128, verb: &str, object: &str| {
        let text = format!(r#"{{"id":"{}","actor":{{"mbox":"mailto:a@x.test"}},"verb":{{"id":"{verb}"}},"object":{object}}}"#, Uuid::from_u128(number));
        prepared::read(Json::read(text.as_bytes()).unwrap(), Version::V2, &authority, &mut Uuid::nil).unwrap().remove(0)
    };
    let about = format!(r#"{{"objectType":"StatementRef","id":"{}"}}"#, Uuid::from_u128(2));
    let statements = vec![
        one(1, "http://v.test/did", &about),
        one(2, "http://v.test/did", r#"{"id":"http://o.test/1"}"#),
        one(3, "http://adlnet.gov/expapi/verbs/voided", &about),
    ];
    assert_eq!(house.records.take(Parcel { tenant: own_tenant(), statements, attachments: Vec::new(), defines: true }).unwrap(), 3);
}

#[test]
fn organisations_roles_and_the_log_come_back_on_either_engine() {
    let backups: Vec<Vec<u8>> = both(&[])
        .into_iter()
        .map(|test| {
            let house = house::open(&Settings::at(&test.directory.path().join("data"), &test.url)).unwrap();
            let by = By::system(house.services.now());
            let make = |parent, kind, name| house.organizations.create(&by, &NewOrganization { parent, kind, name, code: "", source: "" }).unwrap().id;
            // Children have smaller and greater ids than what they stand below, and rows come back by table name.
            let school = make(make(top_id(), Kind::City, "city"), Kind::School, "school");
            let class = make(school, Kind::Class, "class");
            let new = NewAccount { name: "teacher7", display_name: "", password: "seven lanterns over the ferry", language: Language::EN };
            let person = house.identity.create_account(&new).unwrap().person;
            let role = NewRole { person, organization: class, role: Role::Teacher, since: None, until: None, reason: "", source: "" };
            house.organizations.give_role(&by, &role).unwrap();
            statements(&house);
            dumped(&house)
        })
        .collect();
    for backup in &backups {
        for test in both(house::MIGRATIONS) {
            let copy = backup.clone();
            dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap_or_else(|error| panic!("{}: {error}", test.engine));
            let house = house::open(&Settings::at(&test.directory.path().join("data"), &test.url)).unwrap();
            assert!(dumped(&house) == *backup, "{}", test.engine);
            let roles = |session: &mut platform::Session<'_>| session.number("SELECT COUNT(*) FROM membership WHERE role = 'teacher'", &[]);
            assert_eq!(test.database.read::<_, DatabaseError>(roles).unwrap(), 1);
        }
    }
}
