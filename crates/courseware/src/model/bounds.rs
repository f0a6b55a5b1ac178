//! The bounds of packages. Each has a test at the bound. Those in bytes are round in the unit that people read (a megabyte is a million bytes).

/// The largest package, in bytes.
pub const PACKAGE_BYTES_MAX: usize = 200_000_000;
/// The most files in a package.
pub const FILES_MAX: usize = 20_000;
/// The largest file in a package, in bytes after unpacking.
pub const FILE_BYTES_MAX: u64 = 150_000_000;
/// What all files of a package unpack to at most, in bytes.
pub const UNPACKED_BYTES_MAX: u64 = 1_000_000_000;
/// How many times its packed size a file unpacks to at most, where it is larger than [`RATIO_FROM_BYTES`].
pub const RATIO_MAX: u64 = 300;
/// Files that unpack to less are not asked how well they were packed.
pub const RATIO_FROM_BYTES: u64 = 4 * 1024 * 1024;
/// The longest path of a file, in characters.
pub const PATH_CHARS_MAX: usize = 400;
/// The deepest folder.
pub const PATH_DEPTH_MAX: usize = 32;
/// The largest manifest, in bytes.
pub const MANIFEST_BYTES_MAX: u64 = 16_000_000;
/// The most XML nodes in a manifest.
pub const NODES_MAX: u32 = 400_000;
/// The deepest nesting of a manifest.
pub const NESTING_MAX: usize = 64;
/// The most units in a package; cmi5 asks for more than 1 000.
pub const UNITS_MAX: usize = 10_000;
/// The longest identifier or address, in characters.
pub const IDENTIFIER_CHARS_MAX: usize = 2_000;
/// The longest title, in characters; longer ones are cut.
pub const TITLE_CHARS_MAX: usize = 300;
/// The longest description, in characters; longer ones are cut.
pub const DESCRIPTION_CHARS_MAX: usize = 4_000;
/// The longest launch parameters, entitlement key or launch data, in characters.
pub const LAUNCH_DATA_CHARS_MAX: usize = 16_000;

/// The bounds that a test can make small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// See [`PACKAGE_BYTES_MAX`].
    pub package_bytes: usize,
    /// See [`FILES_MAX`].
    pub files: usize,
    /// See [`FILE_BYTES_MAX`].
    pub file_bytes: u64,
    /// See [`UNPACKED_BYTES_MAX`].
    pub unpacked_bytes: u64,
    /// See [`RATIO_MAX`].
    pub ratio: u64,
    /// See [`RATIO_FROM_BYTES`].
    pub ratio_from_bytes: u64,
    /// See [`MANIFEST_BYTES_MAX`].
    pub manifest_bytes: u64,
    /// See [`NODES_MAX`].
    pub nodes: u32,
    /// See [`UNITS_MAX`].
    pub units: usize,
}

impl Bounds {
    /// Those of the platform.
    pub const USUAL: Self = Self {
        package_bytes: PACKAGE_BYTES_MAX,
        files: FILES_MAX,
        file_bytes: FILE_BYTES_MAX,
        unpacked_bytes: UNPACKED_BYTES_MAX,
        ratio: RATIO_MAX,
        ratio_from_bytes: RATIO_FROM_BYTES,
        manifest_bytes: MANIFEST_BYTES_MAX,
        nodes: NODES_MAX,
        units: UNITS_MAX,
    };
}
