//! Evidence from the whole document: what one place says of a name holds for the others.
//!
//! In: the candidates of all sentences. Out: the same with more of them typed. Weak classes are
//! confirmed or dropped here; an untyped name stays untyped.

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::context::{BY_FORM, LISTED, surroundings};
use super::keys::{initials, key, write_key};
use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;
use rustc_hash::{FxHashMap, FxHashSet};

/// Weighs the surroundings of each candidate, then lets equal names share their class.
pub(super) fn weigh(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    for candidate in candidates.iter_mut() {
        surroundings(lexicon, candidate);
    }
    super::chambers::explanations(lexicon, candidates);
    super::known_as::other_names(lexicon, candidates);
    alone(lexicon, candidates);
    super::by_use::weigh(lexicon, candidates);
    said(lexicon, candidates);
    super::partners::in_brackets(lexicon, candidates);
    super::partners::behind_countries(lexicon, candidates);
    super::partners::behind_persons(lexicon, candidates);
    super::partners::outlets(lexicon, candidates);
    super::partners::seats(lexicon, candidates);
    super::partners::desks(lexicon, candidates);
    share(lexicon, candidates);
    coordinated(lexicon, candidates);
    super::partners::organisations(lexicon, candidates);
    share(lexicon, candidates);
    super::whereabouts::located(lexicon, candidates);
    congress(lexicon, candidates);
    super::lost_apostrophe::clip(lexicon, candidates);
    openers(lexicon, candidates);
}

/// "the Tolvian **Congress Party** ... left Congress": the party by its short name, and no chamber.
fn congress(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let named = |c: &Candidate| lexicon.folded(c.tokens.end - 1) == "party" && c.len() > 1;
    let party = |c: &Candidate| named(c) && lexicon.folded(c.tokens.end - 2) == "congress";
    if !candidates.iter().any(party) {
        return;
    }
    for candidate in candidates.iter_mut() {
        let alone = candidate.len() == 1 && lexicon.folded(candidate.tokens.start) == "congress";
        if alone && candidate.class == Some("Legislature") {
            candidate.overrule(PARTY, Weight::Strong, "short name of a party");
        }
    }
}

/// Takes out the dictionary word that only opens its sentence: "Harassment of", "Large-scale fraud".
fn openers(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    let opens = |c: &Candidate| {
        c.len() == 1 && c.tokens.start == lexicon.annotated.sentences[c.sentence as usize].tokens.start
    };
    let inside: FxHashSet<&str> = candidates
        .iter()
        .filter(|c| c.len() == 1 && !opens(c))
        .map(|c| lexicon.folded(c.tokens.start))
        .collect();
    candidates.retain(|c| {
        if c.by == super::beside::LONE_HEAD {
            return false;
        }
        let token = c.tokens.start;
        let dictionary = lexicon.of(token).listed || lexicon.folded(token).contains('-');
        let adjective = ADJECTIVES.iter().any(|end| lexicon.folded(token).ends_with(end))
            && lexicon
                .annotated
                .tokens
                .get(token as usize + 1)
                .is_some_and(|t| matches!(t.tag, Tag::NN | Tag::NNS));
        c.weight >= Weight::Fair
            || c.description
            || !opens(c)
            || inside.contains(lexicon.folded(token))
            || !(dictionary || adjective)
    });
}

/// Endings of adjectives that no dictionary needs to list.
const ADJECTIVES: &[&str] = &["ic", "ical", "al", "ive", "ous", "ary", "ist", "less", "ful"];

