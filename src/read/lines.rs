//! Text to trimmed lines: the units that headings, bullets and card forms are recognised by.

use crate::text::Span;

/// One line with something on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its text without white space at the ends.
    pub span: Span,
    /// A blank line, or the start of the text, stands before it.
    pub after_gap: bool,
    /// A blank line, or the end of the text, stands after it.
    pub before_gap: bool,
}

/// White space of any kind, and the marks that show nothing (byte order mark, zero-width space).
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// A span without the white space at its ends.
pub(super) fn trim(text: &str, start: usize, end: usize) -> Span {
    let slice = &text[start..end];
    let rest = slice.trim_start_matches(is_blank);
    let start = end - rest.len();
    Span::new(start, start + rest.trim_end_matches(is_blank).len())
}

/// All lines of the text that show something, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = true;
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let span = trim(text, start, end);
        start = end + 1;
        if span.is_empty() {
            gap = true;
            if let Some(last) = lines.last_mut() {
                last.before_gap = true;
            }
            continue;
        }
        lines.push(Line { span, after_gap: gap, before_gap: false });
        gap = false;
    }
    if let Some(last) = lines.last_mut() {
        last.before_gap = true;
    }
    lines
}

/// A list marker at the start of a line: its length in bytes with the white space after it.
///
/// `•`, `-`, `*`, `–`, `1.`, `2)`, `(3)`, `a)`, `(b)`, `iv.`. A capital with a full stop is no marker
/// ("A. Moyo said"), and neither is a year.
pub(super) fn bullet_marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let marker = match first {
        '•' | '◦' | '▪' | '‣' | '·' | '●' | '○' | '■' | '□' | '►' | '➢' | '✓' | '–' | '—' | '-' | '*'
        | '+' | '∙' => first.len_utf8(),
        '(' => enumerator(&line[1..]).filter(|n| line[1 + n..].starts_with(')')).map(|n| n + 2)?,
        _ => enumerator(line)
            .filter(|&n| matches!(line.as_bytes().get(n), Some(b'.' | b')')))
            .map(|n| n + 1)?,
    };
    let rest = &line[marker..];
    let body = rest.trim_start_matches(is_blank);
    (body.len() < rest.len() && !body.is_empty()).then(|| line.len() - body.len())
}

/// "1999–2003: Health Minister", "2008: appointed governor": an entry of a chronology stands on a line of its own.
pub(super) fn opens_entry(line: &str) -> bool {
    let year = |s: &str| s.len() >= 4 && s.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !year(line) {
        return false;
    }
    let behind = line[4..].trim_start_matches(is_blank);
    let until = behind.trim_start_matches(['-', '–', '—']).trim_start_matches(is_blank);
    behind.starts_with(':')
        || (until.len() < behind.len() && year(until) && until[4..].trim_start().starts_with(':'))
}

/// Length of `12`, `b` or `iv` at the start.
fn enumerator(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 0 {
        return (digits <= 3).then_some(digits);
    }
    let letters = bytes.iter().take_while(|b| b.is_ascii_lowercase()).count();
    let roman = bytes[..letters].iter().all(|b| matches!(b, b'i' | b'v' | b'x'));
    (letters == 1 || (letters > 1 && letters <= 5 && roman)).then_some(letters)
}

/// A line of rules only (`---`, `* * *`, `====`).
pub(super) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !is_blank(*c));
    let Some(first) = marks.next() else { return true };
    matches!(first, '-' | '*' | '_' | '=' | '—' | '–' | '~')
        && marks.clone().count() >= 2
        && marks.all(|c| c == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_chronology() {
        for line in ["1999: Elected", "1999–2003: Health Minister", "1999 - 2003 : Mayor"] {
            assert!(opens_entry(line), "{line}");
        }
        for line in ["1999 was a year", "1999–2003 was a time", "12: no", "In 1999: x"] {
            assert!(!opens_entry(line), "{line}");
        }
    }

    #[test]
    fn markers_of_all_kinds() {
        for (line, body) in [
            ("• Held", "Held"),
            ("- Held", "Held"),
            ("*\u{a0}Held", "Held"),
            ("– Held", "Held"),
            ("1. Held", "Held"),
            ("12) Held", "Held"),
            ("(3) Held", "Held"),
            ("a) Held", "Held"),
            ("iv. Held", "Held"),
        ] {
            assert_eq!(bullet_marker(line).map(|n| &line[n..]), Some(body), "{line}");
        }
    }

    #[test]
    fn no_markers() {
        for line in [
            "-5 degrees",
            "A. Moyo said",
            "2021. That year",
            "1.25 / 7.00",
            "(see above) it",
            "*bold* word",
            "the. end",
            "-",
            "•",
        ] {
            assert_eq!(bullet_marker(line), None, "{line}");
        }
    }

    #[test]
    fn rules_are_no_text() {
        assert!(is_rule("---") && is_rule("* * *") && is_rule("====="));
        assert!(!is_rule("--") && !is_rule("- a -"));
    }
}
