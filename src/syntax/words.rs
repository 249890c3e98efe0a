//! The closed word classes of the grammar: prepositions of several words and verbs by the
//! arguments that they take. Nothing here belongs to any field of knowledge.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Prepositions of several words, sorted; the longest match wins.
const PREPOSITIONS: &[&str] = &[
    "according to",
    "ahead of",
    "along with",
    "apart from",
    "as a consequence of",
    "as a result of",
    "as of",
    "as part of",
    "aside from",
    "at the hands of",
    "because of",
    "by means of",
    "by virtue of",
    "due to",
    "for the sake of",
    "in accordance with",
    "in addition to",
    "in charge of",
    "in connection to",
    "in connection with",
    "in favor of",
    "in favour of",
    "in front of",
    "in light of",
    "in line with",
    "in place of",
    "in relation to",
    "in response to",
    "in return for",
    "in spite of",
    "in support of",
    "in the wake of",
    "in violation of",
    "instead of",
    "on account of",
    "on behalf of",
    "on the basis of",
    "on the grounds of",
    "on top of",
    "out of",
    "owing to",
    "prior to",
    "regardless of",
    "such as",
    "thanks to",
    "together with",
    "under the name of",
    "with regard to",
    "with respect to",
];

/// Words tagged as verbs that act as prepositions.
const DEVERBAL: &[&str] = &["concerning", "following", "including", "regarding"];

/// Length in words of the preposition of several words that starts at `at`, 0 if none does.
pub(super) fn long_preposition<'a>(word: impl Fn(u32) -> Option<&'a str>) -> u32 {
    let Some(first) = word(0) else { return 0 };
    if !opens_long(first) {
        return 0;
    }
    let from = PREPOSITIONS.partition_point(|p| p.split(' ').next().unwrap_or(p) < first);
    PREPOSITIONS[from..]
        .iter()
        .take_while(|p| p.split(' ').next() == Some(first))
        .filter(|p| p.split(' ').zip(0..).all(|(w, i)| word(i) == Some(w)))
        .map(|p| p.split(' ').count() as u32)
        .max()
        .unwrap_or(0)
}

/// Fixed adverbials, which may stand between a verb and its object. Sorted.
const ADVERBIALS: &[&str] = &[
    "among other things",
    "among others",
    "at gunpoint",
    "behind closed doors",
    "for example",
    "for instance",
    "for now",
    "in absentia",
    "in addition",
    "in effect",
    "in fact",
    "in secret",
    "on appeal",
    "once again",
];

/// Length in words of the fixed adverbial that starts at `at`, 0 if none does.
pub(super) fn long_adverbial<'a>(word: impl Fn(u32) -> Option<&'a str>) -> u32 {
    let Some(first) = word(0) else { return 0 };
    if !opens_long(first) {
        return 0;
    }
    let from = ADVERBIALS.partition_point(|p| p.split(' ').next().unwrap_or(p) < first);
    ADVERBIALS[from..]
        .iter()
        .take_while(|p| p.split(' ').next() == Some(first))
        .find(|p| p.split(' ').zip(0..).all(|(w, i)| word(i) == Some(w)))
        .map_or(0, |p| p.split(' ').count() as u32)
}

/// True when something of several words begins so; nearly all words of a text do not.
fn opens_long(word: &str) -> bool {
    static OPENERS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| PREPOSITIONS.iter().chain(ADVERBIALS).filter_map(|p| p.split(' ').next()).collect());
    OPENERS.contains(word)
}

pub(super) fn is_deverbal_preposition(word: &str) -> bool {
    DEVERBAL.contains(&word)
}

/// Prepositions that may also open a clause with a subject of its own.
pub(super) fn may_open_clause(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until" | "till" | "as" | "than")
}

/// Subordinating conjunctions that are no prepositions.
pub(super) fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "because"
            | "while"
            | "if"
            | "unless"
            | "although"
            | "though"
            | "whereas"
            | "whether"
            | "once"
            | "lest"
            | "provided"
            | "whenever"
            | "wherever"
    )
}

/// "is a leader", "became president": the noun after it is a predicate.
pub(super) fn is_copula(lemma: &str) -> bool {
    matches!(lemma, "be" | "become" | "remain" | "seem")
}

/// Take two objects: "denied him registration".
pub(super) fn is_ditransitive(lemma: &str) -> bool {
    matches!(
        lemma,
        "award"
            | "ask"
            | "cost"
            | "deny"
            | "fine"
            | "forbid"
            | "give"
            | "grant"
            | "guarantee"
            | "hand"
            | "lend"
            | "offer"
            | "owe"
            | "pay"
            | "promise"
            | "refuse"
            | "sell"
            | "send"
            | "show"
            | "teach"
            | "tell"
            | "assign"
            | "bring"
            | "issue"
            | "allow"
    )
}

/// Take an object and a noun that says what it becomes or is called: "elected him president".
pub(super) fn is_naming(lemma: &str) -> bool {
    matches!(
        lemma,
        "appoint"
            | "elect"
            | "name"
            | "call"
            | "declare"
            | "make"
            | "consider"
            | "deem"
            | "designate"
            | "crown"
            | "proclaim"
            | "dub"
            | "label"
            | "brand"
            | "nominate"
            | "rename"
            | "reappoint"
            | "reelect"
            | "re-elect"
            | "pronounce"
            | "term"
            | "rule"
            | "find"
            | "choose"
            | "anoint"
            | "vote"
            | "title"
            | "entitle"
    )
}

