//! The release archive.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// What stands in the archive beside the binary.
const COMPANIONS: &[&str] = &["README.md", "README.zh-Hans.md", "CHANGELOG.md", "LICENSE", "NOTICE", "library"];

/// Builds `target/dist/xingtan-<version>-<machine>.tar.gz` with its SHA-256 and a CycloneDX list of components.
pub fn archive(root: &Path) -> Result<ExitCode> {
    let version = env!("CARGO_PKG_VERSION");
    let name = format!("xingtan-{version}-{}-{}", std::env::consts::ARCH, std::env::consts::OS);
    let folder = root.join("target/dist");
    let stage = folder.join(&name);
    let binary = root.join("target/dist/xingtan");
    run(root, "cargo", &["build", "--profile", "dist", "--package", "xingtan", "--locked"])?;
    if stage.exists() {
        std::fs::remove_dir_all(&stage)?;
    }
    std::fs::create_dir_all(&stage)?;
    std::fs::copy(&binary, stage.join("xingtan")).with_context(|| format!("{} cannot be copied", binary.display()))?;
    let stage_name = stage.to_string_lossy();
    for companion in COMPANIONS.iter().filter(|companion| root.join(companion).exists()) {
        run(root, "cp", &["-R", companion, &stage_name])?;
    }
    std::fs::write(stage.join("components.cdx.json"), serde_json::to_string_pretty(&components(root)?)?)?;
    let tar = format!("{name}.tar.gz");
    // The same input makes the same archive: order, owner and times are fixed.
    run(&folder, "tar", &["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-czf", &tar, &name])?;
    let sum = Command::new("sha256sum").arg(&tar).current_dir(&folder).stderr(Stdio::inherit()).output().context("sha256sum cannot be started")?;
    ensure!(sum.status.success(), "sha256sum failed");
    std::fs::write(folder.join(format!("{tar}.sha256")), &sum.stdout)?;
    println!("{}", folder.join(tar).display());
    Ok(ExitCode::SUCCESS)
}

/// The crates in the binary, as CycloneDX 1.6.
fn components(root: &Path) -> Result<Value> {
    let arguments = ["tree", "--package", "xingtan", "--edges", "normal", "--prefix", "none", "--locked", "--no-dedupe", "--format", "{p}\t{l}"];
    let output = Command::new("cargo").args(arguments).current_dir(root).stderr(Stdio::inherit()).output().context("cargo tree cannot be started")?;
    ensure!(output.status.success(), "cargo tree failed");
    let mut lines: Vec<&str> = std::str::from_utf8(&output.stdout)?.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(json!({ "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": lines.into_iter().filter_map(component).collect::<Vec<_>>() }))
}

/// A line `name v1.2.3 (where)<tab>licence` of `cargo tree`. Crates of this repository, which have a path, are not components.
fn component(line: &str) -> Option<Value> {
    let (package, licence) = line.split_once('\t')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    if words.any(|word| word.starts_with("(/")) {
        return None;
    }
    Some(json!({
        "type": "library", "name": name, "version": version, "purl": format!("pkg:cargo/{name}@{version}"),
        "licenses": [{ "expression": licence.replace('/', " OR ") }],
    }))
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program).args(arguments).current_dir(folder).status().with_context(|| format!("{program} cannot be started"))?;
    ensure!(status.success(), "{program} {} failed", arguments.join(" "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_crates_are_components() {
        let found = component("zip v9.8.0\tMIT/Apache-2.0").unwrap();
        assert_eq!(found["purl"], "pkg:cargo/zip@9.8.0");
        assert_eq!(found["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(component("xingtan-kernel v0.1.0 (/somewhere/crates/kernel)\tApache-2.0"), None);
        assert!(component("derive v1.0.0 (proc-macro)\tMIT").is_some());
    }
}
