//! The audit log: whatever somebody with the database but without the key does to it is found.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

use kernel::{Action, Actor, Id, Time};
use platform::audit::{self, Broken, Head, Note, Sought};
use platform::testing::{TestDatabase, both};
use platform::{DatabaseError, Secrets, Services, Value};

fn fill(services: &Services, count: usize) -> Id {
    let person = services.new_id();
    for number in 0..count {
        let reason = format!("reason {number}");
        let detail = serde_json::json!({ "number": number });
        let note = Note {
            reason: &reason,
            detail,
            ..Note::new(Actor::Member(person), if number % 2 == 0 { Action::RoleGiven } else { Action::RosterUndone }, Some(("person", person)))
        };
        services.database.write::<_, DatabaseError>(|session| services.audit(session, &note)).unwrap();
    }
    person
}

fn run(test: &TestDatabase, sql: &str, values: &[Value<'_>]) {
    test.database.write::<_, DatabaseError>(|session| session.execute(sql, values)).unwrap();
}

#[test]
fn every_tampering_is_found() {
    type Tamper = fn(&TestDatabase);
    let tampers: [(&str, Tamper); 12] = [
        ("an action", |test| run(test, "UPDATE audit SET action = 'x' WHERE sequence = 3", &[])),
        ("a reason", |test| run(test, "UPDATE audit SET reason = '' WHERE sequence = 3", &[])),
        ("a time", |test| run(test, "UPDATE audit SET at = at + 1 WHERE sequence = 3", &[])),
        ("an actor", |test| run(test, "UPDATE audit SET actor_id = NULL WHERE sequence = 3", &[])),
        ("a detail", |test| run(test, "UPDATE audit SET detail = '{}' WHERE sequence = 7", &[])),
        ("an address", |test| run(test, "UPDATE audit SET address = '1.2.3.4' WHERE sequence = 1", &[])),
        ("one removed", |test| run(test, "DELETE FROM audit WHERE sequence = 4", &[])),
        ("the first removed", |test| run(test, "DELETE FROM audit WHERE sequence = 1", &[])),
        ("the last removed", |test| run(test, "DELETE FROM audit WHERE sequence = 8", &[])),
        ("all removed", |test| run(test, "DELETE FROM audit", &[])),
        ("two swapped", |test| {
            run(test, "UPDATE audit SET sequence = -1 WHERE sequence = 2", &[]);
            run(test, "UPDATE audit SET sequence = 2 WHERE sequence = 3", &[]);
            run(test, "UPDATE audit SET sequence = 3 WHERE sequence = -1", &[]);
        }),
        ("truncated with its head", |test| {
            run(test, "DELETE FROM audit WHERE sequence > 5", &[]);
            run(test, "UPDATE audit_head SET sequence = 5, hash = (SELECT hash FROM audit WHERE sequence = 5)", &[]);
        }),
    ];
    for (name, tamper) in tampers {
        for test in both(&[platform::MIGRATIONS]) {
            let (services, _) = test.services();
            fill(&services, 8);
            assert_eq!(audit::verify(&test.database, &services.secrets, None).unwrap(), Ok(8), "{}", test.engine);
            tamper(&test);
            assert!(audit::verify(&test.database, &services.secrets, None).unwrap().is_err(), "{name} on {}", test.engine);
        }
    }
}

#[test]
fn whoever_has_the_key_too_is_found_by_a_head_kept_elsewhere() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, _) = test.services();
        fill(&services, 5);
        let kept = audit::head(&test.database).unwrap();
        assert_eq!(Head::parse(&kept.text()), Some(kept.clone()));
        fill(&services, 3);
        assert_eq!(audit::verify(&test.database, &services.secrets, Some(&kept)).unwrap(), Ok(8));
        run(&test, "DELETE FROM audit", &[]);
        run(&test, "DELETE FROM audit_head", &[]);
        fill(&services, 8);
        assert_eq!(audit::verify(&test.database, &services.secrets, None).unwrap(), Ok(8), "a log written anew holds together");
        assert_eq!(audit::verify(&test.database, &services.secrets, Some(&kept)).unwrap(), Err(Broken::Rewritten(5)), "{}", test.engine);
        assert_eq!(audit::verify(&test.database, &Secrets::of([1; 32]), None).unwrap(), Err(Broken::Head));
        for wrong in ["", "5", "x:00", "5:zz", "-1:00"] {
            assert_eq!(Head::parse(wrong), None, "{wrong}");
        }
    }
}

