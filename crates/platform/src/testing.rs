//! Databases for tests: an SQLite file and a PostgreSQL that is started once per test process in a temporary directory.
//!
//! PostgreSQL does not run as root, so there it is started as the user `postgres` of the Debian package. A test that needs it fails,
//! with what to install, where it is not there: a test that silently skips half of its work would be worth nothing.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use kernel::{Clock, Time};

use crate::database::{Database, Session};
use crate::ids::Ids;
use crate::migrate::{RoomMigrations, migrate};
use crate::secrets::Secrets;
use crate::services::Services;

/// A database for one test, with everything in it gone when it is dropped.
pub struct TestDatabase {
    /// The database, migrated.
    pub database: Database,
    /// `sqlite` or `postgresql`, for messages.
    pub engine: &'static str,
    /// The address, for processes that a test starts.
    pub url: String,
    /// A directory of its own.
    pub directory: tempfile::TempDir,
}

struct Server {
    port: u16,
    /// The server's shell reads from this process; when the process ends, however it ends, the pipe closes, the server stops and its
    /// directory goes.
    _shell: Child,
    input: Mutex<ChildStdin>,
}

/// Runs a server in the background. Each line of standard input ends it without a goodbye (what `pg_ctl stop -m immediate` does) and starts it
/// again; the end of standard input ends it in good order and removes its directory.
const UNTIL_INPUT_ENDS: &str = r#"directory=$1; shift; "$@" & server=$!
while read -r _; do kill -QUIT $server; wait $server; "$@" & server=$!; done
kill -INT $server; wait $server; rm -rf "$directory""#;

static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A clock that a test moves by hand.
#[derive(Debug, Default)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// A clock at a moment.
    #[must_use]
    pub const fn at(time: Time) -> Self {
        Self(AtomicI64::new(time.0))
    }

    /// Moves it on.
    pub fn advance(&self, micros: i64) {
        self.0.fetch_add(micros, Ordering::Relaxed);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::Relaxed))
    }
}

/// 2026-11-23 08:00 UTC, when the tests of the house take place.
pub const TEST_TIME: Time = Time(1_795_420_800_000_000);

impl TestDatabase {
    /// The services of a room on this database, with seeded ids and a clock the test moves.
    #[must_use]
    pub fn services(&self) -> (Services, Arc<HandClock>) {
        let clock = Arc::new(HandClock::at(TEST_TIME));
        (Services { database: self.database.clone(), clock: clock.clone(), ids: Arc::new(Ids::seeded(7)), secrets: Arc::new(Secrets::of([9; 32])) }, clock)
    }
}

/// A fresh, migrated database on each engine.
///
/// # Panics
/// An engine cannot be started; the message says what to install.
#[must_use]
#[expect(clippy::panic, reason = "test support: a test without its database must fail")]
pub fn both(rooms: &[RoomMigrations]) -> [TestDatabase; 2] {
    [sqlite(rooms), postgresql(rooms)].map(|made| made.unwrap_or_else(|reason| panic!("no test database: {reason}")))
}

/// A fresh, migrated SQLite database.
///
/// # Errors
/// The directory or the database cannot be made.
pub fn sqlite(rooms: &[RoomMigrations]) -> Result<TestDatabase, String> {
    let directory = tempfile::tempdir().map_err(text)?;
    let url = format!("sqlite:{}", directory.path().join("test.sqlite").display());
    finish("sqlite", url, directory, rooms)
}

/// A fresh, migrated database on the PostgreSQL of this test process.
///
/// # Errors
/// PostgreSQL is not installed or does not start.
pub fn postgresql(rooms: &[RoomMigrations]) -> Result<TestDatabase, String> {
    let server = server()?;
    let directory = tempfile::tempdir().map_err(text)?;
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    server.open()?.read(|session| session.batch(&format!("CREATE DATABASE {name}"))).map_err(text)?;
    finish("postgresql", format!("postgres://postgres@127.0.0.1:{}/{name}", server.port), directory, rooms)
}

/// Ends the PostgreSQL of this test process at once, in the midst of what it does, and returns when it has come back and answers.
///
/// # Errors
/// It does not come back.
pub fn crash_postgresql() -> Result<(), String> {
    let server = server()?;
    let before = server.started_at()?;
    server.input.lock().unwrap_or_else(PoisonError::into_inner).write_all(b"crash\n").map_err(text)?;
    wait_until(|| server.started_at().is_ok_and(|now| now != before))
}

fn server() -> Result<&'static Server, String> {
    SERVER.get_or_init(start).as_ref().map_err(Clone::clone)
}

impl Server {
    fn open(&self) -> Result<Database, String> {
        Database::open(&format!("postgres://postgres@127.0.0.1:{}/postgres", self.port), Path::new("/")).map_err(text)
    }

    fn started_at(&self) -> Result<String, String> {
        let first = |session: &mut Session<'_>| session.first("SELECT CAST(pg_postmaster_start_time() AS TEXT)", &[], |row| row.get(0));
        self.open()?.read(first).map_err(text)?.ok_or_else(|| "PostgreSQL does not say since when it runs".to_owned())
    }
}

fn wait_until(mut answers: impl FnMut() -> bool) -> Result<(), String> {
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        if answers() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err("PostgreSQL did not answer within 60 seconds".to_owned())
}

fn finish(engine: &'static str, url: String, directory: tempfile::TempDir, rooms: &[RoomMigrations]) -> Result<TestDatabase, String> {
    let database = Database::open(&url, directory.path()).map_err(text)?;
    migrate(&database, rooms, Time(0)).map_err(text)?;
    Ok(TestDatabase { database, engine, url, directory })
}

fn text(error: impl ToString) -> String {
    error.to_string()
}

fn programs() -> Result<PathBuf, String> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").exists()).collect())
        .unwrap_or_default();
    found.sort();
    found.pop().ok_or_else(|| "PostgreSQL is not installed; run 'apt-get install postgresql'".to_owned())
}

/// A command that runs as `postgres` where the tests run as root.
fn as_server_user(program: &Path) -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0"));
    if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn start() -> Result<Server, String> {
    let bin = programs()?;
    let directory = tempfile::tempdir().map_err(text)?;
    let data = directory.path().join("data");
    std::fs::create_dir(&data).map_err(text)?;
    let _ = Command::new("chown").args(["-R", "postgres:postgres"]).arg(directory.path()).stderr(Stdio::null()).status();
    let made = as_server_user(&bin.join("initdb"))
        .args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
        .arg(&data)
        .current_dir(directory.path())
        .output()
        .map_err(text)?;
    if !made.status.success() {
        return Err(format!("initdb failed: {}", String::from_utf8_lossy(&made.stderr)));
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(text)?.port();
    let server = as_server_user(&bin.join("postgres"));
    let directory = directory.keep();
    let mut shell = Command::new("sh")
        .args(["-c", UNTIL_INPUT_ENDS, "sh"])
        .arg(&directory)
        .arg(server.get_program())
        .args(server.get_args())
        .arg("-D")
        .arg(&data)
        .args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=400", "-k"])
        .arg(&directory)
        .current_dir(&directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(text)?;
    let input = shell.stdin.take().ok_or("the shell of PostgreSQL has no standard input")?;
    let server = Server { port, _shell: shell, input: Mutex::new(input) };
    wait_until(|| server.open().is_ok())?;
    Ok(server)
}
