//! Whose doing an infinitive behind an object is: "urged the party **to leave**", "quit the party **to join** another",
//! "beat X **to become** mayor".
//!
//! In: the lemma of the verb that has the object. Out: whether the object does what the infinitive says, or who
//! acts does it for sure. Not here: what else verbs take ([`super::valency`]).

/// Verbs whose object does what the infinitive behind it says; behind others it is the purpose of who acts.
const VERBS: &[&str] = &[
    "advise",
    "aid",
    "allow",
    "appoint",
    "ask",
    "assign",
    "assist",
    "authorise",
    "authorize",
    "beg",
    "bribe",
    "bring",
    "call",
    "cause",
    "challenge",
    "charge",
    "choose",
    "coerce",
    "command",
    "commission",
    "compel",
    "condemn",
    "contract",
    "convince",
    "deem",
    "delegate",
    "deploy",
    "designate",
    "direct",
    "dispatch",
    "drive",
    "elect",
    "empower",
    "enable",
    "encourage",
    "engage",
    "entitle",
    "equip",
    "expect",
    "find",
    "forbid",
    "force",
    "free",
    "get",
    "help",
    "hire",
    "implore",
    "incite",
    "induce",
    "influence",
    "inspire",
    "instruct",
    "intend",
    "invite",
    "know",
    "lead",
    "like",
    "lobby",
    "mandate",
    "mean",
    "mobilise",
    "mobilize",
    "motivate",
    "move",
    "name",
    "need",
    "nominate",
    "obligate",
    "oblige",
    "order",
    "pay",
    "permit",
    "persuade",
    "petition",
    "pick",
    "prepare",
    "press",
    "pressure",
    "prohibit",
    "prompt",
    "provoke",
    "push",
    "qualify",
    "recruit",
    "remind",
    "request",
    "require",
    "schedule",
    "see",
    "select",
    "send",
    "set",
    "show",
    "spur",
    "subpoena",
    "summon",
    "support",
    "task",
    "teach",
    "tell",
    "tempt",
    "train",
    "trust",
    "urge",
    "want",
    "warn",
    "wish",
];

/// Verbs of coming into somebody's place.
const SUCCESSION: &[&str] = &["replace", "succeed", "supplant"];

/// "named X minister, **replacing** Y": who is named comes into the other's place.
pub(super) fn comes_into_place(lemma: &str) -> bool {
    SUCCESSION.contains(&lemma)
}

pub(super) fn controls(lemma: &str) -> bool {
    VERBS.binary_search(&lemma).is_ok()
}

/// Verbs whose human object is a rival or a companion: what the infinitive says is the subject's purpose or gain.
const OWN: &[&str] = &[
    "assassinate",
    "beat",
    "best",
    "betray",
    "bypass",
    "defeat",
    "depose",
    "divorce",
    "edge",
    "follow",
    "join",
    "kill",
    "leave",
    "marry",
    "meet",
    "murder",
    "oust",
    "outpoll",
    "outvote",
    "overcome",
    "overtake",
    "overthrow",
    "replace",
    "succeed",
    "supplant",
    "surpass",
    "topple",
    "trounce",
    "unseat",
    "visit",
];

/// "beat X to become mayor": the subject becomes it.
pub(super) fn keeps(lemma: &str) -> bool {
    OWN.binary_search(&lemma).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_urged_acts_and_what_is_left_does_not() {
        assert!(VERBS.is_sorted());
        assert!(controls("urge"));
        assert!(!controls("quit") && !controls("leave"));
        assert!(OWN.is_sorted() && OWN.iter().all(|v| !controls(v)));
        assert!(keeps("beat") && !keeps("arrest"));
    }
}
