//! Options of `xingtan columns`.

use clap::{Args, Subcommand};
use columns::Day;
use kernel::Id;

use super::id;

/// Options of columns.
#[derive(Debug, Args)]
pub struct ColumnsOptions {
    /// What to do with history in columns.
    #[command(subcommand)]
    pub action: ColumnsAction,
}

/// What can be done with history in columns.
#[derive(Debug, Subcommand)]
pub enum ColumnsAction {
    /// Close the days that are over, and let people who asked to be forgotten leave the files; a running platform does so by itself
    Close {
        /// Write this day again from its rows
        #[arg(long, value_name = "DAY")]
        day: Option<Day>,
        /// Write every closed day again from its rows
        #[arg(long, conflicts_with = "day")]
        again: bool,
    },
    /// List files: store, day, statements, bytes and path, parted by tabs
    List {
        /// Which ones
        #[command(flatten)]
        span: SpanOptions,
    },
    /// Check files against what was noted of them, against their rows, and for people who left
    Verify {
        /// Which ones
        #[command(flatten)]
        span: SpanOptions,
        /// Do not read the rows
        #[arg(long)]
        quick: bool,
    },
    /// Answer a question from the files; JSON lines or CSV on standard output
    Ask(AskOptions),
}

/// Which files are meant.
#[derive(Debug, Args)]
pub struct SpanOptions {
    /// From this day on (2026-11-27)
    #[arg(long, value_name = "DAY")]
    pub from: Option<Day>,
    /// Up to this day
    #[arg(long, value_name = "DAY")]
    pub until: Option<Day>,
    /// Of one record store only: the id of its organisation
    #[arg(long, value_parser = id, value_name = "ID")]
    pub store: Option<Id>,
}

/// A question to history in columns.
#[derive(Debug, Args)]
pub struct AskOptions {
    /// A prepared question
    #[arg(value_parser = ["daily-active-learners", "time-by-subject", "completion-by-school"], value_name = "QUESTION")]
    pub question: String,
    /// About which files
    #[command(flatten)]
    pub span: SpanOptions,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Form::Jsonl)]
    pub format: Form,
}

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// A JSON object a line
    Jsonl,
    /// Cells parted by commas, with a first line of names
    Csv,
}
