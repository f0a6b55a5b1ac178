//! Statements that are too much for another store do not hold up the others; a store that is down loses none.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use kernel::Clock;
use kernel::time::SECOND;
use records::courier::Web;
use records::model::forward::{BYTES_MAX, Forward, TRIES_MAX, wait};
use records::store::forwards;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::forwarding::{Other, add, id, ids};
use crate::world::{Store, stores, with};

/// Bytes of a body that the server takes.
const LIMIT: usize = 200_000;

/// What a server does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// It closes the connection on bodies that are too large.
    Closes,
    /// It says of them that they are.
    Says,
    /// It closes the connection on everything.
    Breaks,
    /// It stores what it is sent, and closes the connection without an answer, the first times.
    Loses(usize),
}

/// A real server with a store behind it.
struct Server {
    address: String,
    other: Arc<Other>,
    /// What it was asked: the method and the bytes of the body.
    asked: Arc<Mutex<Vec<(String, usize)>>>,
}

fn serve(manner: Manner) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/xapi", listener.local_addr().unwrap());
    let (other, asked) = (Arc::new(Other::new(false)), Arc::new(Mutex::new(Vec::new())));
    let server = Server { address, other: Arc::clone(&other), asked: Arc::clone(&asked) };
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            answer(stream, manner, &other, &asked);
        }
    });
    server
}

fn answer(mut stream: TcpStream, manner: Manner, other: &Other, asked: &Mutex<Vec<(String, usize)>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        head.iter().filter_map(|line| line.split_once(": ")).find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value).to_owned()
    };
    let method = head[0].split(' ').next().unwrap().to_owned();
    let length: usize = header("content-length").parse().unwrap_or(0);
    let before = {
        let mut asked = asked.lock().unwrap();
        asked.push((method.clone(), length));
        asked.len() - 1
    };
    if manner == Manner::Breaks || (manner == Manner::Closes && length > LIMIT) {
        return;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let (status, text) = if method == "GET" {
        (200, "{\"version\":[\"2.0.0\"]}".to_owned())
    } else if length > LIMIT && manner == Manner::Says {
        (413, "too\nlarge".to_owned())
    } else {
        let seen = other.store.lock().unwrap().ask("POST", "statements", &[("content-type", &header("content-type"))], body);
        (seen.status, seen.text)
    };
    if matches!(manner, Manner::Loses(times) if before < times) {
        return;
    }
    write!(stream, "HTTP/1.1 {status} so\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}", text.len()).unwrap();
}

