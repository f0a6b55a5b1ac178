//! What people and their programs may send, made up at random from the pieces that each reader lives by: whatever comes, nothing panics, and
//! what must hold of the outcome holds. Importers have a run of their own in `formats`.
//!
//! The seed is printed; `XINGTAN_FUZZ_SEED` repeats a run, `XINGTAN_FUZZ_ROUNDS` makes it longer (`tests/fuzz/run` asks for many).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

#[path = "fuzzing/rosters.rs"]
mod rosters;

use std::sync::Arc;

use assessment::model::number::{Notation, read};
use assessment::model::scoring::{Verdict, score};
use assessment::model::text::comparable;
use axum::body::{Body, to_bytes};
use formats::html::{clean, text_of};
use formats::model::{Choice, Interaction, ItemText};
use http::Request;
use kernel::{Language, Need};
use platform::testing::{HandClock, TEST_TIME};
use portal::testing::Strangers;
use portal::{Answer, Portal, PortalSettings, Registry, cookies};
use search::bounds::QUERY_CHARACTERS_MAX;
use search::{Vocabulary, understand};
use tower::ServiceExt;

/// Rounds in an ordinary test run.
const ROUNDS: u64 = 4_000;

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    /// Up to `pieces` pieces in a row, some repeated, with odd characters between them.
    fn text(&mut self, of: &[&str], pieces: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(pieces + 1) {
            match self.below(12) {
                0 => text.push(char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap()).unwrap_or('\u{fffd}')),
                1 => text.push(char::from(u8::try_from(self.below(128)).unwrap())),
                2 => text.push_str(&of[self.below(of.len())].repeat(self.below(30))),
                3 if !text.is_empty() => {
                    // A piece of what stands there already.
                    let letters: Vec<char> = text.chars().collect();
                    let from = self.below(letters.len());
                    text.extend(&letters[from..letters.len().min(from + self.below(40))]);
                }
                _ => text.push_str(of[self.below(of.len())]),
            }
        }
        text
    }
}

/// Runs a target round after round; a panic says which text it was.
fn rounds(name: &str, of: &[&str], pieces: usize, target: impl Fn(&str, &mut Random)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (rounds, seed) = (number("XINGTAN_FUZZ_ROUNDS").unwrap_or(ROUNDS), number("XINGTAN_FUZZ_SEED").unwrap_or(1));
    for round in 0..rounds {
        let mut random = Random((seed.wrapping_mul(1_000_003) + round).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        random.below(2);
        let text = random.text(of, pieces);
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| target(&text, &mut random)));
        assert!(result.is_ok(), "{name}: round {round} of seed {seed} failed with {text:?}");
    }
    println!("{name}: {rounds} rounds of seed {seed}");
}

const HTML: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<p>",
    "</p>",
    "<div class=\"note\">",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">",
    "</a>",
    "<svg>",
    "<svg onload=alert(1)>",
    "</svg>",
    "<math>",
    "<mi>",
    "</math>",
    "<mtext>",
    "<annotation-xml encoding=\"text/html\">",
    "<style>",
    "</style>",
    "<table>",
    "<td>",
    "<select>",
    "<option>",
    "<template>",
    "<noscript>",
    "<iframe srcdoc=\"<script>\">",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&#x6a;avascript:",
    "&colon;",
    "&",
    "\"",
    "'",
    "=",
    " style=\"x:expression(1)\"",
    " onclick=",
    " href=",
    "java\nscript:",
    "data:text/html,",
    "<form action=//x>",
    "<base href=//x>",
    "<meta http-equiv=refresh>",
    "<foreignObject>",
    "<use href=\"data:x\">",
    "<animate attributeName=href to=javascript:x>",
    "<title>",
    "</title>",
    "<textarea>",
    "<plaintext>",
    "<h2 id=\"a\">",
    "\u{0}",
    "字",
    "\u{202e}",
    "<pre><code class=\"language-rust\">",
    "<ruby>",
    "<rt>",
    "<details open>",
    "<summary>",
];

#[test]
fn html_that_passed_the_list_passes_it_again_and_runs_nothing() {
    rounds("the list of HTML", HTML, 40, |text, _| {
        // Read again it may be nested otherwise (headings do not stand in headings), but it says the same and runs as little.
        let (once, twice) = (clean(text), clean(&clean(text)));
        let words = |html: &str| text_of(html).split_whitespace().collect::<String>();
        assert_eq!(words(&twice), words(&once));
        for html in [&once, &twice] {
            check_harmless(html);
        }
    });
}