/// A name of two words or more whose last (or, in East Asia, first) word stands alone elsewhere is a
/// human being's: "Tio Marek ... Marek".
fn alone(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let singles: FxHashSet<&str> = candidates
        .iter()
        .filter(|c| {
            c.len() == 1 && !c.description && c.weight < Weight::Strong && !lexicon.of(c.tokens.start).upper
        })
        .map(|c| lexicon.folded(c.tokens.start))
        .collect();
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens.clone();
        let open = candidate.weight < Weight::Fair && (2..=4).contains(&candidate.len());
        if open
            && lexicon.personlike(tokens.start, tokens.end)
            && lexicon.person_by_form(tokens.start, tokens.end).0 >= Weight::Weak
            && (singles.contains(lexicon.folded(tokens.end - 1))
                || singles.contains(lexicon.folded(tokens.start)))
        {
            candidate.weigh(PERSON, Weight::Fair, "surname alone elsewhere");
        }
    }
}

/// Evidence that tells a party or an armed group by what it does.
const SAID: &[&str] = &[
    "acronym by its use",
    "candidates of a party",
    "militants or rebels",
    "party by what is said of it",
    "ruling or opposition",
    "seats",
];

/// "the Harvest Movement (HM) ... HM rebels": what one place says of a name, or of its short form, goes
/// before a noun that parties, armed groups and bodies share.
fn said(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let mut told: FxHashMap<String, &'static str> = FxHashMap::default();
    for candidate in candidates.iter().filter(|c| SAID.contains(&c.by)) {
        let Some(class) = candidate.class.filter(|&c| matches!(c, PARTY | "ArmedGroup")) else { continue };
        for form in std::iter::once(&candidate.tokens).chain(&candidate.aliases) {
            told.entry(key(lexicon, form.clone())).or_insert(class);
        }
    }
    if told.is_empty() {
        return;
    }
    for candidate in candidates.iter_mut() {
        let open = matches!(candidate.by, "head noun" | "initials in brackets")
            && !candidate.description
            && !matches!(
                candidate.class,
                Some("Institution" | "Commission" | "ElectoralCommission" | "Court")
            )
            && (matches!(candidate.class, Some("Treaty" | "Constitution"))
                || candidate.tokens.clone().any(|t| lexicon.tells(t, Word::Shared)));
        let class = || {
            let mut forms = std::iter::once(&candidate.tokens).chain(&candidate.aliases);
            forms.find_map(|form| told.get(&key(lexicon, form.clone())).copied())
        };
        if let Some(class) = open.then(class).flatten().filter(|&class| candidate.class != Some(class)) {
            candidate.overrule(class, Weight::Strong, "said of it elsewhere");
        }
    }
}

/// A further name of a list behind a plural noun.
const LIST: &str = "coordination with a list";

