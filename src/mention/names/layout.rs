//! How an entry of the name automaton is packed into 64 bits: flags below, four classes above.

/// Flags of an entry, bits 0 to 31.
pub(super) mod flag {
    #![allow(missing_docs)]
    pub(crate) const GIVEN: u64 = 1;
    pub(crate) const MASCULINE: u64 = 1 << 1;
    pub(crate) const FEMININE: u64 = 1 << 2;
    pub(crate) const SURNAME: u64 = 1 << 3;
    /// Only in capitals: "WHO", not "who".
    pub(crate) const ACRONYM: u64 = 1 << 4;
    /// A place too small to be believed without a preposition.
    pub(crate) const SMALL_PLACE: u64 = 1 << 5;
    pub(crate) const HEAD_END: u64 = 1 << 6;
    pub(crate) const HEAD_BEGIN: u64 = 1 << 7;
    /// An office, rank or dignity.
    pub(crate) const TITLE: u64 = 1 << 8;
    /// A form of address.
    pub(crate) const HONORIFIC: u64 = 1 << 9;
    pub(crate) const DESCRIPTOR: u64 = 1 << 10;
    pub(crate) const KIN: u64 = 1 << 11;
    /// A verb that only people do or suffer.
    pub(crate) const HUMAN_VERB: u64 = 1 << 12;
    /// A verb that people do, and bodies in reported speech.
    pub(crate) const SPEECH_VERB: u64 = 1 << 13;
    pub(crate) const FUNCTION: u64 = 1 << 14;
    pub(crate) const DATE: u64 = 1 << 15;
    pub(crate) const COMMON: u64 = 1 << 16;
    pub(crate) const DEMONYM: u64 = 1 << 17;
    pub(crate) const PARTICLE: u64 = 1 << 18;
    /// A lower-case body that is one of a kind.
    pub(crate) const DESCRIBED_BODY: u64 = 1 << 19;
    /// A lower-case body that a place or nationality makes one of a kind.
    pub(crate) const PLACED_BODY: u64 = 1 << 20;
    /// A field of government.
    pub(crate) const DOMAIN: u64 = 1 << 21;
    /// An adjective that opens sentences and names alike: "new", "special".
    pub(crate) const OPENER: u64 = 1 << 22;
    /// A public event that a year makes one of a kind.
    pub(crate) const EVENT_NOUN: u64 = 1 << 23;
    /// A lower-case word for a law.
    pub(crate) const LAW_WORD: u64 = 1 << 24;
    /// What stands before a described law.
    pub(crate) const LAW_MODIFIER: u64 = 1 << 25;
    /// A branch of law, no law by itself.
    pub(crate) const LAW_FIELD: u64 = 1 << 26;
    /// What a law does: "banning", "on".
    pub(crate) const LAW_DESCRIBER: u64 = 1 << 27;
    /// What stands before an office and belongs to it.
    pub(crate) const OFFICE_MODIFIER: u64 = 1 << 28;
    /// An office that a body has.
    pub(crate) const BODY_OFFICE: u64 = 1 << 29;
    /// A particle that only persons' names hold.
    pub(crate) const PERSON_PARTICLE: u64 = 1 << 30;
    /// What may stand between a name and its kind noun.
    pub(crate) const KIND_MODIFIER: u64 = 1 << 31;
}

/// Shift of the class of a known name.
pub(super) const KNOWN: u32 = 32;
/// Shift of the class that a head noun gives.
pub(super) const HEAD: u32 = 40;
/// Shift of the class of a lower-case body.
pub(super) const DESCRIBED: u32 = 48;
/// Shift of the class that a common noun beside a name gives.
pub(super) const KIND: u32 = 56;

/// Index into the class table, or `None`.
#[must_use]
pub(super) fn class(entry: u64, shift: u32) -> Option<u8> {
    (((entry >> shift) & 0xFF) as u8).checked_sub(1)
}
