//! Why a package is refused, and what is said about one that is taken in.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::detail::Detail;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

codes! {
    /// Why a package is refused.
    Reason {
        /// Neither a ZIP archive nor an XML file.
        NotAPackage = "not-a-package",
        /// The archive is damaged.
        Damaged = "archive-damaged",
        /// Larger than the bound.
        TooLarge = "too-large",
        /// More files than the bound.
        TooManyFiles = "too-many-files",
        /// Unpacks to more than the bound, or to far more than it is.
        UnpacksTooLarge = "unpacks-too-large",
        /// A path that leads out of the package, or is no plain path.
        Path = "path",
        /// A link instead of a file.
        Link = "link",
        /// One name twice.
        DuplicatePath = "duplicate-path",
        /// Encrypted.
        Encrypted = "encrypted",
        /// No `cmi5.xml` or `imsmanifest.xml` at the top.
        NoManifest = "no-manifest",
        /// The manifest lies in a folder of the archive.
        ManifestInFolder = "manifest-in-folder",
        /// Not well-formed XML, or with a document type.
        Xml = "xml",
        /// XML beyond the bounds.
        XmlTooLarge = "xml-too-large",
        /// Not what the schema of the standard asks for.
        Structure = "structure",
        /// A value outside what the standard allows.
        Value = "value",
        /// An identifier that is not a complete IRI.
        Iri = "iri",
        /// An identifier twice.
        DuplicateId = "duplicate-id",
        /// A reference to an identifier that is not there.
        UnknownReference = "unknown-reference",
        /// An address that is none.
        Url = "url",
        /// A relative address without an archive that it could be relative to.
        RelativeUrl = "relative-url",
        /// An address of a file that is not in the archive.
        MissingFile = "missing-file",
        /// A query that has a parameter of the launch.
        LaunchParameter = "launch-parameter",
        /// More units than the bound.
        TooManyUnits = "too-many-units",
        /// A version of SCORM that is not known.
        Version = "version",
        /// No organisation: nothing says in which order pieces come.
        NoOrganization = "no-organization",
        /// Nothing in it can be launched.
        NothingToLaunch = "nothing-to-launch",
        /// A manifest in the manifest.
        SubManifest = "sub-manifest",
    }
}

codes! {
    /// What is said about a package that is taken in: what it asks for and does not get here.
    NoticeKind {
        /// An order of pieces by rules.
        Sequencing = "sequencing",
        /// Prerequisites of SCORM 1.2.
        Prerequisites = "prerequisites",
        /// Rules by which results add up.
        Rollup = "rollup",
        /// Objectives shared between pieces.
        SharedObjectives = "shared-objectives",
        /// Limits of tries or time.
        Limits = "limits",
        /// Pieces chosen at random.
        Randomization = "randomization",
        /// Further organisations, of which the default one is used.
        MoreOrganizations = "more-organizations",
        /// Files that the manifest names and nothing launches are missing.
        MissingFiles = "missing-files",
        /// Units at addresses of others: what they do there is theirs.
        External = "external",
        /// Elements of others, passed over.
        Extensions = "extensions",
        /// Reads like SCORM, with a version that is written oddly.
        OddVersion = "odd-version",
    }
}

/// A refusal.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// In which file of the package; empty for the package itself.
    pub file: String,
    /// On which line, from 1; 0 where it is about no line.
    pub line: usize,
    /// What exactly, for whoever mends the package.
    pub detail: Detail,
}

impl Refusal {
    /// A refusal about a file.
    #[must_use]
    pub fn of(reason: Reason, file: &str, line: usize, detail: Detail) -> Self {
        Self { reason, file: file.to_owned(), line, detail }
    }
}

impl std::error::Error for Refusal {}

/// In English, for programs and the command line.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", _) => {}
            (file, 0) => write!(f, "{file} ")?,
            (file, line) => write!(f, "{file}:{line} ")?,
        }
        write!(f, "[{}] {}", self.reason.code(), self.detail)
    }
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What about.
    pub kind: NoticeKind,
    /// Which element or file.
    pub detail: String,
}
