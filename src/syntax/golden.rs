//! Golden sentences: our own notation of tagged words to the clauses that they must give.
//!
//! `[Kassim Odhiambo]/person was arrested/VBN [in May]/date`: a bracket is a mention (`person`,
//! `org`, `place`, `date`, `later` (counted from another date), `term`, `money`, `number`, `description`), a word without a tag has the one of its
//! closed class, or of a noun.

use super::{Syntax, parse, render};
use crate::annotate::{Annotated, PosSet, Sentence, Shape, Tag, Token};
use crate::mention::{CalendarUnit, DateExpression, Gender, Mention, MentionKind, Mentions, Term, Value};
use crate::ontology::ClassId;
use crate::text::Span;

fn tag(word: &str) -> Tag {
    match word {
        "the" | "a" | "an" | "this" | "those" | "both" | "all" | "some" | "no" | "each" => Tag::DT,
        "his" | "her" | "their" | "its" => Tag::PRPS,
        "he" | "she" | "him" | "they" | "them" | "it" | "we" | "i" => Tag::PRP,
        "was" | "were" | "had" | "did" | "got" => Tag::VBD,
        "is" | "has" | "does" => Tag::VBZ,
        "are" | "have" | "do" => Tag::VBP,
        "be" => Tag::VB,
        "been" => Tag::VBN,
        "being" | "having" => Tag::VBG,
        "will" | "would" | "could" | "may" | "must" | "should" => Tag::MD,
        "not" | "never" | "also" | "reportedly" | "n't" | "later" | "allegedly" => Tag::RB,
        "and" | "or" | "but" => Tag::CC,
        "to" => Tag::TO,
        "of" | "in" | "on" | "for" | "by" | "with" | "from" | "at" | "as" | "after" | "before" | "over"
        | "against" | "under" | "because" | "while" | "if" | "unless" | "although" | "that" | "between"
        | "since" | "until" | "during" | "among" | "into" => Tag::IN,
        "who" | "which" | "whom" => Tag::WP,
        "whose" => Tag::WPS,
        "when" | "where" => Tag::WRB,
        "there" => Tag::EX,
        "," => Tag::Comma,
        "." => Tag::Stop,
        ";" | ":" => Tag::Colon,
        "``" => Tag::OpenQuote,
        "''" => Tag::CloseQuote,
        "(" => Tag::OpenBracket,
        ")" => Tag::CloseBracket,
        "'s" => Tag::POS,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => Tag::CD,
        _ if word.starts_with(char::is_uppercase) => Tag::NNP,
        _ => Tag::NN,
    }
}

fn named_tag(name: &str) -> Tag {
    match name {
        "VB" => Tag::VB,
        "VBD" => Tag::VBD,
        "VBN" => Tag::VBN,
        "VBG" => Tag::VBG,
        "VBZ" => Tag::VBZ,
        "VBP" => Tag::VBP,
        "JJ" => Tag::JJ,
        "NN" => Tag::NN,
        "NNS" => Tag::NNS,
        "RB" => Tag::RB,
        "RP" => Tag::RP,
        "WP" => Tag::WP,
        "IN" => Tag::IN,
        "DT" => Tag::DT,
        other => panic!("no tag {other} in the notation"),
    }
}

/// Enough of English morphology for the verbs of these sentences.
fn lemma(word: &str, tag: Tag) -> String {
    let irregular = match word {
        "was" | "were" | "is" | "are" | "been" | "being" => "be",
        "had" | "has" | "having" => "have",
        "did" | "does" => "do",
        "said" => "say",
        "told" => "tell",
        "gave" | "given" => "give",
        "got" => "get",
        "made" => "make",
        "led" => "lead",
        "fled" => "flee",
        "became" => "become",
        "denied" => "deny",
        "found" => "find",
        "went" => "go",
        "wrote" => "write",
        "stripped" => "strip",
        "accused" => "accuse",
        "fined" => "fine",
        "refused" => "refuse",
        "promised" => "promise",
        "declared" => "declare",
        "died" => "die",
        "resigned" => "resign",
        "argued" => "argue",
        "named" => "name",
        "served" => "serve",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.to_owned();
    }
    match tag {
        Tag::VBD | Tag::VBN => word.strip_suffix("ed").unwrap_or(word).to_owned(),
        _ => word.to_owned(),
    }
}

