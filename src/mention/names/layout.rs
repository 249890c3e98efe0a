//! How an entry of the name automaton is packed into 64 bits: flags below, four classes above.

/// Flags of an entry, bits 0 to 31.
pub mod flag {
    #![allow(missing_docs)]
    pub const GIVEN: u64 = 1;
    pub const MASCULINE: u64 = 1 << 1;
    pub const FEMININE: u64 = 1 << 2;
    pub const SURNAME: u64 = 1 << 3;
    /// Only in capitals: "WHO", not "who".
    pub const ACRONYM: u64 = 1 << 4;
    /// A place too small to be believed without a preposition.
    pub const SMALL_PLACE: u64 = 1 << 5;
    pub const HEAD_END: u64 = 1 << 6;
    pub const HEAD_BEGIN: u64 = 1 << 7;
    /// An office, rank or dignity.
    pub const TITLE: u64 = 1 << 8;
    /// A form of address.
    pub const HONORIFIC: u64 = 1 << 9;
    pub const DESCRIPTOR: u64 = 1 << 10;
    pub const KIN: u64 = 1 << 11;
    /// A verb that only people do or suffer.
    pub const HUMAN_VERB: u64 = 1 << 12;
    /// A verb that people do, and bodies in reported speech.
    pub const SPEECH_VERB: u64 = 1 << 13;
    pub const FUNCTION: u64 = 1 << 14;
    pub const DATE: u64 = 1 << 15;
    pub const COMMON: u64 = 1 << 16;
    pub const DEMONYM: u64 = 1 << 17;
    pub const PARTICLE: u64 = 1 << 18;
    /// A lower-case body that is one of a kind.
    pub const DESCRIBED_BODY: u64 = 1 << 19;
    /// A lower-case body that a place or nationality makes one of a kind.
    pub const PLACED_BODY: u64 = 1 << 20;
    /// A field of government.
    pub const DOMAIN: u64 = 1 << 21;
    /// An adjective that opens sentences and names alike: "new", "special".
    pub const OPENER: u64 = 1 << 22;
}

/// Shift of the class of a known name.
pub const KNOWN: u32 = 32;
/// Shift of the class that a head noun gives.
pub const HEAD: u32 = 40;
/// Shift of the class of a lower-case body.
pub const DESCRIBED: u32 = 48;
/// Shift of the class that a common noun beside a name gives.
pub const KIND: u32 = 56;

/// Index into the class table, or `None`.
#[must_use]
pub fn class(entry: u64, shift: u32) -> Option<u8> {
    (((entry >> shift) & 0xFF) as u8).checked_sub(1)
}
