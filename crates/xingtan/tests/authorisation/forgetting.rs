//! Whoever asks to be forgotten is nowhere any more: what every room keeps of them is in their download before, and every column of every table is looked
//! through afterwards, on both engines.

use std::collections::BTreeSet;
use std::path::Path;

use kernel::{Id, Role};
use platform::database::Engine;
use platform::{DatabaseError, Session, Value};

use crate::world::{Actor, PASSWORD, Person, World, worlds};

/// Where the number of somebody who was forgotten stays, and why. It leads to nobody; no name, address or word of theirs stays anywhere.
const NUMBERS_STAY: [(&str, &str); 4] = [
    ("audit.actor_id", "the log of what was done is a chain of hashes, and is kept for its months"),
    ("audit.object_id", "as above: what others did to them"),
    ("consent.given_by", "what a guardian agreed to for a child stays on the child's record"),
    ("moved.person", "what comes late about somebody who was forgotten is not taken in again"),
];

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const FORM: [(&str, &str); 1] = [("sec-fetch-site", "same-origin")];

/// Every column: table, name, type.
fn columns(session: &mut Session<'_>) -> Result<Vec<(String, String, String)>, DatabaseError> {
    let sql = match session.engine() {
        Engine::Sqlite => {
            "SELECT m.name, p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid"
        }
        Engine::Postgresql => {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns \
             WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
        }
    };
    session.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The columns in which somebody's number stands, and those with one of their words.
fn traces(session: &mut Session<'_>, person: Id, words: &[&str]) -> Result<(BTreeSet<String>, BTreeSet<String>), DatabaseError> {
    let (mut numbers, mut texts) = (BTreeSet::new(), BTreeSet::new());
    let (id, bytes) = (person.to_string(), *person.as_bytes());
    for (table, column, kind) in columns(session)? {
        let place = format!("{table}.{column}");
        let count = |session: &mut Session<'_>, condition: &str, value: Value<'_>| {
            session.number(&format!("SELECT COUNT(*) FROM \"{table}\" WHERE {condition}"), &[value])
        };
        match kind.to_lowercase().as_str() {
            "uuid_blob" | "uuid" => {
                let rows = count(session, &format!("\"{column}\" = $1"), person.into())?;
                numbers.extend((rows > 0).then_some(place));
            }
            "blob" | "bytea" => {
                let is_in = |engine| {
                    if engine == Engine::Sqlite { format!("instr(\"{column}\", $1) > 0") } else { format!("position(CAST($1 AS BYTEA) in \"{column}\") > 0") }
                };
                let condition = is_in(session.engine());
                if count(session, &condition, Value::Bytes(&bytes))? > 0 {
                    numbers.insert(place.clone());
                }
                for word in words {
                    if count(session, &condition, Value::Bytes(word.as_bytes()))? > 0 {
                        texts.insert(place.clone());
                    }
                }
            }
            "text" | "character varying" => {
                if count(session, &format!("\"{column}\" LIKE $1"), format!("%{id}%").into())? > 0 {
                    numbers.insert(place.clone());
                }
                for word in words {
                    if count(session, &format!("\"{column}\" LIKE $1"), format!("%{word}%").into())? > 0 {
                        texts.insert(place.clone());
                    }
                }
            }
            _ => {}
        }
    }
    Ok((numbers, texts))
}

/// Lets somebody leave something in every room.
fn live(world: &World, person: &Person, words: &str, address: &str) {
    let id: Id = person.person.parse().unwrap();
    for (path, form) in [
        (format!("/practice/{}/answer", person.attempt), vec![("position", "0".to_owned()), ("answer", "A".to_owned())]),
        (format!("/sections/{}/finish", world.section), vec![]),
        (format!("/sections/{}/report", world.section), vec![("words", words.to_owned())]),
        ("/me/settings".to_owned(), vec![("display_name", format!("{} shown", person.name)), ("language", "en".to_owned())]),
    ] {
        let seen = world.send("POST", &path, &person.cookie, &FORM, &form);
        assert_eq!(seen.status, 303, "{path}: {}", seen.body);
    }
    let program = world.program();
    let asked = format!(
        "/oauth2/authorize?client_id={program}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&response_type=code&scope=openid&code_challenge={CHALLENGE}&code_challenge_method=S256"
    );
    let seen = world.send("GET", &asked, &person.cookie, &[], &[]);
    let request = seen.location.split("request=").nth(1).unwrap_or_else(|| panic!("{} {}", seen.status, seen.body)).to_owned();
    let seen = world.send("POST", "/oauth2/consent", &person.cookie, &FORM, &[("request", request), ("decision", "allow".to_owned())]);
    assert!(seen.location.contains("code="), "{} {}", seen.status, seen.body);
    world.offer(Some(&person.person), "");
    let child = world.person(Actor::Member(Role::Learner), false);
    world.house.identity.link_guardian(child.person.parse().unwrap(), id).unwrap();
    let new = |id: Id| Value::from(id);
    world
        .house
        .services
        .database
        .write::<_, DatabaseError>(|session| {
            let contact = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, 'email', $3, 0, 0)";
            session.execute(contact, &[new(world.house.services.new_id()), new(id), address.into()])?;
            let detail = "INSERT INTO roster_person (person_id, given_name, family_name, middle_name, number, changed_at) VALUES ($1, $2, 'x', '', 'n7', 0)";
            session.execute(detail, &[new(id), person.name.as_str().into()])?;
            let known = "INSERT INTO external_id (organization_id, source, kind, external, object_id) VALUES ($1, 'sheet', 'user', $2, $3)";
            session.execute(known, &[new(organization::top_id()), person.name.as_str().into(), new(id)])
        })
        .unwrap();
}

