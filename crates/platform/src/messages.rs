//! Messages to people by mail and SMS: queued in the transaction of what they tell about, sent afterwards, tried again with growing pauses. What
//! they say is encrypted at rest, because it holds codes; it is removed a day after it was sent.

use kernel::time::{DAY, SECOND};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};

use crate::database::{DatabaseError, Engine, Session, Value};
use crate::services::Services;

/// Tries before a message is given up: with pauses of 10 s × 4ⁿ that is about two days.
pub const TRIES_MAX: i64 = 8;
/// Messages sent in one round.
pub const ROUND_MAX: u32 = 50;
/// Messages shown on the page of a platform under development.
pub const SHOWN_MAX: u32 = 50;
const PURPOSE: &str = "message";

/// Which way a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Electronic mail.
    Mail,
    /// A text to a phone.
    Sms,
}

impl Channel {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which way.
    pub channel: Channel,
    /// To which address or number.
    pub address: String,
    /// The subject; phones get none.
    pub subject: String,
    /// What it says.
    pub text: String,
}

/// Why a message was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct NotSent {
    /// What the server said.
    pub reason: String,
    /// True where trying again cannot help: the address does not exist.
    pub for_good: bool,
}

/// Sends messages.
pub trait Messenger: Send + Sync {
    /// Sends one.
    ///
    /// # Errors
    /// It was not taken.
    fn send(&self, message: &Message) -> Result<(), NotSent>;
}

