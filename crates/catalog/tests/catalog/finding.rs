//! Searching: hits, chips, facets whose numbers agree with what they lead to, and queries that mean harm.

use serde_json::Value;

use crate::house::{House, check_page, encode, full_houses, houses};

fn ask(house: &House, query: &str) -> Value {
    let seen = house.browser().get(&format!("/api/v1/search?{query}"));
    assert_eq!((seen.status, seen.kind.as_str()), (200, "application/json"), "{query}: {}", seen.text);
    serde_json::from_str(&seen.text).unwrap()
}

#[test]
fn a_search_shows_hits_with_what_they_are() {
    for house in full_houses() {
        let mut browser = house.browser();
        let address = format!("/search?q={}", encode("前缀函数"));
        let seen = browser.get(&address);
        check_page(&seen, &address);
        let kmp = house.page_of_book("string/kmp");
        assert!(seen.text.contains(&format!("href=\"/sections/{kmp}\"")), "{}", seen.text);
        assert!(seen.text.contains("<mark>") && seen.text.contains("<ol class=\"results\">") && seen.text.contains("value=\"前缀函数\""));
        assert!(seen.text.contains("name=\"robots\" content=\"noindex\""), "results are not for search engines");
        browser.accept_language = "en".to_owned();
        let english = browser.get(&address);
        check_page(&english, &address);
        assert!(english.text.contains("Results for “前缀函数”") && english.text.contains("Filter"));
        let poem = format!("/search?q={}", encode("西陆蝉声唱"));
        let seen = browser.get(&poem);
        check_page(&seen, &poem);
        assert!(seen.text.contains("駱賓王") && seen.text.contains("<mark>西陆蝉声唱</mark>"), "{}", seen.text);
    }
}

#[test]
fn a_search_for_nothing_goes_to_the_library() {
    for house in full_houses() {
        for address in ["/search", "/search?q=", "/search?q=%20%20"] {
            let seen = house.browser().get(address);
            assert_eq!((seen.status, seen.location.as_str()), (303, "/library"), "{address}");
        }
    }
}

