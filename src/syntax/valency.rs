//! Verbs and nouns by the arguments that they take: two objects, "of", an infinitive, a that-clause.
//!
//! In: a lemma. Out: yes or no. These are patterns of English, sorted into no field of knowledge; what a
//! verb means stands in the packs.

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

/// Whoever is the object has an office from then on: "named X minister", "picked X as her deputy".
pub(super) fn gives_office(lemma: &str) -> bool {
    takes_office_with_as(lemma) || matches!(lemma, "choose" | "pick" | "promote" | "select" | "tap")
}

/// Nouns for the time in which somebody holds a post, which take it with "as": "her term as mayor".
pub(super) fn is_tenure(lemma: &str) -> bool {
    matches!(
        lemma,
        "capacity"
            | "mandate"
            | "power"
            | "reign"
            | "role"
            | "spell"
            | "stint"
            | "tenure"
            | "term"
            | "time"
            | "year"
    )
}

/// Nouns of taking, holding or leaving an office, which take it with "as": "her election as mayor".
pub(super) fn is_change_of_office(lemma: &str) -> bool {
    matches!(
        lemma,
        "appointment"
            | "reappointment"
            | "election"
            | "re-election"
            | "reelection"
            | "inauguration"
            | "installation"
            | "nomination"
            | "confirmation"
            | "dismissal"
            | "removal"
            | "ouster"
            | "suspension"
            | "resignation"
            | "role"
            | "tenure"
            | "position"
            | "post"
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

/// "called on X to resign", "appealed to X to stay": verbs that ask somebody behind a preposition.
pub(super) fn asks(verb: &str, preposition: &str) -> bool {
    matches!(
        (verb, preposition),
        ("call", "for" | "on" | "upon")
            | ("appeal", "for" | "to")
            | ("plead", "for" | "with")
            | ("arrange" | "ask" | "campaign" | "press" | "push" | "vote" | "wait" | "wish", "for")
    )
}

/// Nouns for what is done to somebody who stands behind "against": "on trial for the attack against X".
pub(super) fn takes_against(noun: &str) -> bool {
    matches!(
        noun,
        "aggression"
            | "assault"
            | "attack"
            | "campaign"
            | "conspiracy"
            | "coup"
            | "crime"
            | "demonstration"
            | "discrimination"
            | "insurrection"
            | "offence"
            | "offense"
            | "plot"
            | "protest"
            | "rebellion"
            | "reprisal"
            | "revolt"
            | "riot"
            | "smear"
            | "threat"
            | "uprising"
            | "violence"
            | "war"
    )
}

/// Nouns for a wish, with what is wished for behind "for": "calls for his release".
pub(super) fn calls_for(noun: &str) -> bool {
    matches!(noun, "appeal" | "call" | "campaign" | "demand" | "petition" | "plea" | "request" | "support")
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
