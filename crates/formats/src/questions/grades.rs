//! Grades in the words of a source: 三年级, 初一, 高二, Grade 4.

const NUMERALS: &[(char, u8)] = &[('一', 1), ('二', 2), ('三', 3), ('四', 4), ('五', 5), ('六', 6), ('七', 7), ('八', 8), ('九', 9)];

/// The highest grade there is.
pub(crate) const GRADE_MAX: u8 = 12;

fn numeral(letter: char) -> Option<u8> {
    NUMERALS.iter().find(|(known, _)| *known == letter).map(|(_, value)| *value).or_else(|| letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
}

/// All grades that a text speaks of, in the order in which they are named, each once.
pub(crate) fn grades_in(text: &str) -> Vec<u8> {
    let mut found: Vec<(usize, u8)> = Vec::new();
    before_mark(text, &mut found);
    after_mark(text, &mut found);
    found.sort_unstable();
    let mut grades = Vec::new();
    for (_, grade) in found {
        if (1..=GRADE_MAX).contains(&grade) && !grades.contains(&grade) {
            grades.push(grade);
        }
    }
    grades
}

/// 三年级, 十一年级, 7年级: the number stands before the mark.
fn before_mark(text: &str, found: &mut Vec<(usize, u8)>) {
    for (at, _) in text.match_indices("年级") {
        let mut letters = text.get(..at).unwrap_or("").chars().rev();
        let Some(last) = letters.next() else { continue };
        let previous = letters.next();
        let grade = match (previous, last) {
            (_, '十') => Some(10),
            (Some('十'), units) => numeral(units).map(|units| 10 + units),
            (Some('1'), units) if units.is_ascii_digit() => numeral(units).map(|units| 10 + units),
            (Some(digit), _) if digit.is_ascii_digit() && last.is_ascii_digit() => None,
            (_, units) => numeral(units),
        };
        found.extend(grade.map(|grade| (at, grade)));
    }
}

/// 初一, 高二, Grade 4: the number stands after the mark.
fn after_mark(text: &str, found: &mut Vec<(usize, u8)>) {
    for (mark, offset, last) in [('初', 6u8, 3u8), ('高', 9, 3)] {
        for (at, _) in text.match_indices(mark) {
            let next = text.get(at..).and_then(|rest| rest.chars().nth(1));
            let grade = next.and_then(|letter| NUMERALS.iter().find(|(known, _)| *known == letter)).map(|(_, value)| *value);
            found.extend(grade.filter(|grade| *grade <= last).map(|grade| (at, offset + grade)));
        }
    }
    let lower = text.to_ascii_lowercase();
    for (at, mark) in lower.match_indices("grade") {
        let digits: String = lower.get(at + mark.len()..).unwrap_or("").trim_start().chars().take_while(char::is_ascii_digit).take(3).collect();
        found.extend(digits.parse::<u8>().ok().map(|grade| (at, grade)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_from_words() {
        for (text, grades) in [
            ("2014年全国迎春杯三年级竞赛初赛第12题", &[3][..]),
            ("2017~2018学年山东聊城莘县六年级下学期期末第21题1分", &[6]),
            ("初一上学期", &[7]),
            ("高二竞赛", &[11]),
            ("十一年级", &[11]),
            ("12年级、9年级", &[12, 9]),
            ("Grade 4 and grade 10", &[4, 10]),
            ("小学高年级五年级竞赛初赛第一题", &[5]),
            ("初赛，高一", &[10]),
            ("2013年级", &[]),
            ("grade 99", &[]),
            ("", &[]),
        ] {
            assert_eq!(grades_in(text), grades, "{text}");
        }
    }

    #[test]
    fn grades_end_at_the_highest() {
        assert_eq!(grades_in(&format!("grade {GRADE_MAX} and grade {}", GRADE_MAX + 1)), [GRADE_MAX]);
    }
}
