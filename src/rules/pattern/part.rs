//! The parts of a pattern as they are written, for telling how far it came.

/// The parts at the top of a pattern, in order, each with the offset where it ends; one part where the
/// pattern is an alternation.
#[must_use]
pub(crate) fn top_parts(text: &str) -> Vec<(&str, usize)> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut depth = 0_usize;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let inside = depth > 0;
        match c {
            '#' if !inside => {
                // A comment ends a part and runs to the end of the line.
                parts.extend(start.take().map(|s| (&text[s..at], at)));
                chars.by_ref().find(|(_, c)| *c == '\n');
                continue;
            }
            '"' | '\'' | '/' => {
                start.get_or_insert(at);
                chars.by_ref().find(|(_, d)| *d == c);
                continue;
            }
            '(' | '[' | '<' | '{' => depth += 1,
            // "(?<=" opens no label.
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            '=' | '!' if text[..at].ends_with("(?<") => depth = depth.saturating_sub(1),
            '|' if !inside => return vec![(text.trim(), text.len())],
            c if c.is_whitespace() && !inside => {
                parts.extend(start.take().map(|s| (&text[s..at], at)));
                continue;
            }
            _ => {}
        }
        start.get_or_insert(at);
    }
    parts.extend(start.map(|s| (&text[s..], text.len())));
    parts
}

#[cfg(test)]
mod tests {
    use super::top_parts;

    #[test]
    fn parts_are_cut_where_nothing_is_open() {
        let parts = |text| top_parts(text).into_iter().map(|(part, _)| part).collect::<Vec<_>>();
        let text = r#"a:<Person|Name> "'s" [tag=JJ & !word=x]{0,2} (?<!"a b") ("x" | "y")? ... $m # end"#;
        let expected = [
            "a:<Person|Name>",
            "\"'s\"",
            "[tag=JJ & !word=x]{0,2}",
            "(?<!\"a b\")",
            "(\"x\" | \"y\")?",
            "...",
            "$m",
        ];
        assert_eq!(parts(text), expected);
        assert_eq!(parts("\"a\" | \"b\""), ["\"a\" | \"b\""]);
        assert_eq!(parts("  "), Vec::<&str>::new());
    }
}
