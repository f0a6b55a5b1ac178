//! The audit log from the command line.

use anyhow::anyhow;
use kernel::Clock;
use kernel::time::DAY;
use platform::Database;
use platform::audit::{self, Head};

use crate::command::{AuditAction, AuditOptions, Common};
use crate::counted::counted;
use crate::settings::Settings;
use crate::{Failure, house};

/// The shortest time that entries are kept, in days: half a year.
pub const KEPT_DAYS_MIN: u32 = 184;

/// Runs `xingtan audit`.
pub fn run(common: &Common, options: &AuditOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let database = Database::open(&settings.database, &settings.data).map_err(anyhow::Error::from)?;
    let now = house::WallClock.now();
    platform::migrate::migrate(&database, house::MIGRATIONS, now).map_err(anyhow::Error::from)?;
    let secrets = house::keys(&settings.key_file, &platform::Ids::random())?;
    match &options.action {
        AuditAction::Head => println!("{}", audit::head(&database).map_err(anyhow::Error::from)?.text()),
        AuditAction::Verify { head } => {
            let kept = match head {
                None => None,
                Some(text) => Some(Head::parse(text).ok_or_else(|| Failure::refused(anyhow!("--head is no NUMBER:HASH as 'xingtan audit head' prints it")))?),
            };
            match audit::verify(&database, &secrets, kept.as_ref()).map_err(anyhow::Error::from)? {
                Ok(count) => println!("the audit log holds together: {}", counted(count, "entry")),
                Err(broken) => return Err(Failure::refused(anyhow!("the audit log does not hold together: {broken}"))),
            }
        }
        AuditAction::Prune { days } => {
            if *days < KEPT_DAYS_MIN {
                return Err(Failure::refused(anyhow!("entries are kept at least {KEPT_DAYS_MIN} days")));
            }
            let gone = audit::prune(&database, &secrets, now.plus(-i64::from(*days) * DAY), now).map_err(anyhow::Error::from)?;
            println!("removed: {} older than {}", counted(gone, "entry"), counted(*days, "day"));
        }
    }
    Ok(())
}
