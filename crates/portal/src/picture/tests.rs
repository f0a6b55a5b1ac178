//! What every picture keeps: it is the same each time, bounded, escaped, well-formed, and free of inline style.

use kernel::language::Language;

use super::*;

const MONTHS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
const HOSTILE: &str = "\"><script>alert('1')</script>&\u{0}\u{1b}]]>\u{ffff}";

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A small reader of XML: tags nest and close, attributes are quoted, text has no bare mark.
fn assert_well_formed(markup: &str) {
    let mut open = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains('>'), "bare > in {markup}");
        let end = rest[at..].find('>').unwrap_or_else(|| panic!("unclosed tag in {markup}")) + at;
        let tag = &rest[at + 1..end];
        assert!(!tag.contains('<'), "tag in tag: {tag}");
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes in {tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{markup}");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap().to_owned());
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty() && rest.is_empty(), "{open:?} left in {markup}");
    for (at, _) in markup.match_indices('&') {
        assert!(["&amp;", "&lt;", "&gt;", "&quot;"].iter().any(|entity| markup[at..].starts_with(entity)), "bare & in {markup}");
    }
    assert!(!markup.contains(" style=") && !markup.contains("<script") && !markup.chars().any(|letter| letter.is_control()), "{markup}");
}

fn all() -> Vec<String> {
    let mut out = vec![
        flower(),
        branch(),
        ring(0, "0%", "none"),
        ring(255, HOSTILE, HOSTILE),
        meter(47, ""),
        meter(47, HOSTILE),
        gauge(255, HOSTILE),
        bars(&[(HOSTILE, 255), ("小数", 12)]),
        bars(&[]),
        amounts(&[(HOSTILE, u64::MAX, HOSTILE), ("小数", 0, "0")]),
        amounts(&[]),
        year(&[(20_000, 5), (20_180, 400), (i64::MAX, 3)], 20_180, HOSTILE, &MONTHS),
        dots(&[Dot::Right, Dot::Wrong, Dot::Partly, Dot::Skipped, Dot::Now, Dot::Open], HOSTILE),
        dots(&[Dot::Open; DOTS_MAX + 1], "long"),
        dots(&[], ""),
        distribution(&[("0", 0), (HOSTILE, u32::MAX), ("2", 4)], Some(2), HOSTILE),
        distribution(&[], Some(9), ""),
        trend(&[], ""),
        trend(&[(HOSTILE, f64::NAN)], HOSTILE),
        trend(&[("a", -1.0), ("b", f64::INFINITY), ("c", 3.0)], "x"),
        calendar(&[(20_000, 5), (20_180, 400), (i64::MAX, 3)], 20_180, HOSTILE, &MONTHS),
    ];
    out.extend(Icon::ALL.into_iter().map(icon));
    out.extend((0..400).map(|seed| cover("动手学深度学习", "d2l", seed, Language::ZH_HANS)));
    out.extend((0..400).map(|seed| cover("The Unix Shell & <friends>", HOSTILE, seed, Language::EN)));
    out
}

#[test]
fn everything_is_well_formed_and_escaped() {
    for markup in all() {
        assert_well_formed(&markup);
    }
    assert_eq!(all(), all(), "the same each time");
}

#[test]
fn covers_are_bounded_whatever_the_title() {
    let titles = [
        "",
        " ",
        "诗",
        "唐诗三百首",
        "义务教育 数学三年级",
        "一二三四五六七八九十一二三四",
        &"长".repeat(5_000),
        &"长".repeat(28),
        &"长".repeat(35),
        &"word ".repeat(2_000),
        &"x".repeat(9_000),
        &"&\"<".repeat(400),
        HOSTILE,
    ];
    let mut longest = 0;
    for title in titles {
        for tag in ["zh-Hans", "en", "ar", "ja"] {
            for seed in 0..200 {
                let drawn = cover(title, &"出版社 & ".repeat(30), seed, language(tag));
                longest = longest.max(drawn.len());
                assert_well_formed(&drawn);
                assert!(drawn.len() <= COVER_BYTES_MAX || title.contains('&'), "{} bytes for {title:.20} by seed {seed}", drawn.len());
            }
        }
    }
    assert!(longest <= 2 * COVER_BYTES_MAX, "{longest} bytes even where every letter is escaped");
}

