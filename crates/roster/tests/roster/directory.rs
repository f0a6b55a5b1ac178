//! Programs that keep a copy ask for one person, for a class, and for what changed: that is looked up, however many people there are.

use std::collections::BTreeSet;

use organization::Path;
use platform::database::Engine;
use platform::{DatabaseError, Value};
use roster::model::scim::filter::Filter;
use serde_json::json;

use crate::house::{House, Seen, houses};
use crate::oneroster::{ALL, AT};
use crate::speed::people;

/// Statements that a looked-up list may take, however many people there are.
const STATEMENTS_MAX: u64 = 40;

fn list(people: usize) -> String {
    let line = |number: usize| format!("学生{number},{number:06},{}年级,{}班,p{number:06}@example.org\n", number / 800, number / 40 % 20);
    format!("name,number,grade,class,email\n{}", (0..people).map(line).collect::<String>())
}

fn scim(house: &House, method: &str, path: &str, body: &str) -> Seen {
    house.program(method, &format!("/scim/v2{path}"), house.school, "scim", &[("content-type", "application/scim+json")], body)
}

fn found(house: &House, kind: &str, query: &str) -> serde_json::Value {
    let seen = scim(house, "GET", &format!("/{kind}?{query}"), "");
    assert_eq!(seen.status, 200, "{query}: {}", seen.text);
    seen.json()
}

fn encoded(filter: &str) -> String {
    let letter = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    filter.bytes().map(letter).collect()
}

/// Everything of a kind, a page at a time.
fn all(house: &House, kind: &str) -> Vec<serde_json::Value> {
    let mut things = Vec::new();
    loop {
        let page = found(house, kind, &format!("count=500&startIndex={}", things.len() + 1));
        let part = page["Resources"].as_array().unwrap().clone();
        if part.is_empty() {
            assert_eq!(page["totalResults"].as_u64(), Some(things.len() as u64));
            return things;
        }
        things.extend(part);
    }
}

