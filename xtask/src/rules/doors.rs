//! Edges between crates: the table of ARCHITECTURE.md, one direction, no circles.

use super::architecture::{House, PATH};
use crate::finding::Finding;
use crate::tree::Tree;

const RULE: &str = "doors";

/// Compares the table with each Cargo.toml.
pub fn check(tree: &Tree, house: &House, findings: &mut Vec<Finding>) {
    let folders: Vec<&str> = tree.crates().map(|(folder, _)| folder).collect();
    for (folder, manifest) in tree.crates() {
        let name = name_of(folder);
        let path = format!("{folder}/Cargo.toml");
        let Some(door) = house.crates.get(name) else {
            findings.push(Finding::new(path, 0, RULE, format!("{name} is not in the table of doors of {PATH}: add a row")));
            continue;
        };
        for (line, used) in edges(manifest) {
            if !folders.iter().any(|folder| name_of(folder) == used) || used == name {
                continue;
            }
            if !door.uses.contains(used) {
                let message = format!("{name} may not use {used}: say it with a fact, move the thing down, or change the table of {PATH} for a reason");
                findings.push(Finding::new(path.as_str(), line, RULE, message));
            }
        }
    }
    for (name, door) in &house.crates {
        if !folders.iter().any(|folder| name_of(folder) == name) {
            findings.push(Finding::new(PATH, door.line, RULE, format!("there is no crate {name}: remove it from the table")));
        }
        for used in &door.uses {
            match house.crates.get(used) {
                Some(lower) if lower.floor < door.floor => {}
                Some(_) => findings.push(Finding::new(PATH, door.line, RULE, format!("{name} would use {used}, which is not on a lower floor"))),
                None => findings.push(Finding::new(PATH, door.line, RULE, format!("{name} would use {used}, which is not in the table"))),
            }
        }
    }
}

fn name_of(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
}

/// The dependencies of a manifest of every kind, with their lines; `xingtan-kernel` is `kernel`.
fn edges(manifest: &str) -> Vec<(usize, &str)> {
    let mut edges = Vec::new();
    let mut inside = false;
    for (line, text) in (1..).zip(manifest.lines()) {
        let text = text.trim();
        if let Some(table) = text.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            inside = table.ends_with("dependencies");
            if let Some((_, name)) = table.split_once("dependencies.") {
                edges.push((line, own_name(name)));
            }
        } else if inside
            && !text.starts_with('#')
            && let Some((name, value)) = text.split_once('=')
        {
            let package = value.split_once("package = \"").and_then(|(_, rest)| rest.split('"').next());
            let name = name.trim().split('.').next().unwrap_or_default();
            edges.push((line, own_name(package.unwrap_or(name))));
        }
    }
    edges
}

fn own_name(name: &str) -> &str {
    let name = name.trim().trim_matches('"');
    name.strip_prefix("xingtan-").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::architecture;

    fn found(table: &str, manifest: &str) -> Vec<String> {
        let text = format!("| floor | crate | uses |\n|---|---|---|\n{table}\n\n| furniture | rooms |\n|---|---|\n| `a` | every room |\n");
        let tree = Tree::of(&[(architecture::PATH, text.as_str()), ("crates/kernel/Cargo.toml", ""), ("crates/catalog/Cargo.toml", manifest)]);
        let mut findings = Vec::new();
        let house = architecture::read(&tree, &mut findings);
        check(&tree, &house, &mut findings);
        findings.iter().map(|finding| finding.to_string()).collect()
    }

    #[track_caller]
    fn finds(table: &str, manifest: &str, part: &str) {
        let found = found(table, manifest);
        assert!(found.iter().any(|line| line.contains(part)), "{found:#?}");
    }

    #[test]
    fn an_edge_that_is_not_in_the_table_is_found() {
        let open = "| 0 | kernel | – |\n| 4 | catalog | kernel |";
        let shut = "| 0 | kernel | – |\n| 4 | catalog | – |";
        assert_eq!(found(open, "[dependencies]\nkernel.workspace = true\nserde = \"1\"\n"), Vec::<String>::new());
        for manifest in [
            "[dependencies]\nkernel.workspace = true\n",
            "[dev-dependencies]\nxingtan-kernel = { path = \"../kernel\" }\n",
            "[build-dependencies]\nk = { path = \"../kernel\", package = \"xingtan-kernel\" }\n",
            "[target.'cfg(unix)'.dependencies]\nkernel.workspace = true\n",
        ] {
            finds(shut, manifest, "crates/catalog/Cargo.toml:2: [doors] catalog may not use kernel");
        }
        finds(shut, "[dependencies.kernel]\nworkspace = true\n", "Cargo.toml:1: [doors] catalog may not use kernel");
    }

    #[test]
    fn the_table_itself_is_checked() {
        finds("| 0 | kernel | – |", "", "catalog is not in the table");
        finds("| 0 | kernel | catalog |\n| 4 | catalog | kernel |", "", "kernel would use catalog, which is not on a lower floor");
        finds("| 0 | kernel | – |\n| 4 | catalog | nobody |", "", "catalog would use nobody, which is not in the table");
        finds("| 0 | kernel | – |\n| 4 | catalog | – |\n| 5 | ghost | – |", "", "there is no crate ghost");
    }
}
