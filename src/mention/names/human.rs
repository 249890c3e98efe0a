//! What only human beings do and suffer, beside a name that may be one's: "who", an age, an office held, the
//! verbs of arrests and of speech.
//!
//! In: a name in its sentence ([`Beside`]). Out: its candidate, weighed as a person's. Not here: titles and given
//! names, which the name bears itself ([`super::titles`], [`super::personal`]).

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::context::Beside;
use super::layout::flag;
use super::predicate::{Predicate, predicate};
use super::words::Word;
use crate::annotate::Tag;

/// Tokens behind the comma in which an apposition must have its title.
const APPOSITION: u32 = 6;

/// Tokens of a bracket in which a birth must be told.
const BRACKET: usize = 12;

impl Beside<'_, '_> {
    /// Weighs the signs of a human being: the verb before the name, then what stands behind it.
    pub(super) fn human(&self, candidate: &mut Candidate) {
        if candidate.weight >= Weight::Strong || !self.personlike || candidate.description {
            return;
        }
        let lexicon = self.lexicon;
        // "**Formally**, the prime minister is appointed": an adverb that opens the sentence.
        if candidate.len() == 1 && self.tag(candidate.tokens.start) == Tag::RB {
            return;
        }
        let acronym = candidate.len() == 1 && lexicon.of(candidate.tokens.start).upper;
        // "police arrested Tolu Hernat": what such a verb has for its object.
        // "an executive surnamed Tolu"
        let surnamed = |t: u32| lexicon.folded(t) == "surnamed";
        let suffers = self.before.is_some_and(|t| self.suffered(t) || surnamed(t));
        if suffers && !acronym && candidate.by != "known name" {
            return candidate.weigh(PERSON, Weight::Fair, "object of a verb that people suffer");
        }
        if self.undergone(candidate) && !acronym && candidate.by != "known name" {
            return candidate.weigh(PERSON, Weight::Fair, "object of a noun that people undergo");
        }
        let Some(next) = self.next() else { return };
        // "NDK candidate", "NDK presidential candidate"
        let poll = lexicon.tells(next, Word::Poll) && next + 1 < self.sentence.end;
        if acronym && lexicon.lemma_tells(next + u32::from(poll), Word::Partisan) {
            return candidate.weigh(PARTY, Weight::Fair, "candidates of a party");
        }
        let independent = self.tag(next) == Tag::OpenBracket
            && next + 2 < self.sentence.end
            && matches!(lexicon.folded(next + 1), "independent" | "ind.")
            && self.tag(next + 2) == Tag::CloseBracket;
        let sign = match lexicon.folded(next) {
            // "X, a reporter for the newspaper Tolvu, who was arrested": she was, not the paper.
            "," if candidate.by == "kind noun before" => None,
            _ if independent => Some((Weight::Strong, "independent in brackets")),
            "," => self.behind_comma(candidate, next + 1),
            // "Officers who were ambushed": some of many.
            "who" | "whose" if self.opens_with_people(candidate) => None,
            "who" | "whose" => Some((Weight::Strong, "who")),
            // "Ana Lima (born 1960)"
            "(" if self.bears(next + 1) => Some((Weight::Strong, "born")),
            "(" | "-" | "–" | "—" if candidate.len() > 1 => self.behind_mark(next + 1),
            _ if self.tag(next) == Tag::POS
                && next + 1 < self.sentence.end
                && lexicon.has(next + 1, flag::KIN) =>
            {
                Some((Weight::Strong, "possessor of kin"))
            }
            _ if self.holds_office(next) => Some((Weight::Fair, "holder of an office")),
            _ => self.acts(candidate, next),
        };
        if let Some((weight, by)) = sign.filter(|_| !self.located && !acronym) {
            candidate.weigh(PERSON, weight, by);
        }
    }

    /// "Officers", "Protesters" at the head of a sentence: a plural of the dictionary, and nobody's name.
    fn opens_with_people(&self, candidate: &Candidate) -> bool {
        let (lexicon, token) = (self.lexicon, candidate.tokens.start);
        candidate.len() == 1
            && token == self.sentence.start
            && lexicon.plural(token)
            && (lexicon.of(token).listed || lexicon.lemma_listed(token))
            && !lexicon.has(token, flag::GIVEN | flag::SURNAME)
    }

    /// A verb whose object is a human being: "arrested", "detaining", "to assassinate"; not what is said of
    /// bodies and bills as well ("elect", "beat"), and no passive ("was arrested Sunday").
    fn suffered(&self, verb: u32) -> bool {
        let tag = self.tag(verb);
        tag.is_verb() && tag != Tag::VBN && self.lexicon.lemma_tells(verb, Word::Suffered)
    }

    /// "born", "b.", also behind a spelling of the name: who was born.
    fn bears(&self, from: u32) -> bool {
        let bracket =
            (from..self.sentence.end).take(BRACKET).take_while(|&t| self.tag(t) != Tag::CloseBracket);
        bracket.into_iter().any(|t| matches!(self.lexicon.folded(t), "born" | "b." | "ne" | "nee"))
    }

