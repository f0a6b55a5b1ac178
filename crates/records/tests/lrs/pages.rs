//! What operators and integrators see.

use records::ops::check_statements::BYTES_MAX;
use records::ops::look_at_store::{DAYS, PAGE, volume};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::rules::cases;
use crate::world::{plain, stores, with};

/// What is said about a refusal, without codes and without what was sent.
fn said(text: &str) -> String {
    let card = text.split("role=\"alert\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default();
    let mut out = String::new();
    for (number, piece) in card.split("<code>").enumerate() {
        out.push_str(if number == 0 { piece } else { piece.split_once("</code>").map_or("", |(_, rest)| rest) });
    }
    out.split('>').skip(1).map(|piece| piece.split('<').next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Whether three English words stand side by side.
fn is_english(text: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.split(' ').collect::<Vec<_>>().windows(3).any(|words| words.iter().all(|word| is_word(word)))
}

#[test]
fn a_refusal_is_said_in_the_language_of_the_reader() {
    let Some(store) = stores().into_iter().next() else { return };
    let mut chinese = store.operator();
    let mut english = store.operator();
    english.accept_language = "en".to_owned();
    let statements =
        cases().into_iter().filter(|(_, _, rule, _)| !rule.is_empty()).map(|(_, changes, rule, pointer)| (with(&changes).to_string(), rule, pointer));
    let broken = ["", "{\"a\":1,\"a\":2}", "{a:1}", "[1,]", "{\"a\": '1'}", "[{} {}]", "{\"a\":\"\u{1}\"}", "{} 1", "{\"a\" 1}", "\"\\x\"", "[1e999]"];
    let all: Vec<_> = statements.chain(broken.into_iter().map(|text| (text.to_owned(), "json", ""))).collect();
    for (text, rule, pointer) in all {
        let form = [("text", text.as_str()), ("version", "2.0.0")];
        let (seen, other) = (chinese.post("/records/check", &form), english.post("/records/check", &form));
        assert_eq!((seen.status, other.status), (422, 422), "{text}");
        for page in [&seen.text, &other.text] {
            assert!(page.contains(&format!("<code>{rule}</code>")) && page.contains(pointer), "{text}: {page}");
            assert!(!page.contains("lang=\"en\"><"), "nothing on the page is in another language: {page}");
        }
        let (words, others) = (said(&seen.text), said(&other.text));
        assert!(words.contains('。') && !is_english(&words), "{text}: {words}");
        assert!(others.contains(". ") && !others.chars().any(|letter| letter > '\u{2fff}'), "{text}: {others}");
    }
    let seen = chinese.post("/records/check", &[("text", "[{\"actor\":{\"mbox\":\"<b>\"}}]"), ("version", "2.0.0")]);
    let there = "<pre tabindex=\"0\"><code>&#34;mbox&#34;: &#34;&#60;b&#62;&#34;</code></pre>";
    assert!(seen.text.contains("<code>/0/actor/mbox</code>") && seen.text.contains(there), "{}", seen.text);
    let seen = chinese.post("/records/check", &[("text", "{\n\"名\": 是}"), ("version", "2.0.0")]);
    assert!(seen.text.contains("第 2 行，第 6 个字符") && seen.text.contains("<code>&#34;名&#34;: 是}</code>"), "{}", seen.text);
}

#[test]
fn a_statement_is_checked_without_being_stored() {
    for mut store in stores() {
        let mut browser = store.operator();
        let check = |browser: &mut portal::testing::Browser, text: &str, version: &str| browser.post("/records/check", &[("text", text), ("version", version)]);
        let good = check(&mut browser, &plain().to_string(), "2.0.0");
        assert!(
            good.status == 200 && good.text.contains("&quot;version&quot;: &quot;2.0.0&quot;") | good.text.contains("&#34;version&#34;: &#34;2.0.0&#34;"),
            "{}",
            good.text
        );
        let bad = check(&mut browser, &with(&json!({ "verb": { "id": "did" } })).to_string(), "1.0.3");
        assert!(bad.status == 422 && bad.text.contains("/verb/id") && bad.text.contains("<code>iri</code>"), "{}", bad.text);
        assert!(check(&mut browser, "<script>", "2.0.0").text.contains("&#60;script&#62;"), "what was pasted is shown, and is no page");
        let nothing = check(&mut browser, "[]", "2.0.0");
        assert!(nothing.status == 200 && nothing.text.contains("role=\"status\""), "an answer all the same: {}", nothing.text);
        assert_eq!(check(&mut browser, &" ".repeat(BYTES_MAX + 1), "2.0.0").status, 422);
        let padded = format!("{}{}", plain(), " ".repeat(BYTES_MAX - plain().to_string().len()));
        assert_eq!(check(&mut browser, &padded, "2.0.0").status, 200);
        assert_eq!(store.found(&[]), Vec::<String>::new(), "{}", store.test.engine);
    }
}

#[test]
fn the_operator_sees_what_comes_in() {
    for mut store in stores() {
        let mut browser = store.operator();
        assert_eq!(browser.get("/admin/records").status, 200, "{}", store.test.engine);
        let all: Vec<Value> = (0..PAGE + 2)
            .map(|number| with(&json!({ "id": Uuid::from_u128(number as u128 + 1), "verb": { "id": format!("http://v.test/verb-{}", number % 2) } })))
            .collect();
        store.posted(&Value::Array(all));
        store.clock.advance(kernel::time::DAY);
        store.posted(&plain());
        let seen = volume(&store.records, platform::testing::TEST_TIME.plus(kernel::time::DAY), 0).unwrap();
        let counts: Vec<u64> = seen.days.iter().map(|(_, count)| *count).collect();
        assert_eq!((seen.total, counts.len() as i64, &counts[counts.len() - 2..]), (PAGE as u64 + 3, DAYS, &[PAGE as u64 + 2, 1][..]), "{}", store.test.engine);
        let lines = |page: &str| page.matches("<h3><a href=\"/admin/records/statements/").count();
        let first = browser.get("/admin/records/statements").text;
        assert!(lines(&first) == PAGE && first.contains("before=4"), "{first}");
        assert_eq!(lines(&browser.get("/admin/records/statements?before=4").text), 3);
        assert_eq!(lines(&browser.get("/admin/records/statements?verb=http://v.test/verb-1").text), PAGE / 2 + 1);
        assert_eq!(lines(&browser.get("/admin/records/statements?agent=mailto:a@x.test&related=yes").text), PAGE);
        assert_eq!(browser.get("/admin/records/statements?verb=x").status, 422);
        assert_eq!(lines(&browser.get(&format!("/admin/records/statements?store={}", kernel::Id::named(&["school"]))).text), 0);
        let one = browser.get(&format!("/admin/records/statements/{}", Uuid::from_u128(1)));
        assert!(one.status == 200 && one.text.contains("verb-0"));
        assert_eq!(browser.get("/admin/records/statements/x").status, 404);
        let noted: i64 = store
            .test
            .database
            .read(|session| session.number("SELECT COUNT(*) FROM audit WHERE action IN ('statements.searched', 'statement.opened')", &[]))
            .unwrap();
        assert_eq!(noted, 2, "looking for a person and opening a statement are noted");
    }
}

/// Courseware says what people did in it; that is theirs to take along as well as what the rooms said.
#[test]
fn what_programs_said_about_me_is_mine_to_take_along() {
    for mut store in stores() {
        let account = |name: &str| json!({ "account": { "homePage": "https://x.test", "name": name } });
        let me = kernel::Id::named(&["operator"]).as_uuid().to_string();
        let said = |number: u128, name: &str| with(&json!({ "id": Uuid::from_u128(number), "actor": account(name) }));
        store.posted(&json!([
            said(1, &me),
            said(2, &kernel::Id::named(&["somebody"]).as_uuid().to_string()),
            said(3, &me),
            with(&json!({ "id": Uuid::from_u128(4), "actor": account(&me), "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" },
                "object": { "objectType": "StatementRef", "id": Uuid::from_u128(3) } })),
        ]));
        let taken: Value = serde_json::from_str(&store.operator().get("/me/history.json").text).unwrap();
        let ids: Vec<&str> = taken["statements"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, [Uuid::from_u128(4).to_string(), Uuid::from_u128(1).to_string()], "{}", store.test.engine);
        assert!(taken["statements"][1]["stored"].is_string());
    }
}

#[test]
fn the_profile_is_there_for_people_and_programs() {
    let Some(mut store) = stores().into_iter().next() else { return };
    let page = store.browser.get("/records/profile?lang=en");
    assert!(page.status == 200 && page.text.contains("http://adlnet.gov/expapi/verbs/answered") && page.text.contains("Statement templates"));
    let json = store.browser.get("/records/profile.jsonld");
    assert_eq!((json.kind.as_str(), serde_json::from_str::<Value>(&json.text).unwrap()["type"].as_str()), ("application/ld+json", Some("Profile")));
}