#[test]
fn short_chinese_titles_stand_and_others_lie() {
    let count = |title: &str, tag: &str| cover(title, "", 7, language(tag)).matches("<text x=").count();
    assert_eq!(count("诗经", "zh-Hans"), 1);
    assert_eq!(count("动手学深度学习", "zh-Hans"), 1);
    assert_eq!(count("义务教育 数学三年级", "zh-Hans"), 2, "two columns, parted at the space");
    assert_eq!(count("Prealgebra 2e", "en"), 2);
    assert!(cover("JavaScript 教程", "", 7, Language::ZH_HANS).contains(">JavaScript</text>"), "mixed titles lie and break between words only");
    assert!(cover(&"很长的书名".repeat(20), "", 7, Language::ZH_HANS).contains("…</text>"));
    assert!(cover("《诗经》", "", 7, Language::ZH_HANS).contains("︽诗经︾"), "marks take their standing form");
    assert!(cover("كتاب", "", 7, language("ar")).contains(r#"direction="rtl""#));
}

#[test]
fn seeds_reach_every_ground_and_pattern() {
    let covers: Vec<String> = (0..600).map(|seed| cover("诗", "", seed, Language::ZH_HANS)).collect();
    for (ground, _) in pattern::GROUNDS {
        assert!(covers.iter().any(|cover| cover.contains(ground)), "{ground} never drawn");
    }
    for tile in pattern::TILES {
        assert!(covers.iter().any(|cover| cover.contains(tile.path)), "{} never drawn", tile.path);
    }
}

#[test]
fn plots_are_bounded() {
    assert_eq!(amounts(&vec![("名", 3, "3"); 5_000]).matches("<li>").count(), BARS_MAX);
    let labels = vec![("名", 3u8); 5_000];
    assert_eq!(bars(&labels).matches("<li>").count(), BARS_MAX);
    let bins = vec![("n", 3u32); 5_000];
    assert_eq!(distribution(&bins, None, "").matches("<rect").count(), BARS_MAX);
    let points = vec![("d", 1.0); 50_000];
    assert!(trend(&points, "").len() < 10_000);
    let days: Vec<(i64, u32)> = (0..100_000).map(|day| (day, 90)).collect();
    let drawn = calendar(&days, 99_999, "", &MONTHS);
    assert!(drawn.len() < 8_000, "{}", drawn.len());
    // 99 999 days after a Thursday is a Sunday or whatever it is: all shown days up to today are dark, the rest of the week is open.
    let shown = drawn.matches("h12v12").count();
    assert!((176..=182).contains(&shown) && !drawn.contains("heat-0"), "{shown}");
    assert!(ring(47, &"x".repeat(1_000_000), "").len() < 800);
}

#[test]
fn narrow_columns_are_named_from_the_last_on() {
    let figures = |counts: &[u32]| {
        let names: Vec<String> = (1..=counts.len()).map(|day| format!("d{day}")).collect();
        let bins: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(counts.iter().copied()).collect();
        let drawn = distribution(&bins, None, "");
        assert!(drawn.contains(&format!(">d{}</text>", counts.len())), "the last is named: {drawn}");
        let figures = drawn.split(r#"class="figure""#).skip(1);
        figures.map(|part| part.split(['>', '<']).nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut month = [0; 30];
    month[29] = 7;
    assert_eq!(figures(&month), ["7"], "today alone");
    month[28] = 3;
    assert_eq!(figures(&month), ["3", "7"], "yesterday too");
    month[28] = 12_000;
    assert_eq!(figures(&month), ["7"], "there is no room for both");
    assert_eq!(figures(&[0, 5, 0]), ["0", "5", "0"], "wide columns have room for all");
}

#[test]
fn a_figure_is_drawn_where_it_belongs() {
    assert!(ring(62, "62%", "done").contains(r#"stroke-dasharray="62 100""#));
    assert!(!ring(0, "0%", "done").contains("ring-value"), "nothing done draws no dot");
    assert!(meter(47, "").contains("M0 0h47v6H0z"));
    assert!(gauge(89, "").contains("is-well") && gauge(90, "").contains("is-low") && gauge(200, "").contains("M0 0h100v6H0z"));
    assert!(bars(&[("a", 60), ("b", 59)]).contains("is-well") && bars(&[("b", 59)]).contains("is-low"));
    assert!(distribution(&[("a", 1), ("b", 2)], Some(1), "").contains(r#"class="column marked""#));
    // 2026-11-23 was a Monday: the first row of the last column.
    let drawn = calendar(&[(20_780, 61), (20_779, 1)], 20_780, "", &MONTHS);
    assert!(drawn.contains(&format!(r#"class="heat-4" stroke-width="3" stroke-linejoin="round" d="M{} {}h12"#, 25 * 17 + 2, 18 + 2)), "{drawn}");
    assert!(drawn.contains(&format!(r#"class="heat-1" stroke-width="3" stroke-linejoin="round" d="M{} {}h12"#, 24 * 17 + 2, 18 + 6 * 17 + 2)));
    assert!(amounts(&[("a", 10, "ten"), ("b", 1, "one"), ("c", 0, "none")]).contains("h10v6"), "a tenth of the largest");
    let drawn = year(&[(20_780, 61), (20_780 - 26 * 7, 1), (20_780 - 52 * 7, 1)], 20_780, "", &MONTHS);
    assert!(
        drawn.contains(&format!(r#"heat-4" stroke-width="3" stroke-linejoin="round" d="M{} {}h12"#, 25 * 17 + 2, 147 + 18 + 2)),
        "today ends the lower band: {drawn}"
    );
    assert!(
        drawn.contains(&format!(r#"heat-1" stroke-width="3" stroke-linejoin="round" d="M{} {}h12"#, 25 * 17 + 2, 18 + 2)),
        "half a year before ends the upper one"
    );
    assert_eq!(drawn.matches("h12v12").count(), 51 * 7 + 1, "what is older is not shown");
    let drawn = calendar(&[(20_780, 61), (20_779, 1)], 20_780, "", &MONTHS);
    for name in ["6", "7", "8", "9", "10", "11"] {
        assert!(drawn.contains(&format!(">{name}</text>")), "month {name}");
    }
}

#[test]
fn icons_are_found_by_name() {
    for drawn in Icon::ALL {
        assert_eq!(Icon::named(drawn.name()), Some(drawn));
    }
    assert_eq!(Icon::named("nothing"), None);
}
