//! A real `xingtan` on a data directory: started, killed, started again.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread::JoinHandle;

use platform::Database;

use crate::content::Dump;

/// As little as Argon2 allows: the cost of a password is not what is tested here.
const SETTINGS: &str = "password-memory-kib = 8\npassword-passes = 1\npassword-lanes = 1\n";

/// A data directory with its database.
pub struct Stand {
    directory: tempfile::TempDir,
    url: String,
    /// What `serve` is told besides.
    serving: Vec<String>,
}

impl Stand {
    pub fn new(url: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("settings.toml"), SETTINGS).unwrap();
        Self { directory, url: url.to_owned(), serving: Vec::new() }
    }

    /// A stand beside, on an empty database of the same engine.
    pub fn fresh(engine: &str) -> Self {
        let test = if engine == "sqlite" { platform::testing::sqlite(&[]) } else { platform::testing::postgresql(&[]) }.unwrap();
        if engine == "sqlite" { Self::new("sqlite:") } else { Self::new(&test.url) }
    }

    /// Another node on the same database, with the keys and the secret of the first. Both are served with what is said besides.
    pub fn beside(&mut self, serving: &[&str]) -> Self {
        self.serving = serving.iter().map(|word| (*word).to_owned()).collect();
        let other = Self { serving: self.serving.clone(), ..Self::new(&self.url) };
        std::fs::create_dir(other.data()).unwrap();
        for name in ["keys", "secret"] {
            std::fs::copy(self.data().join(name), other.data().join(name)).unwrap();
        }
        other
    }

    pub fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xingtan"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("XINGTAN_")) {
            command.env_remove(name);
        }
        command.args(arguments).arg("--data").arg(self.data()).args(["--database", &self.url]).arg("--config").arg(self.directory.path().join("settings.toml"));
        command.env("XINGTAN_LOG", "warn").env("TMPDIR", self.directory.path()).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs an import to its end; it must not fail, though it may refuse things.
    pub fn import(&self, sources: &[&str]) {
        let output = self.run(&[&["import"][..], sources].concat());
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// A new credential of the record store, `id:secret`.
    pub fn credential(&self) -> String {
        let output = self.run(&["client", "create", "--kind", "lrs", "--name", "writer"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.lines().last().filter(|line| line.contains(':')).unwrap_or_else(|| panic!("{said}{}", String::from_utf8_lossy(&output.stderr))).to_owned()
    }

    /// Everything in the database at this moment.
    pub fn dump(&self) -> Dump {
        let database = Database::open(&self.url, &self.data()).unwrap();
        let mut out = Vec::new();
        // With the tables that a backup makes anew: whether they are right is what is looked at.
        let shelf = records::Shelf::beside(&database, &self.data());
        shelf.with_whole(|instead| platform::dump::write(&database, &mut out, platform::dump::Instead { left_out: &[], ..instead })).unwrap();
        Dump::read(&out)
    }

    /// Starts the server and returns when it listens.
    pub fn serve(&self) -> Server {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        let mut child = self.command(&["serve", "--listen", &listen]).args(&self.serving).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        while !said.contains("xingtan: ready") {
            let more = errors.read_line(&mut said).unwrap();
            assert!(more > 0, "the server ended before it was ready: {said}");
        }
        let rest = std::thread::spawn(move || {
            let mut rest = String::new();
            let _ = errors.read_to_string(&mut rest);
            said + &rest
        });
        Server { child, address: listen.parse().unwrap(), said: Some(rest) }
    }
}

/// A running server; it ends with its owner.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    said: Option<JoinHandle<String>>,
}

impl Server {
    /// What it says at an address of its own.
    pub fn says(&self, path: &str) -> String {
        crate::client::send(self.address, "", path, None).unwrap().body
    }

    /// kill -9. What it had said.
    pub fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.said.take().unwrap().join().unwrap()
    }

    /// Asks it to stop, as a service manager does; it must end well.
    pub fn stop(mut self) -> String {
        let killed = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let status = self.child.wait().unwrap();
        let said = self.said.take().unwrap().join().unwrap();
        assert!(status.success(), "{said}");
        said
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Notes a line where a person who reads the test's output sees it.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
