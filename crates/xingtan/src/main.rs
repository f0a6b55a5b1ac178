//! The binary: settings, command line, composition of the rooms, and nothing else.

mod accounts;
mod audit;
mod backup;
mod bench;
mod clients;
mod columns;
mod contents;
mod counted;
mod demo;
mod doctor;
mod import;
mod keys;
mod lock;
mod messengers;
mod openapi;
mod packages;
mod serve;
mod synth;

use std::process::ExitCode;

use clap::Parser;

use command::{Cli, Command};
use xingtan::{command, house, settings};

/// Gives memory back to the system after an import; the allocator of the C library keeps most of it.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Exit codes, as scripts rely on them.
pub mod exit {
    /// The input was refused.
    pub const REFUSED: u8 = 1;
    /// Disk, network or database failed.
    pub const ENVIRONMENT: u8 = 3;
}

/// A failure with its exit code.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// What happened and what to do.
    pub error: anyhow::Error,
}

impl Failure {
    /// The input was refused.
    pub fn refused(error: impl Into<anyhow::Error>) -> Self {
        Self { code: exit::REFUSED, error: error.into() }
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { code: exit::ENVIRONMENT, error: error.into() }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse(); // wrong usage ends here with code 2
    let result = match &cli.command {
        Command::Serve(options) => serve::run(&cli.common, options, false),
        Command::Demo(options) => serve::run(&cli.common, options, true),
        Command::Import(options) => import::run(&cli.common, options),
        Command::Account(options) => accounts::run(&cli.common, options),
        Command::Audit(options) => audit::run(&cli.common, options),
        Command::Columns(options) => columns::run(&cli.common, options),
        Command::Keys(options) => keys::run(&cli.common, options),
        Command::Bench(options) => bench::run(&cli.common, options),
        Command::Client(options) => clients::run(&cli.common, options),
        Command::Rebuild(options) => doctor::rebuild(&cli.common, options),
        Command::Synth(options) => synth::run(&cli.common, options),
        Command::Backup(options) => backup::backup(&cli.common, options),
        Command::Restore(options) => backup::restore(&cli.common, options),
        Command::Doctor => doctor::run(&cli.common),
        Command::Migrate => doctor::migrate(&cli.common),
        Command::Openapi => openapi::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xingtan: {:#}", failure.error);
            ExitCode::from(failure.code)
        }
    }
}
