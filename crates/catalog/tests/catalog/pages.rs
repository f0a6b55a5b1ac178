//! Every page of the library: what it says, in both languages, and what holds for all of them.

use catalog::{Catalog, ids};
use portal::testing::Browser;

use crate::house::{House, check_markup, check_page, full_houses, houses, section_id};

const ZH: &str = "zh-CN";
const EN: &str = "en";

/// Opens a page in a language and checks what holds for all; its text.
fn open(browser: &mut Browser, language: &str, address: &str) -> String {
    browser.accept_language = language.to_owned();
    let seen = browser.get(address);
    check_page(&seen, address);
    let tag = if language == EN { "<html lang=\"en\"" } else { "<html lang=\"zh-Hans\"" };
    assert!(seen.text.contains(tag), "{address} in {language}");
    seen.text
}

fn says(text: &str, words: &[&str], address: &str) {
    for word in words {
        assert!(text.contains(word), "{address} does not say '{word}':\n{text}");
    }
}

fn first_lesson(house: &House) -> kernel::Id {
    house.id("SELECT s.id FROM section s JOIN section_text t ON t.section = s.id WHERE t.language LIKE 'en%' AND t.letters > 0 AND s.kind = 'lesson' ORDER BY s.position")
}

#[test]
fn home_shows_what_there_is() {
    for house in full_houses() {
        let mut browser = house.browser();
        says(&open(&mut browser, ZH, "/"), &["想学就学", "OI Wiki 选段", "从哪里开始", "/library?stage="], "/");
        says(&open(&mut browser, EN, "/"), &["Learning for everyone", "OI Wiki 选段", "Where to start"], "/");
    }
}

#[test]
fn an_empty_library_says_so() {
    for house in houses() {
        let mut browser = house.browser();
        says(&open(&mut browser, ZH, "/"), &["资源库还是空的"], "/");
        says(&open(&mut browser, EN, "/"), &["The library is still empty"], "/");
        for address in ["/library", "/search?q=小数"] {
            let page = open(&mut browser, ZH, address);
            says(&page, &["资源库还是空的", "xingtan import"], address);
            assert!(!page.contains("没有找到") && !page.contains("class=\"chip\" href=\"/search"), "no examples that find nothing: {page}");
        }
        assert!(!open(&mut browser, EN, "/").contains("0 textbooks"));
        assert!(house.catalog.is_empty().unwrap());
        for address in ["/dynasties", "/sitemap.xml", "/sitemaps/0.xml", "/robots.txt", "/search/suggest?q=a", "/api/v1/search?q=a"] {
            assert_eq!(browser.get(address).status, 200, "{address}");
        }
    }
}

#[test]
fn the_library_is_browsed_by_facets() {
    for house in full_houses() {
        let mut browser = house.browser();
        let all = open(&mut browser, ZH, "/library");
        says(&all, &["资源库", "OI Wiki 选段", "共 6 条", "信息技术"], "/library");
        let informatics = open(&mut browser, EN, "/library?subject=informatics");
        says(&informatics, &["Library", "OI Wiki 选段", "aria-current=\"true\"", "Informat"], "/library?subject=informatics");
        assert!(!informatics.contains("唐诗三百首"));
        let none = open(&mut browser, EN, "/library?subject=no-such-subject");
        says(&none, &["Nothing found"], "/library?subject=no-such-subject");
    }
}

#[test]
fn a_resource_has_one_address() {
    for house in full_houses() {
        let mut browser = house.browser();
        let (book, poems, course) = (house.resource_of("oi-part"), house.resource_of("poems-part"), house.resource_of("iot-part"));
        let address = format!("/textbooks/{book}");
        let text = open(&mut browser, ZH, &address);
        says(
            &text,
            &["OI Wiki 选段", "Z 函数", "AC 自动机", "开始阅读", "来源与许可", "CC BY-SA 4.0", "application/ld+json", "rel=\"canonical\"", "EPUB"],
            &address,
        );
        says(&open(&mut browser, EN, &address), &["Start reading", "Source and licence", "Contents"], &address);
        says(&open(&mut browser, ZH, &format!("/resources/{poems}")), &["在", "EPUB 电子书"], "poems");
        says(&open(&mut browser, ZH, &format!("/courses/{course}")), &["开始阅读", "MIT"], "course");
        for (wrong, right) in [
            (format!("/resources/{book}"), address),
            (format!("/textbooks/{poems}"), format!("/resources/{poems}")),
            (format!("/resources/{course}"), format!("/courses/{course}")),
        ] {
            let seen = browser.get(&wrong);
            assert_eq!((seen.status, seen.location), (308, right), "{wrong}");
        }
    }
}

