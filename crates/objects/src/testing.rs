//! A SeaweedFS for tests: a service that speaks S3, in a temporary directory, with one bucket; it ends with the test.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::S3Settings;

/// How long the service may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// Who may come, and nobody else.
const IDENTITIES: &str = r#"{"identities":[{"name":"test","credentials":[{"accessKey":"xingtan","secretKey":"forest of apricots"}],"actions":["Admin","Read","Write","List","Tagging"]}]}"#;

/// A running service.
pub struct Seaweed {
    child: Child,
    port: u16,
    directory: tempfile::TempDir,
}

impl Seaweed {
    /// Starts one and makes the bucket `xingtan`.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn start() -> Result<Self, String> {
        let directory = tempfile::tempdir().map_err(text)?;
        std::fs::write(directory.path().join("s3.json"), IDENTITIES).map_err(text)?;
        // Each part of the service has a port, and another one 10 000 above it for its own protocol.
        let ports = [free_port()?, free_port()?, free_port()?, free_port()?];
        let [master, volume, filer, port] = ports;
        let log = std::fs::File::create(directory.path().join("log")).map_err(text)?;
        let mut command = Command::new(program()?);
        command
            .args(["-logtostderr=true", "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", "-s3.port.iceberg=0", "-s3.port.lance=0"])
            .args(["-master.volumeSizeLimitMB=64", "-volume.max=16", "-master.telemetry=false"])
            .arg(format!("-dir={}", directory.path().display()))
            .arg(format!("-master.port={master}"))
            .arg(format!("-volume.port={volume}"))
            .arg(format!("-filer.port={filer}"))
            .arg(format!("-s3.port={port}"))
            .arg(format!("-s3.config={}", directory.path().join("s3.json").display()));
        let child = command.current_dir(directory.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().map_err(text)?;
        let seaweed = Self { child, port, directory };
        seaweed.wait_for(|| TcpStream::connect(("127.0.0.1", port)).is_ok())?;
        seaweed.make_bucket(filer)?;
        Ok(seaweed)
    }

    /// Settings that lead to its bucket, with a beginning of names.
    ///
    /// # Errors
    /// The beginning is none.
    pub fn settings(&self, prefix: &str) -> Result<S3Settings, String> {
        Ok(S3Settings {
            bucket: format!("s3://xingtan/{prefix}").parse().map_err(text)?,
            endpoint: Some(self.endpoint()),
            region: "us-east-1".to_owned(),
            access_key: "xingtan".to_owned(),
            secret_key: "forest of apricots".to_owned(),
            session_token: None,
            path_style: true,
        })
    }

    /// The address of the service.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Stops it for good, as a service that is away.
    pub fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// A bucket is a folder of the part of the service that knows names.
    fn make_bucket(&self, filer: u16) -> Result<(), String> {
        let made = || -> std::io::Result<String> {
            let mut stream = TcpStream::connect(("127.0.0.1", filer))?;
            stream.set_read_timeout(Some(Duration::from_secs(5)))?;
            write!(stream, "POST /buckets/xingtan/ HTTP/1.0\r\nHost: 127.0.0.1:{filer}\r\nContent-Length: 0\r\n\r\n")?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            Ok(answer)
        };
        self.wait_for(|| made().is_ok_and(|answer| answer.contains(" 201 ")))
    }

    fn wait_for(&self, is_so: impl Fn() -> bool) -> Result<(), String> {
        let since = Instant::now();
        while !is_so() {
            if since.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(self.directory.path().join("log")).unwrap_or_default();
                return Err(format!("SeaweedFS did not start: {}", log.lines().rev().take(20).collect::<Vec<_>>().join("\n")));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Seaweed {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Where `scripts/install-needs test` puts the program; else where the system has it.
fn program() -> Result<PathBuf, String> {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.cache/programs/bin/weed");
    if installed.is_file() {
        return Ok(installed);
    }
    let found = Command::new("sh").args(["-c", "command -v weed"]).output().map_err(text)?;
    match String::from_utf8_lossy(&found.stdout).trim() {
        "" => Err("SeaweedFS is not installed; run 'scripts/install-needs test'".to_owned()),
        path => Ok(path.into()),
    }
}

/// A port nobody listens on, whose number leaves room for the one above it.
fn free_port() -> Result<u16, String> {
    for _ in 0..1000 {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(text)?.port();
        if port < 55_000 && TcpListener::bind(("127.0.0.1", port + 10_000)).is_ok() {
            return Ok(port);
        }
    }
    Err("there is no free port".to_owned())
}

fn text(error: impl ToString) -> String {
    error.to_string()
}