/// Take "as" with what somebody becomes or is: "served as mayor", "was sworn in as president".
pub(super) fn takes_office_with_as(lemma: &str) -> bool {
    is_naming(lemma)
        || matches!(
            lemma,
            "serve" | "act" | "work" | "install" | "confirm" | "inaugurate" | "swear" | "retain" | "continue"
        )
}

pub(super) fn is_auxiliary(lemma: &str) -> bool {
    matches!(lemma, "be" | "have" | "do" | "'s" | "'re" | "'m" | "'ve" | "'d")
}

/// Quantities that stand for a noun before "of".
pub(super) fn is_quantity(word: &str) -> bool {
    matches!(
        word,
        "half" | "many" | "most" | "several" | "few" | "more" | "much" | "least" | "other" | "another"
    )
}

/// Verbs followed by "of" without an object.
pub(super) fn governs_of(lemma: &str) -> bool {
    matches!(
        lemma,
        "approve"
            | "disapprove"
            | "beware"
            | "complain"
            | "conceive"
            | "consist"
            | "despair"
            | "die"
            | "dispose"
            | "dream"
            | "hear"
            | "know"
            | "learn"
            | "smell"
            | "speak"
            | "talk"
            | "think"
            | "tire"
            | "warn"
            | "boast"
    )
}

/// Say after "of" what their object did or lost: "convicted him of fraud".
pub(super) fn takes_of(lemma: &str) -> bool {
    matches!(
        lemma,
        "convict"
            | "accuse"
            | "acquit"
            | "suspect"
            | "deprive"
            | "strip"
            | "rob"
            | "clear"
            | "absolve"
            | "relieve"
            | "inform"
            | "notify"
            | "warn"
            | "remind"
            | "assure"
            | "cure"
            | "dispossess"
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

/// Report what somebody said or thinks.
pub(super) fn is_reporting(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "report"
            | "claim"
            | "add"
            | "state"
            | "note"
            | "announce"
            | "write"
            | "argue"
            | "warn"
            | "believe"
            | "think"
            | "allege"
            | "explain"
            | "declare"
            | "insist"
            | "maintain"
            | "assert"
            | "conclude"
            | "suggest"
            | "confirm"
            | "admit"
            | "acknowledge"
            | "stress"
            | "emphasize"
            | "estimate"
            | "promise"
            | "predict"
            | "recall"
            | "reply"
            | "comment"
            | "complain"
    )
}

/// Verbs without a passive: conjoined after a passive they are active ("was arrested and died").
pub(super) fn is_intransitive(lemma: &str) -> bool {
    matches!(
        lemma,
        "die"
            | "flee"
            | "escape"
            | "resign"
            | "appear"
            | "plead"
            | "remain"
            | "return"
            | "come"
            | "go"
            | "fall"
            | "arrive"
            | "happen"
            | "occur"
            | "disappear"
            | "emigrate"
            | "collapse"
            | "serve"
            | "become"
            | "emerge"
            | "travel"
            | "vanish"
            | "retire"
            | "agree"
            | "protest"
            | "rise"
            | "live"
            | "work"
            | "belong"
            | "continue"
            | "testify"
            | "erupt"
            | "begin"
            | "apologize"
            | "complain"
            | "have"
            | "be"
            | "do"
            | "step"
            | "participate"
            | "vote"
            | "run"
            | "spread"
            | "last"
            | "end"
    )
}

/// "called on X to resign", "appealed to X to stay": verbs that ask somebody behind a preposition.
pub(super) fn asks(verb: &str, preposition: &str) -> bool {
    matches!((verb, preposition), ("call", "on" | "upon") | ("appeal", "to") | ("plead", "with"))
}

/// Nouns that take an infinitive of their own: "the decision to close".
pub(super) fn takes_infinitive(noun: &str) -> bool {
    matches!(
        noun,
        "ability"
            | "agreement"
            | "attempt"
            | "authority"
            | "bid"
            | "call"
            | "campaign"
            | "chance"
            | "commitment"
            | "decision"
            | "demand"
            | "desire"
            | "effort"
            | "failure"
            | "freedom"
            | "intention"
            | "law"
            | "measure"
            | "motion"
            | "need"
            | "obligation"
            | "offer"
            | "opportunity"
            | "order"
            | "permission"
            | "permit"
            | "plan"
            | "plot"
            | "pledge"
            | "power"
            | "promise"
            | "proposal"
            | "reason"
            | "refusal"
            | "reluctance"
            | "request"
            | "right"
            | "step"
            | "threat"
            | "time"
            | "vote"
            | "vow"
            | "way"
            | "willingness"
            | "conspiracy"
            | "mandate"
            | "warrant"
            | "ruling"
            | "petition"
            | "license"
            | "pressure"
            | "readiness"
    )
}

/// Verbs whose infinitive or gerund without "to" follows: "made him leave".
pub(super) fn is_causative(lemma: &str) -> bool {
    matches!(lemma, "make" | "let" | "help" | "see" | "watch" | "hear" | "have")
}

/// Verbs behind which a base form without "to" may follow at once: "helped free him".
pub(super) fn takes_bare(lemma: &str) -> bool {
    is_causative(lemma) || matches!(lemma, "dare" | "need" | "go" | "come" | "be" | "do")
}

/// "at least 40 workers": words before a number that are no preposition.
pub(super) fn is_approximation(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to") | ("as", "many")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_preposition_wins_and_the_list_is_grouped() {
        let words = ["as", "a", "result", "of", "it"];
        assert_eq!(long_preposition(|i| words.get(i as usize).copied()), 4);
        assert_eq!(long_preposition(|i| ["as", "part"].get(i as usize).copied()), 0);
        assert!(PREPOSITIONS.is_sorted_by_key(|p| p.split(' ').next()));
    }
}
