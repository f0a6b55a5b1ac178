//! What exactly is wrong with a package: for programs and the command line a sentence in English, on pages in the language of the reader
//! (`pages::detail`, which does not compile without words for every one of them).

use std::fmt;

/// What exactly is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// The text itself that is wrong.
    Found(String),
    /// The archive cannot be read; with what the reader of archives says.
    Archive(ArchiveFlaw, String),
    /// More than there may be.
    Beyond {
        /// Of what.
        what: Counted,
        /// How many there are.
        found: u64,
        /// How many there may be.
        max: u64,
    },
    /// Two files have one name.
    SameName,
    /// The files with these numbers in the archive have one name.
    SameNames(usize, usize),
    /// Two files lie over each other.
    Overlapping,
    /// A file is not in the archive.
    NotInArchive,
    /// It unpacks to more than so many bytes.
    Unpacks(Unpacked, u64),
    /// It unpacks to more than so many times its size.
    Ratio(u64),
    /// A file is encrypted.
    Encrypted,
    /// A link, or a file of a special kind.
    Special,
    /// A path is wrong.
    Path(PathFlaw),
    /// Neither an archive nor XML.
    NoPackage,
    /// The manifest lies deeper in the archive.
    ManifestDeeper,
    /// Neither of these files is at the top.
    NoManifest(&'static str, &'static str),
    /// The text is neither UTF-8 nor UTF-16.
    Encoding,
    /// A document type.
    DocumentType,
    /// More XML nodes than so many.
    Nodes(u32),
    /// Elements nested deeper than this.
    Nesting(usize),
    /// XML that is not well-formed; with what the reader of XML says.
    Syntax(XmlFlaw, String),
    /// An element is wrong.
    Element(ElementFlaw),
    /// A value is wrong.
    Value(ValueFlaw),
}

/// What is wrong with an element of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementFlaw {
    /// The first element is another one than this.
    First(String),
    /// An element of the standard behind one of another namespace.
    BehindForeign(String),
    /// An element without a namespace.
    NoNamespace(String),
    /// Text between the elements of an element.
    TextBetween(String),
    /// An element that must stand here does not.
    Needs {
        /// In which element.
        parent: String,
        /// Which one.
        wanted: String,
        /// What stands here; nothing where the parent ends.
        found: Option<String>,
    },
    /// An element that must hold one of these does not.
    NeedsOne(String, &'static str),
    /// An element may hold nothing but these.
    HoldsOnly(String, &'static str),
    /// An element that may not stand here.
    NotAllowed(String),
    /// An attribute (second) that an element (first) does not have.
    NoSuchAttribute(String, String),
    /// An attribute (second) that an element (first) must have.
    NeedsAttribute(String, &'static str),
    /// An element that holds nothing.
    Empty(&'static str),
    /// An element that is not there.
    Absent(&'static str),
    /// A manifest in the manifest.
    SubManifest,
    /// A content object, by the id of its resource, without an address.
    NoAddress(String),
    /// No item leads to anything.
    NothingLaunches,
}

/// What is wrong with a value in a manifest.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueFlaw {
    /// No language tag.
    NoLanguage(String),
    /// The text of an element has more characters than so many.
    TooLong(String, usize),
    /// An attribute has a value (last) that is none of these.
    NotOneOf(&'static str, &'static [&'static str], String),
    /// A score to pass that is no number from 0 to 1 with four decimals at most.
    MasteryScore(String),
    /// A score to pass that lies outside these bounds.
    PassingScore(String, f64, f64),
    /// An identifier that is empty, or longer than it may be.
    IdentifierLength,
    /// An address that is longer than it may be.
    AddressLength,
    /// A launch parameter (first) in an address (second).
    LaunchParameter(String, String),
    /// More units of cmi5 than so many.
    UnitsOfCmi5(usize),
    /// More items of SCORM that launch something than so many.
    UnitsOfScorm(usize),
    /// There is no resource of this name.
    NoResource(String),
    /// What is written as the version.
    SchemaVersion(String),
}

impl From<ElementFlaw> for Detail {
    fn from(flaw: ElementFlaw) -> Self {
        Self::Element(flaw)
    }
}

impl From<ValueFlaw> for Detail {
    fn from(flaw: ValueFlaw) -> Self {
        Self::Value(flaw)
    }
}

/// What there may be only so much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Files of a package.
    Files,
    /// Bytes of a package.
    PackageBytes,
    /// Bytes of a manifest.
    ManifestBytes,
}

/// What unpacks to too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpacked {
    /// One file.
    File,
    /// All files together.
    Together,
    /// A file that is read whole: the manifest.
    Whole,
}

/// What is wrong with an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveFlaw {
    /// It is not built as an archive is.
    Structure,
    /// What a file unpacks to is not what was packed.
    Content,
    /// It is packed by a method that is not read here.
    Method,
}

/// What is wrong with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFlaw {
    /// Too long.
    Long,
    /// No plain path below the package.
    NotPlain,
    /// Too many folders.
    Deep,
    /// It leads out of the package.
    Out,
}

/// What is wrong with XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlFlaw {
    /// An element (first) is closed by the name of another one (second).
    CloseTag(String, String),
    /// A prefix that no namespace belongs to.
    Prefix(String),
    /// An entity that is not known.
    Entity(String),
    /// An ampersand that begins no entity.
    Ampersand,
    /// An attribute twice.
    AttributeTwice(String),
    /// No element at all.
    Empty,
    /// It ends before every element is closed.
    Unclosed,
    /// A character that may not stand in XML.
    Character,
    /// Anything else.
    Other,
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(text) | Self::Archive(_, text) | Self::Syntax(_, text) => f.write_str(text),
            Self::Beyond { what, found, max } => match what {
                Counted::Files => write!(f, "{found} files; a package may have {max}"),
                Counted::PackageBytes => write!(f, "{found} bytes; a package may have {max}"),
                Counted::ManifestBytes => write!(f, "{found} bytes; a manifest may have {max}"),
            },
            Self::SameName => f.write_str("two files have the same name"),
            Self::SameNames(one, other) => write!(f, "the files {one} and {other} of the archive have this name"),
            Self::Overlapping => f.write_str("two files lie over each other in the archive"),
            Self::NotInArchive => f.write_str("not in the archive"),
            Self::Unpacks(Unpacked::File, bytes) => write!(f, "this file would unpack to more than {bytes} bytes"),
            Self::Unpacks(Unpacked::Together, bytes) => write!(f, "all files together would unpack to more than {bytes} bytes"),
            Self::Unpacks(Unpacked::Whole, bytes) => write!(f, "more than {bytes} bytes"),
            Self::Ratio(times) => write!(f, "it unpacks to more than {times} times its size"),
            Self::Encrypted => f.write_str("the file is encrypted"),
            Self::Special => f.write_str("a link or a special file"),
            Self::Path(PathFlaw::Long) => f.write_str("the path is too long"),
            Self::Path(PathFlaw::NotPlain) => f.write_str("not a plain path below the package"),
            Self::Path(PathFlaw::Deep) => f.write_str("the folders are too deep"),
            Self::Path(PathFlaw::Out) => f.write_str("the path leads out of the package"),
            Self::NoPackage => f.write_str("neither a ZIP archive nor an XML file"),
            Self::ManifestDeeper => f.write_str("the manifest is not at the top of the archive"),
            Self::NoManifest(one, other) => write!(f, "the archive has no {one} and no {other} at its top"),
            Self::Encoding => f.write_str("the text is neither UTF-8 nor UTF-16"),
            Self::DocumentType => f.write_str("a document type declaration; entities are never resolved"),
            Self::Nodes(max) => write!(f, "more than {max} XML nodes"),
            Self::Nesting(max) => write!(f, "elements are nested deeper than {max}"),
            Self::Element(flaw) => write!(f, "{flaw}"),
            Self::Value(flaw) => write!(f, "{flaw}"),
        }
    }
}

