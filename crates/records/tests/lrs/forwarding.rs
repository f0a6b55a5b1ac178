//! Statements are handed on to another store in order, once, whatever happens on the way.

use std::sync::Mutex;

use records::courier::{ANSWER_BYTES_MAX, Courier, Letter, Web};
use records::model::forward::{BATCH, FORWARDS_MAX, REASON_BYTES_MAX, Reply};
use records::ops::forward::PAGES_COUNTED;
use records::ops::hand_on::{CLAIM, REST, ROUNDS_MAX};
use records::store::forwards::LETTERS_SHOWN_MAX;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Store, stores, with};

/// Another record store: it takes what it is brought, unless it was told to fail.
pub struct Other {
    pub store: Mutex<Store>,
    /// Answers that are given instead, one a request, from the last.
    answers: Mutex<Vec<(u16, &'static str)>>,
    /// True where what was brought is stored though the answer is lost.
    lossy: bool,
    pub brought: Mutex<Vec<usize>>,
}

impl Other {
    pub fn new(lossy: bool) -> Self {
        let store = stores().into_iter().next().unwrap();
        Self { store: Mutex::new(store), answers: Mutex::default(), lossy, brought: Mutex::default() }
    }

    pub fn fails(&self, answers: &[(u16, &'static str)]) {
        *self.answers.lock().unwrap() = answers.iter().rev().copied().collect();
    }
}

impl Courier for Other {
    fn look(&self, _: &Letter<'_>) -> Reply {
        panic!("no connection broke")
    }

    fn bring(&self, letter: &Letter<'_>) -> Reply {
        assert_eq!((letter.address, letter.credential, letter.version), ("https://other.test/xapi/statements", ("all", "hush-hush"), "2.0.0"));
        let wanted = self.answers.lock().unwrap().pop();
        let count = String::from_utf8_lossy(letter.body).matches("\"stored\":").count();
        self.brought.lock().unwrap().push(count);
        if let (Some((status, said)), false) = (wanted, self.lossy) {
            return answer(status, said);
        }
        let seen = self.store.lock().unwrap().ask("POST", "statements", &[("content-type", letter.content_type)], letter.body.to_vec());
        match wanted {
            Some((status, said)) => answer(status, said),
            None => Reply::Said(seen.status, seen.text),
        }
    }
}

/// 0 stands for nobody.
fn answer(status: u16, said: &str) -> Reply {
    if status == 0 { Reply::Nobody(said.to_owned()) } else { Reply::Said(status, said.to_owned()) }
}

/// The address of the form of the first on the page.
pub fn form_of(page: &str) -> String {
    page.split("action=\"").find(|part| part.starts_with("/admin/records/forwarding/")).unwrap().split('"').next().unwrap().to_owned()
}

pub fn id(number: usize) -> String {
    Uuid::from_u128(number as u128).to_string()
}

pub fn add(store: &Store, changes: &[(&str, &str)]) -> u16 {
    let mut form = vec![
        ("name", "Province"),
        ("address", "https://other.test/xapi/"),
        ("version", "2.0.0"),
        ("username", "all"),
        ("secret", "hush-hush"),
        ("from", "start"),
    ];
    for (name, value) in changes {
        match form.iter_mut().find(|(known, _)| known == name) {
            Some(place) => place.1 = value,
            None => form.push((name, value)),
        }
    }
    store.operator().post("/admin/records/forwarding", &form).status
}

fn fill(store: &mut Store, from: usize, count: usize) {
    let all: Vec<Value> =
        (from..from + count).map(|number| with(&json!({ "id": id(number), "verb": { "id": format!("http://v.test/{}", number % 2) } }))).collect();
    store.posted(&Value::Array(all));
}

pub fn ids(other: &Other) -> Vec<String> {
    other.store.lock().unwrap().found(&[("ascending", "true"), ("limit", "0")])
}

#[test]
fn everything_arrives_in_order_and_once() {
    for mut store in stores() {
        let other = Other::new(false);
        fill(&mut store, 1, BATCH + 5);
        assert_eq!(add(&store, &[]), 303, "{}", store.test.engine);
        assert_eq!(store.records.forward(&other).unwrap(), BATCH + 5);
        fill(&mut store, 1000, 3);
        assert_eq!(store.records.forward(&other).unwrap(), 0, "it rests for a moment");
        store.clock.advance(REST);
        assert_eq!(store.records.forward(&other).unwrap(), 3);
        let wanted: Vec<String> = (1..=BATCH + 5).chain(1000..1003).map(id).collect();
        assert_eq!(ids(&other), wanted);
        assert_eq!(*other.brought.lock().unwrap(), [BATCH, 5, 3]);
        let page = store.operator().get("/admin/records/forwarding?lang=en").text;
        assert!(page.contains("Province") && page.contains("108 handed on") && !page.contains("hush-hush"), "{page}");
    }
}

#[test]
fn a_lost_answer_doubles_nothing() {
    for mut store in stores() {
        let other = Other::new(true);
        other.fails(&[(0, "connection reset"), (503, "busy")]);
        fill(&mut store, 1, 7);
        add(&store, &[]);
        let mut sent = 0;
        for _ in 0..6 {
            sent += store.records.forward(&other).unwrap();
            store.clock.advance(kernel::time::SECOND * 5);
        }
        assert_eq!((sent, ids(&other).len()), (7, 7), "{}", store.test.engine);
        assert_eq!(other.brought.lock().unwrap().len(), 3);
    }
}

#[test]
fn waits_grow_and_an_operator_can_cut_them_short() {
    for mut store in stores() {
        let other = Other::new(false);
        fill(&mut store, 1, 1);
        add(&store, &[]);
        other.fails(&[(401, "who are you"); 4]);
        store.records.forward(&other).unwrap();
        store.records.forward(&other).unwrap();
        assert_eq!(other.brought.lock().unwrap().len(), 1, "not at once");
        for _ in 0..3 {
            store.clock.advance(kernel::time::SECOND * 10);
            store.records.forward(&other).unwrap();
        }
        assert_eq!(other.brought.lock().unwrap().len(), 4, "{}", store.test.engine);
        let mut operator = store.operator();
        let page = operator.get("/admin/records/forwarding?lang=en").text;
        assert!(page.contains("4 tries in a row failed") && page.contains("401 who are you"), "{page}");
        let address = form_of(&page);
        assert_eq!(operator.post(&address, &[("do", "pause")]).status, 303);
        let page = operator.get("/admin/records/forwarding?lang=en").text;
        assert!(page.contains("there is no next try until you let it go on") && !page.contains("the next is at"), "{page}");
        store.clock.advance(kernel::time::DAY);
        assert_eq!(store.records.forward(&other).unwrap(), 0, "it rests");
        operator.post(&address, &[("do", "go-on")]);
        assert_eq!(store.records.forward(&other).unwrap(), 1);
        assert_eq!(operator.post(&address, &[("do", "dance")]).status, 422);
    }
}

#[test]
fn one_is_removed_when_its_operator_is_sure() {
    for mut store in stores() {
        let other = Other::new(false);
        fill(&mut store, 1, 3);
        add(&store, &[("name", "<Province>")]);
        other.fails(&[(400, "no"), (400, "no"), (503, "busy")]);
        store.records.forward(&other).unwrap();
        let mut operator = store.operator();
        let address = form_of(&operator.get("/admin/records/forwarding?lang=en").text);
        let asked = |operator: &mut portal::testing::Browser| {
            let seen = operator.post(&format!("{address}?lang=en"), &[("do", "remove")]);
            assert_eq!(seen.status, 200, "{}", seen.text);
            assert!(seen.text.contains("name=\"sure\"") && seen.text.contains("value=\"remove\"") && seen.text.contains("nothing changes"), "{}", seen.text);
            seen.text
        };
        let page = asked(&mut operator);
        assert!(page.contains("&#60;Province&#62;") && page.contains("2 statements wait") && page.contains("1 refused statement is struck"), "{page}");
        for part in 0..PAGES_COUNTED {
            fill(&mut store, 1000 + part * BATCH, BATCH);
        }
        let page = asked(&mut operator);
        assert!(page.contains(&format!("At least {} statements wait", PAGES_COUNTED * BATCH)), "{page}");
        assert!(operator.get("/admin/records/forwarding").text.contains("Province"), "it is there still");
        assert_eq!(operator.post(&address, &[("do", "remove"), ("sure", "yes")]).status, 303);
        assert_eq!(operator.post(&address, &[("do", "remove")]).status, 404);
        assert_eq!(operator.post(&address, &[("do", "remove"), ("sure", "yes")]).status, 404);
        let page = operator.get("/admin/records/forwarding?lang=en").text;
        assert!(!page.contains("Province") && !page.contains("Refused statements"), "{page}");
    }
}

#[test]
fn what_is_refused_is_set_aside_and_can_be_sent_again() {
    for mut store in stores() {
        let other = Other::new(false);
        // The other store knows one id with other words.
        other.store.lock().unwrap().posted(&with(&json!({ "id": id(2), "verb": { "id": "http://v.test/else" } })));
        fill(&mut store, 1, 4);
        add(&store, &[]);
        assert_eq!(store.records.forward(&other).unwrap(), 3, "{}", store.test.engine);
        assert_eq!(*other.brought.lock().unwrap(), [4, 2, 1, 1, 2]);
        let mut operator = store.operator();
        let page = operator.get("/admin/records/forwarding?lang=en").text;
        assert!(page.contains("refused 1 statement") && page.contains(&id(2)) && page.contains("409"), "{page}");
        let address = form_of(&page);
        operator.post(&address, &[("do", "again")]);
        store.clock.advance(REST);
        assert_eq!(store.records.forward(&other).unwrap(), 2, "what came after it is sent again too, and has its effect once");
        assert_eq!(ids(&other).len(), 4);
        let long: &'static str = Box::leak("x".repeat(REASON_BYTES_MAX * 2).into_boxed_str());
        fill(&mut store, 10, LETTERS_SHOWN_MAX as usize + 5);
        other.fails(&vec![(400, long); 2 * (LETTERS_SHOWN_MAX as usize + 5) - 1]);
        store.clock.advance(REST);
        store.records.forward(&other).unwrap();
        let page = operator.get("/admin/records/forwarding?lang=en").text;
        assert_eq!(page.matches(&format!("<code>{}</code>", "x".repeat(REASON_BYTES_MAX))).count(), LETTERS_SHOWN_MAX as usize);
    }
}

#[test]
fn filters_beginnings_and_bounds() {
    for mut store in stores() {
        let other = Other::new(false);
        fill(&mut store, 1, 4);
        assert_eq!(add(&store, &[("from", "now"), ("verb", "http://v.test/1")]), 303);
        fill(&mut store, 11, 4);
        assert_eq!(store.records.forward(&other).unwrap(), 2, "{}", store.test.engine);
        assert_eq!(ids(&other), [id(11), id(13)]);
        for (name, value) in [("name", ""), ("address", "x"), ("address", "http://169.254.169.254/latest"), ("secret", ""), ("verb", "x")] {
            assert_eq!(add(&store, &[(name, value)]), 422, "{name}");
        }
        for _ in 1..FORWARDS_MAX {
            assert_eq!(add(&store, &[("from", "now")]), 303);
        }
        assert_eq!(add(&store, &[("from", "now")]), 422, "{FORWARDS_MAX} at most");
    }
}

/// One node works on a store at a time; what a node that died held is taken over.
#[test]
fn a_store_is_claimed_by_one_node() {
    for mut store in stores() {
        fill(&mut store, 1, 1);
        add(&store, &[]);
        let now = platform::testing::TEST_TIME;
        let claim = |at: kernel::Time| store.test.database.write(|session| records::store::forwards::claim(session, at, at.plus(CLAIM))).unwrap().is_some();
        assert_eq!((claim(now), claim(now), claim(now.plus(CLAIM))), (true, false, true), "{}", store.test.engine);
    }
}

#[test]
fn a_round_ends() {
    let Some(mut store) = stores().into_iter().next() else { return };
    let other = Other::new(false);
    for part in 0..=ROUNDS_MAX {
        fill(&mut store, 1 + part * BATCH, BATCH);
    }
    add(&store, &[]);
    assert_eq!(store.records.forward(&other).unwrap(), (ROUNDS_MAX + 1) * BATCH, "and the next begins, since there is more");
}

/// Over the network: to a server that answers with more than is read, and to none.
#[test]
fn the_network_answers_or_not() {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/xapi/statements", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = vec![0; 4096];
        let count = stream.read(&mut request).unwrap();
        let length = ANSWER_BYTES_MAX * 2;
        let _ = write!(stream, "HTTP/1.1 400 Bad Request\r\ncontent-length: {length}\r\n\r\n{}", "x".repeat(usize::try_from(length).unwrap()));
        String::from_utf8_lossy(&request[..count]).into_owned()
    });
    let letter = Letter { address: &address, version: "1.0.3", credential: ("name", "secret"), content_type: "application/json", body: b"[]" };
    let reply = Web::default().bring(&letter);
    let request = server.join().unwrap().to_ascii_lowercase();
    assert_eq!(reply, Reply::Said(400, "x".repeat(usize::try_from(ANSWER_BYTES_MAX).unwrap())));
    assert!(request.contains("authorization: basic bmftztpzzwnyzxq=") && request.contains("x-experience-api-version: 1.0.3"), "{request}");
    assert!(matches!(Web::default().bring(&letter), Reply::Nobody(_)), "nobody is there any more");
    // A number is looked at; so is what a name leads to, here a spelling of 0.0.0.0 that only the resolver understands.
    for address in ["http://169.254.169.254/xapi/statements", "http://[fe80::1]/xapi/statements", "http://0/xapi/statements"] {
        let Reply::Nobody(said) = Web::default().bring(&Letter { address, ..letter.clone() }) else { panic!("{address}") };
        assert!(said.contains("nothing is sent there"), "{address}: {said}");
    }
}
