//! Licences by SPDX identifier.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Under which terms a thing may be used: an SPDX licence identifier, or `public-domain`, or `facts` for catalogues that list facts only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Licence(String);

impl Licence {
    /// Works whose protection has ended.
    pub const PUBLIC_DOMAIN: &'static str = "public-domain";
    /// Lists of facts, which no licence protects.
    pub const FACTS: &'static str = "facts";

    /// A licence by its identifier.
    #[must_use]
    pub fn new(identifier: impl Into<String>) -> Self {
        Self(identifier.into())
    }

    /// Recognises the ways people write a licence in prose: `CC BY-SA 4.0 + SATA`, `Creative Commons Attribution License`, `MIT (repo)`.
    #[must_use]
    pub fn recognise(prose: &str) -> Option<Self> {
        let upper = prose.to_ascii_uppercase().replace(['_', ' '], "-");
        let version = ["4.0", "3.0"].into_iter().find(|version| upper.contains(version));
        let creative_commons = upper.contains("CC-BY") || upper.contains("CREATIVE-COMMONS") || upper.contains("LICENSES/BY");
        if upper.contains("PUBLIC-DOMAIN") {
            return Some(Self::new(Self::PUBLIC_DOMAIN));
        }
        if creative_commons {
            let mut terms = String::from("CC-BY");
            for (mark, long, term) in [("-NC", "NONCOMMERCIAL", "-NC"), ("-SA", "SHAREALIKE", "-SA"), ("-ND", "NODERIV", "-ND")] {
                if upper.contains(&format!("BY{mark}")) || upper.contains(&format!("-NC{mark}")) || upper.contains(long) {
                    terms.push_str(term);
                }
            }
            return Some(Self(format!("{terms}-{}", version.unwrap_or("4.0"))));
        }
        for (mark, identifier) in
            [("APACHE-2", "Apache-2.0"), ("MIT", "MIT"), ("WTFPL", "WTFPL"), ("FACTS", Self::FACTS), ("BSD-3", "BSD-3-Clause"), ("CC0", "CC0-1.0")]
        {
            if upper.contains(mark) {
                return Some(Self::new(identifier));
            }
        }
        None
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name people know: `CC BY-SA 4.0` for `CC-BY-SA-4.0`.
    #[must_use]
    pub fn short_name(&self) -> String {
        match self.0.strip_prefix("CC-") {
            Some(rest) => match rest.rsplit_once('-') {
                Some((terms, version)) => format!("CC {terms} {version}"),
                None => self.0.clone(),
            },
            None => self.0.clone(),
        }
    }

    /// Where the text of the licence can be read.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        if let Some(rest) = self.0.strip_prefix("CC-BY") {
            let (terms, version) = rest.rsplit_once('-')?;
            return Some(format!("https://creativecommons.org/licenses/by{}/{version}/", terms.to_ascii_lowercase()));
        }
        match self.0.as_str() {
            Self::PUBLIC_DOMAIN => Some("https://creativecommons.org/publicdomain/mark/1.0/".to_owned()),
            Self::FACTS => None,
            spdx => Some(format!("https://spdx.org/licenses/{spdx}.html")),
        }
    }

    /// True where everybody may download, copy and pass on the work itself.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0 != Self::FACTS && !self.0.contains("-ND") && !self.0.contains("-NC")
    }
}

impl fmt::Display for Licence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Licence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_recognised() {
        for (prose, identifier) in [
            ("CC BY-SA 4.0 + SATA (non-code)", "CC-BY-SA-4.0"),
            ("CC BY 4.0 - attribution: OpenStax", "CC-BY-4.0"),
            ("see datapackage.json; UNESCO UIS CC BY-SA 3.0 IGO", "CC-BY-SA-3.0"),
            ("MIT (repo LICENSE)", "MIT"),
            ("Creative Commons Attribution-ShareAlike License", "CC-BY-SA-4.0"),
            ("http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
            ("http://creativecommons.org/licenses/by-nc-sa/4.0/", "CC-BY-NC-SA-4.0"),
            ("Apache-2.0", "Apache-2.0"),
        ] {
            assert_eq!(Licence::recognise(prose).map(|l| l.as_str().to_owned()).as_deref(), Some(identifier), "{prose}");
        }
        assert_eq!(Licence::recognise("all rights reserved"), None);
    }

    #[test]
    fn names_and_addresses() {
        let licence = Licence::new("CC-BY-SA-4.0");
        assert_eq!(licence.short_name(), "CC BY-SA 4.0");
        assert_eq!(licence.url().as_deref(), Some("https://creativecommons.org/licenses/by-sa/4.0/"));
        assert!(licence.is_open() && !Licence::new("CC-BY-NC-4.0").is_open());
    }
}