impl fmt::Display for ElementFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First(element) => write!(f, "the first element must be {element}"),
            Self::BehindForeign(name) => write!(f, "<{name}> stands behind an element of another namespace"),
            Self::NoNamespace(name) => write!(f, "<{name}> has no namespace"),
            Self::TextBetween(name) => write!(f, "<{name}> holds text between its elements"),
            Self::Needs { parent, wanted, found: None } => write!(f, "<{parent}> needs <{wanted}> here; there is nothing"),
            Self::Needs { parent, wanted, found: Some(found) } => write!(f, "<{parent}> needs <{wanted}> here; there is <{found}>"),
            Self::NeedsOne(parent, wanted) => write!(f, "<{parent}> needs a <{wanted}>"),
            Self::HoldsOnly(parent, wanted) => write!(f, "<{parent}> holds only <{wanted}>"),
            Self::NotAllowed(name) => write!(f, "<{name}> is not allowed here"),
            Self::NoSuchAttribute(element, attribute) => write!(f, "<{element}> has no attribute '{attribute}'"),
            Self::NeedsAttribute(element, attribute) => write!(f, "<{element}> needs an {attribute}"),
            Self::Empty(name) => write!(f, "<{name}> is empty"),
            Self::Absent(name) => write!(f, "there is no <{name}>"),
            Self::SubManifest => f.write_str("a <manifest> in the manifest"),
            Self::NoAddress(resource) => write!(f, "the sco '{resource}' has no href"),
            Self::NothingLaunches => f.write_str("no <item> leads to a resource with an address"),
        }
    }
}

impl fmt::Display for ValueFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLanguage(tag) => write!(f, "'{tag}' is no language tag"),
            Self::TooLong(name, max) => write!(f, "<{name}> has more than {max} characters"),
            Self::NotOneOf(attribute, allowed, found) => write!(f, "{attribute} is '{found}'; it must be one of: {}", allowed.join(", ")),
            Self::MasteryScore(found) => write!(f, "masteryScore is '{found}'; it must be 0 to 1 with up to four decimals"),
            Self::PassingScore(found, from, to) => write!(f, "the score to pass is '{found}'; it must be {from} to {to}"),
            Self::IdentifierLength => f.write_str("the identifier is empty or too long"),
            Self::AddressLength => f.write_str("the address is too long"),
            Self::LaunchParameter(name, address) => write!(f, "'{name}' in {address}"),
            Self::UnitsOfCmi5(max) => write!(f, "more than {max} <au>"),
            Self::UnitsOfScorm(max) => write!(f, "more than {max} items that launch something"),
            Self::NoResource(name) => write!(f, "no resource is called '{name}'"),
            Self::SchemaVersion(found) => write!(f, "the schemaversion is '{found}'"),
        }
    }
}
