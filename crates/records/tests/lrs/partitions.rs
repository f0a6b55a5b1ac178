//! Statements on PostgreSQL stand in partitions by place; nobody who asks notices where one ends.

use std::io::Cursor;

use kernel::Time;
use platform::testing::{both, postgresql};
use platform::{DatabaseError, RoomMigrations, dump};
use records::store::lrs::partitions::PLACES;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{ROOMS, Store, furnish, json_of, stores, with};

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

fn partitions(store: &Store) -> Vec<(String, i64)> {
    let sql = "SELECT CAST(c.relname AS TEXT) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = CAST('lrs_statement' AS REGCLASS) ORDER BY c.relname";
    let counted = store.test.database.read::<_, DatabaseError>(|session| {
        let names = session.query(sql, &[], |row| row.get::<String>(0))?;
        names.into_iter().map(|name| Ok((name.clone(), session.number(&format!("SELECT COUNT(*) FROM {name}"), &[])?))).collect()
    });
    counted.unwrap()
}

/// Three places before the end of the second partition, nine statements.
fn across(store: &mut Store) {
    store.records.prepare().unwrap();
    store.posted(&with(&json!({ "id": id(1) })));
    let jump = |session: &mut platform::Session<'_>| session.execute("UPDATE lrs_head SET seq = $1 WHERE one = 1", &[(PLACES * 2 - 4).into()]);
    store.test.database.write::<_, DatabaseError>(jump).unwrap();
    let about = |number, target| with(&json!({ "id": id(number), "object": { "objectType": "StatementRef", "id": id(target) } }));
    let mut voiding = about(9, 2);
    voiding["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/voided");
    store.clock.advance(5_000_000);
    store.posted(&json!([with(&json!({ "id": id(2) })), with(&json!({ "id": id(3), "object": { "id": "http://o.test/three" } }))]));
    store.clock.advance(5_000_000);
    // This request begins in one partition and ends in another.
    let more: Vec<Value> = (4..8).map(|number| with(&json!({ "id": id(number), "actor": { "mbox": "mailto:b@x.test" } }))).collect();
    store.posted(&Value::Array(more));
    store.posted(&json!([about(8, 3), voiding]));
}

