//! Statements: stored, found, taken back, in every form.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{encoded, json_of, plain, stores, with};

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

fn about(number: u128, target: u128) -> Value {
    with(&json!({ "id": id(number), "verb": { "id": "http://v.test/about" }, "object": { "objectType": "StatementRef", "id": id(target) } }))
}

fn voiding(number: u128, target: u128) -> Value {
    with(
        &json!({ "id": id(number), "actor": { "mbox": "mailto:boss@x.test" }, "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" }, "object": { "objectType": "StatementRef", "id": id(target) } }),
    )
}

#[test]
fn xapi_00142_what_is_stored_is_not_changed() {
    for mut store in stores() {
        let one = with(&json!({ "id": id(1), "timestamp": "2026-11-27T08:00:00Z" }));
        assert_eq!(store.posted(&one), [id(1)]);
        assert_eq!(store.posted(&one), [id(1)], "the same again changes nothing");
        let put = store.ask("PUT", &format!("statements?statementId={}", id(1)), &[("content-type", "application/json")], one.to_string());
        assert_eq!((put.status, put.text.as_str()), (204, ""));
        let before = store.get(&format!("statements?statementId={}", id(1))).text;
        for changes in [json!({ "verb": { "id": "http://v.test/other" } }), json!({ "timestamp": "2026-11-27T08:00:01Z" })] {
            let mut other = one.clone();
            other.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            let seen = store.post(&json!([with(&json!({ "id": id(2) })), other]));
            assert_eq!((seen.status, json_of(&seen)["code"].as_str()), (409, Some("conflict")), "{}", store.test.engine);
        }
        assert_eq!(store.get(&format!("statements?statementId={}", id(1))).text, before);
        assert_eq!(store.get(&format!("statements?statementId={}", id(2))).status, 404, "nothing of a refused batch is stored");
        let whole: Value = serde_json::from_str(&before).unwrap();
        assert_eq!(store.posted(&whole), [id(1)], "what comes back from elsewhere with all that was set here is the same");
    }
}

#[test]
fn xapi_00099_what_is_missing_is_set() {
    for mut store in stores() {
        let ids = store.posted(&plain());
        let seen = store.get(&format!("statements?statementId={}", ids[0]));
        let one = json_of(&seen);
        assert_eq!(one["timestamp"], one["stored"], "{}", store.test.engine);
        assert_eq!(one["version"], "2.0.0");
        assert!(one["authority"]["account"]["name"].as_str().unwrap().starts_with("client/"));
        assert_eq!(seen.headers["x-experience-api-version"], "2.0.0");
        assert!(seen.headers["last-modified"].ends_with("GMT") && seen.headers.contains_key("x-experience-api-consistent-through"));
        store.version = "1.0.3";
        let ids = store.posted(&plain());
        let seen = store.get(&format!("statements?statementId={}", ids[0]));
        assert_eq!((json_of(&seen)["version"].as_str(), seen.headers["x-experience-api-version"].as_str()), (Some("1.0.0"), "1.0.3"));
    }
}

#[test]
fn xapi_00103_what_is_stored_by_then_is_found() {
    for mut store in stores() {
        let through = |store: &mut crate::world::Store| store.get("statements?limit=1").headers["x-experience-api-consistent-through"].clone();
        store.clock.advance(kernel::time::SECOND);
        let before = through(&mut store);
        let ids = store.posted(&plain());
        let stored = json_of(&store.get(&format!("statements?statementId={}", ids[0])))["stored"].as_str().unwrap().to_owned();
        assert!(stored > before, "{}: {stored} {before}", store.test.engine);
        store.clock.advance(kernel::time::SECOND);
        assert!(through(&mut store) > stored, "time passes though nothing is stored");
    }
}

