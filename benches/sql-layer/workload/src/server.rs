//! A PostgreSQL for one run: in a temporary directory, with fsync, as the user `postgres` where the run is root.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// The server's first process, whose children do its work.
pub static PROCESS: AtomicU32 = AtomicU32::new(0);

pub struct Server {
    bin: PathBuf,
    directory: PathBuf,
    pub url: String,
}

fn as_server_user(program: PathBuf) -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0"));
    let mut command = Command::new(if root { PathBuf::from("setpriv") } else { program.clone() });
    if root {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
    }
    command
}

fn run(mut command: Command, directory: &Path) {
    let status = command.current_dir(directory).stdout(std::process::Stdio::null()).status().expect("PostgreSQL's programs start");
    assert!(status.success(), "{command:?} failed");
}

impl Server {
    pub fn start(directory: PathBuf) -> Self {
        let mut versions: Vec<PathBuf> =
            std::fs::read_dir("/usr/lib/postgresql").expect("apt-get install postgresql").flatten().map(|entry| entry.path().join("bin")).collect();
        versions.sort();
        let bin = versions.pop().expect("apt-get install postgresql");
        std::fs::create_dir_all(&directory).expect("a directory for PostgreSQL");
        let _ = Command::new("chown").arg("postgres").arg(&directory).status();
        let data = directory.join("data");
        let mut init = as_server_user(bin.join("initdb"));
        init.args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-D"]).arg(&data);
        run(init, &directory);
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
        let mut start = as_server_user(bin.join("pg_ctl"));
        start.args(["start", "-w", "-s", "-l"]).arg(directory.join("log")).arg("-D").arg(&data);
        start.arg("-o").arg(format!("-p {port} -c listen_addresses=127.0.0.1 -k {}", directory.display()));
        run(start, &directory);
        let process = std::fs::read_to_string(data.join("postmaster.pid")).ok().and_then(|text| text.lines().next()?.parse().ok());
        PROCESS.store(process.unwrap_or(0), Ordering::Relaxed);
        Self { bin, directory, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = as_server_user(self.bin.join("pg_ctl"));
        let _ = stop.args(["stop", "-s", "-m", "immediate", "-D"]).arg(self.directory.join("data")).current_dir(&self.directory).status();
    }
}