/// Members of a coordination are of one kind: "Tolu, Harmat and Osk".
fn coordinated(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let joined = |a: &Candidate, b: &Candidate| {
        let (from, to) = (a.extent.end, b.extent.start);
        from < to
            && ((a.sentence == b.sentence
                && to - from <= 2
                && (from..to).all(|t| matches!(lexicon.folded(t), "," | "and" | "or" | "&")))
                || numbered(lexicon, from..to))
    };
    let kind = |c: &Candidate| match c.class {
        Some(PERSON) => Some(PERSON),
        Some(PARTY) => Some(PARTY),
        Some("Country" | "Region" | "Settlement" | "Place") => Some("Place"),
        // "centers", "groups" say too little for the names behind the first.
        class @ Some(kind) if matches!(c.by, LISTED | LIST) && kind != "Organization" => class,
        _ => None,
    };
    let count = candidates.len();
    let mut give = |at: usize, from: usize| {
        let Some(class) = kind(&candidates[from]).filter(|_| candidates[from].weight >= Weight::Fair) else {
            return;
        };
        let tokens = candidates[at].tokens.clone();
        // In a list of parties a union, a forum or a congress is one too.
        let partylike = class == PARTY
            && (candidates[at].by == "acronym in brackets"
                || (candidates[at].by == "head noun"
                    && candidates[at].class == Some("Organization")
                    && tokens.clone().any(|t| lexicon.tells(t, Word::Shared))));
        // "the villages Umut and Sor Bahal": two foreign words are a person's only where no noun speaks.
        let listed = matches!(candidates[from].by, LISTED | LIST) && from < at;
        let form = listed && candidates[at].by == "two foreign words";
        // "Tolu, a Liberal," and "Tolu, the HND candidate," are no lists.
        let creed = candidates[at].len() == 1 && lexicon.tells(tokens.start, Word::Creed);
        let last = &candidates[at.max(from)];
        let modifies = class == PARTY
            && lexicon.annotated.tokens.get(last.extent.end as usize).is_some_and(|t| t.tag == Tag::NN);
        let apart = creed && class == PERSON || modifies;
        let open = (candidates[at].weight < Weight::Fair || partylike || form)
            && !candidates[at].description
            && !apart;
        let fits = match class {
            PERSON => {
                lexicon.personlike(tokens.start, tokens.end)
                    && (lexicon.class(tokens.start, KNOWN).is_none()
                        // "Tolo Marak and Pita Wainu": the first word may be a village too.
                        || tokens.end - tokens.start > 1
                            && candidates[from].len() > 1
                            && tokens.clone().all(|t| lexicon.capital(t))
                            && lexicon.has(tokens.start, flag::SMALL_PLACE))
                    && !lexicon.of(tokens.start).upper
                    && (tokens.end - tokens.start > 1
                        || candidates[from].len() == 1
                            && !super::whereabouts::entered(lexicon, candidates[at].extent.start))
            }
            PARTY => lexicon.class(tokens.start, KNOWN).is_none(),
            _ => {
                lexicon.personlike(tokens.start, tokens.end)
                    && tokens.end - tokens.start <= 3
                    && !lexicon.of(tokens.start).listed
                    && !lexicon.of(tokens.start).upper
            }
        };
        if open && fits && joined(&candidates[at.min(from)], &candidates[at.max(from)]) {
            let class = if class == "Place" && candidates[at].class == Some("Settlement") {
                "Settlement"
            } else {
                class
            };
            let by = if listed { LIST } else { "coordination" };
            candidates[at].overrule(class, Weight::Fair, by);
        }
    };
    for at in 1..count {
        give(at, at - 1);
    }
    for at in (1..count).rev() {
        give(at - 1, at);
    }
}

/// By letters in brackets behind a fuller name, known letters alone: the class of that name.
fn lettered<'a>(lexicon: &'a Lexicon<'_>, candidates: &[Candidate]) -> FxHashMap<&'a str, &'static str> {
    let sure = |c: &&Candidate| c.weight == Weight::Strong && c.by != "known name" && !c.description;
    let mut classes = FxHashMap::default();
    for candidate in candidates.iter().filter(sure) {
        let letters = candidate.aliases.iter().filter(|a| a.len() == 1 && lexicon.of(a.start).upper);
        for alias in letters.filter(|a| lexicon.class(a.start, KNOWN).is_some()) {
            classes.extend(candidate.class.map(|class| (lexicon.folded(alias.start), class)));
        }
    }
    classes
}

