//! XML and DOT read back.

use super::{BTreeMap, expected, names, written};
use proptest::prelude::*;
use quick_xml::events::{BytesStart, Event};

/// What a reader sees of a name.
type Seen = fn(&str) -> String;

/// Formats of XML.
pub(super) const XML: [(&str, Seen); 2] = [("graphml", str::to_owned), ("gexf", one_line)];

/// GEXF's labels are tokens: one line, single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.try_get_attribute(name).unwrap().map(|a| a.unescape_value().unwrap().into_owned())
}

/// Names of persons: a label of the node, or the text of the element `data` of key `n_name`.
fn nodes(text: &str) -> BTreeMap<String, String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut id, mut key, mut value, mut found) =
        (String::new(), String::new(), String::new(), BTreeMap::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"node" => {
                id = attribute(&tag, "id").unwrap();
                if let Some(label) = attribute(&tag, "label") {
                    found.insert(id.clone(), label);
                }
            }
            Event::Start(tag) if tag.name().as_ref() == b"data" => {
                (key, value) = (attribute(&tag, "key").unwrap(), String::new());
            }
            Event::Text(text) => value.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => match name.resolve_char_ref().unwrap() {
                Some(c) => value.push(c),
                None => {
                    let name = name.decode().unwrap();
                    value.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap());
                }
            },
            Event::End(tag) if tag.name().as_ref() == b"data" && key == "n_name" => {
                found.insert(id.clone(), value.clone());
                key.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found.retain(|id, _| id.contains("/person/"));
    found
}

/// The string that starts at the first quote of a text, without its escapes.
fn string(text: &str) -> String {
    let (mut out, mut escaped) = (String::new(), false);
    for c in text[text.find('"').unwrap() + 1..].chars() {
        match c {
            'n' if escaped => out.push('\n'),
            c if escaped => out.push(c),
            '\\' => {
                escaped = true;
                continue;
            }
            '"' => break,
            c => out.push(c),
        }
        escaped = false;
    }
    out.replace("&amp;", "&")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn xml_reads_back(names in names()) {
        for (format, told) in XML {
            let wanted: BTreeMap<_, _> = expected(&names).into_iter().map(|(id, n)| (id, told(&n))).collect();
            prop_assert_eq!(nodes(&written(format, &names)), wanted, "{}", format);
        }
    }

    #[test]
    fn tooltips_of_pictures_read_back(names in names()) {
        // Every person stands on a line of its own, with the name in the tooltip; no control character is shown.
        let shown = |c: char| match c {
            '\n' => Some(c),
            '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c => (!c.is_control()).then_some(c),
        };
        let text = written("dot", &names);
        let mut found = BTreeMap::new();
        for line in text.lines().filter(|l| l.contains("/person/") && !l.contains(" -> ")) {
            let tip = string(&line[line.find(", tooltip=").unwrap()..]);
            found.insert(string(line), tip.strip_suffix(" (Person)").unwrap().to_owned());
        }
        let wanted: BTreeMap<String, String> =
            expected(&names).into_iter().map(|(id, name)| (id, name.chars().filter_map(shown).collect())).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn dot_strings_and_labels_close(names in names()) {
        let text = written("dot", &names);
        let (mut quoted, mut escaped, mut depth) = (false, false, 0i32);
        for c in text.chars() {
            prop_assert!(c == '\n' || !c.is_control());
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '<' if !quoted => depth += 1,
                '>' if !quoted && depth > 0 => depth -= 1,
                _ => {}
            }
        }
        prop_assert!(!quoted && depth == 0);
    }
}
