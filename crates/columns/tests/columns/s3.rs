//! Files on a real service that speaks S3.

use columns::ask::Span;
use columns::ask::{completion_by_school, daily_active_learners};
use columns::{Columns, Shelf};
use kernel::fact::Verb;
use objects::testing::Seaweed;
use platform::Secrets;
use serde_json::json;

use crate::leaving::{account, said, tell};
use crate::world::{World, did, house, school, with, worlds};

fn shelf(seaweed: &Seaweed, prefix: &str) -> Shelf {
    Shelf::store(objects::place(&seaweed.settings(prefix).unwrap(), "columns").unwrap()).unwrap()
}

#[test]
fn days_are_closed_asked_and_left_on_s3() {
    let mut seaweed = Seaweed::start().unwrap();
    for world in worlds() {
        let prefix = format!("of/{}", world.test.engine);
        let columns = world.columns_on(shelf(&seaweed, &prefix), Secrets::of([9; 32]));
        let world = World { columns, ..world };
        for day in 0..3 {
            let finished = json!({ "result": { "completion": true } });
            world.take(house(), &[said(&account("wang"), &format!("secret {day}")), with(did("a@one", "http://o/x"), &finished), did("b@two", "http://o/x")]);
            world.take(school(), &[did("a@one", "http://o/x")]);
            world.next_day();
        }
        let done = world.columns.work().unwrap().unwrap();
        assert_eq!((done.partitions, done.rows), (6, 12), "{}", world.test.engine);
        let ask = |columns: &Columns| {
            let parts = columns.parts(None).unwrap();
            (daily_active_learners(columns.shelf(), &parts).unwrap(), completion_by_school(columns.shelf(), &parts).unwrap())
        };
        let (days, schools) = ask(&world.columns);
        assert_eq!(days.values().copied().collect::<Vec<_>>(), [4, 4, 4], "three in one store, one in the other");
        assert_eq!((schools["one"].completions, schools["two"].completions), (3, 0));
        let seen = world.columns.verify(&Span::default(), true).unwrap();
        assert_eq!((seen.wrong, seen.rows), (Vec::new(), 12), "{}", world.test.engine);

        // Another node sees the same files, at the same place and nowhere else.
        let other = world.columns_on(shelf(&seaweed, &prefix), Secrets::of([9; 32]));
        assert_eq!(ask(&other), (days, schools));
        assert_eq!(shelf(&seaweed, "of/nobody").list().unwrap(), []);
        let before = world.columns.shelf().list().unwrap();

        tell(&world, Verb::Erased, "wang", "wang");
        assert_eq!(world.columns.work().unwrap().unwrap().taken_out, 3);
        assert!(!world.everything().contains("secret"));
        let after = world.columns.shelf().list().unwrap();
        assert_eq!((before.len(), after.len()), (6, 6));
        assert!(before.iter().filter(|file| !after.contains(file)).count() == 3, "files with somebody who left are gone from the bucket");

        // A file that is gone is seen, and made again from its rows.
        world.columns.shelf().remove(&after[0].0).unwrap();
        assert_eq!(world.columns.glance().unwrap().missing, 1);
        let day = world.columns.parts(None).unwrap().into_iter().find(|part| part.path == after[0].0).unwrap().day;
        world.columns.close_again(day).unwrap();
        assert_eq!(world.columns.glance().unwrap().missing, 0);
        assert_eq!(world.columns.verify(&Span::default(), true).unwrap().wrong_count, 0);
    }
    // A service that is away is told as such, and nothing that waits is forgotten.
    let world = worlds().remove(1);
    let columns = world.columns_on(shelf(&seaweed, "away"), Secrets::of([9; 32]));
    let world = World { columns, ..world };
    world.take(house(), &[did("a@one", "http://o/x")]);
    world.next_day();
    seaweed.stop();
    let why = world.columns.work().unwrap_err().to_string();
    assert!(why.contains("object store"), "{why}");
    assert_eq!(world.columns.parts(None).unwrap(), []);
    let next = Seaweed::start().unwrap();
    let columns = world.columns_on(shelf(&next, "away"), Secrets::of([9; 32]));
    assert_eq!(columns.work().unwrap().unwrap().rows, 1);
}
