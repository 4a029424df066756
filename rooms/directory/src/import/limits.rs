//! How large a directory may be. Far above any house we know; below what would hurt a small machine.

/// Bytes of one file, and of all tables of a zip together once unpacked.
pub(super) const FILE_BYTES: usize = 96 * 1024 * 1024;
/// Levels of lists and maps inside each other; the format needs eight.
pub(super) const DEPTH: usize = 16;
/// Lists, maps and values of one YAML file.
pub(super) const NODES: usize = 6_000_000;
/// Lists, maps and values that aliases may repeat.
pub(super) const REPEATED_NODES: usize = 100_000;
/// Services, organisations, places, topics, lines: each.
pub(super) const ENTRIES: usize = 50_000;
/// Anything that belongs to one entry: presences, hours, exceptions, documents.
pub(super) const PARTS: usize = 500;
/// Example questions of one entry.
pub(super) const EXAMPLES: usize = 5_000;
/// Characters of a name or another short text.
pub(super) const NAME: usize = 300;
/// Characters of a sentence: a reason, a note, an example question.
pub(super) const SENTENCE: usize = 1_000;
/// Characters of a description.
pub(super) const DESCRIPTION: usize = 5_000;
