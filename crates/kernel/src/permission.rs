//! Who asks, what roles allow, and what a route needs.

use serde::{Deserialize, Serialize};

use crate::Id;

/// Who is behind a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "id")]
pub enum Actor {
    /// Somebody about whom nothing is kept yet.
    Stranger,
    /// A person without an account who has practised or read: a person id lives in their cookie.
    Guest(Id),
    /// A person who signed in.
    Member(Id),
    /// A connected program that proved who it is, on its own behalf.
    Client(Id),
    /// The platform itself: imports, jobs, the command line.
    System,
}

impl Actor {
    /// The person behind the request, with or without an account.
    #[must_use]
    pub const fn person(&self) -> Option<Id> {
        match self {
            Self::Guest(id) | Self::Member(id) => Some(*id),
            Self::Stranger | Self::Client(_) | Self::System => None,
        }
    }

    /// True where the person signed in.
    #[must_use]
    pub const fn is_member(&self) -> bool {
        matches!(self, Self::Member(_))
    }
}

/// Makes an enum of words: what is kept and typed, and back.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is kept and typed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What somebody is in an organisation.
    Role {
        /// Learns.
        Learner = "learner",
        /// Sees and decides for a minor.
        Guardian = "guardian",
        /// Teaches.
        Teacher = "teacher",
        /// Leads the teachers of a subject.
        SubjectHead = "subjecthead",
        /// Judges content before it is published.
        Reviewer = "reviewer",
        /// Contributes resources.
        Provider = "provider",
        /// Runs a school's part.
        SchoolAdmin = "schooladmin",
        /// Runs a region's part.
        RegionAdmin = "regionadmin",
        /// Looks at how schools do, without changing anything.
        Inspector = "inspector",
        /// Offers work.
        Employer = "employer",
        /// Keeps the platform running.
        Operator = "operator",
        /// Reads the audit log, and administers nothing.
        Auditor = "auditor",
    }
}

words! {
    /// What a role may allow, within the organisation where it is held and everything below.
    Permission {
        /// See an organisation's people and their roles.
        ReadPeople = "people.read",
        /// Create, change, suspend and remove accounts of an organisation.
        ManagePeople = "people.manage",
        /// Open the record of a minor; each time is kept with its reason.
        ReadMinor = "minors.read",
        /// Create, change and close organisations below.
        ManageOrganizations = "organizations.manage",
        /// Give and take roles below one's own.
        ManageRoles = "roles.manage",
        /// Bring in lists of people and classes, and take them back.
        ImportRoster = "rosters.import",
        /// Take lists of people and classes out.
        ExportRoster = "rosters.export",
        /// Teach a class: see its learners, set and mark work.
        Teach = "classes.teach",
        /// Judge resources.
        Review = "resources.review",
        /// Contribute resources.
        Provide = "resources.provide",
        /// See figures about an organisation.
        Inspect = "figures.read",
        /// Offer work.
        Employ = "jobs.manage",
        /// Connect programs, and end their access.
        ManageClients = "clients.manage",
        /// Run the platform: settings, messages, storage.
        Operate = "platform.operate",
        /// Read the audit log.
        ReadAudit = "audit.read",
    }
}

impl Role {
    /// What it allows.
    #[must_use]
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::Learner | Self::Guardian => &[],
            Self::Teacher => &[P::Teach, P::ReadPeople, P::ReadMinor],
            Self::SubjectHead => &[P::Teach, P::ReadPeople, P::ReadMinor, P::Inspect],
            Self::Reviewer => &[P::Review],
            Self::Provider => &[P::Provide],
            Self::SchoolAdmin | Self::RegionAdmin => {
                &[P::ReadPeople, P::ManagePeople, P::ReadMinor, P::ManageOrganizations, P::ManageRoles, P::ImportRoster, P::ExportRoster, P::Inspect]
            }
            Self::Inspector => &[P::Inspect],
            Self::Employer => &[P::Employ],
            Self::Operator => &[
                P::ReadPeople,
                P::ManagePeople,
                P::ManageOrganizations,
                P::ManageRoles,
                P::ImportRoster,
                P::ExportRoster,
                P::Inspect,
                P::ManageClients,
                P::Operate,
            ],
            Self::Auditor => &[P::ReadAudit],
        }
    }

    /// Whether it allows something.
    #[must_use]
    pub fn allows(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }

    /// Whether its holder works for an organisation: then a password alone is not enough for it.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Learner | Self::Guardian | Self::Employer | Self::Provider)
    }

    /// The roles that its holder may give, at the same place and below. Nobody gives what stands above them; only an operator makes auditors, and
    /// nobody but the operator of the machine makes operators (by the command line or the token of the first run).
    #[must_use]
    pub const fn may_give(self) -> &'static [Self] {
        match self {
            Self::SchoolAdmin => &[Self::Learner, Self::Guardian, Self::Teacher, Self::SubjectHead, Self::Provider, Self::SchoolAdmin],
            Self::RegionAdmin => &[
                Self::Learner,
                Self::Guardian,
                Self::Teacher,
                Self::SubjectHead,
                Self::SchoolAdmin,
                Self::RegionAdmin,
                Self::Inspector,
                Self::Reviewer,
                Self::Provider,
                Self::Employer,
            ],
            Self::Operator => &[
                Self::Learner,
                Self::Guardian,
                Self::Teacher,
                Self::SubjectHead,
                Self::Reviewer,
                Self::Provider,
                Self::SchoolAdmin,
                Self::RegionAdmin,
                Self::Inspector,
                Self::Employer,
                Self::Auditor,
            ],
            _ => &[],
        }
    }

    /// Whether one person may hold both: who reads the audit log administers nothing.
    #[must_use]
    pub fn goes_with(self, other: Self) -> bool {
        let administers = |role: Self| matches!(role, Self::SchoolAdmin | Self::RegionAdmin | Self::Operator);
        !((self == Self::Auditor && administers(other)) || (other == Self::Auditor && administers(self)))
    }
}

