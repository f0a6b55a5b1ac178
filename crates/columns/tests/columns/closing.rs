//! Days are closed once, and say what the rows say.

use columns::ask::Span;
use columns::{Bounds, ColumnsError, FILE_BODY_BYTES_MAX, FILE_ROWS_MAX};
use platform::DatabaseError;
use serde_json::json;

use crate::world::{World, did, house, school, with, worlds};

const REFERRED: &str = "39e24cc4-69af-4b01-a824-1fdc6ea8a3af";

fn good(world: &World) {
    let seen = world.columns.verify(&Span::default(), true).unwrap();
    assert_eq!((seen.wrong, seen.waiting), (Vec::new(), 0), "{}", world.test.engine);
}

#[test]
fn a_day_that_is_over_is_closed_once() {
    for world in worlds() {
        assert_eq!(world.columns.work().unwrap().unwrap(), Default::default(), "nothing is there");
        let day = world.today();
        world.take(house(), &[did("a@one", "http://o/1"), did("b@one", "http://o/2"), did("a@one", "http://o/3")]);
        world.take(school(), &[did("a@one", "http://o/1")]);
        assert_eq!(world.columns.work().unwrap().unwrap().partitions, 0, "the day is not over");
        assert!(matches!(world.columns.close_again(day), Err(ColumnsError::NotOver(_))));
        world.next_day();
        world.take(house(), &[did("c@two", "http://o/1")]);
        let done = world.columns.work().unwrap().unwrap();
        assert_eq!((done.partitions, done.rows), (2, 4), "{}", world.test.engine);
        let parts = world.columns.parts(None).unwrap();
        assert!(parts.iter().all(|part| part.day == day && part.path.starts_with(&format!("tenant={}/day=2026-11-23/part-0000-", part.tenant))));
        assert_eq!(world.columns.shelf().list().unwrap().len(), 2);
        good(&world);
        assert_eq!(world.columns.work().unwrap().unwrap(), Default::default(), "nothing more is to be done");
        world.columns.close_again(day).unwrap();
        assert_eq!(world.columns.parts(None).unwrap(), parts, "closing again changes nothing");
        assert_eq!(world.columns.shelf().list().unwrap().len(), 2);
        // Two days later: the one between had no statements but one.
        world.next_day();
        world.next_day();
        assert_eq!(world.columns.work().unwrap().unwrap().rows, 1);
        good(&world);
    }
}

#[test]
fn nobody_is_named_in_a_file_and_the_map_lies_apart() {
    for world in worlds() {
        world.take(house(), &[with(did("wang@one", "http://o/wang@one"), &json!({ "context": { "instructor": { "mbox": "mailto:li@one" } } }))]);
        world.next_day();
        world.columns.work().unwrap();
        let all = world.everything();
        for trace in ["wang", "li@one", "Name of", "mailto"] {
            assert!(!all.contains(trace), "{trace}");
        }
        let pseudonym = world.columns.pseudonym(house(), "mbox mailto:wang@one");
        assert!(all.contains(&format!("http://o/{pseudonym}")));
        assert_eq!(world.columns.identity(house(), pseudonym).unwrap().as_deref(), Some("mbox mailto:wang@one"));
        assert_ne!(pseudonym, world.columns.pseudonym(school(), "mbox mailto:wang@one"), "nobody is followed from store to store");
    }
}

#[test]
fn large_days_are_several_files() {
    assert_eq!(Bounds::default(), Bounds { rows: FILE_ROWS_MAX, body_bytes: FILE_BODY_BYTES_MAX });
    for world in worlds() {
        let all: Vec<_> = (0..7).map(|number| did(&format!("p{number}@one"), "http://o/1")).collect();
        world.take(house(), &all);
        world.next_day();
        world.small(3).work().unwrap();
        let parts = world.columns.parts(None).unwrap();
        assert_eq!(parts.iter().map(|part| (part.number, part.rows)).collect::<Vec<_>>(), [(0, 3), (1, 3), (2, 1)]);
        good(&world);
        let day = parts[0].day;
        world.columns.clone().with_bounds(Bounds { body_bytes: 1, ..Bounds::default() }).close_again(day).unwrap();
        assert_eq!(world.columns.parts(None).unwrap().len(), 7, "{}", world.test.engine);
        world.columns.close_again(day).unwrap();
        assert_eq!((world.columns.parts(None).unwrap().len(), world.columns.shelf().list().unwrap().len()), (1, 1), "what is not wanted goes");
        good(&world);
    }
}

