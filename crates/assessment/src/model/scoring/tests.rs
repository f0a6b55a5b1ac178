use super::*;
use formats::model::Choice;
use proptest::prelude::*;

fn text(language: &str, prompt: &str) -> ItemText {
    let choices = ["A", "B", "C"].iter().map(|id| Choice { id: (*id).to_owned(), html: String::new() }).collect();
    ItemText { language: language.parse().unwrap(), prompt_html: prompt.to_owned(), choices, solution_html: String::new() }
}

fn numeric(correct: &str, unit: &str, tolerance: f64) -> Interaction {
    Interaction::Numeric { correct: correct.to_owned(), tolerance, unit: unit.to_owned() }
}

use Verdict::{Partly, Right, Unreadable, Wrong};

#[test]
fn numbers_with_units_percents_and_tolerance() {
    let table: &[(&str, &str, f64, &str, &str, Verdict)] = &[
        ("1/2", "", 0.0, "", "50%", Right),
        ("1/2", "", 0.0, "", "½", Right),
        ("1/2", "", 0.0, "", "0.51", Wrong),
        ("1/3", "", 0.0, "", "0.3333", Wrong),
        ("1/3", "", 0.001, "", "0.3333", Right),
        ("70000", "", 0.0, "", "$70,000", Right),
        ("18", "", 0.0, "How many dollars?", "18 dollars", Right),
        ("18", "dollars", 0.0, "", "$18", Right),
        ("18", "dollars", 0.0, "", "€18", Wrong),
        ("1.5", "dollars", 0.0, "", "150 cents", Right),
        ("12", "cm", 0.0, "", "12", Right),
        ("12", "cm", 0.0, "", "0.12 m", Right),
        ("12", "cm", 0.0, "", "120毫米", Right),
        ("12", "cm", 0.0, "", "12 kg", Wrong),
        ("12", "厘米", 0.0, "", "１２ｃｍ", Right),
        ("3", "千克", 0.0, "", "三千克", Right),
        ("90", "min", 0.0, "", "1 h 30 min", Right),
        ("1.5", "小时", 0.0, "", "90分钟", Right),
        ("2", "kg", 0.0, "", "2000 g", Right),
        ("12 cm", "", 0.0, "", "120 mm", Right),
        ("50%", "", 0.0, "", "50", Right),
        ("50%", "", 0.0, "", "50 %", Right),
        ("50%", "", 0.0, "", "0.5", Wrong),
        ("25", "%", 0.0, "", "25%", Right),
        ("75", "", 0.0, "What percent of them is blue?", "75%", Right),
        ("0.75", "", 0.0, "What percent of them is blue?", "75%", Right),
        ("75", "", 0.0, "How many are blue?", "75%", Wrong),
        ("5", "", 0.0, "", "five", Unreadable),
        ("5", "", 0.0, "", "", Unreadable),
        ("5", "", 0.0, "", "5 or 6", Unreadable),
        ("-5", "", 0.0, "", "−5", Right),
        ("1e3", "", 0.0, "", "1000", Right),
    ];
    for (correct, unit, tolerance, prompt, answer, verdict) in table {
        assert_eq!(score(&numeric(correct, unit, *tolerance), &text("en", prompt), &[answer]), *verdict, "{correct} {unit} ← {answer}");
    }
    for answer in ["70.000", "70 000", "70000", "70.000,0"] {
        assert_eq!(score(&numeric("70000", "", 0.0), &text("de", ""), &[answer]), Right, "{answer}");
    }
    assert_eq!(score(&numeric("3.5", "", 0.0), &text("fr", ""), &["3,5"]), Right);
    assert_eq!(score(&numeric("3.5", "", 0.0), &text("fr", ""), &["3.5"]), Right);
}