/// Puts a message on its way, in the transaction of what it tells about.
///
/// # Errors
/// The database fails.
pub fn queue(session: &mut Session<'_>, services: &Services, message: &Message) -> Result<Id, DatabaseError> {
    let seal = |bytes: &[u8]| services.secrets.seal(&services.ids, PURPOSE, bytes).map_err(|error| DatabaseError::Engine(error.to_string()));
    let body = serde_json::to_vec(message).map_err(|error| DatabaseError::Engine(error.to_string()))?;
    let (address, body) = (seal(message.address.as_bytes())?, seal(&body)?);
    let (id, now) = (services.new_id(), services.now());
    let values: [Value<'_>; 6] = [id.into(), message.channel.as_str().into(), Value::Bytes(&address), Value::Bytes(&body), now.into(), now.into()];
    session.execute("INSERT INTO message (id, channel, address, body, created_at, next_at) VALUES ($1, $2, $3, $4, $5, $6)", &values)?;
    Ok(id)
}

fn unseal(services: &Services, body: &[u8]) -> Result<Message, DatabaseError> {
    let plain = services.secrets.open(PURPOSE, body).map_err(|error| DatabaseError::Engine(error.to_string()))?;
    serde_json::from_slice(&plain).map_err(|error| DatabaseError::Engine(error.to_string()))
}

/// Sends what waits, a bounded number; how many were sent and how many failed. A message may be sent twice where the process ends between sending and
/// noting it, never not at all.
///
/// # Errors
/// The database fails.
pub fn deliver(services: &Services, messenger: &dyn Messenger) -> Result<(u32, u32), DatabaseError> {
    let (mut sent, mut failed) = (0, 0);
    for _ in 0..ROUND_MAX {
        let now = services.now();
        // Taken by moving its next try, so that two nodes do not send the same message.
        let taken = services.database.write::<_, DatabaseError>(|session| {
            let lock = if session.engine() == Engine::Postgresql { " FOR UPDATE SKIP LOCKED" } else { "" };
            let sql = format!("SELECT id, body, attempts FROM message WHERE sent_at IS NULL AND next_at <= $1 ORDER BY next_at LIMIT 1{lock}");
            let found = session.first(&sql, &[now.into()], |row| Ok((row.get::<Id>(0)?, row.get::<Vec<u8>>(1)?, row.get::<i64>(2)?)))?;
            if let Some((id, _, attempts)) = &found {
                let next = now.plus(10 * SECOND * 4i64.pow(u32::try_from(*attempts).unwrap_or(0).min(8)));
                session.execute("UPDATE message SET attempts = attempts + 1, next_at = $2 WHERE id = $1", &[(*id).into(), next.into()])?;
            }
            Ok(found)
        })?;
        let Some((id, body, attempts)) = taken else { break };
        let outcome = match unseal(services, &body) {
            Ok(message) => messenger.send(&message),
            Err(error) => Err(NotSent { reason: error.to_string(), for_good: true }),
        };
        let now = services.now();
        services.database.write::<_, DatabaseError>(|session| match &outcome {
            Ok(()) => session.execute("UPDATE message SET sent_at = $2, failure = '' WHERE id = $1", &[id.into(), now.into()]),
            Err(error) if error.for_good || attempts + 1 >= TRIES_MAX => {
                session.execute("UPDATE message SET next_at = $2, failure = $3 WHERE id = $1", &[id.into(), i64::MAX.into(), error.reason.as_str().into()])
            }
            Err(error) => session.execute("UPDATE message SET failure = $2 WHERE id = $1", &[id.into(), error.reason.as_str().into()]),
        })?;
        match outcome {
            Ok(()) => sent += 1,
            Err(error) => {
                failed += 1;
                tracing::warn!(message = %id, attempts = attempts + 1, reason = %error, "a message was not sent");
            }
        }
    }
    Ok((sent, failed))
}

/// The latest messages, for the page of a platform under development, where nothing is sent.
///
/// # Errors
/// The database fails.
pub fn latest(services: &Services) -> Result<Vec<(Time, Message)>, DatabaseError> {
    let rows = services.database.read(|session| {
        let sql = "SELECT created_at, body FROM message ORDER BY created_at DESC, id DESC LIMIT $1";
        session.query(sql, &[SHOWN_MAX.into()], |row| Ok((row.get::<Time>(0)?, row.get::<Vec<u8>>(1)?)))
    })?;
    rows.into_iter().map(|(at, body)| Ok((at, unseal(services, &body)?))).collect()
}

/// Messages encrypted anew in one transaction.
const RESEALED_AT_ONCE: u32 = 200;

/// Encrypts anew, with the key in use, the messages that a former key encrypted; how many.
///
/// # Errors
/// A message cannot be read, or the database fails.
pub fn reseal(services: &Services) -> Result<u64, DatabaseError> {
    let again = |sealed: &[u8]| {
        let plain = services.secrets.open(PURPOSE, sealed)?;
        services.secrets.seal(&services.ids, PURPOSE, &plain)
    };
    let (mut count, mut after) = (0, None::<Id>);
    loop {
        let rows = services.database.read::<_, DatabaseError>(|session| {
            let read = |row: &crate::Row<'_>| Ok((row.get::<Id>(0)?, row.get::<Vec<u8>>(1)?, row.get::<Vec<u8>>(2)?));
            match after {
                None => session.query("SELECT id, address, body FROM message ORDER BY id LIMIT $1", &[RESEALED_AT_ONCE.into()], read),
                Some(id) => {
                    session.query("SELECT id, address, body FROM message WHERE id > $1 ORDER BY id LIMIT $2", &[id.into(), RESEALED_AT_ONCE.into()], read)
                }
            }
        })?;
        let Some((last, _, _)) = rows.last() else { return Ok(count) };
        after = Some(*last);
        let mut renewed = Vec::new();
        for (id, address, body) in rows.iter().filter(|(_, address, body)| [address, body].into_iter().any(|sealed| services.secrets.is_outdated(sealed))) {
            let fail = |error: crate::SecretError| DatabaseError::Engine(format!("message {id}: {error}"));
            renewed.push((*id, again(address).map_err(fail)?, again(body).map_err(fail)?));
        }
        count += services.database.write::<_, DatabaseError>(|session| {
            let mut changed = 0;
            for (id, address, body) in &renewed {
                let sql = "UPDATE message SET address = $2, body = $3 WHERE id = $1";
                changed += session.execute(sql, &[(*id).into(), Value::Bytes(address), Value::Bytes(body)])?;
            }
            Ok(changed)
        })?;
    }
}

/// Removes messages that were sent or given up a day ago.
///
/// # Errors
/// The database fails.
pub fn sweep(services: &Services, limit: u32) -> Result<u64, DatabaseError> {
    let before = services.now().plus(-DAY);
    services.database.write(|session| {
        let sql = "DELETE FROM message WHERE id IN (SELECT id FROM message WHERE created_at < $1 AND (sent_at IS NOT NULL OR next_at = $2) LIMIT $3)";
        session.execute(sql, &[before.into(), i64::MAX.into(), limit.into()])
    })
}
