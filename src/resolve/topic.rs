//! What an article is about: the body that its first sentence defines, which "the party" and "the
//! court" mean further on, whatever other bodies are named in between; or the person, who is "he" or
//! "she" at the head of a sentence.
//!
//! In: what the text defines ([`super::defined`]), with the names resolved. Out: one entity or none, and the descriptions and pronouns
//! that point to it. Not here: pronouns whose sentence names somebody ([`super::reference`]).

use super::defined::{Definition, REACH};
use super::kinds::Kind;
use super::reference::{Follower, Found};
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId};
use crate::ontology::ClassId;

/// Words of a description that point away from what the text is about.
const AWAY: [&str; 7] = ["former", "larger", "latter", "new", "other", "second", "smaller"];

impl Follower<'_, '_> {
    /// "The Harvest Union (HU) is a party in Ruritania", "Ana Lima (born 1960) is a Ruritanian judge": what one of
    /// the first sentences defines.
    pub(super) fn find_topic(&self, definitions: &[Definition]) -> Option<u32> {
        let first = definitions.iter().take_while(|d| d.sentence < REACH);
        first.filter_map(|d| self.defined(d)).next()
    }

    /// Who is the hero from which sentence on: a text may tell several lives, and each opens a paragraph with a name
    /// and when its bearer was born.
    pub(super) fn find_heroes(&self, definitions: &[Definition]) -> Vec<(u32, u32)> {
        let lives = definitions.iter().filter(|d| d.opens && d.born);
        let born = lives.filter_map(|d| Some((d.sentence, self.defined(d)?)));
        let mut heroes: Vec<(u32, u32)> = born.filter(|&(_, e)| self.kind(e) == Kind::Person).collect();
        if let Some(topic) = self.topic.filter(|&t| self.kind(t) == Kind::Person) {
            heroes.insert(0, (0, topic));
        }
        heroes
    }

    /// The body or person that is defined.
    fn defined(&self, definition: &Definition) -> Option<u32> {
        let [entity] = self.pointed[definition.name.0 as usize][..] else { return None };
        let fits = match self.kind(entity) {
            Kind::Person => true,
            Kind::Organization => definition.article,
            _ => false,
        };
        fits.then_some(entity)
    }

    /// "President X made him minister. **He** resigned": in a life of somebody, who opens a sentence is its hero
    /// where the sentence before speaks of him otherwise than by "his".
    pub(super) fn hero(&self, id: MentionId, mention: &Mention) -> Found {
        let hero = self.biography(mention)?;
        let before = mention.sentence.checked_sub(1)?;
        let owned =
            |m: MentionId| self.annotated.tokens[self.mentions.get(m).tokens.start as usize].tag == Tag::PRPS;
        let of = |sentence| self.referring(sentence, id).into_iter();
        // "Her term was short. In May she left": nobody else is spoken of.
        let alone = of(before).all(|(_, e)| e == hero || self.kind(e) != Kind::Person);
        // The title line that names the hero stands above the paragraph.
        let titled = alone && self.opened(mention).is_some_and(|s| before <= s + 1);
        let named = titled || of(before).any(|(m, e)| e == hero && (alone || !owned(m)));
        let front = self.is_fronted(mention);
        let rival = |(m, e): (MentionId, u32)| {
            self.kind(e) == Kind::Person && (!front || self.may_be_subject(m, e, mention))
        };
        (named && !of(mention.sentence).any(rival))
            .then(|| (vec![hero], "pronoun: whose life is told".into()))
    }

    /// The sentence that begins the life that is told where the pronoun stands.
    fn opened(&self, pronoun: &Mention) -> Option<u32> {
        let until = self.heroes.partition_point(|&(s, _)| s <= pronoun.sentence);
        Some(self.heroes[..until].last()?.0)
    }

    /// Whose life the text tells, where the pronoun may mean that person.
    pub(super) fn biography(&self, pronoun: &Mention) -> Option<u32> {
        let until = self.heroes.partition_point(|&(s, _)| s <= pronoun.sentence);
        let hero = self.heroes[..until].last()?.1;
        let gender = self.named.drafts[hero as usize].gender;
        gender.is_none_or(|g| Some(g) == pronoun.gender).then_some(hero)
    }

    /// "A plea that the winner, X, had cheated failed. She was appointed": in the life of a woman whom no sign says to
    /// be one is named by the way, behind a verb, and does not take her pronoun.
    pub(super) fn is_outshone(&self, id: MentionId, entity: u32, pronoun: &Mention) -> bool {
        let gender = |e: u32| self.named.drafts[e as usize].gender;
        let hero = self.biography(pronoun).filter(|&hero| hero != entity && gender(hero).is_some());
        if gender(entity).is_some() || hero.is_none() {
            return false;
        }
        let named = self.mentions.get(id);
        let start = self.annotated.sentences[named.sentence as usize].tokens.start;
        (start..named.extent.start).any(|t| self.annotated.tokens[t as usize].tag.is_verb())
    }

    /// "the party" for what the text is about, unless another of its class is the subject of this
    /// sentence or the one before.
    pub(super) fn on_topic(&self, id: MentionId, mention: &Mention, class: ClassId) -> Found {
        let topic = self.topic.filter(|&t| self.is_kind_of(t, class) && self.agrees(t, class, mention))?;
        let away = mention.extent.clone().any(|t| AWAY.contains(&self.annotated.lower(t)));
        let another = self.sentences(mention.sentence, 1).any(|s| {
            let mut before = self.referring(s, id).into_iter();
            let fits = |e: u32| e != topic && self.is_kind_of(e, class);
            before.any(|(m, e)| fits(e) && self.position().leads(m) && self.position().opens_clause(m))
        });
        (!away && !another).then(|| (vec![topic], "description: what the text is about".into()))
    }
}