#[test]
fn xapi_00158_filters_find_what_they_name() {
    for mut store in stores() {
        let registration = id(900);
        let statements = json!([
            with(&json!({ "id": id(1) })),
            with(
                &json!({ "id": id(2), "actor": { "openid": "http://b.test" }, "context": { "registration": registration, "instructor": { "mbox": "mailto:a@x.test" } } })
            ),
            with(
                &json!({ "id": id(3), "verb": { "id": "http://v.test/else" }, "context": { "contextActivities": { "parent": { "id": "http://o.test/parent" } } } })
            ),
            with(&json!({ "id": id(4), "actor": { "objectType": "Group", "member": [{ "mbox": "mailto:a@x.test" }] }, "object": { "id": "http://o.test/2" } })),
        ]);
        store.posted(&statements);
        let me = "{\"mbox\":\"mailto:a@x.test\"}";
        assert_eq!(store.found(&[]), [id(4), id(3), id(2), id(1)], "{}", store.test.engine);
        assert_eq!(store.found(&[("ascending", "true")]), [id(1), id(2), id(3), id(4)]);
        assert_eq!(store.found(&[("agent", me)]), [id(4), id(3), id(1)]);
        assert_eq!(store.found(&[("agent", me), ("related_agents", "true")]), [id(4), id(3), id(2), id(1)]);
        assert_eq!(store.found(&[("agent", me), ("verb", "http://v.test/did"), ("activity", "http://o.test/1")]), [id(1)]);
        assert_eq!(store.found(&[("registration", &registration)]), [id(2)]);
        assert_eq!(store.found(&[("activity", "http://o.test/parent")]), Vec::<String>::new());
        assert_eq!(store.found(&[("activity", "http://o.test/parent"), ("related_activities", "true")]), [id(3)]);
        assert_eq!(store.found(&[("verb", "http://v.test/never")]), Vec::<String>::new());
        let stored = json_of(&store.get(&format!("statements?statementId={}", id(2))))["stored"].as_str().unwrap().to_owned();
        assert_eq!(store.found(&[("since", &stored)]), [id(4), id(3)]);
        assert_eq!(store.found(&[("until", &stored)]), [id(2), id(1)]);
        assert_eq!(store.found(&[("since", "2100-01-01T00:00:00Z")]), Vec::<String>::new());
    }
}