fn check_harmless(html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = end_of_tag(rest);
        let tag = rest[..end].to_lowercase();
        rest = &rest[end..];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or("");
        let bad =
            ["script", "style", "iframe", "object", "embed", "form", "base", "meta", "template", "noscript", "foreignobject", "animate", "use", "plaintext"];
        assert!(!bad.contains(&name), "<{tag}> in {html}");
        let leads = |scheme: &str| ["href", "src", "action", "data", "cite"].iter().any(|name| tag.contains(&format!("{name}=\"{scheme}")));
        assert!(!leads("javascript:") && !leads("data:text"), "<{tag}> in {html}");
        // Outside of values nothing begins with `on`.
        let names: String = tag.split('"').step_by(2).collect();
        assert!(!names.split(' ').any(|name| name.starts_with("on") && name.ends_with('=')), "<{tag}> in {html}");
    }
}

/// Where a tag ends: at the first `>` outside of a value.
fn end_of_tag(rest: &str) -> usize {
    let mut inside = false;
    for (at, letter) in rest.char_indices() {
        match letter {
            '"' => inside = !inside,
            '>' if !inside => return at,
            _ => {}
        }
    }
    rest.len()
}

const QUERIES: &[&str] = &[
    "三年级",
    "数学",
    "下册",
    "上",
    "人教版",
    "八上",
    "物理",
    "grade 8",
    "algebra",
    "sannianji",
    "shuxue",
    "ren jiao ban",
    "第",
    "的",
    "版",
    "五•四学制",
    "必修",
    "选择性必修",
    "第一册",
    "小数",
    "a+b",
    "\"",
    "(",
    ")",
    "OR",
    "AND",
    "NOT",
    "*",
    "~2",
    ":",
    "title:",
    "^",
    "[1 TO 2]",
    "\\",
    "/",
    "-",
    "+",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "ﬁ",
    "Ⅷ",
    "８",
    "ǆ",
    "ß",
    "İ",
    "語文",
    "數學",
    "一二三四五六七八九十",
    "高三",
    "g3",
    "k12",
    "0",
    "𠀀",
    "👩‍👩‍👧",
    "\t",
    "\n",
    "\u{0}",
];

#[test]
fn any_query_is_understood_somehow() {
    let vocabulary = Vocabulary::standard();
    rounds("queries", QUERIES, 30, |text, _| {
        let understood = understand(text, &vocabulary);
        assert!(understood.text.chars().count() <= QUERY_CHARACTERS_MAX);
        assert!(understood.text_rest.chars().count() <= understood.text.chars().count() + 1, "nothing is made up: {understood:?}");
        for facet in &understood.facets {
            assert!(!facet.code.is_empty() && understood.text.contains(&facet.words), "{understood:?}");
        }
        assert_eq!(understand(text, &vocabulary), understood);
    });
}

const ANSWERS: &[&str] = &[
    "0",
    "1",
    "2",
    "9",
    "10",
    "007",
    ".",
    ",",
    "，",
    "．",
    "/",
    "÷",
    "分之",
    "百分之",
    "千分之",
    "%",
    "‰",
    "½",
    "⅞",
    "又",
    "点",
    "一",
    "二",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "半",
    "负",
    "-",
    "−",
    "+",
    "=",
    "x=",
    "(",
    ")",
    "（",
    "）",
    "e",
    "E",
    "e999",
    "E-400",
    "^",
    "×10^",
    "π",
    "√",
    " ",
    "\u{a0}",
    "cm",
    "km/h",
    "米",
    "元",
    "个",
    "°C",
    "$",
    "¥",
    "£",
    "٠",
    "٥",
    "٫",
    "०",
    "𝟓",
    "²",
    "A",
    "B",
    "true",
    "对",
    "NaN",
    "inf",
    "１",
    "1e308",
    "99999999999999999999999999999999999999999",
    ":",
    "~",
    "≈",
    "'",
    "\u{0}",
    "\u{202e}",
];

