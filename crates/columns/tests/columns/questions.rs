//! Questions are answered as one would by hand.

use std::collections::BTreeMap;

use columns::Columns;
use columns::ask::{SchoolLine, Span, SubjectLine, completion_by_school, daily_active_learners, time_by_subject};
use serde_json::json;

use crate::world::{World, did, house, school, with, worlds};

/// Three days; a later question is asked with one file a day and with many.
fn fill(world: &World) {
    let at = |subject: &str| format!("http://o/subject/{subject}");
    let took = |duration: &str| json!({ "result": { "duration": duration } });
    let finished = json!({ "result": { "completion": true } });
    world.take(
        house(),
        &[
            with(did("a@one", &at("maths")), &took("PT10S")),
            with(did("b@one", &at("maths")), &took("PT5S")),
            with(did("a@one", &at("music")), &finished),
            did("a@one", "http://o/nothing"),
            with(did("c@two", "http://o/x"), &json!({ "context": { "contextActivities": { "grouping": [{ "id": at("maths") }] } } })),
        ],
    );
    world.next_day();
    world.take(
        house(),
        &[
            with(did("a@one", &at("maths")), &took("PT1M")),
            with(did("a@one", &at("maths")), &finished),
            with(did("x@y", "http://o/x"), &json!({ "actor": { "account": { "homePage": "http://h", "name": "of no school" } } })),
        ],
    );
    world.take(school(), &[with(did("a@one", &at("music")), &finished)]);
    world.next_day();
    world.next_day();
    world.take(house(), &[with(did("c@two", &at("music")), &finished)]);
    world.next_day();
}

type Answers = (Vec<(i64, u64)>, BTreeMap<Option<String>, SubjectLine>, BTreeMap<String, SchoolLine>);

fn answers(world: &World, columns: &Columns, span: &Span) -> Answers {
    let (shelf, parts) = (columns.shelf(), columns.asked(span).unwrap());
    let today = world.today().0;
    let days = daily_active_learners(shelf, &parts).unwrap().into_iter().map(|(day, count)| (today - day.0, count)).collect();
    (days, time_by_subject(shelf, &parts).unwrap(), completion_by_school(shelf, &parts).unwrap())
}

#[test]
fn prepared_questions_have_the_right_answers() {
    for world in worlds() {
        fill(&world);
        world.columns.work().unwrap();
        for rows in [usize::MAX, 2, 1] {
            let columns = world.small(rows);
            for day in columns.parts(None).unwrap().into_iter().map(|part| part.day).collect::<std::collections::BTreeSet<_>>() {
                columns.close_again(day).unwrap();
            }
            let (days, subjects, schools) = answers(&world, &columns, &Span::default());
            assert_eq!(days, [(4, 3), (3, 3), (1, 1)], "{} {rows}", world.test.engine);
            let line = |millis, timed, statements| SubjectLine { millis, timed, statements };
            assert_eq!(subjects[&Some("maths".to_owned())], line(75_000, 3, 5));
            assert_eq!(subjects[&Some("music".to_owned())], line(0, 0, 3));
            assert_eq!(subjects[&None], line(0, 0, 2));
            let line = |learners, finishers, completions| SchoolLine { learners, finishers, completions };
            // The same person in two stores has two pseudonyms, and counts twice.
            assert_eq!(schools, BTreeMap::from([("one".to_owned(), line(3, 2, 3)), ("two".to_owned(), line(1, 1, 1))]), "{rows}");
            let first = columns.parts(None).unwrap().iter().map(|part| part.day).min();
            let (days, _, schools) = answers(&world, &columns, &Span { until: first, tenant: Some(house()), ..Span::default() });
            assert_eq!((days, schools["one"]), (vec![(4, 3)], line(2, 1, 1)));
            assert_eq!(answers(&world, &columns, &Span { from: first, tenant: Some(school()), ..Span::default() }).0, [(3, 1)]);
        }
    }
}

#[test]
fn no_files_are_no_answers() {
    for world in worlds() {
        let (days, subjects, schools) = answers(&world, &world.columns, &Span::default());
        assert!(days.is_empty() && subjects.is_empty() && schools.is_empty());
    }
}
