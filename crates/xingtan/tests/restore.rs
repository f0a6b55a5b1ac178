//! A backup of the whole house with the passport's rows in it comes back on either engine, equal to the last byte.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::io::Cursor;

use identity::NewAccount;
use kernel::{Language, Role};
use organization::{By, Kind, NewOrganization, NewRole, top_id};
use platform::testing::both;
use platform::{Database, DatabaseError, dump};
use xingtan::house;
use xingtan::settings::Settings;

fn dumped(database: &Database) -> Vec<u8> {
    let mut out = Vec::new();
    dump::write(database, &mut out).unwrap();
    out
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
            dumped(&house.services.database)
        })
        .collect();
    for backup in &backups {
        for test in both(house::MIGRATIONS) {
            let copy = backup.clone();
            dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap_or_else(|error| panic!("{}: {error}", test.engine));
            assert_eq!(dumped(&test.database), *backup, "{}", test.engine);
            let roles = |session: &mut platform::Session<'_>| session.number("SELECT COUNT(*) FROM membership WHERE role = 'teacher'", &[]);
            assert_eq!(test.database.read::<_, DatabaseError>(roles).unwrap(), 1);
        }
    }
}
