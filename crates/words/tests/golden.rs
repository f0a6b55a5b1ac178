//! The generator's output, compared with a kept copy, compiled and called.
//!
//! `XINGTAN_GOLDEN=write cargo test -p xingtan-words` renews the copy.

use std::path::Path;

use words::Tongue;

mod sample {
    include!("golden/words.rs");
}
use sample::Words;

#[test]
fn the_generated_code_is_the_kept_copy() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let out = tempfile::NamedTempFile::new().unwrap();
    words::build::generate("sample", &golden.join("locales"), out.path(), &["zh-Hans", "en"]).unwrap();
    let code = std::fs::read_to_string(out.path()).unwrap();
    if std::env::var_os("XINGTAN_GOLDEN").is_some() {
        std::fs::write(golden.join("words.rs"), &code).unwrap();
    }
    assert_eq!(code, std::fs::read_to_string(golden.join("words.rs")).unwrap());
}

#[test]
fn plain_messages_borrow() {
    let title: &'static str = Words(Tongue::En).home_title();
    assert_eq!(title, "Find something to learn");
    assert_eq!(Words(Tongue::ZhHans).home_title(), "找点什么来学");
    assert_eq!(Words(Tongue::Fr).home_title(), "Find something to learn", "English stands in");
    assert_eq!(Words(Tongue::En).home_title_aria(), "Search Xingtan");
    assert_eq!(Words(Tongue::En).home_intro(), "Textbooks, courses and poems.\nOpen Xingtan and begin.");
    assert_eq!(Words(Tongue::En).quoted(), "A \"quote\", a back\\slash, [brackets] and a {brace}.");
    assert_eq!(Words(Tongue::En).see_also(), "See also: Find something to learn");
    assert_eq!(Words(Tongue::ZhHans).version(), "第 2 版");
    assert_eq!(Words(Tongue::ZhHans).button_aria(), "关闭");
}

#[test]
fn variables_are_filled_in() {
    assert_eq!(Words(Tongue::En).hello("Ada"), "Hello, Ada!");
    assert_eq!(Words(Tongue::Ar).hello("Ada"), "مرحبا \u{2068}Ada\u{2069}!");
    assert_eq!(Words(Tongue::En).year(2026), "In 2026");
    assert_eq!(Words(Tongue::ZhHans).year(2026), "2,026 年", "grouped where the translator did not say otherwise");
    assert_eq!(Words(Tongue::En).found(1, "poems", 12_345), "12,345 found in poems: One item");
    assert_eq!(Words(Tongue::ZhHans).found(1_000, "诗词", 12_345), "在诗词中找到 12,345 条:1,000 项");
    assert_eq!(Words(Tongue::En).state(2, "published"), "Published 2 times");
    assert_eq!(Words(Tongue::En).state(1, "published"), "Published once");
    assert_eq!(Words(Tongue::En).state(1, "lost"), "Unknown");
}

#[test]
fn plurals_follow_the_language_the_text_is_written_in() {
    let items = |tongue, n| Words(tongue).items(n);
    assert_eq!([0, 1, 2].map(|n| items(Tongue::En, n)), ["No items", "One item", "2 items"]);
    assert_eq!([0, 1].map(|n| items(Tongue::ZhHans, n)), ["0 项", "1 项"]);
    assert_eq!([1, 2, 5, 11, 21, 22].map(|n| items(Tongue::Ru, n)), ["1 предмет", "2 предмета", "5 предметов", "11 предметов", "21 предмет", "22 предмета"]);
    assert_eq!([0, 1, 2, 3, 11, 100].map(|n| items(Tongue::Ar, n)), ["لا عناصر", "عنصر واحد", "عنصران", "3 عناصر", "11 عنصرا", "100 عنصر"]);
    assert_eq!(items(Tongue::Fr, 0), "No items");
    assert_eq!(items(Tongue::Fr, 12_345), "12,345 items", "English numbers in an English sentence");
}
