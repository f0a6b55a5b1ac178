//! NATS servers for tests, each with a store in a temporary directory; they are killed as a test needs it, and end with it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where a program of a Python package lies, which `scripts/install-needs test` installs; else where the system has it.
///
/// # Errors
/// It is nowhere; the words say what to install.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.cache/programs/bin").join(name);
    if installed.is_file() {
        return Ok(installed);
    }
    let found = Command::new("sh").args(["-c", &format!("command -v {name}")]).output().map_err(|error| error.to_string())?;
    match String::from_utf8_lossy(&found.stdout).trim() {
        "" => Err(format!("{name} is not installed; run 'scripts/install-needs test'")),
        path => Ok(path.into()),
    }
}

/// A port nobody listens on.
///
/// # Errors
/// There is none.
pub fn free_port() -> Result<u16, String> {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map(|address| address.port()).map_err(|error| error.to_string())
}

/// A server, running or not.
pub struct Server {
    name: String,
    port: u16,
    arguments: Vec<String>,
    store: tempfile::TempDir,
    child: Option<Child>,
}

impl Server {
    /// A server by itself, with what its settings say besides.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn alone(settings: &str) -> Result<Self, String> {
        let mut server = Self::prepare("alone", free_port()?, settings)?;
        server.start()?;
        Ok(server)
    }

    fn prepare(name: &str, port: u16, settings: &str) -> Result<Self, String> {
        let store = tempfile::tempdir().map_err(|error| error.to_string())?;
        let file = store.path().join("settings");
        // As for real: what a server says it keeps is on disk.
        let jetstream = format!("jetstream {{ store_dir: '{}', sync_interval: always, max_file: 256M, max_mem: 16M }}", store.path().join("store").display());
        std::fs::write(&file, format!("server_name: {name}\nlisten: '127.0.0.1:{port}'\n{jetstream}\n{settings}\n")).map_err(|error| error.to_string())?;
        let arguments = vec!["-c".to_owned(), file.display().to_string()];
        Ok(Self { name: name.to_owned(), port, arguments, store, child: None })
    }

    /// Starts it on the store it had, and returns when it listens.
    ///
    /// # Errors
    /// It ends before it does.
    pub fn start(&mut self) -> Result<(), String> {
        let mut command = Command::new(program("nats-server")?);
        let mut child = command
            .args(&self.arguments)
            .current_dir(self.store.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut said = BufReader::new(child.stderr.take().ok_or("the server has no standard error")?);
        let mut all = String::new();
        while !all.contains("Listening for client connections") {
            if said.read_line(&mut all).map_err(|error| error.to_string())? == 0 {
                return Err(format!("the NATS server ended before it listened: {all}"));
            }
        }
        // What it says further is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        self.child = Some(child);
        Ok(())
    }

    /// kill -9.
    ///
    /// # Errors
    /// It does not run.
    pub fn kill(&mut self) -> Result<(), String> {
        let mut child = self.child.take().ok_or("the server does not run")?;
        child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
        Ok(())
    }

    /// Whether it runs.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.child.is_some()
    }

    /// The name that JetStream calls it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address for `--events`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// The host and port.
    #[must_use]
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// Three servers that keep streams together.
///
/// # Errors
/// One does not start.
pub fn cluster() -> Result<[Server; 3], String> {
    let routes = [free_port()?, free_port()?, free_port()?];
    let all = routes.map(|port| format!("'nats-route://127.0.0.1:{port}'")).join(", ");
    let server = |number: usize, route: u16| {
        let settings = format!("cluster {{ name: test, listen: '127.0.0.1:{route}', routes: [{all}] }}");
        Server::prepare(&format!("n{number}"), free_port()?, &settings)
    };
    let [one, two, three] = routes;
    let mut servers = [server(1, one)?, server(2, two)?, server(3, three)?];
    for server in &mut servers {
        server.start()?;
    }
    Ok(servers)
}

/// Asks a running server who leads a stream, and how many servers have it whole: (the leader, servers that are up to date with it).
///
/// # Errors
/// The server does not answer, or the stream is nowhere.
pub async fn leader(address: &str, stream: &str) -> Result<(String, usize), String> {
    let client = async_nats::connect(address).await.map_err(|error| error.to_string())?;
    let found = async_nats::jetstream::new(client).get_stream(stream).await.map_err(|error| error.to_string())?;
    let cluster = found.cached_info().cluster.clone().ok_or("the stream stands on one server")?;
    let whole = cluster.replicas.iter().filter(|peer| peer.current && !peer.offline).count();
    Ok((cluster.leader.ok_or("nobody leads the stream")?, whole + 1))
}

/// Removes everything from a stream, as an operator may by mistake.
///
/// # Errors
/// The server does not answer, or the stream is nowhere.
pub async fn empty(address: &str, stream: &str) -> Result<(), String> {
    let client = async_nats::connect(address).await.map_err(|error| error.to_string())?;
    let found = async_nats::jetstream::new(client).get_stream(stream).await.map_err(|error| error.to_string())?;
    found.purge().await.map(|_| ()).map_err(|error| error.to_string())
}

/// Removes a stream with all that is in it.
///
/// # Errors
/// The server does not answer, or the stream is nowhere.
pub async fn remove(address: &str, stream: &str) -> Result<(), String> {
    let client = async_nats::connect(address).await.map_err(|error| error.to_string())?;
    async_nats::jetstream::new(client).delete_stream(stream).await.map(|_| ()).map_err(|error| error.to_string())
}
