//! Every room has the same furniture.

use super::architecture::{House, PATH};
use crate::finding::Finding;
use crate::tree::Tree;

/// Looks for what the table of furniture asks of each room; `<room>` in it is the room's name.
pub fn check(tree: &Tree, house: &House, findings: &mut Vec<Finding>) {
    for (furniture, rooms) in &house.furniture {
        for room in rooms {
            let path = format!("crates/{room}/{}", furniture.replace("<room>", room));
            if tree.has(&format!("crates/{room}/Cargo.toml")) && !tree.has(&path) {
                findings.push(Finding::new(path, 0, "furniture", format!("missing: {PATH} asks it of {room}")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_piece_is_found() {
        let rooms = ["catalog".to_owned()];
        let furniture = ["src/model/", "locales/en/<room>.ftl"].map(|path| (path.to_owned(), rooms.iter().cloned().collect())).to_vec();
        let house = House { furniture, ..House::default() };
        let mut findings = Vec::new();
        check(&Tree::of(&[("crates/catalog/Cargo.toml", ""), ("crates/catalog/src/model/noun.rs", "")]), &house, &mut findings);
        assert_eq!(findings.iter().map(|finding| finding.path.as_str()).collect::<Vec<_>>(), ["crates/catalog/locales/en/catalog.ftl"]);
    }
}
