//! The text of a block to raw tokens.
//!
//! In: the source text, the block's span, its footnote marks. Out: spans in order, without white
//! space and footnote marks. Contractions and possessives are split; hyphenated words, decimals,
//! thousands, addresses and dotted acronyms stay whole; brackets, quotes, dashes, currency and
//! percent signs stand alone. Not here: sentences ([`super::sentences`]), what a word is.

use super::abbreviations::{BEFORE_NUMBERS, ENDINGS, TITLES};
use super::prefix;
use crate::read::FootnoteMark;
use crate::text::Span;

/// Appends the tokens of `text[block]` to `out`.
pub(super) fn tokenize(text: &str, block: Span, footnotes: &[FootnoteMark], out: &mut Vec<Span>) {
    let mails = memchr::memchr(b'@', &text.as_bytes()[block.range()]).is_some();
    let mut scanner = Scanner { text, at: block.start as usize, end: 0, mails, out };
    for mark in footnotes {
        scanner.run_to(mark.span.start as usize);
        scanner.at = scanner.at.max(mark.span.end as usize);
    }
    scanner.run_to(block.end as usize);
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// The block holds an at-sign; without one no word needs a look for an address of mail.
    mails: bool,
    out: &'a mut Vec<Span>,
}

/// Apostrophes between letters: straight, typographic, and the letters of Polynesian and Arabic names.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´')
}

/// Apostrophes that are letters of a word and never quotation marks.
fn is_letter_apostrophe(c: char) -> bool {
    matches!(c, 'ʼ' | 'ʻ' | 'ʹ')
}

/// Letters, digits and "_": what nearly all words are made of, [`is_word`] for ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    plain
};

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Combining marks, soft hyphens and joiners belong to the letter before them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '_')
        || is_letter_apostrophe(c)
}

