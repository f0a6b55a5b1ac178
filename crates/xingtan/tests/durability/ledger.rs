//! Compares what people remember with what is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use kernel::Time;
use learning::model::wrong_book::{Entry, after_answer};
use serde_json::Value;

use crate::client::{Act, BEAT_SECONDS, Client, Deed, send};
use crate::content::{Dump, Row, text};

/// Everything acknowledged is there exactly once, and nothing is there twice.
pub fn check(dump: &Dump, clients: &[Client]) {
    for client in clients {
        client.deeds.iter().for_each(|deed| check_deed(dump, client, deed));
    }
}

fn check_deed(dump: &Dump, client: &Client, deed: &Deed) {
    let (found, name) = match &deed.act {
        Act::Start { attempt } if deed.acknowledged => (count(dump, "attempt", |row| text(row, "id") == attempt), "attempt"),
        Act::Start { .. } => return,
        Act::Answer { attempt, position, answer } => {
            let same = |row: &&Row| text(row, "attempt") == attempt && row["position"].as_u64() == u64::try_from(*position).ok();
            let rows: Vec<&Row> = dump.rows("response").iter().filter(same).collect();
            assert!(rows.iter().all(|row| text(row, "answer") == *answer), "{}: {deed:?} is kept as {rows:?}", client.name);
            (rows.len(), "response")
        }
        Act::Finish { section } => {
            let person = person_of(dump, client);
            let mine = |row: &Row| person.as_deref() == Some(text(row, "person"));
            let statements = count(dump, "statement", |row| mine(row) && text(row, "verb") == "completed" && text(row, "object") == section);
            let finished = count(dump, "progress", |row| mine(row) && text(row, "section") == section && row["finished"] == Value::Bool(true));
            assert_eq!(statements, finished, "{}: {deed:?}: statements and progress", client.name);
            (statements, "finished section")
        }
        Act::Beat { id, .. } => {
            let key: kernel::Id = id.parse().unwrap();
            let mine = |row: &Row| text(row, "id").parse() == Ok(key) && row["seconds"].as_i64() == Some(BEAT_SECONDS);
            (count(dump, "beat", mine), "beat")
        }
        Act::Report { words, .. } => (count(dump, "problem_report", |row| text(row, "words") == words), "report"),
        Act::SignUp => (count(dump, "account", |row| text(row, "name") == client.name), "account"),
    };
    assert!(found <= 1, "{}: {deed:?} is kept {found} times as {name}", client.name);
    assert!(found == 1 || !deed.acknowledged, "{}: {deed:?} was acknowledged and is lost", client.name);
}

fn count(dump: &Dump, table: &str, is: impl Fn(&Row) -> bool) -> usize {
    dump.rows(table).iter().filter(|row| is(row)).count()
}

/// Whom the sessions of a client belong to.
fn person_of(dump: &Dump, client: &Client) -> Option<String> {
    let attempt = client.deeds.iter().find_map(|deed| match &deed.act {
        Act::Start { attempt } if deed.acknowledged => Some(attempt),
        _ => None,
    })?;
    let row = dump.rows("attempt").iter().find(|row| text(row, "id") == attempt)?;
    Some(text(row, "person").to_owned())
}

/// What is derived agrees with what is true: each answer is one statement, and every view adds up.
pub fn check_views(dump: &Dump) {
    assert!(dump.rows("outbox").is_empty() && dump.rows("outbox_dead").is_empty(), "facts wait: {:?} {:?}", dump.rows("outbox"), dump.rows("outbox_dead"));
    let statements: BTreeSet<&str> = dump.rows("statement").iter().filter(|row| text(row, "verb") == "answered").map(|row| text(row, "id")).collect();
    let responses: BTreeSet<&str> = dump.rows("response").iter().map(|row| text(row, "id")).collect();
    assert_eq!(statements, responses, "each answer is one statement");
    let mut answers: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in dump.rows("response") {
        answers.entry(text(row, "person")).or_default().push(row);
    }
    let mut days: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for row in dump.rows("study_day").iter().filter(|row| row["answers"].as_i64() != Some(0)) {
        let day = days.entry(text(row, "person")).or_default();
        *day = (day.0 + row["answers"].as_i64().unwrap(), day.1 + row["correct"].as_i64().unwrap());
    }
    let counted = answers.iter().map(|(person, rows)| {
        let right = rows.iter().filter(|row| row["correct"] == Value::Bool(true)).count();
        (*person, (i64::try_from(rows.len()).unwrap(), i64::try_from(right).unwrap()))
    });
    assert_eq!(days, counted.collect(), "the calendar counts each answer once");
    check_time(dump);
    let book: BTreeSet<(&str, &str, i64)> =
        dump.rows("wrong_answer").iter().map(|row| (text(row, "person"), text(row, "item"), row["wrong_count"].as_i64().unwrap())).collect();
    let expected = answers.values().flat_map(|rows| wrong(rows)).collect::<BTreeSet<_>>();
    assert_eq!(book, expected, "the wrong-answer book holds what was wrong");
}

