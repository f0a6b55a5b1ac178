//! Who holds a credential of a record store, and what it allows (1.0.3, Communication 4.2).

use std::sync::Arc;

use kernel::Id;

/// The store of the platform itself, where what people do here is kept.
#[must_use]
pub fn own_tenant() -> Id {
    Id::named(&["records", "platform"])
}

/// Who holds a credential of this record store.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The store: the organisation of the program, or the platform's own.
    pub tenant: Id,
    /// Who vouches for what it says: an agent, or a group of the program and the person it acts for.
    pub authority: Arc<str>,
    /// What the credential allows; words of the standard (Communication 4.2).
    pub scopes: Arc<[String]>,
    /// The credential, where somebody watches over what it says.
    pub watched: Option<Id>,
}

impl Holder {
    fn has(&self, wanted: &[&str]) -> bool {
        self.scopes.iter().any(|scope| scope == "all" || wanted.contains(&scope.as_str()))
    }

    /// Whether statements may be written.
    #[must_use]
    pub fn may_write_statements(&self) -> bool {
        self.has(&["statements/write"])
    }

    /// Whether all statements of the store may be read.
    #[must_use]
    pub fn may_read_statements(&self) -> bool {
        self.has(&["all/read", "statements/read"])
    }

    /// Whether one's own statements may be read.
    #[must_use]
    pub fn may_read_own_statements(&self) -> bool {
        self.has(&["all/read", "statements/read", "statements/read/mine"])
    }

    /// Whether what it says about activities is believed.
    #[must_use]
    pub fn may_define(&self) -> bool {
        self.has(&["define"])
    }

    /// Whether documents of this resource may be read or written.
    #[must_use]
    pub fn may_use_documents(&self, scope: &str, write: bool) -> bool {
        self.has(&[scope]) || (!write && self.has(&["all/read"]))
    }

    /// Whether activities and agents may be looked up.
    #[must_use]
    pub fn may_look_up(&self) -> bool {
        !self.scopes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(scopes: &[&str]) -> Holder {
        Holder { tenant: own_tenant(), authority: "".into(), scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(), watched: None }
    }

    #[test]
    fn scopes_allow_what_they_say() {
        let all = holder(&["all"]);
        assert!(all.may_write_statements() && all.may_read_statements() && all.may_define() && all.may_use_documents("state", true) && all.may_look_up());
        let reader = holder(&["all/read"]);
        assert!(!reader.may_write_statements() && reader.may_read_statements() && !reader.may_define());
        assert!(reader.may_use_documents("profile", false) && !reader.may_use_documents("profile", true));
        let writer = holder(&["statements/write", "statements/read/mine"]);
        assert!(writer.may_write_statements() && !writer.may_read_statements() && writer.may_read_own_statements() && !writer.may_define());
        assert!(!writer.may_use_documents("state", false) && holder(&["state"]).may_use_documents("state", true));
        assert!(!holder(&[]).may_look_up());
    }
}
