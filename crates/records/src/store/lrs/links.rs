//! Statements about statements: what takes another back, and what is found by what another says (Data 2.3.2, Communication 2.1.3).

use std::collections::HashSet;

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::statements::Placed;
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Key};

/// How far statements about statements are followed.
pub const DEPTH_MAX: i64 = 7;
/// Statements about one statement that are looked at when it comes after them.
pub const REFERRERS_MAX: u32 = 1000;

/// Connects new statements with those that they are about and those that are about them, whichever came first.
pub(crate) fn connect(session: &mut Session<'_>, tenant: Id, placed: &[Placed<'_>]) -> Result<(), DatabaseError> {
    for one in placed {
        if let Some(target) = one.prepared.voids {
            session.execute(
                "UPDATE lrs_statement SET voided = $3 WHERE seq = (SELECT seq FROM lrs_place WHERE tenant = $1 AND id = $2) AND NOT voids",
                &[tenant.into(), Id::from(target).into(), true.into()],
            )?;
        }
    }
    let referred = referred(session, tenant, placed)?;
    for one in placed {
        let id = Id::from(one.prepared.id);
        if one.prepared.refers.is_none() && !referred.contains(&id) {
            continue;
        }
        let said_before = if referred.contains(&id) { referrers(session, tenant, id)? } else { Vec::new() };
        // What stands below this one: the statement it is about, the one that is about, and so on.
        let mut chain: Vec<Vec<Key>> = vec![one.prepared.keys.clone()];
        let mut next = one.prepared.refers.map(Id::from);
        while let (Some(id), true) = (next, i64::try_from(chain.len()).unwrap_or(i64::MAX) <= DEPTH_MAX) {
            let sql = "SELECT body, refers FROM lrs_statement WHERE seq = (SELECT seq FROM lrs_place WHERE tenant = $1 AND id = $2)";
            let Some((body, refers)) = session.first(sql, &[tenant.into(), id.into()], |row| Ok((row.get::<String>(0)?, row.get::<Option<Id>>(1)?)))? else {
                break;
            };
            chain.push(Json::read(body.as_bytes()).map(|json| keys::of_statement(&json)).unwrap_or_default());
            next = refers;
        }
        write(session, tenant, one.seq, &chain, 0)?;
        if one.prepared.voids.is_none() && said_before.iter().any(|referrer| referrer.voids) {
            session.execute("UPDATE lrs_statement SET voided = $2 WHERE seq = $1", &[one.seq.into(), true.into()])?;
        }
        // What stands above it, each with all that stands below.
        let mut above: Vec<(Referrer, i64)> = said_before.into_iter().map(|referrer| (referrer, 1)).collect();
        let mut at = 0;
        while let Some((referrer, distance)) = above.get(at).copied() {
            write(session, tenant, referrer.seq, &chain, distance)?;
            if distance < DEPTH_MAX && above.len() < REFERRERS_MAX as usize {
                let further = referrers(session, tenant, referrer.id)?;
                for one in further {
                    if !above.iter().any(|(known, _)| known.seq == one.seq) {
                        above.push((one, distance + 1));
                    }
                }
            }
            at += 1;
        }
    }
    Ok(())
}

/// Lets nothing be found any more by what a statement says that is erased: what is about it, and what is about that.
pub(super) fn disconnect(session: &mut Session<'_>, tenant: Id, id: Id) -> Result<(), DatabaseError> {
    let mut above: Vec<(Referrer, i64)> = referrers(session, tenant, id)?.into_iter().map(|referrer| (referrer, 1)).collect();
    let mut at = 0;
    while let Some((referrer, distance)) = above.get(at).copied() {
        session.execute("DELETE FROM lrs_key WHERE seq = $1 AND depth >= $2 AND depth > 0", &[referrer.seq.into(), distance.into()])?;
        if distance < DEPTH_MAX && above.len() < REFERRERS_MAX as usize {
            for one in referrers(session, tenant, referrer.id)? {
                if !above.iter().any(|(known, _)| known.seq == one.seq) {
                    above.push((one, distance + 1));
                }
            }
        }
        at += 1;
    }
    Ok(())
}

/// A statement that is about another one.
#[derive(Clone, Copy)]
struct Referrer {
    seq: i64,
    id: Id,
    voids: bool,
}

/// Statements that are looked for at once.
const IDS_AT_ONCE: usize = 500;

/// Which of some statements others are about. Mostly none, and one question tells.
fn referred(session: &mut Session<'_>, tenant: Id, placed: &[Placed<'_>]) -> Result<HashSet<Id>, DatabaseError> {
    let mut found = HashSet::new();
    for some in placed.chunks(IDS_AT_ONCE) {
        let ids = some.iter().map(|one| Value::Key(one.prepared.id.into()));
        let values: Vec<Value<'_>> = [tenant.into()].into_iter().chain(ids).collect();
        let sql = format!("SELECT DISTINCT refers FROM lrs_place WHERE tenant = $1 AND refers IN ({})", placeholders(2, some.len()));
        found.extend(session.query_afresh(&sql, &values, |row| row.get::<Id>(0))?);
    }
    Ok(found)
}

fn referrers(session: &mut Session<'_>, tenant: Id, id: Id) -> Result<Vec<Referrer>, DatabaseError> {
    let sql = "SELECT seq, id, voids FROM lrs_place WHERE tenant = $1 AND refers = $2 ORDER BY seq LIMIT $3";
    session.query(sql, &[tenant.into(), id.into(), REFERRERS_MAX.into()], |row| Ok(Referrer { seq: row.get(0)?, id: row.get(1)?, voids: row.get(2)? }))
}

/// Lets a statement be found by what stands below it, `distance` further down than `chain` says.
fn write(session: &mut Session<'_>, tenant: Id, seq: i64, chain: &[Vec<Key>], distance: i64) -> Result<(), DatabaseError> {
    let mut rows: Vec<Value<'_>> = Vec::new();
    for (depth, keys) in (distance..=DEPTH_MAX).zip(chain).filter(|(depth, _)| *depth > 0) {
        for key in keys {
            rows.extend([tenant.into(), Id::from_bytes(*key).into(), seq.into(), depth.into()]);
        }
    }
    session.insert_or("lrs_key (tenant, key, seq, depth)", 4, &rows, "ON CONFLICT (tenant, key, seq, depth) DO NOTHING")
}
