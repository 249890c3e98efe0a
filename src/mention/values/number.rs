//! Numbers in digits and words, percentages, ordinals.

use super::atoms::Kind;
use super::lexicon::Part;
use super::quantity::Quantity;
use super::{Reader, Value};

impl Reader<'_> {
    /// "5,300", "1.6 trillion", "twenty-one", "three hundred and five", "half a million", "two and a
    /// half", "a hundred".
    pub(super) fn quantity(&self, at: usize) -> Option<(usize, Quantity)> {
        let (end, value) = match self.kind(at) {
            Kind::Digits { value, .. } => (at + 1, value),
            Kind::Word(Part::Article) if matches!(self.part(at + 1), Some(Part::Scale(_))) => {
                (at + 1, Quantity::whole(1))
            }
            Kind::Word(Part::Half) => {
                let next = at + 1 + usize::from(self.is(at + 1, Part::Article));
                if !matches!(self.part(next), Some(Part::Scale(v)) if v >= 1000) {
                    return None;
                }
                (next, Quantity::half())
            }
            Kind::Word(Part::Small(_) | Part::Tens(_)) => self.words(at)?,
            _ => return None,
        };
        let (end, value) = self.and_a_half(end, value).unwrap_or((end, value));
        self.scales(end, value)
    }

    /// Number words up to a hundred's remainder; scales behind are [`Reader::scales`].
    fn words(&self, at: usize) -> Option<(usize, Quantity)> {
        let (mut total, mut current, mut end) = (0u64, 0u64, at);
        let mut last = None;
        loop {
            // "three hundred and five", "twenty-one": a joint counts only before a number word.
            let joint = match self.kind(end) {
                Kind::Dash if end > at && self.glued(end) => 1,
                Kind::Word(Part::And) if matches!(last, Some(Part::Scale(_))) => 1,
                _ => 0,
            };
            let Some(part) = self.part(end + joint) else { break };
            match (last, part) {
                (None | Some(Part::Scale(_)), Part::Small(v) | Part::Tens(v)) => current += u64::from(v),
                (Some(Part::Tens(_)), Part::Small(v @ 1..=9)) => current += u64::from(v),
                (Some(_), Part::Scale(100)) if joint == 0 && current < 100 => current *= 100,
                (Some(_), Part::Scale(scale)) if joint == 0 && current > 0 && scale >= 1000 => {
                    // The last scale is left to `scales`, which keeps fractions exact.
                    let more = matches!(self.part(end + 1), Some(Part::Small(_) | Part::Tens(_)))
                        || (self.is(end + 1, Part::And)
                            && matches!(self.part(end + 2), Some(Part::Small(_) | Part::Tens(_))));
                    if !more || total > 0 && scale > 1000 {
                        break;
                    }
                    total = total.checked_add(current.checked_mul(scale)?)?;
                    current = 0;
                }
                _ => break,
            }
            last = Some(part);
            end += joint + 1;
        }
        (end > at).then(|| (end, Quantity::whole(total + current)))
    }

    fn and_a_half(&self, at: usize, value: Quantity) -> Option<(usize, Quantity)> {
        let mut end = self.skip_dash(at);
        // "2 1/2 years", "2-1/2 years"
        let piece = |k: usize| self.atoms.get(end + k);
        let written = ["1", "/", "2"];
        if (0..3).all(|k| piece(k).is_some_and(|a| a.text == written[k] && (k == 0 || a.glued))) {
            return Some((end + 3, value.plus_half()?));
        }
        for part in [Part::And, Part::Article, Part::Half] {
            if !self.is(end, part) {
                // "two and half years"
                if part == Part::Article && self.is(end, Part::Half) {
                    continue;
                }
                return None;
            }
            end = if part == Part::Half { end + 1 } else { self.skip_dash(end + 1) };
        }
        Some((end, value.plus_half()?))
    }

    fn scales(&self, mut end: usize, mut value: Quantity) -> Option<(usize, Quantity)> {
        loop {
            let next = if self.kind(end) == Kind::Dash && self.glued(end) { end + 1 } else { end };
            match self.part(next) {
                Some(Part::Scale(scale)) => value = value.times(scale)?,
                Some(Part::ShortScale(scale)) if next == end && self.glued(next) => {
                    value = value.times(scale)?
                }
                _ => return Some((end, value)),
            }
            end = next + 1;
        }
    }

    /// The number as a value of its own: percentage, ordinal or plain.
    pub(super) fn plain_number(&self, at: usize) -> Option<(usize, Value)> {
        if let Some((end, ordinal)) = self.ordinal(at) {
            return Some((end, Value::Ordinal(ordinal)));
        }
        let (end, value) = self.quantity(at)?;
        match self.kind(self.skip_dash(end)) {
            Kind::Percent | Kind::Word(Part::Percent) => {
                return Some((self.skip_dash(end) + 1, Value::Percent(value.to_f64())));
            }
            Kind::Word(Part::Per) if self.is(end + 1, Part::Cent) => {
                return Some((end + 2, Value::Percent(value.to_f64())));
            }
            // "two-thirds", "99-1": part of something else.
            Kind::Dash | Kind::Other if self.glued(end) && self.kind(end) == Kind::Dash => return None,
            _ => {}
        }
        // "one of the", "one another": a pronoun.
        if self.is(at, Part::Small(1)) && end == at + 1 && !matches!(self.part(end), Some(Part::Counted)) {
            return None;
        }
        Some((end, Value::Number(value.to_f64())))
    }

    /// "second", "67th", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Option<(usize, u32)> {
        match self.kind(at) {
            Kind::Word(Part::Ordinal(value)) => Some((at + 1, u32::from(value))),
            Kind::Digits { value, .. } if self.is(at + 1, Part::OrdinalSuffix) && self.glued(at + 1) => {
                Some((at + 2, u32::try_from(value.as_whole()?).ok()?))
            }
            Kind::Word(Part::Tens(tens)) if self.kind(at + 1) == Kind::Dash => match self.part(at + 2) {
                Some(Part::Ordinal(value @ 1..=9)) => Some((at + 3, u32::from(tens) + u32::from(value))),
                _ => None,
            },
            _ => None,
        }
    }
}