/// "4." between the items of a numbered list that is written in one line.
fn numbered(lexicon: &Lexicon<'_>, between: std::ops::Range<u32>) -> bool {
    let number = |t: u32| {
        let digits = lexicon.form(t).trim_end_matches(['.', ')']);
        !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    between.len() <= 3
        && between.clone().filter(|&t| number(t)).count() == 1
        && between.clone().all(|t| number(t) || matches!(lexicon.form(t), "." | ")" | "," | ";"))
}

/// Evidence in words that beats the look of a name.
const TOLD: &[&str] = &[
    "kind noun and comma before",
    "kind noun before",
    "kind noun behind",
    "kind noun behind a copula",
    "kind noun in apposition",
    "noun in brackets",
    "outlet of a journalist",
    "plural kind noun before",
    "seats",
];

/// The best class of each name, by its whole form and, for persons, by its last part.
fn share(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let mut by_name: FxHashMap<String, (&'static str, Weight)> = FxHashMap::default();
    let mut parts: FxHashMap<&str, Weight> = FxHashMap::default();
    let mut told: FxHashMap<String, &'static str> = FxHashMap::default();
    // Keys are written here; most are known already.
    let mut name = String::new();
    for candidate in candidates.iter().flat_map(|c| c.inner.iter().chain(std::iter::once(c))) {
        let Some(class) = candidate.class.filter(|_| !candidate.description) else { continue };
        if candidate.weight >= Weight::Fair {
            write_key(lexicon, candidate.tokens.clone(), &mut name);
            // "Tolvu Mesh" looks like a person's name until a noun says that it is a paper's.
            if TOLD.contains(&candidate.by) {
                told.insert(name.clone(), class);
            }
            match by_name.get_mut(name.as_str()) {
                Some(best) if candidate.weight > best.1 => *best = (class, candidate.weight),
                Some(_) => {}
                None => {
                    by_name.insert(name.clone(), (class, candidate.weight));
                }
            }
            for alias in &candidate.aliases {
                if alias.end - alias.start <= 3 {
                    by_name.entry(key(lexicon, alias.clone())).or_insert((class, Weight::Strong));
                }
            }
        }
        if class == PERSON && candidate.weight >= Weight::Fair && candidate.len() >= 2 {
            for token in candidate.tokens.clone() {
                if lexicon.capital(token) && !lexicon.is_initial(token) && lexicon.folded(token).len() > 1 {
                    let best = parts.entry(lexicon.folded(token)).or_insert(candidate.weight);
                    *best = (*best).max(candidate.weight);
                }
            }
        }
    }
    let lettered = lettered(lexicon, candidates);
    let initials = initials(lexicon, candidates);
    let towns: FxHashMap<String, &'static str> = candidates
        .iter()
        .filter(|c| c.by == "kind of place before")
        .filter_map(|c| Some((key(lexicon, c.tokens.clone()), c.class?)))
        .collect();
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens.clone();
        // "Tolvu Union (AFP)": here the letters are not those of whom the world knows by them.
        if candidate.by == "known name"
            && candidate.len() == 1
            && let Some(&class) = lettered.get(lexicon.folded(tokens.start))
            && candidate.class != Some(class)
        {
            candidate.overrule(class, Weight::Strong, "initials of a fuller name");
        }
        let formed = matches!(candidate.by, "foreign words" | "two foreign words")
            || candidate.by == "particle of a person's name" && candidate.title.is_none();
        if formed && let Some(&class) = told.get(&key(lexicon, tokens.clone())) {
            candidate.overrule(class, Weight::Fair, "same name elsewhere");
        }
        // "the town of Maria Vecha" says more than that Maria is a given name.
        if BY_FORM.contains(&candidate.by)
            && candidate.title.is_none()
            && let Some(&class) = towns.get(&key(lexicon, tokens.clone()))
        {
            candidate.overrule(class, Weight::Strong, "same name elsewhere");
        }
        if candidate.class.is_none()
            && candidate.len() == 1
            && lexicon.of(tokens.start).upper
            && let Some(&class) = initials.get(lexicon.folded(tokens.start))
        {
            candidate.weigh(class, Weight::Fair, "initials of a fuller name");
        }
        if candidate.weight < Weight::Strong && candidate.len() == 1 && !candidate.description {
            let part = lexicon.folded(tokens.start);
            let country = lexicon.class(tokens.start, KNOWN).is_some() && candidate.weight == Weight::Strong;
            if parts.contains_key(part) && !country {
                candidate.weight = candidate.weight.min(Weight::Fair);
                candidate.weigh(PERSON, Weight::Strong, "part of a person's name");
            }
        }
        if candidate.weight < Weight::Strong && !candidate.description {
            write_key(lexicon, tokens, &mut name);
            if let Some(&(class, weight)) = by_name.get(name.as_str())
                && weight > candidate.weight
                // What a noun beside it says elsewhere goes before what it looks like.
                && (candidate.class.is_none() || told.get(name.as_str()) != candidate.class.as_ref())
            {
                candidate.weigh(class, weight, "same name elsewhere");
            }
        }
    }
}