#[test]
fn entries_are_found_by_who_whom_and_what() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, _) = test.services();
        let person = fill(&services, 6);
        fill(&services, 2);
        let find = |sought: &Sought<'_>| test.database.read::<_, DatabaseError>(|session| audit::entries(session, sought, 100)).unwrap();
        assert_eq!(find(&Sought { actor: Some(person), ..Sought::default() }).len(), 6, "{}", test.engine);
        assert_eq!(find(&Sought { action: Some("role"), object: Some(person), ..Sought::default() }).len(), 3, "role.given, not roster.undone");
        assert!(
            find(&Sought { action: Some("role.give"), object: Some(person), ..Sought::default() }).is_empty(),
            "a word is found whole, or by its part before a dot"
        );
        let of_role = |entry: &&audit::Entry| entry.action == "role" || entry.action.starts_with("role.");
        let all: Vec<i64> = find(&Sought::default()).iter().filter(of_role).map(|entry| entry.sequence).collect();
        let found: Vec<i64> = find(&Sought { action: Some("role"), ..Sought::default() }).iter().map(|entry| entry.sequence).collect();
        assert!(!all.is_empty() && all == found, "{}: {all:?} {found:?}", test.engine);
        assert_eq!(find(&Sought { action: Some("rol"), ..Sought::default() }).len(), 0);
        // A rare action is looked up, however long the log is; with more actions than are told apart it is looked for.
        for sql in [
            "SELECT action FROM audit WHERE action > 'a' ORDER BY action LIMIT 1",
            "SELECT sequence FROM audit WHERE action = 'a' ORDER BY at DESC, sequence DESC LIMIT 9",
        ] {
            let plan = test.database.read::<_, DatabaseError>(|session| match session.engine() {
                platform::Engine::Sqlite => session.query(&format!("EXPLAIN QUERY PLAN {sql}"), &[], |row| row.get::<String>(3)),
                platform::Engine::Postgresql => {
                    session.batch("SET enable_seqscan = off")?; // a table of a few rows is always read whole
                    let plan = session.query(&format!("EXPLAIN {sql}"), &[], |row| row.get::<String>(0));
                    session.batch("RESET enable_seqscan")?;
                    plan
                }
            });
            let plan = plan.unwrap().join("\n");
            assert!(plan.contains("audit_action") && !plan.contains("Seq Scan"), "{}: {sql}: {plan}", test.engine);
        }
        test.database
            .write::<_, DatabaseError>(|session| {
                for number in 0..=audit::ACTIONS_MAX {
                    let sql = "INSERT INTO audit (sequence, at, actor_kind, action, object_kind, address, reason, detail, hash) VALUES ($1, 0, 'system', $2, '', '', '', '', $3)";
                    let at = i64::try_from(number).unwrap() + 1_000;
                    session.execute(sql, &[at.into(), format!("z{number:05}").into(), platform::Value::Bytes(&[])])?;
                }
                Ok(())
            })
            .unwrap();
        assert_eq!(find(&Sought { action: Some("role"), ..Sought::default() }).len(), found.len(), "{}", test.engine);
        run(&test, "DELETE FROM audit WHERE sequence >= 1000", &[]);
        let page = find(&Sought { before: Some(4), ..Sought::default() });
        assert_eq!(page.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [3, 2, 1]);
        assert!(find(&Sought { from: Some(Time(i64::MAX)), ..Sought::default() }).is_empty());
        assert_eq!(page[0].reason, "reason 2");
        let many = test.database.read::<_, DatabaseError>(|session| audit::entries(session, &Sought::default(), u32::MAX)).unwrap();
        assert!(many.len() <= audit::ENTRIES_MAX as usize);
    }
}

/// Entries in the year that is looked through.
const YEAR: i64 = 100_000;

/// How the engine goes about finding what is sought.
fn plan(test: &TestDatabase, sought: &Sought<'_>) -> String {
    let lines = test.database.read::<_, DatabaseError>(|session| {
        let (sql, values) = audit::statement_of(session, sought, sought.action, 50)?;
        match session.engine() {
            platform::Engine::Sqlite => session.query(&format!("EXPLAIN QUERY PLAN {sql}"), &values, |row| row.get::<String>(3)),
            platform::Engine::Postgresql => session.query(&format!("EXPLAIN (ANALYZE, TIMING OFF) {sql}"), &values, |row| row.get::<String>(0)),
        }
    });
    lines.unwrap().join("\n")
}