#[test]
fn xapi_00114_pages_follow_each_other() {
    for mut store in stores() {
        let all: Vec<Value> = (1..=25).map(|number| with(&json!({ "id": id(number) }))).collect();
        store.posted(&Value::Array(all));
        for ascending in ["true", "false"] {
            let mut found = Vec::new();
            let mut address = format!("statements?{}", encoded(&[("limit", "7"), ("ascending", ascending), ("verb", "http://v.test/did")]));
            let mut pages = 0;
            loop {
                let page = json_of(&store.get(&address));
                found.extend(page["statements"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
                pages += 1;
                // What comes in between is no part of what was begun, and moves nothing.
                if ascending == "false" {
                    store.posted(&with(&json!({ "id": id(100 + pages) })));
                }
                match page["more"].as_str().unwrap() {
                    "" => break,
                    more => address = more.strip_prefix("/xapi/").unwrap().to_owned(),
                }
            }
            let mut wanted: Vec<String> = (1..=25).map(id).collect();
            if ascending == "false" {
                wanted.reverse();
            }
            assert_eq!((found, pages), (wanted, 4), "{}", store.test.engine);
        }
    }
}

#[test]
fn xapi_00016_what_is_voided_is_only_found_as_such() {
    for mut store in stores() {
        store.posted(&with(&json!({ "id": id(1) })));
        store.posted(&voiding(2, 1));
        store.posted(&voiding(3, 4));
        store.posted(&with(&json!({ "id": id(4) })));
        for target in [1, 4] {
            assert_eq!(store.get(&format!("statements?statementId={}", id(target))).status, 404, "{} {target}", store.test.engine);
            assert_eq!(json_of(&store.get(&format!("statements?voidedStatementId={}", id(target))))["id"], id(target));
        }
        assert_eq!(store.found(&[]), [id(3), id(2)]);
        assert_eq!(store.found(&[("activity", "http://o.test/1")]), [id(3), id(2)], "what voids is found by what it voids");
        store.posted(&voiding(5, 2));
        assert_eq!(store.get(&format!("statements?statementId={}", id(2))).status, 200, "what voids is not voided");
        assert_eq!(store.get(&format!("statements?voidedStatementId={}", id(2))).status, 404);
    }
}

#[test]
fn xapi_00163_statements_about_statements_are_found_by_what_those_say() {
    for mut store in stores() {
        // In every order: the target first, last, and a chain whose middle comes last.
        store.posted(&with(&json!({ "id": id(1), "object": { "id": "http://o.test/first" } })));
        store.posted(&about(2, 1));
        store.posted(&about(3, 4));
        store.posted(&with(&json!({ "id": id(4), "object": { "id": "http://o.test/last" } })));
        store.posted(&about(5, 6));
        store.posted(&with(&json!({ "id": id(7), "object": { "id": "http://o.test/end" } })));
        store.posted(&about(6, 7));
        assert_eq!(store.found(&[("activity", "http://o.test/first")]), [id(2), id(1)], "{}", store.test.engine);
        assert_eq!(store.found(&[("activity", "http://o.test/last")]), [id(4), id(3)]);
        assert_eq!(store.found(&[("activity", "http://o.test/end")]), [id(6), id(7), id(5)]);
        assert_eq!(
            store.found(&[("activity", "http://o.test/end"), ("verb", "http://v.test/about")]),
            Vec::<String>::new(),
            "all filters fit one and the same statement"
        );
        assert_eq!(store.found(&[("activity", "http://o.test/end"), ("verb", "http://v.test/did")]), [id(6), id(7), id(5)]);
        assert_eq!(store.found(&[("verb", "http://v.test/about")]), [id(6), id(5), id(3), id(2)]);
    }
}

#[test]
fn xapi_00169_canonical_definitions_grow_in_the_readers_language() {
    for mut store in stores() {
        let named = |words: Value| with(&json!({ "object": { "id": "http://o.test/named", "definition": { "name": words } } }));
        let first = store.posted(&named(json!({ "en": "Fractions" })))[0].clone();
        store.posted(&named(json!({ "zh": "分数" })));
        let activity = json_of(&store.get(&format!("activities?{}", encoded(&[("activityId", "http://o.test/named")]))));
        assert_eq!(activity["definition"]["name"], json!({ "en": "Fractions", "zh": "分数" }), "{}", store.test.engine);
        store.browser.accept_language = "zh-CN".to_owned();
        let one = json_of(&store.get(&format!("statements?format=canonical&statementId={first}")));
        assert_eq!(one["object"]["definition"]["name"], json!({ "zh": "分数" }));
        let exact = json_of(&store.get(&format!("statements?statementId={first}")));
        assert_eq!(exact["object"]["definition"]["name"], json!({ "en": "Fractions" }));
        let ids = json_of(&store.get(&format!("statements?format=ids&statementId={first}")));
        assert_eq!(ids["object"], json!({ "id": "http://o.test/named" }));
        let unknown = json_of(&store.get(&format!("activities?{}", encoded(&[("activityId", "http://o.test/unknown")]))));
        assert_eq!(unknown, json!({ "objectType": "Activity", "id": "http://o.test/unknown" }));
    }
}

#[test]
fn xapi_00128_attachments_come_and_go_with_their_statements() {
    const FILE: &str = "here is a file";
    const HASH: &str = "a3e0ea1e07b6c1e6ab0f1cbdc2e3ef0e6f0c4a0b1a4a1e8c7c1f4f3a6d5b4c3d";
    for mut store in stores() {
        let hash = {
            use sha2::{Digest, Sha256};
            Sha256::digest(FILE.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        };
        let statement = |hash: &str| {
            with(
                &json!({ "id": id(1), "attachments": [{ "usageType": "http://u.test", "display": { "en": "f" }, "contentType": "text/plain", "length": FILE.len(), "sha2": hash }] }),
            )
        };
        let body = |statement: &Value, hash: &str, file: &str| {
            format!(
                "--edge\r\nContent-Type: application/json\r\n\r\n{statement}\r\n--edge\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {hash}\r\n\r\n{file}\r\n--edge--\r\n"
            )
        };
        let headers = [("content-type", "multipart/mixed; boundary=edge")];
        let wrong = [
            body(&statement(&hash), &hash, "another file"),
            body(&statement(&hash), HASH, FILE),
            body(&statement(HASH), HASH, FILE),
            body(&plain(), &hash, FILE),
        ];
        for text in wrong {
            assert_eq!(store.ask("POST", "statements", &headers, text).status, 400);
        }
        assert_eq!(store.post(&statement(&hash)).status, 400, "without its bytes and without a fileUrl");
        let seen = store.ask("POST", "statements", &headers, body(&statement(&hash), &hash, FILE));
        assert_eq!(seen.status, 200, "{}: {}", store.test.engine, seen.text);
        let seen = store.get(&format!("statements?attachments=true&statementId={}", id(1)));
        assert!(seen.kind.starts_with("multipart/mixed; boundary=") && seen.text.contains(FILE) && seen.text.contains(&hash), "{}", seen.text);
        let plain = store.get(&format!("statements?attachments=false&statementId={}", id(1)));
        assert!(plain.kind == "application/json" && !plain.text.contains(FILE));
    }
}

#[test]
fn xapi_00335_credentials_allow_what_their_scopes_say() {
    for store in stores() {
        let mut nobody = store.as_program("stranger");
        let seen = nobody.get("statements");
        assert!(seen.status == 401 && seen.headers["www-authenticate"].starts_with("Basic"));
        let mut writer = store.as_program("writer");
        let mine = writer.posted(&plain())[0].clone();
        let mut all = store.as_program("all");
        let foreign = all.posted(&plain())[0].clone();
        assert_eq!(writer.found(&[]), std::slice::from_ref(&mine), "{}", store.test.engine);
        assert_eq!(writer.get(&format!("statements?statementId={foreign}")).status, 404);
        assert_eq!(all.found(&[]), [foreign.clone(), mine.clone()]);
        let mut reader = store.as_program("reader");
        assert_eq!((reader.found(&[]).len(), reader.post(&plain()).status), (2, 403));
        assert_eq!(writer.get("activities/state?activityId=http://a&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b%22%7D").status, 403);
        let mut nothing = store.as_program("nothing");
        assert_eq!((nothing.get("statements").status, nothing.get("agents?agent=%7B%22mbox%22%3A%22mailto%3Aa%40b%22%7D").status), (403, 403));
        assert_eq!(
            store.as_program("person").get("agents?agent=%7B%22mbox%22%3A%22mailto%3Aa%40b%22%7D").status,
            403,
            "the scope profile of a person's sign-in opens nothing here"
        );
        let mut other = store.as_program("other");
        assert_eq!(other.found(&[]), Vec::<String>::new(), "each organisation has a store of its own");
        assert_eq!(other.get(&format!("statements?statementId={mine}")).status, 404);
        let same = with(&json!({ "id": mine, "verb": { "id": "http://v.test/else" } }));
        assert_eq!(other.posted(&same), std::slice::from_ref(&mine), "ids clash within a store only");
        let undefined = with(&json!({ "object": { "id": "http://o.test/d", "definition": { "name": { "en": "D" } } } }));
        writer.posted(&undefined);
        assert!(json_of(&all.get("activities?activityId=http://o.test/d")).get("definition").is_none(), "who may not define is not believed");
    }
}

#[test]
fn xapi_00331_requests_name_their_version() {
    let Some(mut store) = stores().into_iter().next() else { return };
    assert_eq!(json_of(&store.get("about")), json!({ "version": ["2.0.0", "1.0.3"] }));
    for version in ["0.95", "1.1.0", "3.0.0", "x"] {
        store.version = version;
        assert_eq!(store.get("statements").status, 400, "{version}");
    }
    store.version = "1.0.3";
    assert_eq!(store.get("statements").status, 200);
    use base64::Engine;
    let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode("all:all"));
    let seen = store.browser.send("GET", "/xapi/statements", &[("authorization", &basic)], "");
    assert_eq!((seen.status, seen.headers["x-experience-api-version"].as_str()), (400, "1.0.3"), "the version that this program spoke last");
}

#[test]
fn xapi_00148_the_alternate_syntax_of_1_0_3() {
    for mut store in stores() {
        store.version = "1.0.3";
        use base64::Engine;
        let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode("all:all"));
        let (one, content) = (id(1), with(&json!({ "id": id(1) })).to_string());
        let form = encoded(&[
            ("statementId", &one),
            ("content", &content),
            ("Authorization", &basic),
            ("X-Experience-API-Version", "1.0.3"),
            ("Content-Type", "application/json"),
        ]);
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let send = |store: &mut crate::world::Store, address: &str, form: &str| store.browser.send("POST", &format!("/xapi/{address}"), &headers, form);
        assert_eq!(send(&mut store, "statements?method=PUT", &form).status, 204, "{}", store.test.engine);
        let read = encoded(&[("statementId", &one), ("Authorization", &basic), ("X-Experience-API-Version", "1.0.3")]);
        assert_eq!(json_of(&send(&mut store, "statements?method=GET", &read))["id"], one);
        assert_eq!(send(&mut store, "statements?method=GET&statementId=x", &read).status, 400);
        assert_eq!(send(&mut store, "statements?method=PUT", &read).status, 400, "without content");
        assert_eq!(send(&mut store, "statements?method=PUT", &form.replace("1.0.3", "2.0.0")).status, 400, "2.0 has no such syntax");
    }
}

#[test]
fn put_takes_one_statement_of_the_id_in_the_address() {
    let Some(mut store) = stores().into_iter().next() else { return };
    let headers = [("content-type", "application/json")];
    let put = |store: &mut crate::world::Store, query: &str, body: &Value| store.ask("PUT", &format!("statements{query}"), &headers, body.to_string()).status;
    let address = format!("?statementId={}", id(1));
    assert_eq!(put(&mut store, "", &plain()), 400);
    assert_eq!(put(&mut store, "?statementId=x", &plain()), 400);
    assert_eq!(put(&mut store, &address, &with(&json!({ "id": id(2) }))), 400);
    assert_eq!(put(&mut store, &address, &json!([plain()])), 400);
    assert_eq!(put(&mut store, &address, &plain()), 204);
    assert_eq!(json_of(&store.get(&format!("statements{address}")))["id"], id(1));
    assert_eq!(store.ask("POST", &format!("statements{address}"), &headers, plain().to_string()).status, 400);
    let agent = json_of(&store.get(&format!("agents?{}", encoded(&[("agent", "{\"mbox\":\"mailto:a@b.cn\",\"name\":\"A\"}")]))));
    assert_eq!(agent, json!({ "objectType": "Person", "name": ["A"], "mbox": ["mailto:a@b.cn"] }));
}