#[test]
fn an_entry_of_the_catalogue_says_what_it_is() {
    for house in full_houses() {
        let mut browser = house.browser();
        let address = format!("/resources/{}", house.resource_of("entries-part"));
        says(&open(&mut browser, ZH, &address), &["这里没有书的正文", "事实目录", "/library?stage="], &address);
        says(&open(&mut browser, EN, &address), &["the text of the book is not here"], &address);
        assert!(!browser.get(&address).text.contains("/book.epub"));
    }
}

#[test]
fn a_section_is_read_in_its_language() {
    for house in full_houses() {
        let mut browser = house.browser();
        let address = format!("/sections/{}", house.page_of_book("string/z-func"));
        let text = open(&mut browser, ZH, &address);
        says(&text, &["<article class=\"prose\" lang=\"zh", "上一节", "下一节", "报告问题", "字符串", "docs/string/z-func.md", "CC BY-SA 4.0"], &address);
        assert!(text.contains("rel=\"prev\"") && text.contains("rel=\"next\""));
        says(&open(&mut browser, EN, &address), &["Previous", "Report a problem", "lang=\"zh"], &address);
        let chapter = house.id("SELECT id FROM section WHERE kind = 'chapter' AND section_key LIKE 'nav/%'");
        let seen = browser.get(&format!("/sections/{chapter}"));
        let first = format!("/sections/{}", house.page_of_book("string/kmp"));
        assert_eq!((seen.status, seen.location), (303, first), "a title alone leads to its first text");
    }
}