/// Puts a statement with an attachment of so many bytes into a store.
fn attach(store: &mut Store, number: usize, file: &[u8]) {
    let hash = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let attachment = json!({ "usageType": "http://u.test", "display": { "en": "f" }, "contentType": "text/plain", "length": file.len(), "sha2": hash });
    let statement = with(&json!({ "id": id(number), "attachments": [attachment] }));
    let mut body = format!(
        "--edge\r\nContent-Type: application/json\r\n\r\n{statement}\r\n--edge\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\
         X-Experience-API-Hash: {hash}\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let seen = store.ask("POST", "statements", &[("content-type", "multipart/mixed; boundary=edge")], body);
    assert_eq!(seen.status, 200, "{}: {}", store.test.engine, seen.text);
}

/// A file that no other number has.
fn file(number: usize, bytes: usize) -> Vec<u8> {
    let mut file = number.to_string().into_bytes();
    file.resize(bytes, b'-');
    file
}

/// Twelve statements, of which these are too large for the server.
fn twelve(store: &mut Store, large: &[usize]) {
    for number in 1..=12 {
        attach(store, number, &file(number, if large.contains(&number) { LIMIT + 100_000 } else { 20_000 }));
    }
}

fn only(store: &Store) -> Forward {
    store.test.database.read::<_, platform::DatabaseError>(forwards::all).unwrap().pop().unwrap()
}

fn letters(store: &Store) -> Vec<(String, u16, String)> {
    let (letters, _) = store.test.database.read::<_, platform::DatabaseError>(forwards::letters).unwrap();
    letters.into_iter().rev().map(|(_, letter)| (letter.statement.as_uuid().to_string(), letter.status, letter.reason)).collect()
}

#[test]
fn what_breaks_the_connection_is_set_aside_after_some_tries() {
    for mut store in stores() {
        let server = serve(Manner::Closes);
        twelve(&mut store, &[5, 9]);
        add(&store, &[("address", &server.address)]);
        for attempt in 1..TRIES_MAX {
            store.records.forward(&Web::default()).unwrap();
            assert_eq!((ids(&server.other).len(), letters(&store).len()), (4, 0), "{} at {attempt}", store.test.engine);
            let one = only(&store);
            assert_eq!((one.failures, one.next_try_at), (attempt, store.clock.now().plus(wait(attempt))));
            store.clock.advance(wait(attempt));
        }
        // One more, and then as many for the other one.
        for _ in 0..TRIES_MAX {
            store.records.forward(&Web::default()).unwrap();
            store.clock.advance(SECOND * 100);
        }
        assert_eq!(ids(&server.other), (1..=12).filter(|number| ![5, 9].contains(number)).map(id).collect::<Vec<_>>(), "{}", store.test.engine);
        let letters = letters(&store);
        assert_eq!(letters.iter().map(|letter| (letter.0.clone(), letter.1)).collect::<Vec<_>>(), [(id(5), 0), (id(9), 0)]);
        assert!(letters.iter().all(|letter| !letter.2.is_empty()), "{letters:?}");
        let one = only(&store);
        assert_eq!((one.sent, one.failures, one.breaks), (10, 0, 0));
        let page = store.operator().get("/admin/records/forwarding?lang=en").text;
        assert_eq!(page.matches("the connection broke").count(), 2, "{page}");
        assert_eq!(server.asked.lock().unwrap().iter().filter(|(method, _)| method == "GET").count(), 2, "it is looked whether the store is there");
    }
}

#[test]
fn what_is_said_to_be_too_large_is_set_aside_at_once() {
    for mut store in stores() {
        let server = serve(Manner::Says);
        twelve(&mut store, &[1, 12]);
        add(&store, &[("address", &server.address)]);
        assert_eq!(store.records.forward(&Web::default()).unwrap(), 10, "{}", store.test.engine);
        assert_eq!(ids(&server.other), (2..=11).map(id).collect::<Vec<_>>());
        assert_eq!(letters(&store), [1, 12].map(|number| (id(number), 413, "too large".to_owned())));
    }
}

#[test]
fn what_was_stored_though_the_connection_broke_is_there_once() {
    for mut store in stores() {
        let server = serve(Manner::Loses(3));
        twelve(&mut store, &[]);
        add(&store, &[("address", &server.address)]);
        assert_eq!(store.records.forward(&Web::default()).unwrap(), 12, "{}", store.test.engine);
        assert_eq!(ids(&server.other), (1..=12).map(id).collect::<Vec<_>>());
        assert!(letters(&store).is_empty());
    }
}

/// Whatever it does while it is down: nothing is set aside, and waits grow.
#[test]
fn a_store_that_is_down_loses_nothing() {
    let nobody = format!("http://{}/xapi", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    for mut store in stores() {
        twelve(&mut store, &[]);
        for breaks in [true, false] {
            let server = serve(Manner::Breaks);
            add(&store, &[("address", if breaks { &server.address } else { &nobody })]);
            for attempt in 1..=TRIES_MAX + 4 {
                store.records.forward(&Web::default()).unwrap();
                let one = only(&store);
                assert_eq!((one.cursor, one.failures, one.next_try_at), (0, attempt, store.clock.now().plus(wait(attempt))), "{}", store.test.engine);
                store.clock.advance(wait(attempt));
            }
            assert!(letters(&store).is_empty());
            if breaks {
                // 12, 6, 3 and 1 at first, then one statement a try; from the eighth try on with a look.
                let asked = server.asked.lock().unwrap();
                let posts = usize::try_from(TRIES_MAX).unwrap() + 4 + 3;
                assert_eq!(asked.iter().filter(|(method, _)| method == "POST").count(), posts);
                assert_eq!(asked.len(), posts + 5);
            }
            let address = format!("/admin/records/forwarding/{}", only(&store).id);
            assert_eq!(store.operator().post(&address, &[("do", "remove"), ("sure", "yes")]).status, 303);
        }
        let other = Other::new(false);
        add(&store, &[]);
        other.fails(&[(503, "busy"), (429, "slowly"), (502, "<html>")].repeat(5));
        for attempt in 1..=15 {
            store.records.forward(&other).unwrap();
            assert_eq!(only(&store).failures, attempt);
            store.clock.advance(wait(attempt));
        }
        assert_eq!((letters(&store).len(), other.brought.lock().unwrap().len()), (0, 15), "one request a try");
        assert_eq!(store.records.forward(&other).unwrap(), 12, "{}", store.test.engine);
    }
}

#[test]
fn a_request_is_bounded_by_bytes() {
    let part = |parts: usize| usize::try_from(BYTES_MAX).unwrap() / 8 * parts;
    for mut store in stores() {
        for (number, parts) in [(1, 3), (2, 3), (3, 3), (4, 9)] {
            attach(&mut store, number, &file(number, part(parts)));
        }
        for number in [5, 6] {
            let long = json!({ "extensions": { "http://e.test": "x".repeat(part(5)) } });
            store.posted(&with(&json!({ "id": id(number), "result": long })));
        }
        // The same file twice is sent once.
        for number in [7, 8] {
            attach(&mut store, number, &file(0, part(5)));
        }
        add(&store, &[]);
        let other = Other::new(false);
        assert_eq!(store.records.forward(&other).unwrap(), 8, "{}", store.test.engine);
        assert_eq!(*other.brought.lock().unwrap(), [2, 1, 1, 1, 1, 2]);
        assert_eq!(ids(&other), (1..=8).map(id).collect::<Vec<_>>());
    }
}
