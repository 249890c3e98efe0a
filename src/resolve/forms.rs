//! Distinct forms of names: the same words of the same kind are one form.

use super::kinds::{Kind, Kinds};
use super::spelling;
use crate::mention::{Mention, MentionId, MentionKind, Mentions};
use crate::text::{Source, Span};
use rustc_hash::FxHashMap;

/// One distinct form of name with the mentions that bear it.
pub(super) struct Form {
    pub(super) words: Vec<String>,
    /// Them with spaces between.
    pub(super) joined: String,
    pub(super) kind: Kind,
    pub(super) mentions: Vec<MentionId>,
}

/// Distinct forms; an untyped form joins the only typed one of the same words.
pub(super) fn forms(source: &Source, mentions: &Mentions, kinds: &Kinds) -> Vec<Form> {
    let mut keys = Keys::default();
    let mut keyed = Vec::new();
    for (id, mention) in names(mentions) {
        let kind = kinds.of(mention.class);
        let text = source.slice(mention.span);
        let spelt = keys.spelt(text);
        if keys.all[spelt].words.is_empty() {
            continue;
        }
        let key = if let Some(description) = description(source, mention, kind) {
            // Described laws are the same where the descriptions open alike.
            let words = spelling::words(source.slice(description));
            let open = &words[..words.len().min(ALIKE)];
            let mut key = format!("described {}", open.join(" "));
            if open.len() < ALIKE {
                key.push_str(&id.0.to_string());
            }
            keys.of(key, words)
        } else if kind == Kind::Law && keys.all[spelt].words.len() == 1 && !text.contains(char::is_uppercase)
        {
            let words = keys.all[spelt].words.clone();
            keys.of(format!("{}{}", words[0], id.0), words)
        } else {
            spelt
        };
        let known = &mut keys.all[key].kinds;
        if kind != Kind::Unknown && !known.contains(&kind) {
            known.push(kind);
        }
        keyed.push((id, key, kind));
    }
    let mut forms: Vec<Form> = Vec::new();
    let mut by_key: FxHashMap<(usize, Kind), usize> = FxHashMap::default();
    for (id, key, mut kind) in keyed {
        let Key { words, kinds } = &keys.all[key];
        if let (Kind::Unknown, [only]) = (kind, kinds.as_slice()) {
            kind = *only;
        }
        let form = *by_key.entry((key, kind)).or_insert_with(|| {
            forms.push(Form { joined: words.join(" "), words: words.clone(), kind, mentions: Vec::new() });
            forms.len() - 1
        });
        forms[form].mentions.push(id);
    }
    forms
}

/// What forms are told apart by. A text says the same names again and again: each is folded once.
#[derive(Default)]
struct Keys<'a> {
    all: Vec<Key>,
    by_text: FxHashMap<&'a str, usize>,
    by_words: FxHashMap<String, usize>,
}

struct Key {
    words: Vec<String>,
    /// Of the mentions that bear it.
    kinds: Vec<Kind>,
}

impl<'a> Keys<'a> {
    /// The key of a name as it stands in the text.
    fn spelt(&mut self, text: &'a str) -> usize {
        if let Some(&key) = self.by_text.get(text) {
            return key;
        }
        let words = spelling::words(text);
        let key = self.of(words.join(" "), words);
        self.by_text.insert(text, key);
        key
    }

    fn of(&mut self, key: String, words: Vec<String>) -> usize {
        *self.by_words.entry(key).or_insert_with(|| {
            self.all.push(Key { words, kinds: Vec::new() });
            self.all.len() - 1
        })
    }
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