#[test]
fn a_lesson_is_read_in_either_language_and_side_by_side() {
    for house in full_houses() {
        let mut browser = house.browser();
        let lesson = first_lesson(&house);
        let address = format!("/sections/{lesson}");
        let own =
            |text: &str| text.split("<article class=\"prose\" lang=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(own(&open(&mut browser, EN, &address)), ["en"]);
        let chinese = own(&open(&mut browser, ZH, &address)).remove(0);
        assert!(chinese.starts_with("zh"), "{chinese}");
        assert_eq!(own(&open(&mut browser, ZH, &format!("{address}?text=en"))), ["en"], "the choice of text counts");
        let beside = open(&mut browser, EN, &format!("{address}?text=en&beside={chinese}"));
        assert_eq!(own(&beside), ["en".to_owned(), chinese.clone()]);
        says(&beside, &["side-by-side", "Side by side", "aria-current=\"true\""], "side by side");
        let same = open(&mut browser, EN, &format!("{address}?text=en&beside=en"));
        assert_eq!(own(&same), ["en"], "a text does not stand beside itself");
        let odd = open(&mut browser, EN, &format!("{address}?text=%3Cscript%3E&beside=xx-yy-zz"));
        assert_eq!(own(&odd), ["en"]);
    }
}

#[test]
fn a_poem_is_shown_as_a_poem() {
    for house in full_houses() {
        let mut browser = house.browser();
        let poem = house.id("SELECT id FROM section WHERE kind = 'poem' ORDER BY position");
        let address = format!("/sections/{poem}");
        let simplified = open(&mut browser, ZH, &format!("{address}?text=zh-Hans"));
        says(&simplified, &["西陆蝉声唱", "poem-sheet\" lang=\"zh-Hans\"", "竖排", "加拼音", "/people/", "/dynasties/"], &address);
        says(&open(&mut browser, ZH, &format!("{address}?text=zh-Hant")), &["西陸蟬聲唱", "lang=\"zh-Hant\""], &address);
        let both = open(&mut browser, EN, &format!("{address}?text=zh-Hans&vertical=1&pinyin=1"));
        says(&both, &["poem-sheet vertical with-pinyin", "<ruby>西<rp>(</rp><rt>xī</rt>", "Without pinyin", "Horizontal"], "vertical with pinyin");
        assert!(
            both.contains(&format!("{address}?text=zh-Hans&amp;pinyin=1")) || both.contains(&format!("{address}?text=zh-Hans&#38;pinyin=1")),
            "the way back keeps the pinyin"
        );
    }
}

#[test]
fn authors_and_dynasties_have_pages() {
    for house in full_houses() {
        let mut browser = house.browser();
        let dynasties = open(&mut browser, ZH, "/dynasties");
        says(&dynasties, &["朝代", "2 篇"], "/dynasties");
        let dynasty = dynasties.split("href=\"/dynasties/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let authors = open(&mut browser, EN, &format!("/dynasties/{dynasty}"));
        assert_eq!(authors.matches("class=\"chip\" href=\"/people/").count(), 2);
        let person = authors.split("href=\"/people/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = open(&mut browser, ZH, &format!("/people/{person}"));
        says(&page, &["1 篇", "/sections/"], "a person");
        for address in ["/people/nobody", "/dynasties/nothing", "/people/%00", "/dynasties/%00", "/people/%27%20OR%201%3D1--"] {
            assert_eq!(browser.get(address).status, 404, "{}: {address}", house.engine());
        }
    }
}

#[test]
fn unknown_ids_are_404() {
    for house in full_houses() {
        let mut browser = house.browser();
        let nobody = kernel::Id::named(&["nothing"]);
        let paths = [
            "/resources/{}",
            "/textbooks/{}",
            "/courses/{}",
            "/sections/{}",
            "/api/v1/resources/{}",
            "/resources/{}/book.epub",
            "/sections/{}/text.md",
            "/sections/{}/text.html",
        ];
        for path in paths {
            for id in [nobody.to_string(), "x".to_owned(), "%00".to_owned(), "..".to_owned(), "a".repeat(300)] {
                let address = path.replace("{}", &id);
                let seen = browser.get(&address);
                assert_eq!(seen.status, 404, "{}: {address}", house.engine());
                if !address.starts_with("/api/") {
                    check_markup(&seen.text, &address);
                }
            }
        }
        for address in [
            "/sitemaps/x.xml",
            "/sitemaps/1",
            "/sitemaps/-1.xml",
            "/sitemaps/99.xml",
            "/sitemaps/4294967295.xml",
            "/collections/none.zip",
            "/collections/oi-part",
            "/collections/%00.zip",
            "/nowhere",
        ] {
            assert_eq!(browser.get(address).status, 404, "{}: {address}", house.engine());
        }
    }
}

#[test]
fn programs_get_the_same_as_json() {
    for house in full_houses() {
        let mut browser = house.browser();
        let book = house.resource_of("oi-part");
        let seen = browser.get(&format!("/api/v1/resources/{book}"));
        assert_eq!((seen.status, seen.kind.as_str()), (200, "application/json"));
        let json: serde_json::Value = serde_json::from_str(&seen.text).unwrap();
        assert_eq!(json["resource"]["id"], book.to_string());
        assert_eq!(json["sections"].as_array().unwrap().len(), 4);
        assert_eq!(json["sections"][1]["readable"], true);
        assert_eq!(json["schema_org"]["license"], "https://creativecommons.org/licenses/by-sa/4.0/");
        let missing = browser.get(&format!("/api/v1/resources/{}", kernel::Id::named(&["x"])));
        assert_eq!((missing.status, missing.kind.as_str()), (404, "application/problem+json"));
        let entry: serde_json::Value = serde_json::from_str(&browser.get(&format!("/api/v1/resources/{}", house.resource_of("entries-part"))).text).unwrap();
        assert_eq!(entry["sections"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn search_engines_find_every_page_there_is() {
    for house in full_houses() {
        let mut browser = house.browser();
        let index = browser.get("/sitemap.xml").text;
        assert_eq!(index.matches("<loc>").count(), 2, "{index}");
        let robots = browser.get("/robots.txt").text;
        assert!(robots.contains("Disallow: /search") && robots.contains("Sitemap: http://test/sitemap.xml"), "{robots}");
        let mut listed = 0;
        for address in index.split("<loc>http://test").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()) {
            let part = browser.get(&address);
            assert!(part.status == 200 && part.kind.starts_with("application/xml"), "{address}");
            for path in part.text.split("<loc>http://test").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()) {
                if path == "/practice" || path == "/about" {
                    continue; // other rooms
                }
                assert_eq!(browser.get(&path).status, 200, "{path} stands in {address}");
                listed += 1;
            }
        }
        let readable = house.number("SELECT COUNT(DISTINCT section) FROM section_text WHERE letters > 0");
        assert_eq!(listed, usize::try_from(readable).unwrap() + 3 + 4, "sections, three own pages, four resources that are no entries");
    }
}

#[test]
fn a_problem_is_reported_and_kept() {
    for house in full_houses() {
        let mut browser = house.browser();
        let section = house.page_of_book("string/kmp");
        let address = format!("/sections/{section}/report");
        let seen = browser.post(&address, &[("words", "  第二句少一个字 <b>  ")]);
        assert_eq!((seen.status, seen.location), (303, format!("/sections/{section}?reported=1#report")));
        assert_eq!(house.text("SELECT words FROM problem_report"), "第二句少一个字 <b>");
        assert!(browser.get(&format!("/sections/{section}?reported=1")).text.contains("role=\"status\""));
        for words in ["", "   ", &"字".repeat(2001)] {
            let refused = browser.post(&address, &[("words", words)]);
            assert_eq!(refused.status, 422, "{} characters", words.chars().count());
            check_markup(&refused.text, &address);
        }
        assert_eq!(browser.post(&address, &[("words", &"字".repeat(2000))]).status, 303, "the bound itself");
        assert_eq!(browser.post(&address, &[("words", "a\0b")]).status, 422, "{}: no form holds a zero character", house.engine());
        assert_eq!(browser.post(&format!("/sections/{}/report", kernel::Id::named(&["x"])), &[("words", "a")]).status, 404);
        assert_eq!(house.number("SELECT COUNT(*) FROM problem_report"), 2, "{}", house.engine());
    }
}

#[test]
fn ids_follow_from_the_keys_of_the_source() {
    for house in full_houses() {
        let key = house.text("SELECT resource_key FROM resource WHERE collection = 'oi-part'");
        assert_eq!(house.resource_of("oi-part"), ids::resource("oi-part", &key));
        assert_eq!(house.page_of_book("string/kmp"), section_id("oi-part", &key, "string/kmp"));
        let contents: &Catalog = &house.catalog;
        assert_eq!(contents.reading_order(house.resource_of("oi-part")).unwrap().len(), 4);
    }
}

/// What a book holds is somebody else's: it must not become code on our pages.
#[test]
fn a_hostile_book_does_no_harm() {
    for house in houses() {
        house.write("bad/SOURCE.txt", "repo: https://example.org/\"><script>alert(1)</script>\nlicence: MIT; attribution: <img src=x onerror=alert(1)>\n");
        house.write("bad/mkdocs.yml", "site_name: '</script><img src=x onerror=alert(1)>'\nsite_description: '\"><script>alert(1)</script>'\nsite_author: '<b onclick=alert(1)>'\nnav:\n  - '<script>alert(1)</script>': index.md\n  - '\" onclick=\"alert(1)': two.md\n");
        let page = "# Title <script>alert(1)</script>\n\nharmless\n\n<script>alert(1)</script>\n<p style=\"color:red\" onclick=\"alert(1)\">p</p>\n<iframe src=\"//x\"></iframe>\n\n[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) ![c](x \"onerror=alert(1)\") [d](data:text/html,x)\n\n<a href=\"&#106;avascript:alert(1)\">e</a>\n<svg onload=alert(1)></svg>\n";
        house.write("bad/docs/index.md", page);
        house.write("bad/docs/two.md", page);
        let report = house.import().remove(0);
        assert_eq!((report.created, report.sections), (1, 2), "{report:#?}");
        let book = house.resource_of("bad");
        let sections: Vec<kernel::Id> = house.catalog.reading_order(book).unwrap().iter().map(|section| section.id).collect();
        let mut addresses = vec!["/".to_owned(), "/library".to_owned(), format!("/textbooks/{book}"), "/search?q=harmless".to_owned()];
        addresses.extend(sections.iter().map(|id| format!("/sections/{id}")));
        for address in &addresses {
            for language in [ZH, EN] {
                let text = open(&mut house.browser(), language, address);
                for bad in ["<img src=x", "<script>alert", "<b onclick", "<iframe", "<svg onload", "\" onclick=\"", "href=\"data:"] {
                    assert!(!text.contains(bad), "{}: {address} holds {bad}:\n{text}", house.engine());
                }
                assert!(!text.to_lowercase().contains("=\"javascript:"), "{address}");
            }
        }
        let mut browser = house.browser();
        let file = browser.get(&format!("/sections/{}/text.html", sections[0])).text;
        assert!(!file.contains("<script>alert") && !file.contains("onclick=\"alert") && !file.contains("=\"javascript:"), "{file}");
        for address in ["/search/suggest?q=alert".to_owned(), "/search/suggest?q=script".to_owned()] {
            assert!(!browser.get(&address).text.contains("<script"), "{address}");
        }
        assert_eq!(browser.get(&format!("/resources/{book}/book.epub")).status, 200);
        assert_eq!(browser.get("/collections/bad.zip").status, 200);
    }
}

/// The width and height that a PNG says it has.
fn size_of_png(bytes: &[u8]) -> String {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    format!("{}x{}", number(16), number(20))
}

#[test]
fn icons_have_the_size_they_are_named_with() {
    let house = houses().remove(0);
    let mut browser = house.browser();
    let manifest: serde_json::Value = serde_json::from_str(&browser.get("/manifest.webmanifest").text).unwrap();
    let mut pictures = Vec::new();
    for icon in manifest["icons"].as_array().unwrap() {
        let seen = browser.get(icon["src"].as_str().unwrap());
        assert_eq!((seen.status, seen.kind.as_str()), (200, icon["type"].as_str().unwrap()), "{icon}");
        if seen.kind == "image/png" {
            assert_eq!(size_of_png(&seen.bytes), icon["sizes"].as_str().unwrap(), "{icon}");
            pictures.push((icon["sizes"].as_str().unwrap().to_owned(), icon["purpose"].as_str().unwrap().to_owned()));
        }
    }
    let wanted = [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")].map(|(size, purpose)| (size.to_owned(), purpose.to_owned()));
    assert_eq!(pictures, wanted);
    let home = browser.get("/").text;
    let touch = home.split("rel=\"apple-touch-icon\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(size_of_png(&browser.get(touch).bytes), "180x180");
}
