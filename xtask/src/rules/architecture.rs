//! The two tables of ARCHITECTURE.md: who may use whom (Doors), and what a room holds (Furniture).

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::tree::Tree;

pub const PATH: &str = "ARCHITECTURE.md";
/// Rooms live on these floors; below is what they stand on, above is what puts them together.
const ROOM_FLOORS: std::ops::RangeInclusive<u32> = 3..=7;

/// What ARCHITECTURE.md says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct House {
    /// Every crate, by the name of its folder.
    pub crates: BTreeMap<String, Door>,
    /// What rooms must hold: a path below the crate, and the rooms it is asked of.
    pub furniture: Vec<(String, BTreeSet<String>)>,
}

/// A row of the table of doors.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Door {
    pub floor: u32,
    pub uses: BTreeSet<String>,
    pub line: usize,
}

impl House {
    fn rooms(&self) -> BTreeSet<String> {
        self.crates.iter().filter(|(_, door)| ROOM_FLOORS.contains(&door.floor)).map(|(name, _)| name.clone()).collect()
    }
}

/// Reads both tables. Where they cannot be read, that is a finding.
pub fn read(tree: &Tree, findings: &mut Vec<Finding>) -> House {
    let text = tree.text(PATH).unwrap_or_default();
    let mut house = House::default();
    let mut uses = Vec::new();
    for (line, [floor, crates, used]) in rows(text, ["floor", "crate", "uses"]) {
        let Ok(floor) = floor.parse() else {
            findings.push(Finding::new(PATH, line, "doors", format!("the floor `{floor}` is not a number")));
            continue;
        };
        for name in names(crates) {
            uses.push((name.clone(), used));
            house.crates.insert(name, Door { floor, uses: BTreeSet::new(), line });
        }
    }
    for (name, used) in uses {
        let used = expand(used, &name, &house);
        if let Some(door) = house.crates.get_mut(&name) {
            door.uses = used;
        }
    }
    let rooms = house.rooms();
    for (_, [path, asked]) in rows(text, ["furniture", "rooms"]) {
        let asked = if asked == "every room" { rooms.clone() } else { names(asked).collect() };
        house.furniture.extend(names(path).map(|path| (path, asked.clone())));
    }
    if house.crates.is_empty() || house.furniture.is_empty() {
        findings.push(Finding::new(PATH, 0, "doors", "needs the tables `| floor | crate | uses |` and `| furniture | rooms |`"));
    }
    house
}

/// The cells of the table with these headings, each row with its line.
fn rows<'a, const COLUMNS: usize>(text: &'a str, headings: [&str; COLUMNS]) -> Vec<(usize, [&'a str; COLUMNS])> {
    let cells = |line: &'a str| -> Option<[&'a str; COLUMNS]> {
        line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect::<Vec<_>>().try_into().ok()
    };
    let table = (1..).zip(text.lines()).skip_while(|(_, line)| cells(line) != Some(headings));
    table.skip(2).map_while(|(line, text)| Some((line, cells(text)?))).collect()
}

/// `a, `b`` is a and b; a dash is nothing.
fn names(cell: &str) -> impl Iterator<Item = String> {
    cell.split(',').map(|name| name.trim().trim_matches('`').to_owned()).filter(|name| !name.is_empty() && name != "–" && name != "-")
}

/// The crates of a cell such as `floors 0–2, identity`, or `all`, which is every lower floor.
fn expand(cell: &str, own: &str, house: &House) -> BTreeSet<String> {
    let floor = house.crates.get(own).map_or(0, |door| door.floor);
    let mut out = BTreeSet::new();
    for name in names(cell) {
        let floors = name.strip_prefix("floors ").and_then(|range| range.split_once('–')).and_then(|(from, to)| Some(from.parse().ok()?..=to.parse().ok()?));
        match floors {
            Some(floors) => out.extend(house.crates.iter().filter(|(_, door)| floors.contains(&door.floor)).map(|(name, _)| name.clone())),
            None if name == "all" => out.extend(house.crates.iter().filter(|(_, door)| door.floor < floor).map(|(name, _)| name.clone())),
            None => drop(out.insert(name)),
        }
    }
    out.remove(own);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "x\n\n| floor | crate | uses |\n|---|---|---|\n| 0 | kernel, `words` | – |\n| 3 | identity | floors 0–2 |\n| 8 | xingtan | all |\n\n\
                        | furniture | rooms |\n|---|---|\n| `src/lib.rs`, `src/model/` | every room |\n| `src/api/` | identity |\n";

    #[test]
    fn the_tables_are_read() {
        let mut findings = Vec::new();
        let house = read(&Tree::of(&[(PATH, TEXT)]), &mut findings);
        let uses = |name: &str| house.crates[name].uses.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(uses("words"), Vec::<&str>::new());
        assert_eq!(uses("identity"), ["kernel", "words"]);
        assert_eq!(uses("xingtan"), ["identity", "kernel", "words"]);
        assert_eq!(house.crates["identity"].line, 6);
        assert_eq!(
            house.furniture.iter().map(|(path, rooms)| (path.as_str(), rooms.len())).collect::<Vec<_>>(),
            [("src/lib.rs", 1), ("src/model/", 1), ("src/api/", 1)]
        );
        assert_eq!(findings, []);
    }

    #[test]
    fn a_house_without_tables_is_found() {
        let mut findings = Vec::new();
        read(&Tree::of(&[(PATH, "| floor | crate | uses |\n|---|---|---|\n| low | kernel | – |\n")]), &mut findings);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [3, 0]);
    }
}
