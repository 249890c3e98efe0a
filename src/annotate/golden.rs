//! Golden tagged sentences and invariants over arbitrary text.
//!
//! `golden.txt` has one pair of lines a sentence: the text, then word/TAG. A wrong tag that we know of is
//! written as it comes, with the right one behind it: `bans/NNS!VBZ`. When a rule mends it, the test asks to
//! strike the mark.

use super::*;
use crate::read::{DocumentKind, FootnoteMark};
use crate::text::Source;
use proptest::prelude::*;

/// One block for each line of `text`; a line that starts with "# " is a heading.
fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        let (kind, marker) =
            if trimmed.starts_with("# ") { (BlockKind::Heading, 2) } else { (BlockKind::Paragraph, 0) };
        let span = Span::new(at + marker, at + trimmed.len());
        blocks.push(Block { kind, span, section: None, footnotes: Vec::new() });
        at += line.len();
    }
    Document {
        id: "test".into(),
        source: Source::new("test", text),
        sha256: String::new(),
        kind: DocumentKind::Unknown,
        title: None,
        edition: None,
        coverage_year: None,
        dateline: None,
        dateline_at: None,
        country: None,
        card: None,
        sections: Vec::new(),
        blocks,
        diagnostics: Vec::new(),
    }
}

fn tagged(text: &str) -> String {
    let document = document(text);
    let out = annotate(&document, &mut Memory::default());
    let shown = out.tokens.iter().map(|t| format!("{}/{:?}", document.source.slice(t.span), t.tag));
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn golden_sentences() {
    let lines: Vec<&str> =
        include_str!("golden.txt").lines().filter(|l| !l.is_empty() && !l.starts_with("//")).collect();
    assert!(lines.len() >= 120, "pairs of lines");
    let mut wrong = Vec::new();
    for pair in lines.chunks(2) {
        let expect: Vec<&str> =
            pair[1].split(' ').map(|w| w.split_once('!').map_or(w, |(now, _)| now)).collect();
        let found = tagged(pair[0]);
        if found != expect.join(" ") {
            let found: Vec<&str> = found.split(' ').collect();
            let differ: Vec<String> = expect
                .iter()
                .zip(&found)
                .filter(|(a, b)| a != b)
                .map(|(a, b)| format!("{a} became {b}"))
                .collect();
            wrong.push(format!("{}\n    {}", pair[0], differ.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lemmas_follow_tags() {
    let document = document("Courts found that the founding parties had broken rules; he found worse women.");
    let out = annotate(&document, &mut Memory::default());
    let lemmas: Vec<&str> = (0..out.tokens.len() as u32).map(|i| out.lemma(i)).collect();
    assert_eq!(lemmas.join(" "), "court find that the found party have break rule ; he find bad woman .");
}

#[test]
fn headings_are_sentences_and_cards_are_not() {
    let mut document = document("# Civil Society\nIt grew.\nDemocracy Score: 3");
    document.blocks[2].kind = BlockKind::Card;
    let out = annotate(&document, &mut Memory::default());
    let shown: Vec<&str> = out.sentences.iter().map(|s| document.source.slice(s.span)).collect();
    assert_eq!(shown, ["Civil Society", "It grew."]);
}

#[test]
fn footnotes_go_to_their_sentence() {
    let mut document = document("It grew.1 Then it fell.23");
    document.blocks[0].footnotes = vec![
        FootnoteMark { span: Span::new(8, 9), number: 1 },
        FootnoteMark { span: Span::new(23, 25), number: 23 },
    ];
    let out = annotate(&document, &mut Memory::default());
    let shown: Vec<_> =
        out.sentences.iter().map(|s| (document.source.slice(s.span), s.footnotes.clone())).collect();
    assert_eq!(shown, [("It grew.", vec![1]), ("Then it fell.", vec![23])]);
}

const SALAD: &[&str] = &[
    "that",
    "her",
    "to",
    "'s",
    "there",
    "up",
    "no",
    "longer",
    "will",
    "like",
    "May",
    "march",
    "arrested",
    "charges",
    "set",
    "put",
    "sentence",
    "ruling",
    "meeting",
    "open",
    "Russian",
    "Court",
    "said",
    "was",
    "have",
    "did",
    "n't",
    "who",
    "and",
    ",",
    ".",
    "?",
    "\"",
    "'",
    "of",
    "the",
    "he",
    "2019",
    "$",
    "him",
    "both",
    "out",
    "as",
    "by",
    "bin",
    "al",
    "MPs",
    "pro-Russian",
    "seven-year",
    "killed",
];

proptest! {
    /// Arbitrary text never panics; spans stand on character boundaries, in order, inside their sentence.
    #[test]
    fn spans_hold(text in "(\\PC|[a-zA-Z .,!?'\"’“”ʻ\n-]|U\\.S\\.|Mr\\. |n't|\\d){0,200}") {
        let document = document(&text);
        let out = annotate(&document, &mut Memory::default());
        let mut end = 0;
        let mut next = 0;
        for sentence in &out.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            next = sentence.tokens.end;
            prop_assert!(sentence.span.start >= end && !sentence.tokens.is_empty());
            prop_assert!(document.blocks[sentence.block as usize].span.contains(sentence.span));
            for token in out.tokens_of(sentence) {
                prop_assert!(token.span.start >= end && !token.span.is_empty());
                prop_assert!(sentence.span.contains(token.span));
                prop_assert!(text.get(token.span.range()).is_some());
                end = token.span.end;
            }
        }
        prop_assert_eq!(next as usize, out.tokens.len());
    }

    /// Any order of the words whose rules look around does not panic either.
    #[test]
    fn word_salad_is_tagged(words in proptest::collection::vec(proptest::sample::select(SALAD), 0..25)) {
        let text = words.join(" ");
        let count = tagged(&text).split(' ').filter(|w| !w.is_empty()).count();
        prop_assert!(count >= words.len().min(1));
    }

    /// Nothing but white space, controls and invisible marks is left out of the tokens.
    #[test]
    fn no_letter_is_lost(text in "[a-zéŞ0-9 .,'’-]{0,80}") {
        let document = document(&text);
        let out = annotate(&document, &mut Memory::default());
        let kept: String = out.tokens.iter().map(|t| document.source.slice(t.span)).collect();
        prop_assert_eq!(kept, text.replace(' ', ""));
    }
}