fn mention(kind: &str, tokens: std::ops::Range<u32>) -> Mention {
    let value = match kind {
        "date" => Some(Value::Date(DateExpression::Weekday)),
        "later" => Some(Value::Date(DateExpression::Offset {
            years: 1,
            months: 0,
            days: 0,
            unit: CalendarUnit::Year,
        })),
        "term" => Some(Value::Term(Term::Span { years: 1, months: 0, days: 0 })),
        "money" => Some(Value::Money { amount: "1".to_owned(), currency: None }),
        "number" => Some(Value::Number(1.0)),
        _ => None,
    };
    Mention {
        kind: match (value, kind) {
            (Some(value), _) => MentionKind::Value(value),
            (None, "description") => MentionKind::Description,
            (None, "pronoun") => MentionKind::Pronoun,
            (None, _) => MentionKind::Name,
        },
        span: Span::default(),
        tokens: tokens.clone(),
        extent: tokens,
        sentence: 0,
        class: match kind {
            "person" => Some(ClassId(1)),
            "org" => Some(ClassId(2)),
            "place" => Some(ClassId(3)),
            _ => None,
        },
        found_by: "".into(),
        title: None,
        gender: match kind {
            "person" => Some(Gender::Feminine),
            "org" | "place" => Some(Gender::Neuter),
            _ => None,
        },
        plural: false,
        aliases: Vec::new(),
        nested_in: None,
    }
}

pub(super) fn read(text: &str) -> (Annotated, Mentions) {
    let mut annotated = Annotated::default();
    let mut mentions = Mentions::default();
    let mut open = None;
    for raw in text.split_whitespace() {
        let mut raw = raw;
        let at = annotated.tokens.len() as u32;
        if let Some(rest) = raw.strip_prefix('[') {
            open = Some(at);
            raw = rest;
        }
        let (mut word, mut name) = raw.split_once('/').unwrap_or((raw, ""));
        if let Some(inner) = word.strip_suffix(']') {
            let kind = std::mem::take(&mut name);
            let start = open.take().expect("a bracket opens before it closes");
            mentions.all.push(mention(kind, start..at + 1));
            word = inner;
        }
        let tag = if name.is_empty() { tag(&word.to_lowercase()) } else { named_tag(name) };
        let tag = if name.is_empty() && tag == Tag::NN && word.starts_with(char::is_uppercase) {
            Tag::NNP
        } else {
            tag
        };
        let mut intern = |form: &str| {
            let id = annotated.words.intern(form);
            annotated.words.describe(id, Some(&form.to_lowercase()), PosSet::default(), Shape::default());
            id
        };
        let id = intern(word);
        let lemma = intern(&lemma(&word.to_lowercase(), tag));
        annotated.tokens.push(Token { span: Span::default(), word: id, lemma, tag });
    }
    let end = annotated.tokens.len() as u32;
    annotated.sentences.push(Sentence { span: Span::default(), tokens: 0..end, block: 0, footnotes: vec![] });
    mentions.by_sentence.push(0..mentions.all.len() as u32);
    (annotated, mentions)
}

pub(super) fn clauses(text: &str) -> (Syntax, String) {
    let (annotated, mentions) = read(text);
    let syntax = parse(&annotated, &mentions, 0);
    let rendered = render(&syntax, &annotated);
    (syntax, rendered)
}

/// `golden.txt`: a sentence, then its clauses indented, then an empty line.
#[test]
fn golden_sentences_have_their_clauses() {
    let cases = include_str!("golden.txt").split("\n\n").map(str::trim).filter(|c| !c.is_empty());
    let mut failures = String::new();
    let mut count = 0;
    for case in cases {
        let lines: Vec<_> = case.lines().filter(|line| !line.starts_with('#')).collect();
        let Some((sentence, expected)) = lines.split_first() else { continue };
        count += 1;
        let expected: String = expected.iter().map(|line| format!("{}\n", line.trim())).collect();
        let got = clauses(sentence).1;
        if got != expected {
            failures += &format!("\n{sentence}\nexpected\n{expected}got\n{got}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count >= 80, "only {count} golden sentences");
}

/// What a quadratic pass or a recursion would choke on: the grammar of a sentence without end.
#[test]
fn endless_sentences_keep_every_clause_and_every_member() {
    let repeat = |head: &str, unit: &str, n| format!("{head} {}.", format!("{unit} ").repeat(n));
    let verbs = clauses(&repeat("police/NNS", "arrested/VBD [Mei Tanaka]/person and", 20_000)).0;
    assert_eq!(verbs.clauses.len(), 20_000);
    let members =
        clauses(&repeat("police/NNS arrested/VBD [Ana Lim]/person", ", [Mei Tanaka]/person", 25_000)).0;
    assert_eq!(members.clauses.len(), 1);
    for unit in [
        "of the party",
        "who said/VBD that",
        "( the party",
        "after police/NNS",
        "in [Lusaka]/place ,",
        "to be",
    ] {
        let syntax = clauses(&repeat("the party", unit, 25_000)).0;
        assert!(!syntax.phrases.is_empty(), "{unit}");
    }
}