#[test]
fn any_answer_is_worth_something_or_asked_again() {
    let text = |language| ItemText {
        language,
        prompt_html: "<p>How many percent? 多少%？</p>".to_owned(),
        choices: ["A", "B", "C"].map(|id| Choice { id: id.to_owned(), html: format!("<p>{id}</p>") }).to_vec(),
        solution_html: String::new(),
    };
    let texts = [text(Language::ZH_HANS), text(Language::EN), text("de".parse().unwrap())];
    rounds("answers", ANSWERS, 16, |given, random| {
        for notation in [Notation::Point, Notation::Comma] {
            if let Some(value) = read(given, notation).and_then(|reading| reading.value()) {
                assert!(value.equals(value) && !value.value().is_nan(), "{given:?}");
            }
        }
        let folded = comparable(given, false);
        assert_eq!(comparable(&folded, false), folded, "what is made comparable stays so");
        let correct = ANSWERS[random.below(ANSWERS.len())].to_owned();
        let unit = ["", "cm", "元", "%"][random.below(4)].to_owned();
        for interaction in [
            Interaction::Numeric { correct: correct.clone(), tolerance: [0.0, 0.5, f64::INFINITY][random.below(3)], unit },
            Interaction::ShortText { accepted: vec![correct.clone()], case_sensitive: random.below(2) == 0 },
            Interaction::SingleChoice { correct: "A".to_owned() },
            Interaction::MultipleChoice { correct: vec!["A".to_owned(), "C".to_owned()] },
            Interaction::SelfMarked,
        ] {
            for text in &texts {
                let verdict = score(&interaction, text, &[given]);
                assert_eq!(score(&interaction, text, &[given]), verdict, "the same answer is worth the same");
                assert!(verdict.score().is_none_or(|score| (0.0..=1.0).contains(&score)));
                if matches!(interaction, Interaction::ShortText { .. }) && verdict == Verdict::Wrong {
                    assert_ne!(given, correct, "what is accepted is right");
                }
            }
        }
    });
}

const REQUESTS: &[&str] = &[
    "xt=",
    "xt",
    "lang=en",
    "lang=",
    "theme=dark",
    "size=big",
    ";",
    "; ",
    "=",
    "==",
    "&",
    "&&",
    "%",
    "%0",
    "%00",
    "%zz",
    "%F0%9F",
    "%C0%AF",
    "+",
    "a=b",
    "a",
    "_token=",
    "words=",
    "q=",
    "?",
    "#",
    "/",
    "//",
    "..",
    "\\",
    "\"",
    "'",
    "<",
    "é",
    "字",
    "\u{1}",
    "\t",
    "€",
    "abcdefgh",
    "x",
];

#[test]
fn any_request_gets_an_answer() {
    let mut registry = Registry::default();
    registry.get("/echo/{part}", Need::Public, |ask| Ok(Answer::bytes("text/plain", format!("{}{:?}{:?}", ask.part(0), ask.query, ask.page()))));
    registry.post("/form", Need::Anyone, |ask| Ok(Answer::bytes("text/plain", format!("{:?}", ask.form))));
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: true };
    let portal = Portal::new(settings, Arc::new(Strangers), Arc::new(HandClock::at(TEST_TIME)), Arc::default(), || (), || Ok(()));
    let router = portal.router(&registry);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    rounds("requests", REQUESTS, 24, |text, random| {
        for name in ["xt", "lang", "theme", "size"] {
            if let Some(value) = cookies::read(text, name) {
                assert!(text.contains(value));
            }
        }
        let header = |of: &str| http::HeaderValue::from_bytes(of.as_bytes()).ok();
        let escaped: String = text
            .bytes()
            .map(|byte| if byte.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02x}") })
            .collect();
        for (method, address, body) in [("GET", format!("/echo/{escaped}"), ""), ("GET", format!("/echo/x?{escaped}"), ""), ("POST", "/form".to_owned(), text)]
        {
            let mut request = Request::builder().method(method).uri(address.as_str()).header("host", "test");
            for name in ["cookie", "accept-language", "x-forwarded-for", "origin", "sec-fetch-site", "if-none-match", "accept-encoding", "user-agent", "accept"]
            {
                if let (0, Some(value)) = (random.below(3), header(text)) {
                    request = request.header(name, value);
                }
            }
            let Ok(request) = request.body(Body::from(body.to_owned())) else { continue };
            let status = runtime.block_on(async {
                let answer = router.clone().oneshot(request).await.unwrap();
                let status = answer.status().as_u16();
                to_bytes(answer.into_body(), usize::MAX).await.unwrap();
                status
            });
            assert!(status < 500, "{method} {address}: {status}");
        }
    });
}
