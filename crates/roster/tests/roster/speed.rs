//! How long a hundred thousand people take, and whether lists are found by an index.

use std::fmt::Write;

use crate::house::houses;

/// People of the large list; the goal of the platform is less than 60 seconds for 100 000 of them.
const PEOPLE: usize = 2_000;

/// How many: more in a long run.
pub fn people() -> usize {
    std::env::var("XINGTAN_ROSTER_PEOPLE").ok().and_then(|text| text.parse().ok()).unwrap_or(PEOPLE)
}

/// The file of so many pupils in classes of forty.
pub fn list(people: usize) -> String {
    let mut text = String::from("name,number,grade,class\n");
    for number in 0..people {
        let class = number / 40;
        let _ = writeln!(text, "学生{number},{number:06},{}年级,{}班", class / 20, class % 20);
    }
    text
}

#[test]
fn large_lists_are_imported_quickly_and_taken_back() {
    let people = people();
    let text = list(people);
    for house in houses() {
        let started = std::time::Instant::now();
        let preview = house.upload(house.admin, house.school, "large.csv", text.as_bytes()).location;
        let read = started.elapsed();
        let seen = house.get(house.admin, &preview);
        let shown = started.elapsed();
        assert_eq!(seen.status, 200);
        let done = house.post(house.admin, &format!("{preview}/confirm"), "");
        let confirmed = started.elapsed();
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name LIKE 'xh%'"), i64::try_from(people).unwrap());
        println!(
            "{}: {people} people: read {:.1} s, preview {:.1} s, import {:.1} s, together {:.1} s",
            house.engine,
            read.as_secs_f32(),
            (shown - read).as_secs_f32(),
            (confirmed - shown).as_secs_f32(),
            confirmed.as_secs_f32()
        );
        assert!(confirmed.as_secs() < 60, "{}: {people} people took {} s", house.engine, confirmed.as_secs());
        let codes = house.post(house.admin, &format!("{}/codes", done.location), "as=csv");
        assert_eq!(codes.text.lines().count(), people + 1);
        println!("{}: codes after {:.1} s", house.engine, (started.elapsed() - confirmed).as_secs_f32());
        let begun = std::time::Instant::now();
        assert_eq!(house.post(house.admin, &format!("{}/undo", done.location), "").status, 303);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name LIKE 'xh%'"), 0);
        println!("{}: taken back in {:.1} s", house.engine, begun.elapsed().as_secs_f32());
    }
}

/// The lists an administrator opens, and the look-ups of programs, are found by an index on both engines.
#[test]
fn lists_and_lookups_use_an_index() {
    for house in houses() {
        house.import("list.csv", list(400).as_bytes());
        for sql in [
            "SELECT id FROM roster_import WHERE organization_id = $1 ORDER BY id DESC LIMIT 24",
            "SELECT external, object_id FROM external_id WHERE organization_id = $1 AND source = 'sheet' AND kind = 'user' AND external IN ('000001')",
            "SELECT object_id FROM external_id WHERE object_id = $1",
            "SELECT person_id FROM membership WHERE organization_id = $1 ORDER BY role DESC, person_id LIMIT 24",
            "SELECT person_id FROM account WHERE name_folded IN ('xh000001') AND person_id <> $1",
            "SELECT id FROM membership WHERE given_by = $1",
        ] {
            let plan = house.services.database.read::<_, platform::DatabaseError>(|session| {
                if session.engine() == platform::Engine::Postgresql {
                    session.batch("SET enable_seqscan = off")?; // a table of a few rows is always read whole
                    session.query(&format!("EXPLAIN {sql}"), &[house.school.into()], |row| row.get::<String>(0))
                } else {
                    session.query(&format!("EXPLAIN QUERY PLAN {sql}"), &[house.school.into()], |row| row.get::<String>(3))
                }
            });
            let plan = plan.unwrap().join("\n");
            let scans = if house.engine == "sqlite" { plan.contains("SCAN ") } else { plan.contains("Seq Scan") };
            assert!(!scans, "{}: {sql}:\n{plan}", house.engine);
        }
    }
}
