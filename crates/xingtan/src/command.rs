//! The command line.

mod history;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kernel::{Id, Role};
use sso::{Algorithm, ClientKind};

pub use history::{AskOptions, ColumnsAction, ColumnsOptions, Form, SpanOptions};

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
    /// Where files of rooms lie: file: (in the data directory), file:PATH or s3://BUCKET[/PREFIX]
    #[arg(long, global = true, env = "XINGTAN_OBJECTS", value_name = "URL")]
    pub objects: Option<String>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the platform
    Serve(ServeOptions),
    /// Start the platform; an empty one first takes in the starter library and the demo accounts
    Demo(ServeOptions),
    /// Import collections (folders with a SOURCE.txt) and packages of courseware (files of cmi5 or SCORM)
    Import(ImportOptions),
    /// Accounts: create, list, suspend, reset-password
    Account(AccountOptions),
    /// The audit log: verify it, print its head, remove old entries
    Audit(AuditOptions),
    /// Programs that people sign in to, or that use the interface: create, list, suspend, revoke
    Client(ClientOptions),
    /// History in columns (Parquet): close days, list and verify files, ask
    Columns(ColumnsOptions),
    /// The keys of what is encrypted at rest, and those that sign tokens: rotate, list, reseal
    Keys(KeysOptions),
    /// Benchmarks inside the process; JSON lines on standard output
    Bench(BenchOptions),
    /// Make a view anew from what is true
    Rebuild(RebuildOptions),
    /// Fill the platform with load data, scaled up from the library that was imported
    Synth(SynthOptions),
    /// Write everything to one file while the platform runs
    Backup(BackupOptions),
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
    /// The address of the host where files of packages run; its name must not be that of --base-url. Without one no package can be launched [default
    /// of demo: content.localhost]
    #[arg(long, env = "XINGTAN_CONTENT_URL", value_name = "URL")]
    pub content_url: Option<String>,
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
    /// History in columns of days longer ago than this is removed [default: all is kept]
    #[arg(long, env = "XINGTAN_COLUMNS_KEEP_DAYS", value_name = "DAYS")]
    pub columns_keep_days: Option<u32>,
    /// Statements that the record store of an organisation may hold [default: not limited]
    #[arg(long, env = "XINGTAN_STORE_STATEMENTS_MAX", value_name = "N")]
    pub store_statements_max: Option<u64>,
    /// Bytes that it may hold, such as 500 MB or 2 GB [default: not limited]
    #[arg(long, env = "XINGTAN_STORE_BYTES_MAX", value_name = "SIZE", value_parser = records::model::quota::read_bytes)]
    pub store_bytes_max: Option<u64>,
    /// New statements that it takes a minute [default: not limited]
    #[arg(long, env = "XINGTAN_STORE_PER_MINUTE_MAX", value_name = "N")]
    pub store_per_minute_max: Option<u64>,
    /// How facts come to the rooms that listen: local, or by way of NATS JetStream between nodes on one PostgreSQL: nats://HOST:PORT[,nats://…]
    #[arg(long, env = "XINGTAN_EVENTS", value_name = "URL", hide_env_values = true)]
    pub events: Option<String>,
    /// The starter library for demo [default: library beside the working directory or the binary]
    #[arg(long, env = "XINGTAN_LIBRARY", value_name = "DIR")]
    pub library: Option<PathBuf>,
}

/// Options of import.
#[derive(Debug, Args)]
pub struct ImportOptions {
    /// Folders: a collection with its SOURCE.txt, or a folder of collections. Files: packages of courseware
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The code of the organisation that packages are for [default: the whole platform]
    #[arg(long, value_name = "CODE")]
    pub organization: Option<String>,
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
    /// Organisations to add: schools of real counties with their grades and classes
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub organizations: u64,
    /// People to add in these classes, with accounts that cannot be signed in to: teachers, pupils, guardians
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub accounts: u64,
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

/// Options of bench.
#[derive(Debug, Args)]
pub struct BenchOptions {
    /// Which one: passport, enumeration, roster
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Accounts to fill a scratch platform with
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    pub accounts: u64,
    /// Organisations to fill it with
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub organizations: u64,
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
    /// Put a new key in use; the former ones still decrypt. With --signing, the keys that sign tokens
    Rotate {
        /// New keys that sign tokens: published at once, signing a quarter of an hour later
        #[arg(long)]
        signing: bool,
        /// Only this kind of signing key
        #[arg(long, value_parser = algorithm, value_name = "ALG", requires = "signing")]
        alg: Option<Algorithm>,
    },
    /// List the keys that sign tokens
    List,
    /// Encrypt with the key in use what was encrypted with former ones
    Reseal,
}

/// Reads a role by its word.
fn role(text: &str) -> Result<Role, String> {
    Role::from_word(text).ok_or_else(|| format!("must be one of: {}", Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ")))
}

/// Options of client.
#[derive(Debug, Args)]
pub struct ClientOptions {
    /// What to do with programs.
    #[command(subcommand)]
    pub action: ClientAction,
}

/// What can be done with programs.
#[derive(Debug, Subcommand)]
pub enum ClientAction {
    /// Connect a program; the last line printed is ID:SECRET
    Create(Box<NewClientOptions>),
    /// List programs
    List,
    /// Remove a program with everything it was allowed
    Revoke {
        /// Its id
        #[arg(value_parser = id)]
        id: Id,
    },
    /// Stop a program; every token of it is refused from now on
    Suspend {
        /// Its id
        #[arg(value_parser = id)]
        id: Id,
    },
    /// Let a suspended program work again
    Resume {
        /// Its id
        #[arg(value_parser = id)]
        id: Id,
    },
    /// Give a program another secret; the last line printed is ID:SECRET
    Secret {
        /// Its id
        #[arg(value_parser = id)]
        id: Id,
        /// For how many hours the former secret works beside the new one
        #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=i64::from(sso::SECRET_OVERLAP_HOURS_MAX)))]
        overlap_hours: u32,
    },
    /// Make a token by which programs register themselves; it is the last line printed
    Token {
        /// Whom it is for, for the audit log
        #[arg(long, default_value = "registration")]
        name: String,
        /// How many programs may register with it
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
        uses: u32,
        /// For how many days
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=365))]
        days: u32,
    },
}