    /// "the arrest of Tolu Hernat", "charges against Tolu Hernat": what only human beings undergo, where no noun goes
    /// on behind the name.
    fn undergone(&self, candidate: &Candidate) -> bool {
        let lexicon = self.lexicon;
        let Some(of) = self.before.filter(|&t| t > self.sentence.start) else { return false };
        let governed = match lexicon.folded(of) {
            "of" => Word::Undergone,
            "against" => Word::Charged,
            _ => return false,
        };
        let goes_on = self.next().is_some_and(|t| !lexicon.capital(t) && self.tag(t).is_noun());
        // A look alone ("two foreign words", maybe those of a town) tells less.
        let open = candidate.class.is_none() || candidate.is_person() && candidate.weight < Weight::Fair;
        open && !goes_on && lexicon.lemma_tells(of - 1, governed)
    }

    /// "(Minister of Finance)", "– Deputy Prime Minister": the line of a list gives the name its office.
    fn behind_mark(&self, at: u32) -> Option<(Weight, &'static str)> {
        let stop = self.sentence.end;
        let (behind, _) =
            (at..stop.min(at + 3)).find_map(|t| self.lexicon.longest(t, stop, |e| e & flag::TITLE != 0))?;
        // With nothing behind it, a title with a capital is that of the next name.
        let alone = behind >= stop || !self.lexicon.nameable(behind);
        alone.then_some((Weight::Fair, "office behind a mark"))
    }

    /// ", who", ", 43,", ", a former judge": what is set off behind a name.
    fn behind_comma(&self, candidate: &Candidate, at: u32) -> Option<(Weight, &'static str)> {
        let (lexicon, stop) = (self.lexicon, self.sentence.end);
        if at >= stop || self.opens_with_people(candidate) {
            return None;
        }
        let word = lexicon.folded(at);
        if word == "who" {
            return Some((Weight::Strong, "who"));
        }
        // "X, arrested in May,"
        if self.tag(at) == Tag::VBN && lexicon.lemma_tells(at, Word::Suffered) {
            return Some((Weight::Fair, "participle of a verb that people suffer"));
        }
        let age = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
        if age && at + 1 < stop && lexicon.folded(at + 1) == "," {
            return Some((Weight::Strong, "age"));
        }
        for t in at..stop.min(at + APPOSITION) {
            // "X, President of the Union,": with a capital it is a title of the next name, unless words of its own follow.
            let owned = t + 1 < stop && matches!(lexicon.folded(t + 1), "of" | "for");
            if lexicon.has(t, flag::TITLE | flag::DESCRIPTOR | flag::KIN) && (!lexicon.capital(t) || owned) {
                return Some((Weight::Strong, "apposition"));
            }
            let modifier = matches!(self.tag(t), Tag::DT | Tag::JJ | Tag::PRPS | Tag::NN | Tag::POS)
                || lexicon.has(t, flag::DEMONYM | flag::DOMAIN)
                // ", the HND candidate"
                || lexicon.of(t).upper;
            if !modifier {
                return None;
            }
        }
        None
    }

    /// "X was Norland's prime minister", "X became governor of Kota", "X served as a judge": a title behind a verb
    /// of being, whatever describes it.
    fn holds_office(&self, verb: u32) -> bool {
        let (lexicon, stop) = (self.lexicon, self.sentence.end);
        let serves = |t: u32| t + 1 < stop && lexicon.folded(t) == "served" && lexicon.folded(t + 1) == "as";
        let first = match lexicon.folded(verb) {
            "is" | "was" | "became" | "remains" => verb + 1,
            _ if serves(verb) => verb + 2,
            _ => return false,
        };
        for t in first..stop.min(first + 6) {
            // Bodies lead and head others too; what goes on behind the noun is another one.
            let shared =
                matches!(lexicon.folded(t), "leader" | "head" | "founder" | "owner" | "publisher" | "master");
            if lexicon.has(t, flag::TITLE) && !shared && self.tag(t) == Tag::NN {
                let next = if t + 1 < stop { self.tag(t + 1) } else { Tag::Stop };
                return matches!(next, Tag::Stop | Tag::IN | Tag::Comma | Tag::CC | Tag::WP);
            }
            let describes =
                matches!(self.tag(t), Tag::DT | Tag::JJ | Tag::NN | Tag::NNP | Tag::POS | Tag::RB)
                    || lexicon.has(t, flag::DEMONYM | flag::DOMAIN);
            if !describes {
                return false;
            }
        }
        false
    }

    /// "was arrested", "had also resigned", "said": the verb of which the name is the subject.
    fn acts(&self, candidate: &Candidate, next: u32) -> Option<(Weight, &'static str)> {
        let lexicon = self.lexicon;
        let Predicate { verb, passive, .. } = predicate(lexicon, next, self.sentence.end)?;
        if candidate.by == "known name" {
            return None;
        }
        let lemma = lexicon.of_lemma(verb).entry;
        if lemma & flag::HUMAN_VERB != 0 && !self.located {
            // "Schoolchildren were arrested": a common noun that opens the sentence.
            let common = candidate.len() == 1
                && candidate.tokens.start == self.sentence.start
                && lexicon.of(candidate.tokens.start).listed;
            // "Tolu Hernat jailed for fraud": a headline.
            let headline = verb == next
                && candidate.tokens.start == self.sentence.start
                && self.tag(verb) == Tag::VBN
                && lexicon.lemma_tells(verb, Word::Suffered);
            let human = (passive || headline || lexicon.lemma_tells(verb, Word::Lived)) && !common;
            return human.then_some((Weight::Fair, "verb of people"));
        }
        let speaks = lemma & flag::SPEECH_VERB != 0 && !passive && candidate.is_person();
        speaks.then_some((Weight::Fair, "verb of speech"))
    }
}
