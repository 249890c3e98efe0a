//! Distinct forms of names: the same words of the same kind are one form.

use super::kinds::{Kind, Kinds};
use super::spelling;
use crate::mention::{Mention, MentionId, MentionKind, Mentions};
use crate::text::{Source, Span};
use rustc_hash::FxHashMap;

/// One distinct form of name with the mentions that bear it.
pub(super) struct Form {
    pub(super) words: Vec<String>,
    pub(super) kind: Kind,
    pub(super) mentions: Vec<MentionId>,
}

/// Distinct forms; an untyped form joins the only typed one of the same words.
pub(super) fn forms(source: &Source, mentions: &Mentions, kinds: &Kinds) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_key: FxHashMap<(String, Kind), usize> = FxHashMap::default();
    let mut kinds_of_key: FxHashMap<String, Vec<Kind>> = FxHashMap::default();
    let mut keyed = Vec::new();
    for (id, mention) in names(mentions) {
        let kind = kinds.of(mention.class);
        let mut words = spelling::words(source.slice(mention.span));
        if words.is_empty() {
            continue;
        }
        let mut key = words.join(" ");
        if let Some(description) = description(source, mention, kind) {
            // Described laws are the same where the descriptions open alike.
            words = spelling::words(source.slice(description));
            let open = words.iter().take(ALIKE).cloned().collect::<Vec<_>>();
            key = format!("described {}", open.join(" "));
            if open.len() < ALIKE {
                key.push_str(&id.0.to_string());
            }
        } else if kind == Kind::Law
            && words.len() == 1
            && !source.slice(mention.span).contains(char::is_uppercase)
        {
            key.push_str(&id.0.to_string());
        }
        let known = kinds_of_key.entry(key.clone()).or_default();
        if kind != Kind::Unknown && !known.contains(&kind) {
            known.push(kind);
        }
        keyed.push((id, key, words, kind));
    }
    for (id, key, words, mut kind) in keyed {
        if let (Kind::Unknown, [only]) = (kind, kinds_of_key[&key].as_slice()) {
            kind = *only;
        }
        let form = *by_key.entry((key, kind)).or_insert_with(|| {
            forms.push(Form { words, kind, mentions: Vec::new() });
            forms.len() - 1
        });
        forms[form].mentions.push(id);
    }
    forms
}

/// How many words two descriptions of one law have in common at least.
const ALIKE: usize = 4;

/// The describing words of a law that has no title.
fn description(source: &Source, mention: &Mention, kind: Kind) -> Option<Span> {
    let untitled = kind == Kind::Law && !source.slice(mention.span).contains(char::is_uppercase);
    mention.aliases.iter().copied().filter(|_| untitled).max_by_key(|alias| alias.len())
}

pub(super) fn names(mentions: &Mentions) -> impl Iterator<Item = (MentionId, &Mention)> {
    let all = mentions.all.iter().enumerate().map(|(i, m)| (MentionId(i as u32), m));
    all.filter(|(_, m)| m.kind == MentionKind::Name)
}

/// By the words of a form given in brackets behind a name: the words of that name.
pub(super) fn aliases(
    source: &Source,
    mentions: &Mentions,
    kinds: &Kinds,
) -> FxHashMap<String, (String, Kind)> {
    let mut aliases = FxHashMap::default();
    for (_, mention) in names(mentions) {
        for alias in &mention.aliases {
            let key = spelling::words(source.slice(*alias)).join(" ");
            let name = spelling::words(source.slice(mention.span)).join(" ");
            aliases.entry(key).or_insert((name, kinds.of(mention.class)));
        }
    }
    aliases
}
