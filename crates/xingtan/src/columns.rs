//! History in columns from the command line: close days, list and verify files, ask.

use std::io::Write;

use anyhow::{Context, anyhow};
use columns::ask::{self, Span};
use columns::{Day, Part};
use serde_json::{Map, Value, json};

use crate::command::{AskOptions, ColumnsAction, ColumnsOptions, Common, Form, SpanOptions};
use crate::counted::counted;
use crate::settings::Settings;
use crate::{Failure, house, lock};

/// Runs `xingtan columns`.
pub fn run(common: &Common, options: &ColumnsOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    // Beside a running platform on SQLite files can be listed and asked; days are closed by the platform itself.
    let lock = lock::take(&settings.data);
    let house = if lock.is_ok() { house::open(&settings)? } else { house::open_beside(&settings)? };
    match &options.action {
        ColumnsAction::Close { day, again } => close(&house.columns, *day, *again),
        ColumnsAction::List { span } => {
            for part in house.columns.asked(&span_of(span))? {
                let Part { tenant, day, rows, bytes, path, .. } = part;
                println!("{tenant}\t{day}\t{rows}\t{bytes}\t{path}");
            }
            Ok(())
        }
        ColumnsAction::Verify { span, quick } => verify(&house.columns, &span_of(span), !*quick),
        ColumnsAction::Ask(asked) => answer(&house.columns, asked),
    }
}

fn span_of(options: &SpanOptions) -> Span {
    Span { from: options.from, until: options.until, tenant: options.store }
}

fn close(columns: &columns::Columns, day: Option<Day>, again: bool) -> Result<(), Failure> {
    let days: Vec<Day> = match day {
        Some(day) => vec![day],
        None if again => columns.parts(None)?.iter().map(|part| part.day).collect::<std::collections::BTreeSet<_>>().into_iter().collect(),
        None => {
            let done = columns.work().map_err(failure)?.ok_or_else(|| failure(columns::ColumnsError::Busy))?;
            println!(
                "{} written: {}, {}; {} left, {} of theirs taken out; {} dropped",
                counted(done.partitions, "partition"),
                counted(done.rows, "statement"),
                counted(done.bytes, "byte"),
                counted(done.left, "person"),
                counted(done.taken_out, "statement"),
                counted(done.dropped, "old file")
            );
            return Ok(());
        }
    };
    for day in days {
        let done = columns.close_again(day).map_err(failure)?;
        let (partitions, rows, bytes) = (counted(done.partitions, "partition"), counted(done.rows, "statement"), counted(done.bytes, "byte"));
        println!("{day}: {partitions} written: {rows}, {bytes}");
    }
    Ok(())
}

fn failure(error: columns::ColumnsError) -> Failure {
    match error {
        columns::ColumnsError::NotOver(_) => Failure::refused(error),
        other => other.into(),
    }
}

fn verify(columns: &columns::Columns, span: &Span, with_rows: bool) -> Result<(), Failure> {
    let seen = columns.verify(span, with_rows)?;
    for wrong in &seen.wrong {
        println!("WRONG {wrong}");
    }
    println!(
        "{}, {}, {}; {} left, in none of them; {} waiting for the next round",
        counted(seen.files, "file"),
        counted(seen.rows, "statement"),
        counted(seen.bytes, "byte"),
        counted(seen.left, "person"),
        seen.waiting
    );
    match seen.wrong_count {
        0 => Ok(()),
        count => Err(Failure::refused(anyhow!("found in the files of columns: {}", counted(count, "fault")))),
    }
}

/// The answer to a question as lines.
fn answer(columns: &columns::Columns, asked: &AskOptions) -> Result<(), Failure> {
    let parts = columns.asked(&span_of(&asked.span))?;
    let out = &mut std::io::stdout().lock();
    let shelf = columns.shelf();
    let lines: Vec<Value> = match asked.question.as_str() {
        "daily-active-learners" => {
            let days = ask::daily_active_learners(shelf, &parts)?;
            days.into_iter().map(|(day, learners)| json!({ "day": day.to_string(), "learners": learners })).collect()
        }
        "time-by-subject" => {
            let subjects = ask::time_by_subject(shelf, &parts)?;
            let line = |(subject, line): (Option<String>, ask::SubjectLine)| json!({ "subject": subject, "milliseconds": line.millis, "timed": line.timed, "statements": line.statements });
            subjects.into_iter().map(line).collect()
        }
        _ => {
            let schools = ask::completion_by_school(shelf, &parts)?;
            let line = |(school, line): (String, ask::SchoolLine)| json!({ "school": school, "learners": line.learners, "finishers": line.finishers, "completions": line.completions });
            schools.into_iter().map(line).collect()
        }
    };
    let names: &[&str] = match asked.question.as_str() {
        "daily-active-learners" => &["day", "learners"],
        "time-by-subject" => &["subject", "milliseconds", "timed", "statements"],
        _ => &["school", "learners", "finishers", "completions"],
    };
    write(out, asked.format, names, lines.iter().filter_map(Value::as_object)).context("cannot write the answer")?;
    Ok(())
}

/// Writes lines in a form.
fn write<'a>(out: &mut dyn Write, form: Form, names: &[&str], lines: impl Iterator<Item = &'a Map<String, Value>>) -> std::io::Result<()> {
    if form == Form::Csv {
        writeln!(out, "{}", names.join(","))?;
    }
    for line in lines {
        match form {
            Form::Jsonl => writeln!(out, "{}", Value::Object(line.clone()))?,
            Form::Csv => writeln!(out, "{}", names.iter().map(|name| cell(line.get(*name))).collect::<Vec<_>>().join(","))?,
        }
    }
    out.flush()
}

/// A cell of CSV (RFC 4180).
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if text.contains(['"', ',', '\n', '\r']) => format!("\"{}\"", text.replace('"', "\"\"")),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_lines_or_cells() {
        let lines = [json!({ "subject": "a \"b\", c", "n": 1 }), json!({ "subject": null, "n": 2.5 })];
        let written = |form| {
            let mut out = Vec::new();
            write(&mut out, form, &["subject", "n"], lines.iter().filter_map(Value::as_object)).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(Form::Csv), "subject,n\n\"a \"\"b\"\", c\",1\n,2.5\n");
        assert_eq!(written(Form::Jsonl), "{\"n\":1,\"subject\":\"a \\\"b\\\", c\"}\n{\"n\":2.5,\"subject\":null}\n");
    }
}