/// A program to connect.
#[derive(Debug, Args)]
pub struct NewClientOptions {
    /// What for: oidc (people sign in to it), api, lrs
    #[arg(long, value_parser = kind)]
    pub kind: ClientKind,
    /// Its name
    #[arg(long)]
    pub name: String,
    /// Where people come back to after signing in; compared to the letter
    #[arg(long = "redirect-uri", value_name = "URI")]
    pub redirect_uris: Vec<String>,
    /// Where people come back to after signing out
    #[arg(long = "post-logout-uri", value_name = "URI")]
    pub post_logout_uris: Vec<String>,
    /// Where it wants to hear that somebody signed out
    #[arg(long, value_name = "URI")]
    pub backchannel_logout_uri: Option<String>,
    /// The code of the organisation at and below which it sees people and classes [default: the whole platform]
    #[arg(long, value_name = "CODE")]
    pub organization: Option<String>,
    /// What it may ask for [default: everything of its kind]
    #[arg(long = "scope", value_name = "SCOPE")]
    pub scopes: Vec<String>,
    /// It cannot keep a secret: an app, or a page
    #[arg(long)]
    pub public: bool,
    /// What it is for; people see it when they sign in
    #[arg(long)]
    pub purpose: Option<String>,
    /// Its logo: PNG, JPEG or WebP
    #[arg(long, value_name = "FILE")]
    pub logo: Option<PathBuf>,
    /// The address whose host is its sector, where its redirect addresses lie on several hosts
    #[arg(long, value_name = "URI")]
    pub sector_uri: Option<String>,
    /// People have the same subject as in other programs with this option
    #[arg(long)]
    pub public_subject: bool,
    /// It proves who it is by signing with one of these keys (a JSON Web Key Set)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jwks_uri", "public"])]
    pub jwks: Option<PathBuf>,
    /// It proves who it is by signing with one of the keys published there
    #[arg(long, value_name = "URI", conflicts_with = "public")]
    pub jwks_uri: Option<String>,
    /// How ID tokens for it are signed: RS256 or ES256 [default: RS256]
    #[arg(long, value_parser = algorithm, value_name = "ALG")]
    pub id_token_alg: Option<Algorithm>,
    /// It must push its requests (RFC 9126)
    #[arg(long)]
    pub require_par: bool,
}

/// Reads an id.
fn id(text: &str) -> Result<Id, String> {
    text.parse().map_err(|_| "must be an id: 26 digits and letters, or a UUID".to_owned())
}

/// Reads a kind by its word.
fn kind(text: &str) -> Result<ClientKind, String> {
    ClientKind::from_word(text).ok_or_else(|| "must be one of: oidc, api, lrs".to_owned())
}

/// Reads an algorithm by its word.
fn algorithm(text: &str) -> Result<Algorithm, String> {
    Algorithm::from_word(text).ok_or_else(|| "must be one of: ES256, RS256".to_owned())
}

/// Options of rebuild.
#[derive(Debug, Args)]
pub struct RebuildOptions {
    /// Which view
    #[arg(value_parser = ["search", "mastery", "usage", "all"])]
    pub view: String,
}

/// Options of backup.
#[derive(Debug, Args)]
pub struct BackupOptions {
    /// The backup file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Leave out the files of rooms, where they are copied in another way
    #[arg(long)]
    pub without_objects: bool,
}

/// Options of restore.
#[derive(Debug, Args)]
pub struct FileOptions {
    /// The backup file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}
