//! What the generator refuses, with file, line and key.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use std::fs;

const REQUIRED: [&str; 2] = ["zh-Hans", "en"];

/// The refusals for an English and a Chinese file, each as `language:line:key: reason`.
fn refusals(english: &str, chinese: &str) -> Vec<String> {
    refusals_of(&[("en", english), ("zh-Hans", chinese)])
}

fn refusals_of(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (language, source) in files {
        fs::create_dir(folder.path().join(language)).unwrap();
        fs::write(folder.path().join(language).join("room.ftl"), source).unwrap();
    }
    let out = folder.path().with_extension("rs");
    match words::build::generate("room", folder.path(), &out, &REQUIRED) {
        Ok(()) => {
            fs::remove_file(out).unwrap();
            Vec::new()
        }
        Err(words::build::Refusals(all)) => {
            assert!(!out.exists(), "nothing is written where something is refused");
            all.iter()
                .map(|refusal| {
                    let language = refusal.file.strip_prefix(folder.path()).unwrap().iter().next().unwrap().to_string_lossy();
                    format!("{language}:{}:{}: {}", refusal.line, refusal.key, refusal.reason)
                })
                .collect()
        }
    }
}

#[track_caller]
fn refuses(english: &str, chinese: &str, start: &str, part: &str) {
    let found = refusals(english, chinese);
    assert!(found.iter().any(|line| line.starts_with(start) && line.contains(part)), "wanted {start} … {part}, found {found:#?}");
}

#[test]
fn nothing_wrong_nothing_refused() {
    assert_eq!(refusals("a = One\r\nb = Two\r\n", "a = 一\nb = 二\n"), Vec::<String>::new());
}

#[test]
fn keys_must_agree() {
    refuses("a = One\n\nb = Two\n    .aria = Second\n", "# note\na = 一\n", "zh-Hans:2:b: ", "missing: ");
    refuses("a = One\nb = Two\n    .aria = Second\n", "a = 一\nb = 二\n", "zh-Hans:2:b.aria: ", "en/room.ftl:3");
    refuses("a = One\n", "a = 一\n\nstray = 多\n", "zh-Hans:3:stray: ", "English does not have this key");
    let found = refusals_of(&[("en", "a = One\n"), ("zh-Hans", "a = 一\n"), ("fr", "")]);
    assert!(found.is_empty(), "French may be incomplete: {found:?}");
    let found = refusals_of(&[("en", "a = One\n"), ("zh-Hans", "a = 一\n"), ("fr", "b = deux\n")]);
    assert!(found.iter().any(|line| line.starts_with("fr:1:b: ")), "{found:?}");
}

#[test]
fn files_must_be_there() {
    let found = refusals_of(&[("en", "a = One\n")]);
    assert!(found.iter().any(|line| line.starts_with("zh-Hans:0:") && line.contains("required")), "{found:?}");
    let found = refusals_of(&[("en", "a = One\n"), ("zh-Hans", "a = 一\n"), ("zh-hans", "a = 一\n")]);
    assert!(found.iter().any(|line| line.starts_with("zh-hans:0:") && line.contains("not a language of the interface")), "{found:?}");
}

#[test]
fn syntax_errors_tell_the_line() {
    refuses("a = One\n\nb Two\nc = Three\n", "a = 一\n", "en:3:", "not Fluent");
    refuses("a = { $n ->\n    [one] One\n}\n", "a = 一\n", "en:", "default variant");
}

#[test]
fn variables_must_agree() {
    refuses("a = Hello { $name }\n", "a = 你好 { $user }\n", "zh-Hans:1:a: ", "its variables are ($user), in English ($name)");
    refuses("a = { $x ->\n    [one] One\n   *[other] { $x }\n}\n", "a = { $x ->\n    [male] 他\n   *[female] 她\n}\n", "en:1:a: ", "counted in one place");
}

#[test]
fn unsupported_constructs_are_refused() {
    for (english, key, part) in [
        ("a = { DATETIME($when) }\n", "a", "DATETIME(…) is not supported"),
        ("a = { NUMBER($n, type: \"ordinal\") }\n", "a", "is not supported"),
        ("a = { nothing }\n", "a", "this file does not have"),
        ("a = { b }\nb = { a }\n", "a", "in a circle"),
        ("a = { -t }\n-t = { $x }\n", "-t", "variables in terms"),
        ("a = { -t.case }\n-t = T\n    .case = x\n", "-t", "attributes of terms"),
        ("a = { -t(case: \"x\") }\n-t = T\n", "a", "attributes and arguments of the term"),
        ("a = { $n ->\n    [few] Few\n   *[other] Many\n}\n", "a", "no such plural category"),
        ("a = { $n ->\n   *[other] Many\n    [one] One\n}\n", "a", "put the default variant"),
        ("a = { $n ->\n    [1.5] Half\n   *[other] Many\n}\n", "a", "not a whole number"),
        ("a = { $n ->\n    [1] One\n    [male] He\n   *[other] Many\n}\n", "a", "a number among words"),
        ("a = { $n ->\n    [1] One\n    [1] Single\n   *[other] Many\n}\n", "a", "stands twice"),
        ("a = One\na = Two\n", "a", "defined twice"),
        ("a = One\n    .b = x\na-b = y\n", "a.b", "same method"),
        ("type = Kind\n", "type", "means something in Rust"),
        ("homeTitle = Home\n", "homeTitle", "lower case"),
        ("a = { $type }\n", "a", "cannot be the name of a parameter"),
        ("a = { $n ->\n    [one] x\n   *[other] { NUMBER(5) }\n}\n", "a", "is not supported"),
    ] {
        let found = refusals(english, "");
        assert!(found.iter().any(|line| line.starts_with("en:") && line.contains(&format!(":{key}: ")) && line.contains(part)), "{english}: {found:#?}");
    }
}

#[test]
fn references_have_a_bound() {
    let chain = |length: usize| -> String { (0..length).map(|n| format!("m{n} = {{ m{} }}\n", n + 1)).chain([format!("m{length} = end\n")]).collect() };
    let of = |source: &str| refusals_of(&[("en", source), ("zh-Hans", source)]);
    assert_eq!(of(&chain(8)), Vec::<String>::new());
    assert!(of(&chain(9)).iter().any(|line| line.contains("more than 8 references deep")));
}
