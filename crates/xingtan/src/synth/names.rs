//! Names of people and schools in load data: common surnames, characters that given names are made of, and how schools, grades and classes are called.

use super::draw::Draw;

/// Common surnames, the most frequent first.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
/// Characters that given names are made of.
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红玲鹏飞宇浩轩梓涵子睿欣怡思雨佳琪雅晨阳俊熙诗悦可馨嘉航博文一诺安然若曦奕辰语桐铭泽天佑书瑶景行知远云舒";
/// Numerals from one to ten.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// Somebody's name.
pub fn person(draw: &mut Draw) -> String {
    let letters: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    // The frequent surnames come up more often: the square of a fraction falls near the beginning.
    let share = draw.fraction();
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
    let place = (letters.len() as f64 * share * share) as usize;
    let mut name: String = letters.get(place).into_iter().collect();
    for _ in 0..=usize::from(draw.below(4) > 0) {
        name.extend(draw.one(&given));
    }
    name
}

/// A number from 1 to 99 as it is written in names.
pub fn numeral(number: usize) -> String {
    let digit = |number: usize| NUMERALS.get(number.wrapping_sub(1)).copied();
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    if tens > 1 {
        text.extend(digit(tens));
    }
    if tens > 0 {
        text.push('十');
    }
    text.extend(digit(ones));
    text
}

/// How a school of a county is called: by its number there.
pub fn school(county: &str, number: usize, suffix: &str) -> String {
    format!("{county}第{}{suffix}", numeral(number))
}

/// Suffixes of schools: primary, junior middle, senior middle, vocational centre.
pub const SUFFIXES: [&str; 4] = ["小学", "初级中学", "高级中学", "职业教育中心"];

/// How the grade of a school year is called: nine years of compulsory school, then three.
pub fn grade(year: usize) -> String {
    if year > 9 { format!("高{}", numeral(year - 9)) } else { format!("{}年级", numeral(year)) }
}

/// How a class of a grade is called, or of a centre without grades.
pub fn class(grade: &str, number: usize) -> String {
    format!("{grade}（{number}）班")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_called_as_they_are_in_china() {
        assert_eq!([1, 10, 11, 20, 34].map(numeral), ["一", "十", "十一", "二十", "三十四"]);
        assert_eq!((grade(1), grade(9), grade(12)), ("一年级".to_owned(), "九年级".to_owned(), "高三".to_owned()));
        assert_eq!(class(&grade(7), 2), "七年级（2）班");
        assert_eq!(school("西湖区", 3, SUFFIXES[0]), "西湖区第三小学");
        let mut draw = Draw::of(1, "name", 1);
        let names: Vec<String> = (0..2_000).map(|_| person(&mut draw)).collect();
        assert!(names.iter().all(|name| (2..=3).contains(&name.chars().count())));
        let wang = names.iter().filter(|name| name.starts_with('王')).count();
        assert!((120..280).contains(&wang), "a tenth carries the most frequent one: {wang}");
    }
}
