//! What `make check` and `make test` do, one step after another, with the time of each.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// A step: its name, the folder it runs in, and the command.
type Step = (&'static str, &'static str, &'static [&'static str]);

/// Cheap steps that need no build but that of xtask.
const QUICK: &[Step] =
    &[("formatting", ".", &["cargo", "fmt", "--all", "--check"]), ("tidy", ".", &["cargo", "xtask", "tidy"]), ("words", ".", &["cargo", "xtask", "i18n"])];

/// Types only.
const TYPES: &[Step] = &[("types", ".", &["cargo", "check", "--workspace", "--all-targets", "--locked"])];

/// The build has the targets, features and profile of the test run, so that nothing is built twice; clippy, which needs
/// only types of the dependencies, comes before it because its answer comes sooner.
const FULL: &[Step] = &[
    ("lints", ".", &["cargo", "clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]),
    ("build", ".", &["cargo", "build", "--workspace", "--all-targets", "--locked"]),
    ("tests", ".", &["cargo", "test", "--workspace", "--all-targets", "--locked", "--no-fail-fast"]),
    ("examples in the documentation", ".", &["cargo", "test", "--workspace", "--doc", "--locked"]),
];

/// Browser journeys drive `target/debug/xingtan`, which the step `build` made.
const BROWSER: &[Step] =
    &[("browser packages", "tests/browser", &["npm", "ci", "--no-audit", "--no-fund"]), ("browser journeys", "tests/browser", &["npm", "test"])];

/// The fast inner loop.
pub fn check(root: &Path) -> Result<ExitCode> {
    run(root, &[QUICK, TYPES])
}

/// Everything CI runs.
pub fn test(root: &Path) -> Result<ExitCode> {
    if root.join("tests/browser/package.json").is_file() { run(root, &[QUICK, FULL, BROWSER]) } else { run(root, &[QUICK, FULL]) }
}

/// Runs the steps up to the first that fails.
fn run(root: &Path, groups: &[&[Step]]) -> Result<ExitCode> {
    let begun = Instant::now();
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for (name, folder, command) in groups.iter().copied().flatten() {
        println!("\n== {name}: {}", command.join(" "));
        let Some((program, arguments)) = command.split_first() else { continue };
        let step = Instant::now();
        let status = Command::new(program).args(arguments).current_dir(root.join(folder)).status().with_context(|| format!("{program} cannot be started"))?;
        times.push((name, step.elapsed()));
        if !status.success() {
            print_times(&times, begun.elapsed());
            println!("failed: {name}. Run it alone with: {}", command.join(" "));
            return Ok(ExitCode::FAILURE);
        }
    }
    print_times(&times, begun.elapsed());
    Ok(ExitCode::SUCCESS)
}

fn print_times(times: &[(&str, Duration)], total: Duration) {
    println!();
    for (name, time) in times.iter().copied().chain([("all", total)]) {
        println!("{:>8.1} s  {name}", time.as_secs_f64());
    }
}
