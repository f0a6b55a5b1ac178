//! The bounds of what others send. Each has a test at the bound.

/// The largest file that is taken, in bytes.
pub const FILE_BYTES_MAX: usize = 48_000_000;
/// The most bytes that a workbook or an archive may unpack to.
pub const UNPACKED_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// The most files in a workbook or an archive.
pub const ENTRIES_MAX: usize = 1_000;
/// The most lines with people in one file.
pub const ROWS_MAX: usize = 200_000;
/// The most guardians that one import invites.
pub const INVITATIONS_MAX: usize = 2_000;
/// The most columns; what stands further right is not read.
pub const COLUMNS_MAX: usize = 60;
/// The longest cell, in characters.
pub const CELL_LENGTH_MAX: usize = 500;
/// Lines among which the headings are looked for.
pub const HEADING_LINES_MAX: usize = 10;
/// The most classes in one cell.
pub const CLASSES_IN_CELL_MAX: usize = 20;
/// The most faults that are kept of one file; beyond it they are counted.
pub const FAULTS_MAX: usize = 1_000;
/// The most grades and classes in one file.
pub const UNITS_MAX: usize = 20_000;
/// The longest name of ours others give to a thing, such as a number or a sourcedId, in bytes.
pub const EXTERNAL_LENGTH_MAX: usize = 255;
/// The most lines in one file of a bundle; enrolments are several a person.
pub const BUNDLE_ROWS_MAX: usize = 1_500_000;
