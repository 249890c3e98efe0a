//! Nouns for what somebody says, asks or decides, by what they take: "by" with whose it is, "that" with what it says.
//!
//! In: a noun's lemma. Out: yes or no. Not here: verbs, and what other nouns take ([`super::valency`]).

/// Nouns for what somebody asks, says or decides, which take "by" with who does: "a ruling **by** the court".
pub(super) fn is_word_given(noun: &str) -> bool {
    matches!(
        noun,
        "accusation"
            | "announcement"
            | "appeal"
            | "application"
            | "complaint"
            | "criticism"
            | "decision"
            | "decree"
            | "intervention"
            | "judgment"
            | "lawsuit"
            | "motion"
            | "nomination"
            | "objection"
            | "order"
            | "petition"
            | "recommendation"
            | "refusal"
            | "report"
            | "request"
            | "resignation"
            | "resolution"
            | "ruling"
            | "speech"
            | "statement"
            | "suit"
            | "verdict"
            | "vote"
            | "warning"
    )
}

/// Nouns whose that-clause says what they are, and is no relative clause: "the claim that".
pub(super) fn takes_that(noun: &str) -> bool {
    matches!(
        noun,
        "accusation"
            | "agreement"
            | "allegation"
            | "announcement"
            | "argument"
            | "assertion"
            | "assurance"
            | "belief"
            | "claim"
            | "complaint"
            | "concern"
            | "conclusion"
            | "condition"
            | "denial"
            | "doubt"
            | "evidence"
            | "fact"
            | "fear"
            | "finding"
            | "ground"
            | "hope"
            | "idea"
            | "news"
            | "notion"
            | "possibility"
            | "pretext"
            | "proof"
            | "report"
            | "requirement"
            | "rumor"
            | "rumour"
            | "ruling"
            | "sign"
            | "statement"
            | "suggestion"
            | "suspicion"
            | "threat"
            | "view"
            | "warning"
    )
}