#[test]
fn the_download_has_every_room_and_being_forgotten_leaves_nothing_in_any() {
    for world in worlds() {
        let person = world.person(Actor::Member(Role::Learner), true);
        let id: Id = person.person.parse().unwrap();
        let (words, address) = ("only I wrote these words", format!("{}@example.org", person.name));
        live(&world, &person, words, &address);
        let mine = world.send("GET", "/me/data.json", &person.cookie, &[], &[]).body;
        let said: serde_json::Value = serde_json::from_str(&mine).unwrap();
        for room in ["organization", "catalog", "records", "roster", "assessment", "learning", "courseware", "sso"] {
            assert!(mine.contains(&format!("\"{room}\"")), "{}: the download has no part of {room}: {said:#}", world.engine);
        }
        for left in [person.name.as_str(), words, address.as_str(), person.attempt.as_str(), "n7"] {
            assert!(mine.contains(left), "{}: the download does not say '{left}': {said:#}", world.engine);
        }
        let look = || world.house.services.database.read::<_, DatabaseError>(|session| traces(session, id, &[person.name.as_str(), address.as_str()])).unwrap();
        let (numbers, texts) = look();
        println!("{}: before: {numbers:?} {texts:?}", world.engine);
        assert!(numbers.len() > 12 && texts.len() > 3, "{}: {numbers:?} {texts:?}", world.engine);
        let seen = world.send("POST", "/me/delete", &person.cookie, &FORM, &[("password", PASSWORD.to_owned()), ("sure", "yes".to_owned())]);
        assert_eq!(seen.status, 303, "{}", seen.body);
        world.house.records.settle().unwrap();
        let (numbers, texts) = look();
        let more: Vec<&String> = numbers.iter().filter(|place| NUMBERS_STAY.iter().all(|(stays, _)| place.as_str() != *stays)).collect();
        assert!(more.is_empty() && texts.is_empty(), "{}: what stays: {more:?}, words in {texts:?}", world.engine);
        // The index never held anything of people; nothing of theirs is in its files.
        let mut files = Vec::new();
        gather(&world.data.join("search"), &mut files);
        assert!(!files.is_empty(), "{}", world.engine);
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!holds(&person.name) && !holds(words), "{}", file.display());
        }
    }
}

fn gather(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { gather(&path, files) } else { files.push(path) }
    }
}