/// What a route needs before its handler runs. Every route declares one; a route without one cannot be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// Open to everybody; the answer is the same for all and may be cached.
    Public,
    /// Open to everybody, about the person who asks: strangers, guests and members.
    Anyone,
    /// A signed-in person.
    Member,
    /// A signed-in person who may do this somewhere; the handler asks again about the very thing.
    May(Permission),
    /// A program: cookies are not looked at, so nothing acts for a person who did not mean to; the handler says what it asks for.
    Program,
    /// A program that holds an access token with one of these scopes.
    Scope(&'static [&'static str]),
}

impl Need {
    /// Whether this actor may enter, as far as who they are decides: [`Need::May`] and [`Need::Scope`] are looked up besides.
    #[must_use]
    pub const fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Public | Self::Anyone | Self::Program => true,
            Self::Member => matches!(actor, Actor::Member(_) | Actor::System),
            Self::May(_) => matches!(actor, Actor::Member(_)),
            Self::Scope(_) => matches!(actor, Actor::Client(_) | Actor::Member(_)),
        }
    }

    /// Whether it is asked by programs, with tokens instead of cookies.
    #[must_use]
    pub const fn is_for_programs(self) -> bool {
        matches!(self, Self::Program | Self::Scope(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_only_means_members_only() {
        let id = Id::named(&["someone"]);
        assert!(Need::Member.admits(&Actor::Member(id)));
        assert!(!Need::Member.admits(&Actor::Guest(id)) && !Need::Member.admits(&Actor::Client(id)));
        assert!(!Need::Member.admits(&Actor::Stranger));
        assert!(Need::Anyone.admits(&Actor::Stranger));
        assert!(!Need::May(Permission::Operate).admits(&Actor::Client(id)) && !Need::Scope(&["x"]).admits(&Actor::Guest(id)));
    }

    #[test]
    fn nobody_gives_what_stands_above_them() {
        for giver in Role::ALL {
            for given in giver.may_give() {
                assert!(giver.allows(Permission::ManageRoles));
                let extra: Vec<_> = given.permissions().iter().filter(|permission| !giver.allows(**permission)).collect();
                let elsewhere = [Permission::Teach, Permission::ReadMinor, Permission::Review, Permission::Provide, Permission::Employ, Permission::ReadAudit];
                assert!(extra.iter().all(|permission| elsewhere.contains(permission)), "{giver} gives {given}: {extra:?}");
            }
            assert!(!giver.may_give().contains(&Role::Operator));
            assert_eq!(Role::from_word(giver.as_str()), Some(*giver));
        }
        assert!(!Role::SchoolAdmin.may_give().contains(&Role::RegionAdmin));
    }

    #[test]
    fn auditors_administer_nothing() {
        for role in Role::ALL {
            assert_eq!(role.goes_with(Role::Auditor), Role::Auditor.goes_with(*role));
            let changes = [Permission::ManagePeople, Permission::ManageRoles, Permission::Operate, Permission::ManageOrganizations];
            assert_eq!(role.goes_with(Role::Auditor), !changes.iter().any(|permission| role.allows(*permission)), "{role}");
        }
        assert!(Role::ALL.iter().filter(|role| role.allows(Permission::ReadAudit)).eq([&Role::Auditor]));
    }
}