fn ids(things: &[serde_json::Value]) -> BTreeSet<String> {
    things.iter().map(|thing| thing["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn scim_filters_are_looked_up_and_find_what_looking_through_finds() {
    for house in houses() {
        let many = people();
        house.import("large.csv", list(many).as_bytes());
        let ada = json!({ "userName": "ada.l", "externalId": "ext-ada", "displayName": "Ada", "emails": [{ "value": "ada@example.org", "type": "work" }] });
        let made = scim(&house, "POST", "/Users", &ada.to_string());
        assert_eq!(made.status, 201, "{}", made.text);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        house.clock.advance(60_000_000);
        if many > 5_000 && house.engine == "postgresql" {
            // As the server does by itself within a minute; before it, every plan is a guess.
            house.services.database.write::<_, DatabaseError>(|session| session.batch("ANALYZE")).unwrap();
        }
        let since = "2026-11-23T08:00:30Z"; // the clock of tests begins at 08:00
        let off = json!({ "Operations": [{ "op": "replace", "path": "active", "value": false }] });
        assert_eq!(scim(&house, "PATCH", &format!("/Users/{id}"), &off.to_string()).status, 200);
        // Somebody is suspended and renamed on pages: programs see that too.
        let sent = house.identity.account("xh000003").unwrap().person;
        house.identity.suspend("xh000003", true).unwrap();
        let group =
            found(&house, "Groups", &format!("filter={}&count=1", encoded("displayName eq \"3班\"")))["Resources"][0]["id"].as_str().unwrap().to_owned();
        let (everybody, groups) = if many <= 5_000 { (all(&house, "Users"), all(&house, "Groups")) } else { (Vec::new(), Vec::new()) };
        for (kind, filter, looked_up) in [
            ("Users", "userName eq \"XH000007\"".to_owned(), true),
            ("Users", format!("id eq \"{id}\""), true),
            ("Users", "externalId eq \"ext-ada\"".to_owned(), true),
            ("Users", "emails.value eq \"P000008@example.org\"".to_owned(), true),
            ("Users", "emails[type eq \"work\" and value eq \"ada@example.org\"]".to_owned(), true),
            ("Users", "emails eq \"ada@example.org\" and active eq false".to_owned(), true),
            ("Users", "userName eq \"ada.l\" or userName eq \"xh000001\" or userName eq \"outsider\"".to_owned(), true),
            ("Users", "active eq false".to_owned(), true),
            ("Users", format!("meta.lastModified ge \"{since}\""), true),
            ("Users", "meta.lastModified gt \"2026-11-23T08:01:00Z\"".to_owned(), true),
            ("Users", format!("meta.lastModified gt \"{since}\" and active eq false and userName sw \"xh\""), true),
            ("Users", "active eq true".to_owned(), false),
            ("Users", "meta.lastModified gt \"2020-01-01T00:00:00Z\"".to_owned(), false),
            ("Users", "userName sw \"xh00000\"".to_owned(), false),
            ("Users", "not (userName sw \"xh\")".to_owned(), false),
            ("Groups", "displayName eq \"3班\"".to_owned(), true),
            ("Groups", "displayName sw \"1\" and externalId pr".to_owned(), true),
            ("Groups", format!("id eq \"{group}\""), true),
            ("Groups", format!("members.value eq \"{sent}\""), true),
            ("Groups", format!("meta.lastModified gt \"{since}\""), true),
            ("Groups", "displayName co \"年\"".to_owned(), false),
        ] {
            let (before, begun) = (house.services.database.statements(), std::time::Instant::now());
            let page = found(&house, kind, &format!("count=500&filter={}", encoded(&filter)));
            let (statements, took) = (house.services.database.statements() - before, begun.elapsed());
            let shown = page["Resources"].as_array().unwrap();
            if many > 5_000 {
                println!(
                    "{}: {many} people: {kind} {filter}: {} found, {statements} statements, {:.1} ms",
                    house.engine,
                    page["totalResults"],
                    took.as_secs_f64() * 1e3
                );
            } else {
                let parsed = Filter::parse(&filter).unwrap();
                let things = if kind == "Users" { &everybody } else { &groups };
                let passing: Vec<_> = things.iter().filter(|thing| parsed.passes(thing)).cloned().collect();
                assert_eq!(page["totalResults"].as_u64(), Some(passing.len() as u64), "{}: {kind}: {filter}", house.engine);
                assert!(shown.len() == passing.len().min(500) && ids(shown).is_subset(&ids(&passing)), "{}: {kind}: {filter}", house.engine);
            }
            if looked_up {
                assert!(statements <= STATEMENTS_MAX, "{}: {kind}: {filter}: {statements} statements for {} things", house.engine, shown.len());
                assert!(!shown.is_empty() || filter.contains("08:01:00") || kind == "Groups", "{}: {filter} finds nothing", house.engine);
            }
        }
        let second = found(&house, "Users", &format!("count=10&startIndex=11&filter={}", encoded("active eq true")));
        assert_eq!((second["totalResults"].as_u64(), second["itemsPerPage"].as_u64()), (Some(many as u64 + 1), Some(10)), "{}", house.engine);
    }
}

/// What was changed is found by OneRoster's field too, and what every copy asks costs nothing.
#[test]
fn oneroster_filters_by_change_and_status_are_looked_up() {
    for house in houses() {
        let many = people();
        house.import("large.csv", list(many).as_bytes());
        house.clock.advance(60_000_000);
        let renamed = house.identity.account("xh000003").unwrap().person;
        let change = identity::AccountChange { display_name: Some("李雷"), ..identity::AccountChange::default() };
        house.services.database.write(|session| house.identity.change_account_in(session, renamed, &change)).unwrap();
        let ask = |path: &str, filter: &str| {
            let (before, begun) = (house.services.database.statements(), std::time::Instant::now());
            let seen = house.program("GET", &format!("{AT}{path}?limit=50&filter={}", encoded(filter)), house.school, ALL, &[], "");
            assert_eq!(seen.status, 200, "{}", seen.text);
            let (statements, took) = (house.services.database.statements() - before, begun.elapsed());
            if many > 5_000 {
                println!(
                    "{}: {many} people: {path} {filter}: {} found, {statements} statements, {:.1} ms",
                    house.engine,
                    seen.header("x-total-count"),
                    took.as_secs_f64() * 1e3
                );
            }
            (seen.header("x-total-count").parse::<usize>().unwrap(), statements)
        };
        for (path, filter, wanted) in [
            ("/students", "status='active'", many),
            ("/users", "status='active'", many + 2),
            ("/students", "status='tobedeleted'", 0),
            ("/students", "dateLastModified>='2026-11-23T08:00:30Z'", 1),
            ("/users", "dateLastModified>'2026-11-23T16:00:30+08:00' AND status='active'", 1),
            ("/teachers", "dateLastModified>='2026-11-23T08:00:30Z'", 0),
            ("/students", "username='xh000007'", 1),
            ("/enrollments", "status='active'", many),
        ] {
            let (total, statements) = ask(path, filter);
            assert_eq!(total, wanted, "{}: {path} {filter}", house.engine);
            assert!(statements <= STATEMENTS_MAX, "{}: {path} {filter}: {statements} statements", house.engine);
        }
        assert_eq!(ask("/enrollments", "dateLastModified>='2026-11-23T08:00:30Z'").0, 0);
        assert_eq!(ask("/students", "givenName~'学生' AND dateLastModified<'2026-11-24'").0, many - 1, "and what is not looked up is looked through");
    }
}

/// The statements behind the lists of administrators and of directories find their rows by an index, on both engines.
#[test]
fn directory_lookups_use_an_index() {
    for house in houses() {
        house.import("list.csv", list(400).as_bytes());
        let place = house.organizations.by_ids(&[house.school]).unwrap().remove(0).path;
        let (path, end) = (place.as_bytes().to_vec(), place.end().unwrap());
        let person = house.identity.account("xh000003").unwrap().person;
        let below = "organization.path >= $1 AND organization.path < $2";
        let named = "((name_folded >= 'a' AND name_folded <= 'b') OR code = 'c') AND closed_at IS NULL";
        let lookups: Vec<(String, Vec<Value<'_>>)> = vec![
            // What administrators page through and search.
            ("SELECT id FROM organization WHERE parent_id = $1 AND closed_at IS NULL ORDER BY name_folded, id LIMIT 24".to_owned(), vec![house.school.into()]),
            (format!("SELECT id FROM organization WHERE {named} ORDER BY name_folded, id LIMIT 50"), vec![]),
            (
                format!("SELECT id FROM organization WHERE {named} AND path >= $1 AND path < $2 ORDER BY name_folded, id LIMIT 50"),
                vec![Value::Bytes(&path), Value::Bytes(&end)],
            ),
            (
                "SELECT person_id FROM (SELECT person_id, name_folded AS found FROM account WHERE name_folded >= 'a' AND name_folded <= 'b' \
                 UNION SELECT person_id, display_folded FROM account WHERE display_folded >= 'a' AND display_folded <= 'b') AS matches \
                 ORDER BY found, person_id LIMIT 50"
                    .to_owned(),
                vec![],
            ),
            ("SELECT id FROM roster_import WHERE organization_id = $1 ORDER BY id DESC LIMIT 24".to_owned(), vec![house.school.into()]),
            // What directories ask for.
            ("SELECT DISTINCT person_id FROM roster_contact WHERE value = 'a@b.c' AND kind = 'email' ORDER BY person_id LIMIT 9".to_owned(), vec![]),
            ("SELECT person_id FROM account WHERE suspended_at IS NOT NULL LIMIT 9".to_owned(), vec![]),
            ("SELECT person_id, name_folded FROM account WHERE name_folded >= 'li' ORDER BY name_folded LIMIT 1".to_owned(), vec![]),
            ("SELECT person_id, name_folded FROM account WHERE name_folded < 'li' ORDER BY name_folded DESC LIMIT 1".to_owned(), vec![]),
            ("SELECT person_id, value FROM contact WHERE value >= 'li' AND verified_at IS NOT NULL ORDER BY value LIMIT 1".to_owned(), vec![]),
            ("SELECT person_id, value FROM contact WHERE value < 'li' AND verified_at IS NOT NULL ORDER BY value DESC LIMIT 1".to_owned(), vec![]),
            ("SELECT person_id FROM account WHERE updated_at >= 5 LIMIT 9".to_owned(), vec![]),
            ("SELECT person_id FROM roster_person WHERE changed_at >= 5 LIMIT 9".to_owned(), vec![]),
            (
                format!(
                    "SELECT membership.person_id FROM membership CROSS JOIN organization WHERE membership.changed_at >= 5 \
                     AND organization.id = membership.organization_id AND {below} LIMIT 9"
                ),
                vec![Value::Bytes(&path), Value::Bytes(&end)],
            ),
            (
                format!(
                    "SELECT id FROM (SELECT organization.id FROM organization WHERE organization.changed_at >= 5 AND {below} \
                     UNION SELECT organization.id FROM membership CROSS JOIN organization WHERE membership.changed_at >= 5 \
                     AND organization.id = membership.organization_id AND {below}) AS changed ORDER BY id LIMIT 9"
                ),
                vec![Value::Bytes(&path), Value::Bytes(&end)],
            ),
            (
                format!("SELECT id FROM organization WHERE {below} AND closed_at IS NULL AND kind <> 'platform' ORDER BY path LIMIT 9 OFFSET 3"),
                vec![Value::Bytes(&path), Value::Bytes(&end)],
            ),
            (
                format!("SELECT id FROM organization WHERE name_folded = '3班' AND {below} ORDER BY name_folded, path LIMIT 9"),
                vec![Value::Bytes(&path), Value::Bytes(&end)],
            ),
            (
                format!("SELECT id FROM organization WHERE name_folded >= '3' AND name_folded <= '3x' AND {below} ORDER BY name_folded, path LIMIT 9"),
                vec![Value::Bytes(&path), Value::Bytes(&end)],
            ),
            (
                "SELECT organization_id, MAX(changed_at) FROM membership WHERE organization_id IN ($1) GROUP BY organization_id".to_owned(),
                vec![house.school.into()],
            ),
            ("SELECT person_id, organization_id, changed_at FROM membership WHERE person_id IN ($1)".to_owned(), vec![person.into()]),
        ];
        for (sql, values) in lookups {
            let plan = house.services.database.read::<_, DatabaseError>(|session| {
                if session.engine() == Engine::Postgresql {
                    session.batch("SET enable_seqscan = off")?; // a table of a few rows is always read whole
                    let plan = session.query(&format!("EXPLAIN {sql}"), &values, |row| row.get::<String>(0))?;
                    session.batch("RESET enable_seqscan")?;
                    return Ok(plan);
                }
                session.query(&format!("EXPLAIN QUERY PLAN {sql}"), &values, |row| row.get::<String>(3))
            });
            let plan = plan.unwrap();
            let tables = ["account", "contact", "membership", "organization", "roster_person", "roster_contact"];
            // A scan of an index that holds nothing else is what is wanted of a partial one.
            let scans = |line: &String| {
                line.contains("Seq Scan") || tables.iter().any(|table| line.contains(&format!("SCAN {table}"))) && !line.contains("INDEX account_suspended")
            };
            assert!(!plan.iter().any(scans), "{}: {sql}:\n{}", house.engine, plan.join("\n"));
        }
        assert!(Path::top().end().is_none());
    }
}
