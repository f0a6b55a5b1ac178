//! Routes of knowledge points, `课内体系->知识点->式`, as a tree of concepts.

use std::collections::HashSet;

use kernel::{Language, LocalizedText};

use crate::model::ConceptDraft;

const ARROW: &str = "->";

/// All routes of a file, each step once, parents before children.
#[derive(Debug, Default)]
pub(super) struct Routes {
    known: HashSet<String>,
    steps: Vec<(String, Option<String>, String)>,
}

impl Routes {
    /// Adds a route; the key of its last step. A step that only repeats the one before it (拓展思维->拓展思维) is one step.
    pub(super) fn add(&mut self, route: &str) -> Option<String> {
        let mut parent: Option<String> = None;
        let mut previous = "";
        for name in route.split(ARROW).map(str::trim).filter(|name| !name.is_empty()) {
            if name == previous {
                continue;
            }
            let key = parent.as_ref().map_or_else(|| name.to_owned(), |parent| format!("{parent}{ARROW}{name}"));
            if self.known.insert(key.clone()) {
                self.steps.push((key.clone(), parent, name.to_owned()));
            }
            parent = Some(key);
            previous = name;
        }
        parent
    }

    pub(super) fn into_concepts(self, language: Language) -> Vec<ConceptDraft> {
        self.steps.into_iter().map(|(key, parent, name)| ConceptDraft { key, parent, names: LocalizedText::of(language, name) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_share_their_beginnings() {
        let mut routes = Routes::default();
        assert_eq!(routes.add("拓展思维->拓展思维->应用题模块->周期问题 ").as_deref(), Some("拓展思维->应用题模块->周期问题"));
        assert_eq!(routes.add("拓展思维->能力").as_deref(), Some("拓展思维->能力"));
        assert_eq!(routes.add(" -> "), None);
        let concepts = routes.into_concepts(Language::ZH_HANS);
        let keys: Vec<(&str, Option<&str>)> = concepts.iter().map(|concept| (concept.key.as_str(), concept.parent.as_deref())).collect();
        assert_eq!(
            keys,
            [
                ("拓展思维", None),
                ("拓展思维->应用题模块", Some("拓展思维")),
                ("拓展思维->应用题模块->周期问题", Some("拓展思维->应用题模块")),
                ("拓展思维->能力", Some("拓展思维")),
            ]
        );
    }
}