#[test]
fn a_day_is_found_in_a_year_without_looking_through_it() {
    for test in both(&[platform::MIGRATIONS]) {
        let apart = 365 * kernel::time::DAY / YEAR;
        let half = apart * (YEAR / 2);
        let hash = if test.engine == "sqlite" { "x''" } else { "CAST('' AS BYTEA)" };
        // One entry in ten is of a rare action. The last entry was written by a clock that was half a year behind.
        let sql = format!(
            "WITH RECURSIVE n(x) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT x + 1 FROM n WHERE x <= {YEAR}) \
             INSERT INTO audit (sequence, at, actor_kind, action, object_kind, address, reason, detail, hash) \
             SELECT x, CASE WHEN x > {YEAR} THEN {half} ELSE x * {apart} END, 'system', \
             CASE WHEN x % 10 = 0 THEN 'b.rare' ELSE 'a.frequent' END, '', '', '', '', {hash} FROM n"
        );
        run(&test, &sql, &[]);
        if test.engine == "postgresql" {
            test.database.write::<_, DatabaseError>(|session| session.batch("ANALYZE audit")).unwrap();
        }
        let day = |number: i64| (Some(Time(number * kernel::time::DAY)), Some(Time((number + 1) * kernel::time::DAY)));
        for number in [0, 100, 182, 364] {
            for action in [None, Some("b.rare"), Some("a.frequent")] {
                let (from, until) = day(number);
                let mut sought = Sought { action, from, until, ..Sought::default() };
                let mut found: Vec<(Time, i64)> = Vec::new();
                loop {
                    let plan = plan(&test, &sought);
                    let by_index = plan.contains("audit_action") || (plan.contains("audit_at") && action != Some("b.rare"));
                    assert!(by_index && (plan.contains("Index Cond") || plan.contains("at>? AND at<?")), "{}: {plan}", test.engine);
                    assert!(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{}: {plan}", test.engine);
                    let removed = plan.lines().find_map(|line| line.trim().strip_prefix("Rows Removed by Filter: ").map(|rows| rows.parse::<u32>().unwrap()));
                    assert!(removed.is_none_or(|rows| rows < 20), "{}: hardly more is looked at than is found: {plan}", test.engine);
                    let page = test.database.read::<_, DatabaseError>(|session| audit::entries(session, &sought, 50)).unwrap();
                    let Some(last) = page.last() else { break };
                    sought.before = Some(last.sequence);
                    found.extend(page.iter().map(|entry| (entry.at, entry.sequence)));
                }
                assert!(found.windows(2).all(|pair| pair[0] > pair[1]), "{}: the latest first, each once", test.engine);
                let rows = (1..=YEAR + 1).map(|x| (if x > YEAR { half } else { x * apart }, x));
                let of_action = |x: i64| action.is_none_or(|action| (action == "b.rare") == (x % 10 == 0));
                let expected = rows.filter(|(at, x)| of_action(*x) && from.unwrap().0 <= *at && *at < until.unwrap().0).count();
                assert_eq!(found.len(), expected, "{}: day {number}, {action:?}", test.engine);
                assert!(expected > 20);
            }
        }
    }
}

#[test]
fn old_entries_go_and_the_rest_holds_together() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, clock) = test.services();
        fill(&services, 4);
        let half = services.now().plus(1);
        clock.advance(10);
        fill(&services, 3);
        assert_eq!(audit::prune(&test.database, &services.secrets, half, services.now()).unwrap(), 4, "{}", test.engine);
        assert_eq!(audit::verify(&test.database, &services.secrets, None).unwrap(), Ok(4), "three and the note of the pruning");
        let long = "因".repeat(audit::REASON_LENGTH_MAX + 1);
        let note = Note { reason: &long, ..Note::new(Actor::System, Action::AuditPruned, None) };
        services.database.write::<_, DatabaseError>(|session| services.audit(session, &note)).unwrap();
        let last = test.database.read::<_, DatabaseError>(|session| audit::entries(session, &Sought::default(), 1)).unwrap();
        assert_eq!(last[0].reason.chars().count(), audit::REASON_LENGTH_MAX);
        run(&test, "DELETE FROM audit WHERE sequence = 6", &[]);
        assert_eq!(audit::verify(&test.database, &services.secrets, None).unwrap(), Err(Broken::Missing(6)));
    }
}

#[test]
fn many_writers_make_one_chain() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, _) = test.services();
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| fill(&services, 10));
            }
        });
        assert_eq!(audit::verify(&test.database, &services.secrets, None).unwrap(), Ok(60), "{}", test.engine);
    }
}