impl Scanner<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at).filter(|_| at < self.end)?;
        if byte < 0x80 { Some(byte as char) } else { self.text.get(at..self.end)?.chars().next() }
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.out.push(Span::new(start, end));
        }
    }

    fn run_to(&mut self, end: usize) {
        self.end = end;
        while let Some(c) = self.peek(self.at) {
            let start = self.at;
            if c == ' ' {
                self.at += 1;
            } else if c.is_whitespace()
                || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
                || c.is_control()
            {
                self.at += c.len_utf8();
            } else if is_word(c) {
                self.word(start);
            } else if matches!(c, '\'' | '’') && self.elision(start) {
            } else if matches!(c, '@' | '#') && self.peek(start + 1).is_some_and(char::is_alphanumeric) {
                self.at += 1;
                self.word(start);
            } else if c == '-' || c == '.' {
                // Runs of hyphens and dots are one dash or one ellipsis.
                while self.peek(self.at) == Some(c) {
                    self.at += 1;
                }
                self.push(start, self.at);
            } else {
                self.at += c.len_utf8();
                self.push(start, self.at);
            }
        }
    }

    /// "'s", "n't", "'ll" that stand behind something which is no word: a bracket, a quote.
    fn elision(&mut self, start: usize) -> bool {
        let glued = self.out.last().is_some_and(|last| last.end as usize == start);
        let clitic = self.clitic(start);
        if glued && clitic > start {
            self.push(start, clitic);
            self.at = clitic;
            return true;
        }
        false
    }

    /// The end of a clitic that starts with the apostrophe at `at`, or `at`.
    fn clitic(&self, at: usize) -> usize {
        let after = at + self.peek(at).map_or(0, char::len_utf8);
        let bytes = &self.text.as_bytes()[after.min(self.end)..self.end];
        for ending in [&b"s"[..], b"ll", b"re", b"ve", b"d", b"m"] {
            let same = bytes.len() >= ending.len() && bytes[..ending.len()].eq_ignore_ascii_case(ending);
            if same && !self.peek(after + ending.len()).is_some_and(is_word) {
                return after + ending.len();
            }
        }
        at
    }

    /// How many letters, digits and "_" of ASCII stand at `at`.
    fn plain(&self, at: usize) -> usize {
        self.text.as_bytes()[at..self.end].iter().take_while(|b| PLAIN[usize::from(**b)]).count()
    }

    /// Scans from `self.at` (behind a first character, or on it) and pushes the word with its clitics.
    fn word(&mut self, start: usize) {
        // Nearly all words are no more than this.
        let plain = self.at + self.plain(self.at);
        if plain < self.end && self.text.as_bytes()[plain] == b' ' {
            self.push(start, plain);
            self.at = plain;
            return;
        }
        if let Some(end) = self.address(start) {
            self.push(start, end);
            self.at = end;
            return;
        }
        let mut previous = '\0';
        let mut at = self.at;
        let mut clitic = at;
        loop {
            let plain = self.plain(at);
            if plain > 0 {
                at += plain;
                previous = char::from(self.text.as_bytes()[at - 1]);
            }
            let Some(c) = self.peek(at).filter(|&c| c != ' ') else { break };
            let after = at + c.len_utf8();
            if is_word(c) {
                previous = c;
                at = after;
                continue;
            }
            let next = self.peek(after);
            let joined = next.is_some_and(is_word);
            let number = previous.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit());
            // "Isma`il"; elsewhere the mark is a quotation mark.
            let letter = c != '`' || (previous.is_alphabetic() && next.is_some_and(char::is_lowercase));
            if is_apostrophe(c) && joined && letter {
                clitic = self.clitic(at);
                if clitic > at {
                    break;
                }
                previous = c;
                at = after;
            } else if is_hyphen(c)
                && joined
                && prefix::dash(&self.text[start..at], &self.text[after..self.end])
            {
                break;
            } else if is_hyphen(c) && joined && !(number && all_digits(&self.text[start..at])) {
                previous = c;
                at = after;
            } else if is_hyphen(c) && previous.is_alphabetic() && next == Some(' ') && self.suspended(after) {
                at = after;
                break;
            } else if (c == ',' && number && self.thousands(after))
                || (matches!(c, '.' | ':' | '/') && number)
                || (c == '&' && previous.is_uppercase() && next.is_some_and(char::is_uppercase))
                || (c == '.' && self.keeps_dot(start, at, next))
            {
                previous = c;
                at = after;
            } else if c == '$' && self.text[start..at].bytes().all(|b| b.is_ascii_uppercase()) {
                at = after;
                break;
            } else {
                break;
            }
        }
        let form = &self.text[start..at];
        let negated = form.len() > 3 && matches!(form.as_bytes().last(), Some(b't' | b'T'));
        if let Some(cut) = negated.then(|| negation(form)).flatten() {
            self.push(start, start + cut);
            self.push(start + cut, at);
        } else if let Some(cut) = prefix::past(form).or_else(|| prefix::leader(form)) {
            self.push(start, start + cut);
            self.push(start + cut, at);
        } else {
            self.push(start, at);
        }
        if clitic > at {
            self.push(at, clitic);
            at = clitic;
        }
        self.at = at;
    }

    /// "pro- and anti-government"
    fn suspended(&self, at: usize) -> bool {
        let rest = &self.text[at..self.end];
        rest.starts_with(" and ") || rest.starts_with(" or ") || rest.starts_with(" to ")
    }

    /// Three digits and no fourth.
    fn thousands(&self, at: usize) -> bool {
        let digits =
            self.text.as_bytes()[at..self.end].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        digits == 3
    }

    /// Whether the dot at `dot` belongs to the word `text[start..dot]`.
    fn keeps_dot(&self, start: usize, dot: usize, next: Option<char>) -> bool {
        let word = &self.text[start..dot];
        let last = word.rsplit(['.', '-']).next().unwrap_or(word);
        let single = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
        match next {
            // "U.S", "e.g", "gov.kz"; but not "places.In".
            Some(n) if n.is_alphabetic() => {
                (single && (word.len() <= 1 || word.contains('.') || last.len() > 1))
                    || (n.is_lowercase() && self.is_domain(dot + 1))
            }
            Some(n) if n.is_ascii_digit() => false,
            _ => {
                if word.contains('.') {
                    return single;
                }
                if single {
                    return last.chars().all(char::is_uppercase) || self.number_follows(dot + 1);
                }
                if word.len() > 7 {
                    return false;
                }
                let lower = word.to_ascii_lowercase();
                let known = |list: &[&str]| list.contains(&lower.as_str());
                (word.starts_with(char::is_uppercase) && known(TITLES))
                    || matches!(lower.as_str(), "vs" | "cf" | "etc" | "viz" | "approx")
                    || (known(ENDINGS) && word.starts_with(char::is_uppercase))
                    || (known(BEFORE_NUMBERS) && self.number_follows(dot + 1))
            }
        }
    }

    fn number_follows(&self, at: usize) -> bool {
        let rest = self.text[at..self.end].trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < self.end - at
    }

    /// A top-level domain at `at`: two to four lower-case letters, then no letter.
    fn is_domain(&self, at: usize) -> bool {
        let letters =
            self.text.as_bytes()[at..self.end].iter().take_while(|b| b.is_ascii_lowercase()).count();
        (2..=4).contains(&letters) && !self.peek(at + letters).is_some_and(char::is_alphanumeric)
    }

    /// The end of a URL or e-mail address that starts at `start`.
    fn address(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..self.end];
        let bytes = rest.as_bytes();
        let url = match bytes[0] {
            b'h' | b'H' => rest.starts_with("http://") || rest.starts_with("https://"),
            b'w' => rest.starts_with("www."),
            _ => false,
        };
        let mail = || {
            if !self.mails {
                return false;
            }
            let local = bytes.iter().take(64);
            let local = local
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
                .count();
            bytes.get(local) == Some(&b'@') && bytes.get(local + 1).is_some_and(u8::is_ascii_alphanumeric)
        };
        if !url && !mail() {
            return None;
        }
        let length = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”'))
            .unwrap_or(rest.len());
        let trimmed = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        (!trimmed.is_empty()).then_some(start + trimmed.len())
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Where "n't" starts in a word that ends with it.
fn negation(word: &str) -> Option<usize> {
    let rest = word.strip_suffix(['t', 'T'])?;
    let rest = rest.strip_suffix(['\'', '’'])?;
    let rest = rest.strip_suffix(['n', 'N'])?;
    (!rest.is_empty()).then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let mut spans = Vec::new();
        tokenize(text, Span::new(0, text.len()), &[], &mut spans);
        let found: Vec<&str> = spans.iter().map(|s| &text[s.range()]).collect();
        assert_eq!(found.join(" "), expect);
    }

    #[test]
    fn contractions_and_possessives() {
        check("the court's ruling", "the court 's ruling");
        check("the parties’ leaders", "the parties ’ leaders");
        check("It didn't, can’t and won't", "It did n't , ca n’t and wo n't");
        check("They've said they'd go; I'm in", "They 've said they 'd go ; I 'm in");
        check("the (OSCE)'s and “Honor”’s", "the ( OSCE ) 's and “ Honor ” ’s");
    }

    #[test]
    fn names_with_apostrophes_stay_whole() {
        check(
            "in Nukuʻalofa with D'Aubuisson and O’Brien of Ma'arib",
            "in Nukuʻalofa with D'Aubuisson and O’Brien of Ma'arib",
        );
    }

    #[test]
    fn hyphens() {
        check("a one-and-a-half Abdul-Mahdi al-Sistani", "a one-and-a-half Abdul-Mahdi al-Sistani");
        check("pro- and anti-union", "pro- and anti-union");
        check("2016-2017 and 2016–17 – COVID-19 -- so", "2016 - 2017 and 2016 – 17 – COVID-19 -- so");
        check("a 46,000-ruble fine", "a 46,000-ruble fine");
    }

    #[test]
    fn numbers_and_symbols() {
        check("$3.3 million, 5,300 people, 1.25%.", "$ 3.3 million , 5,300 people , 1.25 % .");
        check("US$5m at 10:30 in 2010, 2012", "US$ 5m at 10:30 in 2010 , 2012");
        check("€40 [see note]…", "€ 40 [ see note ] …");
    }

    #[test]
    fn dots() {
        check(
            "Mr. J. K. Okoro of the U.S. Senate left at 5 p.m. today.",
            "Mr. J. K. Okoro of the U.S. Senate left at 5 p.m. today .",
        );
        check("Law No. 12 passed. No. It failed.", "Law No. 12 passed . No . It failed .");
        check("many places.In June it", "many places . In June it");
        check(
            "see www.example.org/a, or mail a.b@example.org.",
            "see www.example.org/a , or mail a.b@example.org .",
        );
        check("the portal adilet.kz said... no", "the portal adilet.kz said ... no");
    }

    #[test]
    fn footnote_marks_are_no_tokens() {
        let text = "It closed.12 Then";
        let mark = FootnoteMark { span: Span::new(10, 12), number: 12 };
        let mut spans = Vec::new();
        tokenize(text, Span::new(0, text.len()), &[mark], &mut spans);
        let found: Vec<&str> = spans.iter().map(|s| &text[s.range()]).collect();
        assert_eq!(found, ["It", "closed", ".", "Then"]);
    }
}
