//! Blocks and courses whose units are all done with (§9.3.9).

use crate::model::structure::{Block, Node, Structure, Unit};

/// The blocks that are satisfied, inner ones first, and whether the whole course is.
#[must_use]
pub fn satisfied<'a>(structure: &'a Structure, is_done: &impl Fn(&Unit) -> bool) -> (Vec<&'a Block>, bool) {
    let mut blocks = Vec::new();
    let course = all(&structure.nodes, is_done, &mut blocks);
    (blocks, course)
}

fn all<'a>(nodes: &'a [Node], is_done: &impl Fn(&Unit) -> bool, blocks: &mut Vec<&'a Block>) -> bool {
    let mut done = true;
    for node in nodes {
        done &= match node {
            Node::Unit(unit) => is_done(unit),
            Node::Block(block) => {
                let is_satisfied = all(&block.children, is_done, blocks);
                if is_satisfied {
                    blocks.push(block);
                }
                is_satisfied
            }
        };
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::structure::Standard;
    use kernel::LocalizedText;

    #[test]
    fn a_block_is_satisfied_with_its_last_unit() {
        let unit = |identifier: &str| Node::Unit(Box::new(Unit { identifier: identifier.to_owned(), ..Unit::default() }));
        let block = |identifier: &str, children| {
            Node::Block(Block { identifier: identifier.to_owned(), title: LocalizedText::default(), description: LocalizedText::default(), children })
        };
        let structure = Structure {
            standard: Standard::Cmi5,
            identifier: String::new(),
            title: LocalizedText::default(),
            description: LocalizedText::default(),
            nodes: vec![block("outer", vec![unit("a"), block("inner", vec![unit("b")])]), unit("c")],
            notices: Vec::new(),
        };
        let of = |done: &str| {
            let (blocks, course) = satisfied(&structure, &|unit: &Unit| done.contains(&unit.identifier));
            (blocks.iter().map(|block| block.identifier.as_str()).collect::<Vec<_>>().join(" "), course)
        };
        assert_eq!(of(""), (String::new(), false));
        assert_eq!(of("b"), ("inner".to_owned(), false));
        assert_eq!(of("ac"), (String::new(), false));
        assert_eq!(of("ab"), ("inner outer".to_owned(), false));
        assert_eq!(of("abc"), ("inner outer".to_owned(), true));
    }
}