#[test]
fn what_was_understood_can_be_taken_back() {
    for house in full_houses() {
        let mut browser = house.browser();
        let entry = house.text("SELECT body FROM resource WHERE kind = 'textbook-entry' ORDER BY resource_key");
        let body: Value = serde_json::from_str(&entry).unwrap();
        let edition = body["classification"]["edition"].as_str().unwrap().split('（').next().unwrap().to_owned();
        let address = format!("/search?q={}", encode(&edition));
        let seen = browser.get(&address);
        check_page(&seen, &address);
        assert!(seen.text.contains("我们理解为") && seen.text.contains(&format!("去掉“{edition}”")), "{}", seen.text);
        let without = seen.text.split("class=\"chip chip-on\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        assert!(without.contains("not=edition%3A"), "{without}");
        let seen = browser.get(&without);
        check_page(&seen, &without);
        assert!(!seen.text.contains("chip-on"), "the chip is gone: {}", seen.text);
        let chosen = browser.get("/search?q=&subject=informatics");
        check_page(&chosen, "a facet alone");
        assert!(chosen.text.contains("href=\"/search\""), "the last choice leads back");
    }
}

/// Every number beside a facet is the number of results behind it.
#[test]
fn numbers_of_facets_agree_with_results() {
    for house in full_houses() {
        for base in ["q=".to_owned(), format!("q={}", encode("函数")), "q=&kind=resource".to_owned(), "q=iot&language=en".to_owned()] {
            let answer = ask(&house, &base);
            let fields = answer["facet_counts"].as_object().unwrap();
            assert!(answer["total"].as_u64().unwrap() > 0 && !fields.is_empty(), "{base}: {answer}");
            for (field, counts) in fields {
                if base.contains(&format!("{field}=")) {
                    continue; // counted as if nothing were chosen in it
                }
                for pair in counts.as_array().unwrap() {
                    let (code, count) = (pair[0].as_str().unwrap(), pair[1].as_u64().unwrap());
                    let narrowed = ask(&house, &format!("{base}&{field}={}", encode(code)));
                    assert_eq!(narrowed["total"].as_u64(), Some(count), "{}: {base} {field}={code}", house.engine());
                }
            }
        }
    }
}

#[test]
fn the_page_and_the_interface_for_programs_agree() {
    for house in full_houses() {
        let answer = ask(&house, "q=&type=textbook-entry");
        assert_eq!(answer["total"], 2);
        let hits = answer["hits"].as_array().unwrap();
        let page = house.browser().get("/search?q=&type=textbook-entry").text;
        for hit in hits {
            assert!(page.contains(&format!("/resources/{}", hit["id"].as_str().unwrap())));
        }
        assert_eq!(page.matches("<li class=\"result\">").count(), hits.len());
    }
}

#[test]
fn an_empty_result_helps_on() {
    for house in full_houses() {
        let mut browser = house.browser();
        for (language, words) in [("zh-CN", "没有找到"), ("en", "Nothing found")] {
            browser.accept_language = language.to_owned();
            let seen = browser.get("/search?q=zzqqxxwwvv");
            check_page(&seen, "an empty result");
            assert!(seen.text.contains(words) && seen.text.contains("class=\"empty\"") && seen.text.contains("href=\"/library\""), "{}", seen.text);
        }
        let beyond = browser.get("/search?q=&type=section&page=4000000000");
        assert_eq!(beyond.status, 200);
    }
}

#[test]
fn suggestions_come_while_typing() {
    for house in full_houses() {
        let mut browser = house.browser();
        let seen = browser.get(&format!("/search/suggest?q={}", encode("Z 函")));
        assert_eq!(seen.status, 200);
        assert!(seen.text.contains("role=\"option\"") && seen.text.contains("Z 函数") && seen.text.contains("/search?q="), "{}", seen.text);
        let pinyin = browser.get("/search/suggest?q=oi");
        assert!(pinyin.text.contains("OI Wiki"), "{}", pinyin.text);
        for odd in ["", "%00", "%3Cscript%3E", "%22%27%5C", &"a".repeat(3000)] {
            let seen = browser.get(&format!("/search/suggest?q={odd}"));
            assert!(seen.status == 200 && !seen.text.contains("<script"), "{odd}");
        }
    }
}

#[test]
fn hostile_queries_do_no_harm() {
    for house in full_houses() {
        let mut browser = house.browser();
        let script = "<script>alert(1)</script>";
        let queries = [
            script.to_owned(),
            format!("函数 {script}"),
            "\"><img src=x onerror=alert(1)>".to_owned(),
            "' OR 1=1 --".to_owned(),
            "a\0b".to_owned(),
            "\"unclosed".to_owned(),
            "\u{202e}\u{200b}\u{feff}".to_owned(),
            "title:* AND (NOT OR [TO }".to_owned(),
            "\\\\ /^(a+)+$/".to_owned(),
            "函".repeat(400),
            "x ".repeat(600),
            "😀🏳️‍🌈".to_owned(),
        ];
        for query in &queries {
            for address in
                [format!("/search?q={}", encode(query)), format!("/search?q=a&subject={}", encode(query)), format!("/search?q=a&not={}", encode(query))]
            {
                if address.len() > 4096 {
                    continue;
                }
                let seen = browser.get(&address);
                if seen.status == 303 {
                    continue; // nothing but blanks
                }
                check_page(&seen, &address);
                assert!(!seen.text.contains("<script>alert") && !seen.text.contains("<img src=x"), "{address}");
            }
            let seen = browser.get(&format!("/api/v1/search?q={}", encode(&query.chars().take(400).collect::<String>())));
            assert_eq!(seen.status, 200, "{query}");
        }
        let long = browser.get(&format!("/search?q={}", "a".repeat(5000)));
        assert!((400..500).contains(&long.status), "an address beyond its bound: {}", long.status);
        assert!(long.text.matches("<h1").count() == 1);
        let many = format!("/search?q=a{}", "&subject=x".repeat(300));
        assert_eq!(browser.get(&many).status, 200, "many facets");
        assert_eq!(browser.get("/search?q=%FF%FE").status, 200, "not UTF-8");
    }
}

/// The number in `共 N 条`.
fn total_of(text: &str) -> u64 {
    let status = text.split("<p role=\"status\">").nth(1).unwrap().split('<').next().unwrap();
    status.split("共 ").nth(1).map_or(0, |rest| rest.split(' ').next().unwrap().replace(',', "").parse().unwrap())
}

#[test]
fn the_numbers_on_the_page_lead_to_as_many_results() {
    for house in full_houses() {
        let mut browser = house.browser();
        let page = browser.get(&format!("/search?q={}", encode("函数"))).text;
        assert!(total_of(&page) > 0);
        let mut followed = 0;
        let side = page.split("<details class=\"facets\">").nth(1).unwrap().split("<div class=\"results-head\">").next().unwrap();
        for facet in side.split("<li><a href=\"").skip(1) {
            let address = facet.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
            let count: u64 = facet.split("<span class=\"count\">").nth(1).unwrap().split('<').next().unwrap().replace(',', "").parse().unwrap();
            let next = browser.get(&address);
            check_page(&next, &address);
            assert_eq!(total_of(&next.text), count, "{}: {address}", house.engine());
            followed += 1;
        }
        assert!(followed > 5, "{followed} codes");
    }
}

#[test]
fn pages_of_results_follow_each_other_without_gaps() {
    for house in houses() {
        house.write_entries(50);
        let total = house.import().remove(0).created;
        let mut seen = std::collections::BTreeSet::new();
        for number in 1..=4 {
            let address = format!("/library?page={number}");
            let page = house.browser().get(&address);
            check_page(&page, &address);
            let hits: Vec<String> = page.text.split("<h3><a href=\"/resources/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
            assert_eq!(hits.len(), total.saturating_sub((number - 1) * 20).min(20), "{}: {address}", house.engine());
            seen.extend(hits);
        }
        assert_eq!(seen.len(), total);
    }
}
