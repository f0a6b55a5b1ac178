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

const OPTIONS: SynthOptions = SynthOptions { resources: 400, items: 120, learners: 30, statements: 600, organizations: 0, accounts: 0, seed: 5 };

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
        let mut state = State::take_up(&house, 999, &Amounts::default()).unwrap();
        let text = house.services.database.read(|session| installation::read(session, &State::name(5))).unwrap().unwrap();
        state = State { started_at: serde_json::from_str::<State>(&text).unwrap().started_at, ..state };
        state.asked = Amounts { resources: 400, items: 120, learners: 30, statements: 600, ..Amounts::default() };
        let items = number(
            &house,
            "SELECT COALESCE(CAST(SUM(item_count) AS BIGINT), 0) FROM resource WHERE collection = 'synth' AND CAST(SUBSTR(resource_key, 3) AS BIGINT) < 300",
        );
        state.done = Amounts { resources: 300, items: u64::try_from(items).unwrap(), learners: 10, ..Amounts::default() };
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

/// Schools and people only; they need no library, only counties.
const SCHOOLS: SynthOptions = SynthOptions { resources: 0, items: 0, learners: 0, statements: 0, organizations: 300, accounts: 4_500, seed: 5 };

fn with_divisions(house: &House) {
    let library = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library"));
    demo::take_in_divisions(house, library).unwrap();
}

/// Organisations and people as they would be listed.
fn population_of(house: &House) -> Vec<String> {
    let mut all = rows(house, "SELECT name || ' ' || kind || ' ' || COALESCE(code, '') FROM organization WHERE source = 'synth' ORDER BY id");
    all.extend(rows(house, "SELECT name || ' ' || display_name || ' ' || age_band FROM account WHERE name_folded LIKE 'synth-%' ORDER BY person_id"));
    all.extend(rows(
        house,
        "SELECT a.name || ' ' || m.role || ' ' || o.name FROM membership m JOIN account a ON a.person_id = m.person_id \
         JOIN organization o ON o.id = m.organization_id WHERE m.source = 'synth' ORDER BY m.id",
    ));
    all.extend(rows(
        house,
        "SELECT g.name || ' of ' || c.name FROM guardianship t JOIN account g ON g.person_id = t.guardian_id JOIN account c ON c.person_id = t.child_id \
         WHERE c.name_folded LIKE 'synth-%' ORDER BY c.person_id",
    ));
    all
}

#[test]
fn schools_are_filled_with_people_the_same_on_both_engines() {
    let made: Vec<Vec<String>> = both(&[])
        .iter()
        .map(|test| {
            let house = house(test);
            assert!(refusal(fill(&house, &SCHOOLS)).contains("no counties"), "{}", test.engine);
            with_divisions(&house);
            fill(&house, &SCHOOLS).unwrap_or_else(|failure| panic!("{}: {:#}", test.engine, failure.error));
            assert_eq!(number(&house, "SELECT COUNT(*) FROM organization WHERE source = 'synth'"), 300, "{}", test.engine);
            assert_eq!(number(&house, "SELECT COUNT(*) FROM account WHERE name_folded LIKE 'synth-5-p%'"), 4_500);
            let schools = "SELECT COUNT(*) FROM organization s JOIN organization c ON c.id = s.parent_id WHERE s.source = 'synth' AND c.kind = 'county'";
            let count = number(&house, schools);
            assert!((5..20).contains(&count), "{}: {count} schools", test.engine);
            for role in ["learner", "teacher", "guardian", "schooladmin", "subjecthead"] {
                assert!(number(&house, &format!("SELECT COUNT(*) FROM membership WHERE source = 'synth' AND role = '{role}'")) > 3, "{}: {role}", test.engine);
            }
            assert_eq!(
                number(&house, "SELECT COUNT(*) FROM account WHERE name_folded LIKE 'synth-%' AND password_hash <> '$start$none'"),
                0,
                "nobody signs in"
            );
            let without = "SELECT COUNT(*) FROM account a WHERE a.name_folded LIKE 'synth-%' AND a.age_band = 'child' \
                AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = a.person_id AND c.purpose = 'learning')";
            assert_eq!(number(&house, without), 0, "{}: every child's account was consented to", test.engine);
            assert!(refusal(fill(&house, &SCHOOLS)).contains("--organizations 300 --accounts 4500 --seed 5"), "{}", test.engine);
            population_of(&house)
        })
        .collect();
    assert_eq!(made[0], made[1]);
}

#[test]
fn a_broken_run_of_schools_goes_on_and_what_does_not_fit_is_refused() {
    for test in both(&[]) {
        let house = house(&test);
        with_divisions(&house);
        assert!(refusal(fill(&house, &SynthOptions { organizations: 2, accounts: 1, ..SCHOOLS })).contains("--organizations 3"), "{}", test.engine);
        let crowded = SynthOptions { organizations: 3, accounts: schools::PEOPLE_OF_CLASS_MAX + 1, seed: 8, ..SCHOOLS };
        assert!(refusal(fill(&house, &crowded)).contains("500 people at most"), "{}", test.engine);
        let full = SynthOptions { organizations: 3, accounts: schools::PEOPLE_OF_CLASS_MAX, seed: 9, ..SCHOOLS };
        fill(&house, &full).unwrap_or_else(|failure| panic!("{}: {:#}", test.engine, failure.error));
        // A name that is taken stops the run within the second batch of people.
        let taken =
            identity::NewAccount { name: "synth-5-p0003000", display_name: "", password: "seven lanterns over the ferry", language: kernel::Language::EN };
        let person = house.identity.create_account(&taken).unwrap().person;
        assert!(fill(&house, &SCHOOLS).is_err());
        let written = number(&house, "SELECT COUNT(*) FROM account WHERE name_folded LIKE 'synth-5-p%'") - 1;
        assert!(written > 1_900 && written < 4_000, "{}: {written}", test.engine);
        let sql = ["DELETE FROM account WHERE person_id = $1", "DELETE FROM person WHERE id = $1"];
        house.services.database.write::<_, DatabaseError>(|session| sql.iter().try_for_each(|sql| session.execute(sql, &[person.into()]).map(drop))).unwrap();
        fill(&house, &SCHOOLS).unwrap_or_else(|failure| panic!("{}: {:#}", test.engine, failure.error));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM account WHERE name_folded LIKE 'synth-5-p%'"), 4_500, "{}", test.engine);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM organization WHERE source = 'synth'"), 303);
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT person_id) FROM membership WHERE source = 'synth'"), 5_000, "everybody is something");
    }
}
