//! Words into the three kinds of text that a DOT file holds, safe for any name.
//!
//! Graphviz reads `"` and `\` in quoted strings, escapes such as `\N` in tooltips, and HTML entities in both;
//! it fails on strings over 16384 bytes, and control characters make its SVG ill-formed.

use unicode_width::UnicodeWidthChar;

/// The most characters of a tooltip: four bytes each stay under the limit of Graphviz 2.43.
const TOOLTIP: usize = 900;

/// A quoted identifier or address.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in visible(text) {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out.push('"');
    out
}

/// A quoted tooltip: lines kept, cut where it is long.
pub(super) fn tooltip(text: &str) -> String {
    let mut out = String::from("\"");
    for c in cut(text, TOOLTIP).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Words inside an HTML-like label, broken into lines of about `width` columns, at most `lines` of them.
pub(super) fn html(text: &str, width: usize, lines: usize) -> String {
    let wrapped = wrap(text, width);
    let mut out = String::with_capacity(text.len() + 16);
    for (i, line) in wrapped.iter().take(lines).enumerate() {
        if i > 0 {
            out.push_str("<BR/>");
        }
        escape(line, &mut out);
    }
    if wrapped.len() > lines {
        out.push('…');
    }
    if out.is_empty() {
        // Graphviz takes no empty element.
        out.push_str("&#160;");
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// At most `length` characters, without controls.
pub(super) fn cut(text: &str, length: usize) -> String {
    let mut kept: String = visible(text).take(length).collect();
    if visible(text).nth(length).is_some() {
        kept.push('…');
    }
    kept
}

/// The characters that XML can hold and a reader can see; tabs and returns become spaces.
fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|c| match c {
        '\n' => Some('\n'),
        '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => None,
        c => Some(c),
    })
}

/// Breaks at spaces, and inside words that are wider than a line.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut column = 0;
    let words: String = visible(text).collect();
    for word in words.split_whitespace() {
        let long: usize = word.chars().map(|c| c.width().unwrap_or(0)).sum();
        if column > 0 && column + 1 + long > width {
            lines.push(String::new());
            column = 0;
        }
        let Some(mut line) = lines.pop() else { continue };
        if column > 0 {
            line.push(' ');
            column += 1;
        }
        for c in word.chars() {
            let w = c.width().unwrap_or(0);
            if column + w > width && column > 0 {
                lines.push(std::mem::take(&mut line));
                column = 0;
            }
            line.push(c);
            column += w;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_are_escaped_and_controls_dropped() {
        assert_eq!(quoted("a\"b\\N\u{7}c\n"), r#""a\"b\\Nc ""#);
        assert_eq!(tooltip("A & B\nC\\N"), r#""A &amp; B\nC\\N""#);
    }

    #[test]
    fn long_labels_break_into_lines() {
        assert_eq!(
            html("Ministry of <Roads> & Rails", 12, 9),
            "Ministry of<BR/>&lt;Roads&gt; &amp;<BR/>Rails"
        );
        assert_eq!(html("公民權利委員會", 6, 9), "公民權<BR/>利委員<BR/>會", "wide characters count twice");
        assert_eq!(html("one two three", 3, 2), "one<BR/>two…");
        assert_eq!(html(" \u{1}", 10, 2), "&#160;");
    }

    #[test]
    fn tooltips_stay_under_the_limit_of_graphviz() {
        assert!(tooltip(&"语".repeat(20_000)).len() < 16_384);
        assert!(tooltip(&"\\".repeat(20_000)).len() < 16_384);
        assert!(tooltip(&"&".repeat(20_000)).len() < 16_384);
    }
}
