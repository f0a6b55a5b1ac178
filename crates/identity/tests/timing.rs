//! The time of an answer does not tell who is here: Welch's t of as many names that are here as names that are not stays below the threshold of test vector
//! leakage assessment (ISO/IEC 17825). `XINGTAN_TIMING_SAMPLES=10000` asks as many of each as the passport promises; without it few are asked, which shows
//! what is gross, as a hash that is left out.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]
#![allow(missing_docs, reason = "a test")]

mod house;

use std::time::Instant;

use house::{GOOD, House, OTHER, houses};
use identity::NewLearner;
use portal::testing::Browser;

/// Where two samples are told apart.
const THRESHOLD: f64 = 4.5;
/// Names asked before anything is measured.
const WARM: usize = 20;

fn samples() -> usize {
    std::env::var("XINGTAN_TIMING_SAMPLES").ok().and_then(|text| text.parse().ok()).unwrap_or(400)
}

#[expect(clippy::cast_precision_loss, reason = "samples are counted in thousands")]
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let moments = |times: &[f64]| {
        let count = times.len() as f64;
        let mean = times.iter().sum::<f64>() / count;
        let variance = times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (count - 1.0);
        (mean, variance / count)
    };
    let ((mean, variance), (other_mean, other_variance)) = (moments(one), moments(other));
    (mean - other_mean) / (variance + other_variance).sqrt()
}

/// People with a verified address each, none of whom knows the password.
fn fill(house: &House, people: usize) {
    let now = house.services.now();
    let learners: Vec<NewLearner> =
        (0..people).map(|number| NewLearner { person: house.services.new_id(), name: format!("pupil{number:06}"), created_at: now }).collect();
    for part in learners.chunks(5_000) {
        house.room.add_learners(part, |_| Ok(())).unwrap();
    }
    house
        .test
        .database
        .write::<_, platform::DatabaseError>(|session| {
            for (number, learner) in learners.iter().enumerate() {
                let sql = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, 'email', $3, 0, 0)";
                session.execute(sql, &[house.services.new_id().into(), learner.person.into(), format!("pupil{number:06}@example.org").into()])?;
            }
            Ok(())
        })
        .unwrap();
}

/// Asks for what is here and what is not in turn; which comes first changes, so that what the first leaves behind favours neither.
fn compare(house: &House, what: &str, ask: &mut dyn FnMut(&mut Browser, &str) -> u16) {
    let mut browser = house.browser();
    let (mut here, mut gone) = (Vec::new(), Vec::new());
    for number in 0..samples() + WARM {
        let known = (format!("pupil{number:06}"), &mut here);
        let unknown = (format!("nobody{number:05}"), &mut gone);
        let pair = if number % 2 == 0 { [known, unknown] } else { [unknown, known] };
        let statuses = pair.map(|(name, times): (String, &mut Vec<f64>)| {
            let before = Instant::now();
            let status = ask(&mut browser, &name);
            times.push(before.elapsed().as_secs_f64());
            status
        });
        let [one, other] = statuses;
        assert_eq!(one, other, "{}: {what}", house.engine());
    }
    let (here, gone) = (here.split_off(WARM), gone.split_off(WARM));
    let t = welch(&here, &gone);
    println!("{}: {what}: {} of each, Welch's t {t:.2}", house.engine(), here.len());
    assert!(t.abs() < THRESHOLD, "{}: {what} tells who is here: Welch's t {t:.2} of {} samples each", house.engine(), here.len());
}

#[test]
fn the_time_of_a_sign_in_does_not_tell_who_is_here() {
    for house in houses() {
        fill(&house, samples() + WARM);
        compare(&house, "signing in by name", &mut |browser, name| browser.post("/sign-in", &[("username", name), ("password", OTHER)]).status);
        compare(&house, "signing in by address", &mut |browser, name| {
            browser.post("/sign-in", &[("username", &format!("{name}@example.org")), ("password", OTHER)]).status
        });
    }
}

#[test]
fn the_time_of_asking_for_a_code_does_not_tell_who_is_here() {
    for house in houses() {
        fill(&house, samples() + WARM);
        compare(&house, "asking for a code", &mut |browser, name| browser.post("/sign-in/code", &[("address", &format!("{name}@example.org"))]).status);
    }
}

/// Whoever types a name that is not here with the password of whose name comes next gets nothing.
#[test]
fn the_password_of_a_neighbour_opens_nothing() {
    for house in houses() {
        house.sign_up("pupil5");
        house.sign_up("pupil7");
        for name in ["pupil4", "pupil50", "pupil6", "pupil8", "a", "zz"] {
            let mut browser = house.browser();
            let seen = browser.post("/sign-in", &[("username", name), ("password", GOOD)]);
            assert!(seen.status == 422 && !browser.cookies.contains_key("xt"), "{}: {name}: {}", house.engine(), seen.status);
        }
        assert_eq!(house.browser().post("/sign-in", &[("username", "pupil5"), ("password", GOOD)]).status, 303);
    }
}