/// What was counted of beats is what waits and what facts say, in the record as in the view.
fn check_time(dump: &Dump) {
    let sum = |table: &str, column: &str| dump.rows(table).iter().map(|row| row[column].as_i64().unwrap()).sum::<i64>();
    let counted = sum("beat", "seconds") * 1000;
    let waiting = sum("beat_gathered", "millis");
    assert_eq!(sum("study_time", "read_millis") + waiting, counted, "the view counts each beat once");
    assert_eq!(sum("beat_day", "seconds") * 1000, counted);
    let said =
        dump.rows("statement").iter().filter(|row| text(row, "verb") == "read").map(|row| serde_json::from_str::<kernel::Fact>(text(row, "body")).unwrap());
    assert_eq!(
        said.filter_map(|fact| fact.outcome.duration_ms).sum::<u64>() + u64::try_from(waiting).unwrap(),
        u64::try_from(counted).unwrap(),
        "the record tells of each beat once"
    );
}

/// The wrong-answer book of one person, by the rules of the room.
fn wrong<'a>(rows: &[&'a Row]) -> Vec<(&'a str, &'a str, i64)> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row["created_at"].as_i64());
    let mut book: BTreeMap<&str, (&str, Option<Entry>)> = BTreeMap::new();
    for row in rows {
        let place = book.entry(text(row, "item")).or_insert((text(row, "person"), None));
        place.1 = after_answer(place.1, row["correct"] == Value::Bool(true), Time(row["created_at"].as_i64().unwrap()));
    }
    book.into_iter().filter_map(|(item, (person, entry))| Some((person, item, i64::from(entry?.wrong_count)))).collect()
}

/// What the person themselves sees after the restart: they are still known, their history has every answer once, and the wrong-answer book what was wrong.
pub fn check_pages(address: SocketAddr, dump: &Dump, clients: &[Client]) {
    for client in clients {
        let Some(person) = person_of(dump, client) else { continue };
        let get = |path: &str| send(address, &client.cookie, path, None).unwrap();
        assert_eq!(get("/me/settings").status, if client.member { 200 } else { 401 }, "{} is known as before", client.name);
        let history: Value = serde_json::from_str(&get("/me/history.json").body).unwrap();
        let answered = |row: &&Value| row["verb"]["display"]["en"] == "answered";
        let mut told: Vec<&str> = history["statements"].as_array().unwrap().iter().filter(answered).map(|row| row["object"]["id"].as_str().unwrap()).collect();
        let mine = |row: &&Row| text(row, "person") == person;
        let mut kept: Vec<String> =
            dump.rows("response").iter().filter(mine).map(|row| format!("http://{address}/practice/items/{}", text(row, "item"))).collect();
        told.sort_unstable();
        kept.sort_unstable();
        assert_eq!(told, kept, "the history of {}", client.name);
        let book: String = (1..4).map(|page| get(&format!("/me/wrong?page={page}")).body).collect();
        for row in dump.rows("wrong_answer").iter().filter(mine) {
            assert!(
                book.contains(&format!("/practice/items/{}", text(row, "item"))),
                "{} is not in the wrong-answer book of {}",
                text(row, "item"),
                client.name
            );
        }
        for deed in &client.deeds {
            if let (Act::Start { attempt }, true) = (&deed.act, deed.acknowledged) {
                assert!(matches!(get(&format!("/practice/{attempt}")).status, 200 | 303), "{}: the session {attempt} is gone", client.name);
            }
        }
    }
}
