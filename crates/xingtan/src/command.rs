//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kernel::Role;

/// Xingtan 杏坛: an open smart-education public service platform.
#[derive(Debug, Parser)]
#[command(name = "xingtan", version, about, max_term_width = 100)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command. Each is also an environment variable XINGTAN_<OPTION> and a key of the settings file.
#[derive(Debug, Clone, Default, Args)]
pub struct Common {
    /// The data directory [default: data]
    #[arg(long, global = true, env = "XINGTAN_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The database: sqlite: (in the data directory), sqlite:PATH or postgres://…
    #[arg(long, global = true, env = "XINGTAN_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The file of the keys that encrypt secrets at rest [default: keys in the data directory]
    #[arg(long, global = true, env = "XINGTAN_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// A settings file in TOML
    #[arg(long, global = true, env = "XINGTAN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the platform
    Serve(ServeOptions),
    /// Start the platform; an empty one first takes in the starter library and the demo accounts
    Demo(ServeOptions),
    /// Import collections: folders with a SOURCE.txt
    Import(ImportOptions),
    /// Accounts: create, list, suspend, reset-password
    Account(AccountOptions),
    /// The audit log: verify it, print its head, remove old entries
    Audit(AuditOptions),
    /// The keys of what is encrypted at rest: rotate, reseal
    Keys(KeysOptions),
    /// Make a view anew from what is true
    Rebuild(RebuildOptions),
    /// Fill the platform with load data, scaled up from the library that was imported
    Synth(SynthOptions),
    /// Write everything to one file while the platform runs
    Backup(FileOptions),
    /// Bring a backup back into an empty platform
    Restore(FileOptions),
    /// Check the installation and say what is wrong
    Doctor,
    /// Bring the tables up to date without starting
    Migrate,
    /// Print the description of what programs may ask (OpenAPI 3.1)
    Openapi,
}

/// Options of serve and demo.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, env = "XINGTAN_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// The address people type [default: http:// and the listening address]
    #[arg(long, env = "XINGTAN_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// A proxy in front says who asks in X-Forwarded-For
    #[arg(long, env = "XINGTAN_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// The server that sends mail: smtps://USER:PASSWORD@HOST or smtp://HOST:PORT?tls=required
    #[arg(long, env = "XINGTAN_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
    /// The address that mail comes from
    #[arg(long, env = "XINGTAN_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// A gateway that sends SMS: it gets POST with JSON {"to", "text"}
    #[arg(long, env = "XINGTAN_SMS_URL", value_name = "URL")]
    pub sms_url: Option<String>,
    /// The token that the SMS gateway wants in its Authorization header
    #[arg(long, env = "XINGTAN_SMS_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub sms_token: Option<String>,
    /// The starter library for demo [default: library beside the working directory or the binary]
    #[arg(long, env = "XINGTAN_LIBRARY", value_name = "DIR")]
    pub library: Option<PathBuf>,
}

/// Options of import.
#[derive(Debug, Args)]
pub struct ImportOptions {
    /// Folders: a collection with its SOURCE.txt, or a folder of collections
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// A name for the collection instead of its folder's
    #[arg(long, value_name = "NAME")]
    pub collection: Option<String>,
    /// Read and report, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Import on behalf of this account; it is noted in the log of imports
    #[arg(long = "as", value_name = "ACCOUNT")]
    pub account: Option<String>,
    /// Read every collection, also one whose files are those of its last import
    #[arg(long)]
    pub again: bool,
    /// Report as JSON
    #[arg(long)]
    pub json: bool,
}

/// Options of synth.
#[derive(Debug, Clone, Args)]
pub struct SynthOptions {
    /// Resources to add
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub resources: u64,
    /// Items to add, in those resources that are question sets
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub items: u64,
    /// Learners to add, with accounts that cannot sign in
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub learners: u64,
    /// Statements to add about what they did in the past year
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub statements: u64,
    /// The same seed makes the same data; a seed is used once
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub seed: u64,
}

/// Options of account.
#[derive(Debug, Args)]
pub struct AccountOptions {
    /// What to do with accounts.
    #[command(subcommand)]
    pub action: AccountAction,
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountAction {
    /// Create an account; the password is read from standard input
    Create {
        /// The name to sign in with
        name: String,
        /// The name to show
        #[arg(long)]
        display_name: Option<String>,
        /// What the person is, in --organization
        #[arg(long, default_value = "learner", value_parser = role)]
        role: Role,
        /// The code of an organisation [default: the whole platform]
        #[arg(long, value_name = "CODE")]
        organization: Option<String>,
    },
    /// List accounts
    List,
    /// Suspend an account; it is signed out everywhere at once
    Suspend {
        /// The name
        name: String,
    },
    /// Let a suspended account in again
    Resume {
        /// The name
        name: String,
    },
    /// Give an account a role
    Grant {
        /// The name
        name: String,
        /// The role
        #[arg(value_parser = role)]
        role: Role,
        /// The code of an organisation [default: the whole platform]
        #[arg(long, value_name = "CODE")]
        organization: Option<String>,
    },
    /// Set a password anew; it is read from standard input
    ResetPassword {
        /// The name
        name: String,
    },
}

/// Options of audit.
#[derive(Debug, Args)]
pub struct AuditOptions {
    /// What to do with the audit log.
    #[command(subcommand)]
    pub action: AuditAction,
}

/// What can be done with the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditAction {
    /// Walk the whole chain and say whether anything was changed, moved or removed
    Verify {
        /// A head that was kept elsewhere, as NUMBER:HASH
        #[arg(long, value_name = "HEAD")]
        head: Option<String>,
    },
    /// Print number and hash of the last entry, to be kept elsewhere
    Head,
    /// Remove entries older than so many days; at least half a year is kept
    Prune {
        /// Days that are kept
        #[arg(long, default_value_t = 400, value_name = "DAYS")]
        days: u32,
    },
}

/// Options of keys.
#[derive(Debug, Args)]
pub struct KeysOptions {
    /// What to do with the keys.
    #[command(subcommand)]
    pub action: KeysAction,
}

/// What can be done with the keys.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum KeysAction {
    /// Put a new key in use; the former ones still decrypt
    Rotate,
    /// Encrypt with the key in use what was encrypted with former ones
    Reseal,
}

/// Reads a role by its word.
fn role(text: &str) -> Result<Role, String> {
    Role::from_word(text).ok_or_else(|| format!("must be one of: {}", Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ")))
}

/// Options of rebuild.
#[derive(Debug, Args)]
pub struct RebuildOptions {
    /// Which view
    #[arg(value_parser = ["search", "mastery", "all"])]
    pub view: String,
}

/// Options of backup and restore.
#[derive(Debug, Args)]
pub struct FileOptions {
    /// The backup file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}