#[test]
fn choices_are_right_as_a_whole() {
    let single = Interaction::SingleChoice { correct: "B".to_owned() };
    let multiple = Interaction::MultipleChoice { correct: vec!["A".to_owned(), "C".to_owned()] };
    let text = text("en", "");
    for (interaction, given, verdict) in [
        (&single, &["B"][..], Right),
        (&single, &["A"], Wrong),
        (&single, &["Z"], Unreadable),
        (&single, &[], Unreadable),
        (&single, &["A", "B"], Unreadable),
        (&multiple, &["C", "A"], Right),
        (&multiple, &["A"], Wrong),
        (&multiple, &["A", "B", "C"], Wrong),
        (&multiple, &[], Unreadable),
    ] {
        assert_eq!(score(interaction, &text, given), verdict, "{given:?}");
    }
}

#[test]
fn short_texts_compare_as_readers_do() {
    let words =
        |accepted: &[&str], case_sensitive| Interaction::ShortText { accepted: accepted.iter().map(|word| (*word).to_owned()).collect(), case_sensitive };
    let text = text("zh-Hans", "");
    for (accepted, case, answer, verdict) in [
        (&["李白"][..], false, " 《李 白》。", Right),
        (&["New York"], false, "new  york", Right),
        (&["NaCl"], true, "nacl", Wrong),
        (&["ＮａＣｌ"], true, "NaCl", Right),
        (&["0.5"], false, "1/2", Right),
        (&["3 cm"], false, "0.03 m", Right),
        (&["一"], false, "1", Wrong),
        (&["cat", "dog"], false, "dog", Right),
        (&["cat"], false, "  ", Unreadable),
        (&[";"], false, "；", Right),
        (&[";"], false, ",", Wrong),
    ] {
        assert_eq!(score(&words(accepted, case), &text, &[answer]), verdict, "{accepted:?} ← {answer}");
    }
    let long = "x".repeat(ANSWER_CHARS_MAX + 1);
    assert_eq!(score(&words(&["x"], false), &text, &[&long]), Unreadable);
    assert_eq!(score(&words(&[&long[1..]], false), &text, &[&long[1..]]), Right);
}

#[test]
fn learners_mark_worked_exercises_themselves() {
    for (mark, verdict) in [("2", Right), ("1", Partly), ("0", Wrong), ("3", Unreadable)] {
        assert_eq!(score(&Interaction::SelfMarked, &text("en", ""), &[mark]), verdict);
    }
    assert_eq!((Partly.score(), Unreadable.score()), (Some(0.5), None));
}

proptest! {
    #[test]
    fn equal_numbers_are_equal_both_ways(a in -1000i64..1000, b in 1i64..1000, factor in 1i64..50) {
        let writings = [format!("{a}/{b}"), format!("{}/{}", a * factor, b * factor), format!("{}/{b}%", a * 100), format!("({a})/{b}")];
        for one in &writings[..2] {
            for other in &writings[..2] {
                prop_assert_eq!(score(&numeric(one, "", 0.0), &text("en", ""), &[other]), Right);
            }
        }
        let next = format!("{}/{b}", a + 1);
        prop_assert_eq!(score(&numeric(&writings[0], "", 0.0), &text("en", ""), &[&next]), Wrong);
        prop_assert_eq!(score(&numeric(&next, "", 0.0), &text("en", ""), &[&writings[0]]), Wrong);
    }

    #[test]
    fn decimals_equal_their_percent(hundredths in -100_000i64..100_000) {
        let decimal = format!("{}{}.{:02}", if hundredths < 0 { "-" } else { "" }, hundredths.abs() / 100, hundredths.abs() % 100);
        let percent = format!("{hundredths}%");
        prop_assert_eq!(score(&numeric(&decimal, "", 0.0), &text("en", ""), &[&percent]), Right);
    }

    #[test]
    fn no_answer_panics(correct in ".{0,30}", answer in any::<String>(), tolerance in any::<f64>(), unit in ".{0,8}") {
        let _ = score(&numeric(&correct, &unit, tolerance), &text("ru", "%"), &[&answer]);
        let _ = score(&Interaction::ShortText { accepted: vec![correct], case_sensitive: false }, &text("ar", ""), &[&answer]);
    }
}