fn check(store: &mut Store, way: &str) {
    let ids = |numbers: &[u128]| numbers.iter().map(|number| id(*number)).collect::<Vec<_>>();
    assert_eq!(store.found(&[]), ids(&[9, 8, 7, 6, 5, 4, 3, 1]), "{way}");
    assert_eq!(store.found(&[("ascending", "true"), ("limit", "3")]), ids(&[1, 3, 4]), "{way}");
    let page = json_of(&store.get("statements?limit=3"));
    let next = store.browser.another();
    drop(next);
    let more = page["more"].as_str().unwrap().trim_start_matches("/xapi/").to_owned();
    assert_eq!(json_of(&store.get(&more))["statements"][0]["id"], json!(id(6)), "{way}");
    assert_eq!(store.found(&[("agent", r#"{"mbox":"mailto:b@x.test"}"#), ("verb", "http://v.test/did")]), ids(&[7, 6, 5, 4]), "{way}");
    assert_eq!(store.found(&[("activity", "http://o.test/three")]), ids(&[8, 3]), "{way}: also by what is about it, in the next partition");
    let since = json_of(&store.get(&format!("statements?statementId={}", id(3))))["stored"].as_str().unwrap().to_owned();
    assert_eq!(store.found(&[("since", &since)]), ids(&[9, 8, 7, 6, 5, 4]), "{way}");
    assert_eq!(store.found(&[("until", &since)]), ids(&[3, 1]), "{way}");
    assert_eq!(store.get(&format!("statements?statementId={}", id(2))).status, 404, "{way}: taken back from another partition");
    assert_eq!(store.get(&format!("statements?voidedStatementId={}", id(2))).status, 200, "{way}");
    // Said again it is nothing new; said otherwise it is refused, wherever it stands.
    store.posted(&with(&json!({ "id": id(1) })));
    assert_eq!(store.post(&with(&json!({ "id": id(1), "verb": { "id": "http://v.test/other" } }))).status, 409, "{way}");
}

#[test]
fn a_history_goes_on_in_the_next_partition() {
    let mut store = stores().pop().unwrap();
    across(&mut store);
    let numbered = |part: i64, count: i64| (format!("lrs_statement_{part}"), count);
    assert_eq!(partitions(&store), [numbered(0, 1), numbered(1, 3), numbered(2, 5)]);
    check(&mut store, "as it came");

    let mut backup = Vec::new();
    store.records.with_whole(|instead| dump::write(&store.test.database, &mut backup, instead)).unwrap();
    for test in both(&ROOMS) {
        let copy = backup.clone();
        dump::restore_into(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone()))), &records::store::whole::room).unwrap();
        let mut target = furnish(test);
        target.records.prepare().unwrap();
        let engine = target.test.engine;
        check(&mut target, engine);
        if engine == "postgresql" {
            assert_eq!(partitions(&target), partitions(&store));
        }
        target.posted(&with(&json!({ "id": id(20) })));
        assert_eq!(target.found(&[("limit", "1")]), [id(20)], "{engine}");
    }
}

#[test]
fn what_is_erased_is_gone_from_every_partition() {
    let mut store = stores().pop().unwrap();
    across(&mut store);
    let key = records::model::xapi::keys::key(records::model::xapi::keys::Kind::RelatedAgent, "mbox mailto:b@x.test");
    store.test.database.write::<_, DatabaseError>(|session| store.shelf.erase_found(session, records::own_tenant(), key)).unwrap();
    assert_eq!(store.found(&[]), [9, 8, 3, 1].map(id));
    for table in ["lrs_key", "lrs_place"] {
        let left =
            store.test.database.read(|session| session.number(&format!("SELECT COUNT(*) FROM {table} WHERE seq NOT IN (SELECT seq FROM lrs_statement)"), &[]));
        assert_eq!(left.unwrap(), 0, "{table}");
    }
    store.posted(&with(&json!({ "id": id(5), "actor": { "mbox": "mailto:b@x.test" } })));
    assert_eq!(store.found(&[]).len(), 4, "it does not come back");
}

/// The tables of the version before become partitions with everything that is in them.
#[test]
fn tables_become_partitions() {
    let mut source = stores().pop().unwrap();
    across(&mut source);
    let mut backup = Vec::new();
    // Of forwarding there was less then, and here is nothing of it.
    let all_but = |instead: dump::Instead<'_>| {
        let left_out: Vec<dump::LeftOut> = instead.left_out.iter().copied().chain([dump::LeftOut { table: "lrs_forward", rows: None }]).collect();
        dump::write(&source.test.database, &mut backup, dump::Instead { left_out: &left_out, ..instead })
    };
    source.records.with_whole(all_but).unwrap();
    let before =
        RoomMigrations { room: "records", steps: records::MIGRATIONS.steps.iter().take_while(|step| step.number < 7).copied().collect::<Vec<_>>().leak() };
    let test = postgresql(&[ROOMS[0], ROOMS[1], before]).unwrap();
    dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(backup.clone())))).unwrap();
    let at = |session: &mut platform::Session<'_>| {
        session.batch("INSERT INTO lrs_head (one, seq, stored) SELECT 1, MAX(seq), MAX(stored) FROM lrs_statement")?;
        session.batch("INSERT INTO lrs_key (tenant, key, seq, depth) SELECT tenant, id, seq, 0 FROM lrs_statement")
    };
    test.database.write::<_, DatabaseError>(at).unwrap();
    assert_eq!(platform::migrate::migrate(&test.database, &ROOMS, Time(0)).unwrap(), 3);
    let indexes = "SELECT CAST(indexname AS TEXT) FROM pg_indexes WHERE tablename = 'lrs_key_2' ORDER BY indexname";
    let indexes = test.database.read::<_, DatabaseError>(|session| session.query(indexes, &[], |row| row.get::<String>(0))).unwrap();
    assert_eq!(indexes, ["lrs_key_2_seq_idx", "lrs_key_first_pkey"], "the index of all keys by place is gone, in what there was too");
    let keys = test.database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM lrs_key", &[])).unwrap();
    assert_eq!(keys, 9);
    // With the keys that the version before had made; here they are made by what follows a restore.
    test.database.write::<_, DatabaseError>(|session| session.batch("DELETE FROM lrs_key; DELETE FROM lrs_head WHERE one = 1")).unwrap();
    let mut store = furnish(test);
    store.records.prepare().unwrap();
    assert_eq!(partitions(&store), [("lrs_statement_2".to_owned(), 9)], "what there was is the last partition");
    check(&mut store, "as tables before");
    store.posted(&with(&json!({ "id": id(20) })));
    assert_eq!(store.found(&[("limit", "1")]), [id(20)]);
}
