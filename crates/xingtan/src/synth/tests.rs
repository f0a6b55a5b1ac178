//! Load data on both engines, made of a small real library.

use std::path::{Path, PathBuf};

use platform::testing::{TestDatabase, both};

use super::*;

fn house(test: &TestDatabase) -> House {
    let settings = Settings::at(&test.directory.path().join("data"), &test.url);
    house::open(&settings).unwrap_or_else(|error| panic!("{}: {error:#}", test.engine))
}

/// A catalogue, lessons in English, and questions.
fn import(house: &House) {
    let library = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library"));
    let sources: Vec<PathBuf> =
        ["catalogues/china-textbook-catalog", "courses/carpentries-sql-novice-survey", "questions/mgsm"].iter().map(|path| library.join(path)).collect();
    house.catalog.import(&sources, &catalog::ops::import::ImportOptions::default(), &catalog::ops::import::Unwatched).unwrap();
}

fn number(house: &House, sql: &str) -> i64 {
    house.services.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
}

fn rows(house: &House, sql: &str) -> Vec<String> {
    house.services.database.read::<_, DatabaseError>(|session| session.query(sql, &[], |row| row.get(0))).unwrap()
}

const OPTIONS: SynthOptions = SynthOptions { resources: 400, items: 120, learners: 30, statements: 600, seed: 5 };

const BODIES: &str = "SELECT body FROM resource WHERE collection = 'synth' ORDER BY resource_key";

fn refusal(result: Result<(), Failure>) -> String {
    let failure = result.unwrap_err();
    assert_eq!(failure.code, crate::exit::REFUSED, "{:#}", failure.error);
    failure.error.to_string()
}

#[test]
fn as_much_comes_as_was_asked_for() {
    for test in both(&[]) {
        let house = house(&test);
        assert!(refusal(fill(&house, &OPTIONS)).contains("no library"), "{}", test.engine);
        import(&house);
        fill(&house, &OPTIONS).unwrap_or_else(|failure| panic!("{}: {:#}", test.engine, failure.error));
        let synthetic = "resource IN (SELECT id FROM resource WHERE collection = 'synth')";
        assert_eq!(number(&house, "SELECT COUNT(*) FROM resource WHERE collection = 'synth'"), 400, "{}", test.engine);
        assert_eq!(number(&house, &format!("SELECT COUNT(*) FROM item WHERE {synthetic}")), 120, "{}", test.engine);
        assert!(number(&house, &format!("SELECT COUNT(*) FROM section WHERE {synthetic}")) > 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM account WHERE name_folded LIKE 'synth-5-%'"), 30);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM statement"), 600);
        assert_eq!(house.outbox.counts().unwrap(), (0, 0), "{}", test.engine);
        assert!(number(&house, "SELECT COUNT(*) FROM study_day") > 100, "views follow");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM resource WHERE body NOT LIKE '%\"modified\":true%' AND collection = 'synth'"), 0);
        for kind in ["textbook-entry", "course", "question-set"] {
            let count = number(&house, &format!("SELECT COUNT(*) FROM resource WHERE collection = 'synth' AND kind = '{kind}'"));
            assert!(count > 3, "{}: {count} of {kind}", test.engine);
        }
    }
}

#[test]
fn a_seed_gives_the_same_on_both_engines_and_another_seed_something_else() {
    let made: Vec<(Vec<String>, Vec<String>)> = both(&[])
        .iter()
        .map(|test| {
            let house = house(test);
            import(&house);
            fill(&house, &SynthOptions { learners: 0, statements: 0, ..OPTIONS }).unwrap();
            let first = rows(&house, BODIES);
            fill(&house, &SynthOptions { learners: 0, statements: 0, seed: 6, ..OPTIONS }).unwrap();
            let all = rows(&house, BODIES);
            assert_eq!(all.len(), first.len() * 2);
            (first, all)
        })
        .collect();
    assert_eq!(made[0], made[1]);
    assert_ne!(made[0].0[..10], made[0].1[400..410]);
}

#[test]
fn a_seed_is_not_used_twice_and_a_broken_run_goes_on() {
    for test in both(&[]) {
        let house = house(&test);
        import(&house);
        fill(&house, &OPTIONS).unwrap();
        let (bodies, statements) = (rows(&house, BODIES), rows(&house, "SELECT body FROM statement ORDER BY at, id"));
        assert!(refusal(fill(&house, &OPTIONS)).contains("here already"), "{}", test.engine);
        // As if the process had been killed after the first batch of resources, and again within the statements.
        let mut state = State::take_up(&house, 999, &Amounts { resources: 0, items: 0, learners: 0, statements: 0 }).unwrap();
        let text = house.services.database.read(|session| installation::read(session, &State::name(5))).unwrap().unwrap();
        state = State { started_at: serde_json::from_str::<State>(&text).unwrap().started_at, ..state };
        state.asked = Amounts { resources: 400, items: 120, learners: 30, statements: 600 };
        let items = number(
            &house,
            "SELECT COALESCE(CAST(SUM(item_count) AS BIGINT), 0) FROM resource WHERE collection = 'synth' AND CAST(SUBSTR(resource_key, 3) AS BIGINT) < 300",
        );
        state.done = Amounts { resources: 300, items: u64::try_from(items).unwrap(), learners: 10, statements: 0 };
        house.services.database.write::<_, DatabaseError>(|session| state.keep(session, 5)).unwrap();
        assert!(refusal(fill(&house, &SynthOptions { resources: 500, ..OPTIONS })).contains("other amounts"), "{}", test.engine);
        fill(&house, &OPTIONS).unwrap_or_else(|failure| panic!("{}: {:#}", test.engine, failure.error));
        assert_eq!(rows(&house, BODIES), bodies, "{}", test.engine);
        assert_eq!(rows(&house, "SELECT body FROM statement ORDER BY at, id"), statements, "{}", test.engine);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM account WHERE name_folded LIKE 'synth-5-%'"), 30);
    }
}

#[test]
fn synthetic_learners_cannot_sign_in() {
    for test in both(&[]) {
        let house = house(&test);
        import(&house);
        fill(&house, &OPTIONS).unwrap();
        let hashes = rows(&house, "SELECT DISTINCT password_hash FROM account WHERE name_folded LIKE 'synth-%'");
        assert_eq!(hashes.len(), 1, "one hash of a secret that nobody knows");
        assert!(hashes[0].starts_with("$argon2id$"), "{hashes:?}");
    }
}