#[test]
fn what_is_taken_back_later_is_taken_back_in_its_day() {
    for world in worlds() {
        world.take(house(), &[with(did("a@one", "http://o/1"), &json!({ "id": REFERRED })), did("b@one", "http://o/1")]);
        let day = world.today();
        world.next_day();
        world.columns.work().unwrap();
        let object = json!({ "objectType": "StatementRef", "id": REFERRED });
        world.take(house(), &[with(did("b@one", ""), &json!({ "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" }, "object": object }))]);
        assert_eq!(world.columns.verify(&Span::default(), true).unwrap().wrong_count, 1, "the file does not say so yet");
        world.next_day();
        world.columns.work().unwrap();
        world.columns.work().unwrap();
        good(&world);
        let days = columns::ask::daily_active_learners(world.columns.shelf(), &world.columns.parts(None).unwrap()).unwrap();
        assert_eq!(days.get(&day), Some(&1), "{}", world.test.engine);
    }
}

#[test]
fn damage_and_strangers_are_found() {
    for world in worlds() {
        world.take(house(), &[did("a@one", "http://o/1")]);
        world.next_day();
        world.columns.work().unwrap();
        let part = world.columns.parts(None).unwrap().remove(0);
        let shelf = world.columns.shelf();
        let whole = shelf.get(&part.path).unwrap();
        let findings = || world.columns.verify(&Span::default(), false).unwrap().wrong;
        for position in (0..whole.len()).step_by(97) {
            let mut damaged = whole.to_vec();
            damaged[position] ^= 4;
            shelf.put(&part.path, damaged.into()).unwrap();
            assert_eq!(findings().len(), 1, "byte {position}");
        }
        shelf.put(&part.path, whole.slice(..whole.len() / 2)).unwrap();
        assert_eq!(findings().len(), 1, "half of it");
        shelf.remove(&part.path).unwrap();
        assert_eq!(findings().len(), 1, "nothing of it");
        shelf.put("tenant=x/day=y/stray.parquet", whole.clone()).unwrap();
        assert_eq!(findings().len(), 2, "a stranger");
        shelf.remove("tenant=x/day=y/stray.parquet").unwrap();
        world.columns.close_again(part.day).unwrap();
        good(&world);
    }
}

#[test]
fn one_process_writes_at_a_time_and_a_killed_one_does_not_stop_others() {
    for world in worlds() {
        world.take(house(), &[did("a@one", "http://o/1")]);
        world.next_day();
        let now = world.services.clock.now();
        let other = kernel::Id::named(&["other process"]);
        let lease = |until| world.services.database.write::<_, DatabaseError>(|session| columns::store::lease(session, other, now, until)).unwrap();
        assert!(lease(now.plus(1000)));
        // The other process was about to put this file there.
        let unfinished = "tenant=x/day=y/part-0000-unfinished.parquet";
        world.services.database.write::<_, DatabaseError>(|session| columns::store::loosen(session, unfinished)).unwrap();
        world.columns.shelf().put(unfinished, bytes::Bytes::from_static(b"half")).unwrap();
        assert_eq!(world.columns.work().unwrap(), None, "{}", world.test.engine);
        assert!(matches!(world.columns.close_again(world.today()), Err(ColumnsError::NotOver(_))));
        world.clock.advance(2000);
        assert_eq!(world.columns.work().unwrap().unwrap().rows, 1);
        good(&world);
    }
}

#[test]
fn days_that_need_not_be_kept_go() {
    for world in worlds() {
        for _ in 0..4 {
            world.take(house(), &[did("a@one", "http://o/1")]);
            world.next_day();
        }
        let columns = world.columns.clone().keeping(Some(2));
        assert_eq!(columns.work().unwrap().unwrap().dropped, 2);
        let days: Vec<i64> = columns.parts(None).unwrap().iter().map(|part| world.today().0 - part.day.0).collect();
        assert_eq!((days, columns.shelf().list().unwrap().len()), (vec![2, 1], 2), "{}", world.test.engine);
        good(&world);
    }
}
