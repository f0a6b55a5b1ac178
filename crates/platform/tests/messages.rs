//! Messages: sent once, tried again, given up, and never readable in the database.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

use std::sync::{Arc, Mutex};

use kernel::time::{DAY, SECOND};
use platform::messages::{self, Channel, Message, Messenger, NotSent, ROUND_MAX, SHOWN_MAX, TRIES_MAX};
use platform::testing::both;
use platform::{DatabaseError, Secrets, Services};

/// A server that answers as it is told.
struct Server {
    sent: Mutex<Vec<Message>>,
    answer: Option<bool>,
}

impl Server {
    fn new(answer: Option<bool>) -> Self {
        Self { sent: Mutex::default(), answer }
    }

    fn count(&self) -> usize {
        self.sent.lock().unwrap().len()
    }
}

impl Messenger for Server {
    fn send(&self, message: &Message) -> Result<(), NotSent> {
        self.sent.lock().unwrap().push(message.clone());
        self.answer.map_or(Ok(()), |for_good| Err(NotSent { reason: "no".to_owned(), for_good }))
    }
}

fn message(number: u32) -> Message {
    Message { channel: Channel::Mail, address: format!("a{number}@example.org"), subject: "code".to_owned(), text: format!("your code is 1234{number}") }
}

fn queue(services: &Services, count: u32) {
    for number in 0..count {
        services.database.write::<_, DatabaseError>(|session| messages::queue(session, services, &message(number))).unwrap();
    }
}

#[test]
fn messages_are_sent_once_and_so_many_at_a_time() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, clock) = test.services();
        queue(&services, ROUND_MAX + 1);
        let server = Server::new(None);
        assert_eq!(messages::deliver(&services, &server).unwrap(), (ROUND_MAX, 0), "{}", test.engine);
        assert_eq!(messages::deliver(&services, &server).unwrap(), (1, 0));
        assert_eq!(messages::deliver(&services, &server).unwrap(), (0, 0));
        assert_eq!(server.count(), ROUND_MAX as usize + 1);
        assert_eq!(messages::latest(&services).unwrap().len(), SHOWN_MAX as usize);
        clock.advance(DAY + SECOND);
        assert_eq!(messages::sweep(&services, 1000).unwrap(), u64::from(ROUND_MAX) + 1);
    }
}

#[test]
fn what_is_refused_is_tried_again_and_then_given_up() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, clock) = test.services();
        queue(&services, 1);
        let server = Server::new(Some(false));
        assert_eq!(messages::deliver(&services, &server).unwrap(), (0, 1), "{}", test.engine);
        assert_eq!(messages::deliver(&services, &server).unwrap(), (0, 0), "not at once");
        for _ in 0..2 * TRIES_MAX {
            clock.advance(10 * DAY);
            messages::deliver(&services, &server).unwrap();
        }
        assert_eq!(server.count(), usize::try_from(TRIES_MAX).unwrap());
        assert_eq!(messages::sweep(&services, 10).unwrap(), 1);
        queue(&services, 1);
        let gone = Server::new(Some(true));
        messages::deliver(&services, &gone).unwrap();
        clock.advance(DAY);
        messages::deliver(&services, &gone).unwrap();
        assert_eq!(gone.count(), 1, "an address that does not exist is not tried again");
    }
}

#[test]
fn a_message_is_not_readable_in_the_database() {
    for test in both(&[platform::MIGRATIONS]) {
        let (services, _) = test.services();
        queue(&services, 1);
        let rows = test.database.read::<_, DatabaseError>(|session| {
            session.query("SELECT address, body FROM message", &[], |row| Ok([row.get::<Vec<u8>>(0)?, row.get::<Vec<u8>>(1)?].concat()))
        });
        let bytes = rows.unwrap().concat();
        for word in ["example", "1234", "code"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} on {}", test.engine);
        }
    }
}

#[test]
fn messages_are_encrypted_anew_and_say_the_same() {
    for test in both(&[platform::MIGRATIONS]) {
        let (mut services, _) = test.services();
        let old = "11".repeat(32);
        let both_keys = format!("{}\n{old}", "22".repeat(32));
        services.secrets = Arc::new(Secrets::parse(&old).unwrap());
        queue(&services, 201);
        services.secrets = Arc::new(Secrets::parse(&both_keys).unwrap());
        assert_eq!((messages::reseal(&services).unwrap(), messages::reseal(&services).unwrap()), (201, 0), "{}", test.engine);
        services.secrets = Arc::new(Secrets::parse(&"22".repeat(32)).unwrap());
        assert_eq!(messages::latest(&services).unwrap().len(), SHOWN_MAX as usize, "{}: the former key is needed no more", test.engine);
        services.secrets = Arc::new(Secrets::parse(&old).unwrap());
        assert!(messages::reseal(&services).is_err(), "{}", test.engine);
    }
}
