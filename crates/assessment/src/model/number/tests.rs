use super::*;
use proptest::prelude::*;

fn value(text: &str) -> Option<f64> {
    read(text, Notation::Point).and_then(|reading| reading.value()).map(Number::value)
}

#[test]
fn the_same_number_in_many_writings() {
    let table: &[(f64, &[&str])] = &[
        (
            0.5,
            &[
                "1/2",
                "0.5",
                ".5",
                "50%",
                "½",
                "０．５",
                "１／２",
                "50 percent",
                "百分之五十",
                "二分之一",
                "一半",
                "5e-1",
                "500‰",
                "2分之1",
                "0,5",
                "= 0.5",
                "x=1/2",
                "٠٫٥",
                "0.5.",
            ],
        ),
        (1.5, &["1 1/2", "1½", "1又1/2", "1又2分之1", "一又二分之一", "3/2", "1.50", "3 / 2", "一点五"]),
        (
            70000.0,
            &[
                "70,000",
                "70 000",
                "70\u{a0}000",
                "70'000",
                "70_000",
                "７０，０００",
                "7万",
                "七万",
                "7e4",
                "7×10^4",
                "7x10^4",
                "7 * 10**4",
                "7×10⁴",
                "$70,000",
                "70,000 dollars",
                "70 thousand",
                "৭০০০০",
                "70,000.00",
            ],
        ),
        (-3.0, &["-3", "−3", "–3", "－3", "负三", "负3", "minus 3", "-$3", "$-3", "- 3"]),
        (12.0, &["十二", "12", "12 cm", "12cm", "12 cm^2", "12cm²", "12 m2", "拾贰", "12个", "12 km/h", "12 元/千克", "12°"]),
        (102.0, &["一百零二", "一百〇二"]),
        (20_260_000.0, &["两千零二十六万"]),
        (123_456_789.0, &["一亿二千三百四十五万六千七百八十九", "123,456,789", "12,34,56,789"]),
        (2026.0, &["二〇二六", "2026年"]),
        (1000.0, &["10^3", "10³", "一千", "1,000", "1 000 apples"]),
        (90.0, &["1 h 30 min", "1小时30分钟"]),
        (305.0, &["3米5厘米"]),
        (0.0, &["0", "零", "-0", "0.0"]),
    ];
    for (expected, writings) in table {
        for writing in *writings {
            let found = value(writing);
            assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{writing}: {found:?} is not {expected}");
        }
    }
}

#[test]
fn what_is_no_number_or_two_is_not_read() {
    for text in [
        "",
        " ",
        "abc",
        "7,0000",
        "一百二",
        "一万二",
        "百",
        "1/0",
        "1..2",
        "1,2,3",
        "12,34",
        "18 or 20",
        "18-20",
        "2 and a half",
        "3个半",
        "两个半小时",
        "1 2 3",
        "5 + 3",
        "<b>5</b>",
        "12:30",
        "1 1/0",
        "1/",
        "$",
        "-",
        "%",
        "e5",
        "10^999",
        "3米5克",
        "1e999",
        "5 cm 3",
    ] {
        let found = value(text);
        if text == "12,34" {
            assert_eq!(found, Some(12.34)); // can only be a decimal comma
        } else {
            assert_eq!(found, None, "{text}");
        }
    }
}

#[test]
fn commas_part_decimals_where_the_language_says_so() {
    let comma = |text: &str| read(text, Notation::Comma).and_then(|reading| reading.value()).map(Number::value);
    assert_eq!(comma("70.000"), Some(70_000.0));
    assert_eq!(comma("70,000"), Some(70.0));
    assert_eq!(comma("1.234.567,5"), Some(1_234_567.5));
    assert_eq!(comma("3.5"), Some(3.5));
    assert_eq!(value("1.234,5"), Some(1234.5));
}

#[test]
fn answers_are_bounded() {
    assert!(value(&"1".repeat(ANSWER_CHARS_MAX)).is_none_or(f64::is_finite));
    assert_eq!(value(&"1".repeat(ANSWER_CHARS_MAX + 1)), None);
    assert_eq!(value(&format!("1 {}", "k".repeat(UNIT_CHARS_MAX + 1))), None);
    assert_eq!(value(&format!("1{}", " h 1".repeat(9))), None);
}

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>()) {
        let _ = (read(&text, Notation::Point), read(&text, Notation::Comma));
    }

    #[test]
    fn nothing_near_a_number_panics(text in "[-+0-9., '/%eE^×x一二两十百千万亿点零分之又负½²$€ a-zµ]{0,40}") {
        let _ = (read(&text, Notation::Point), read(&text, Notation::Comma));
    }

    #[test]
    fn whole_numbers_are_read_with_and_without_groups(number in 0u64..1_000_000_000_000) {
        let plain = number.to_string();
        let mut grouped = String::new();
        for (position, digit) in plain.chars().enumerate() {
            if position > 0 && (plain.len() - position) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        for text in [plain.clone(), grouped.clone(), grouped.replace(',', " "), grouped.replace(',', "\u{202f}"), format!("{grouped}.0")] {
            prop_assert!(read(&text, Notation::Point).unwrap().value().unwrap().equals(Number::whole(i128::from(number))), "{text}");
        }
    }

    #[test]
    fn fractions_mean_their_quotient(a in 0i64..10_000, b in 1i64..10_000, c in 1i64..100) {
        let mixed = read(&format!("{c} {a}/{b}"), Notation::Point).unwrap().value().unwrap();
        let sum = Number::fraction(i128::from(a), i128::from(b)).unwrap().plus(Number::whole(i128::from(c))).unwrap();
        prop_assert!(mixed.equals(sum));
    }
}
