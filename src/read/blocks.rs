//! Lines to blocks: headings, paragraphs, bullets and the pieces of the score card.
//!
//! In: the text. Out: [`Layout`]. Every rule goes by the form of a line and its neighbours.

use super::card::{CardBuilder, CardLine, card_line, lone_value, scale_ends, trailing_value};
use super::change::{change, change_of_section};
use super::labelled::{self, Labelled};
use super::lines::{Line, bullet_marker, is_blank, is_rule, lines, opens_entry, trim};
use super::{Block, BlockKind, ScoreCard, Section};
use crate::text::Span;

/// The structure of a text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub title: Option<Span>,
    pub sections: Vec<Section>,
    pub blocks: Vec<Block>,
    pub card: Option<ScoreCard>,
}

/// What the section that a heading opens holds.
#[derive(Clone, Copy, PartialEq)]
enum Matter {
    Prose,
    /// Authors, score changes: kept, not read as sentences.
    Card,
    /// Notes and references at the end.
    Notes,
}

struct Builder<'a> {
    text: &'a str,
    layout: Layout,
    card: CardBuilder,
    matter: Matter,
    /// The category of a rated section whose value has not come yet, and where its heading starts.
    rated: Option<(String, usize)>,
    last_year: Option<String>,
    /// The card is a plain table: prose follows it at once.
    plain_card: bool,
    /// Longest line, in bytes: tells texts with hard line breaks from those with a line per paragraph.
    longest: usize,
    /// The previous line may go on in the next.
    open: bool,
}

/// Lines longer than this are whole paragraphs.
const HARD_WRAP: usize = 132;
const LONGEST_HEADING: usize = 100;
/// A numbered question as heading ("C2. Are ...?") may be longer.
const LONGEST_QUESTION: usize = 420;

/// Finds the structure of `text`.
pub(super) fn layout(text: &str) -> Layout {
    let lines = lines(text);
    let longest = lines.iter().map(|l| l.span.len()).max().unwrap_or(0);
    let mut builder = Builder {
        text,
        layout: Layout::default(),
        card: CardBuilder::default(),
        matter: Matter::Prose,
        rated: None,
        last_year: None,
        plain_card: false,
        longest,
        open: false,
    };
    let mut at = 0;
    if let Some(title) = title(text, &lines) {
        builder.layout.title = Some(title);
        builder.push(BlockKind::Heading, title);
        at = 1;
    }
    while at < lines.len() {
        at += builder.line(&lines, at);
    }
    builder.card.scale(|| labelled::scale_told(text));
    builder.layout.card = builder.card.finish();
    builder.layout
}

/// The first line, where it is set off and reads as a title.
fn title(text: &str, lines: &[Line]) -> Option<Span> {
    let first = lines.first()?;
    let line = &text[first.span.range()];
    if let Some(rest) = line.strip_prefix('#') {
        return (lines.len() > 1 && !rest.starts_with('#')).then(|| markdown_heading(text, first.span));
    }
    let ends = line.chars().next_back()?;
    let underlined = lines.get(1).is_some_and(|l| !l.after_gap && is_setext(&text[l.span.range()]));
    (lines.len() > 1
        && (first.before_gap || underlined)
        && line.len() <= 160
        && !matches!(ends, '.' | ',' | ';' | ':' | '!' | '”' | '"')
        && line.chars().any(char::is_alphabetic)
        && bullet_marker(line).is_none()
        && card_line(line).is_none())
    .then_some(first.span)
}

fn is_setext(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

/// The words of `## Heading ##` or `**Heading**`.
fn markdown_heading(text: &str, span: Span) -> Span {
    let line = &text[span.range()];
    let inner = line.trim_start_matches(['#', '*', '_']);
    let start = span.end as usize - inner.len();
    let inner = inner.trim_end_matches(['#', '*', '_']);
    trim(text, start, start + inner.len())
}

impl Builder<'_> {
    fn push(&mut self, kind: BlockKind, span: Span) {
        if span.is_empty() {
            return;
        }
        let section = (self.layout.sections.len() as u32).checked_sub(1);
        self.layout.blocks.push(Block { kind, span, section, footnotes: Vec::new() });
    }

    fn section(&mut self, span: Span) {
        let mut title = String::with_capacity(span.len());
        for word in self.text[span.range()].split(is_blank).filter(|w| !w.is_empty()) {
            if !title.is_empty() {
                title.push(' ');
            }
            title.push_str(word);
        }
        self.matter = matter(&title);
        self.layout.sections.push(Section { title, span });
        self.push(BlockKind::Heading, span);
        self.open = false;
    }

    /// Handles the line at `at`; returns how many lines it used.
    fn line(&mut self, lines: &[Line], at: usize) -> usize {
        let line = lines[at];
        let words = &self.text[line.span.range()];
        if is_rule(words) {
            self.open = false;
            return 1;
        }
        let next = lines.get(at + 1);
        if words.starts_with('#') {
            let heading = markdown_heading(self.text, line.span);
            if !heading.is_empty() {
                self.section(heading);
            }
            return 1;
        }
        if let Some(next) = next
            && !next.after_gap
            && line.after_gap
            && words.len() <= LONGEST_HEADING
            && is_setext(&self.text[next.span.range()])
        {
            self.section(line.span);
            return 2;
        }
        if let Some(used) = self.stacked(lines, at) {
            return used;
        }
        let labelled_lines = labelled::table(self.text, lines, at);
        if labelled_lines > 0 {
            self.labelled(&lines[at..at + labelled_lines]);
            return labelled_lines;
        }
        if self.matter != Matter::Notes && self.card_form(line) {
            self.open = false;
            return 1;
        }
        if is_heading(self.text, line, next) {
            self.section(markdown_heading(self.text, line.span));
            return 1;
        }
        if self.is_status(line, next) {
            self.card.status(words);
            self.push(BlockKind::Card, line.span);
            return 1;
        }
        let quoted = words.len() - words.trim_start_matches(['>', ' ']).len();
        let words = &words[quoted..];
        let start = line.span.start as usize + quoted;
        if let Some(marker) = bullet_marker(words) {
            self.body(BlockKind::Bullet, Span::new(start + marker, line.span.end as usize));
        } else if !line.after_gap && self.goes_on(lines, at) {
            if let Some(last) = self.layout.blocks.last_mut() {
                last.span.end = line.span.end;
            }
        } else {
            self.body(BlockKind::Paragraph, Span::new(start, line.span.end as usize));
        }
        1
    }

    /// A bullet or paragraph; in the card's own sections it is kept as a piece of the card.
    fn body(&mut self, kind: BlockKind, span: Span) {
        let line = &self.text[span.range()];
        if self.matter == Matter::Prose && !self.in_preface() {
            let heading = self.layout.sections.last().map_or("", |s| s.title.as_str());
            if let Some(change) = change_of_section(line, span.start as usize, heading) {
                self.card.changed(&change.subject, &change);
            }
            self.push(kind, span);
        } else {
            if self.matter != Matter::Notes
                && let Some(change) = change(line, span.start as usize)
            {
                self.card.change(change);
            }
            self.push(BlockKind::Card, span);
        }
        self.open = true;
    }

    /// A category, the ends of its scale and its value, each on a line: "Open Courts", "(1 = best, 7 = worst)", "3.5".
    fn stacked(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let [category, ends, value] = lines.get(at..at + 3)? else { return None };
        let words = |line: &Line| &self.text[line.span.range()];
        let scale_max = scale_ends(words(ends))?;
        let told = lone_value(words(value))?;
        let category_words = words(category).to_owned();
        if category_words.len() > LONGEST_HEADING {
            return None;
        }
        self.card.value(&category_words, told, Some(scale_max), category.span);
        for line in [category, ends, value] {
            self.push(BlockKind::Card, line.span);
        }
        self.open = false;
        self.plain_card = true;
        Some(3)
    }

    /// "Voting Rights: 6", line by line.
    fn labelled(&mut self, table: &[Line]) {
        for line in table {
            match labelled::labelled(&self.text[line.span.range()]) {
                Some(Labelled::Score(category, value)) => self.card.value(category, value, None, line.span),
                Some(Labelled::Status(status)) => self.card.status(status),
                Some(Labelled::Other) | None => {}
            }
            self.push(BlockKind::Card, line.span);
        }
        self.plain_card = true;
        self.open = false;
    }

    /// Between the first line of a card and the first section: explanations of the scale.
    fn in_preface(&self) -> bool {
        self.layout.sections.is_empty() && self.card.started() && !self.plain_card
    }

    /// Takes a line that has one of the forms of a score card.
    fn card_form(&mut self, line: Line) -> bool {
        let words = &self.text[line.span.range()];
        let form = card_line(words);
        if let Some(category) = self.last_year.take()
            && let Some(CardLine::Bare { value, .. }) = form
        {
            self.card.last_year(&category, value);
            self.push(BlockKind::Card, line.span);
            return true;
        }
        if let Some((category, start)) = self.rated.take() {
            if let Some((value, scale_max)) = trailing_value(words) {
                let whole = Span::new(start, line.span.end as usize);
                self.card.value(&category, value, Some(scale_max), whole);
                self.push(BlockKind::Card, line.span);
                return true;
            }
            // The description may take several lines before its value.
            if form.is_none() && bullet_marker(words).is_none() && !line.after_gap {
                self.rated = Some((category, start));
                self.push(BlockKind::Card, line.span);
                return true;
            }
        }
        match form {
            None => return false,
            Some(CardLine::Scale { category_len }) => {
                let start = line.span.start as usize;
                let heading = Span::new(start, start + category_len);
                self.section(heading);
                self.push(BlockKind::Card, trim(self.text, heading.end as usize, line.span.end as usize));
                self.rated = Some((self.text[heading.range()].to_owned(), start));
                return true;
            }
            Some(CardLine::Value { category, value, scale_max, status }) => {
                self.card.value(&category, value, Some(scale_max), line.span);
                if let Some(status) = status {
                    self.card.status(&status);
                }
            }
            Some(CardLine::Bare { status, .. }) => {
                if let Some(status) = status {
                    self.card.status(&status);
                }
            }
            Some(CardLine::LastYear { category }) => self.last_year = Some(category),
            Some(CardLine::Piece) if line.after_gap && line.before_gap => return false,
            Some(CardLine::Piece) => {}
        }
        self.push(BlockKind::Card, line.span);
        true
    }

    /// "Semi-Open System" above the first number of a card.
    fn is_status(&self, line: Line, next: Option<&Line>) -> bool {
        let words = &self.text[line.span.range()];
        self.layout.sections.is_empty()
            && words.split_whitespace().count() <= 5
            && is_title_case(words)
            && next.is_some_and(|n| !n.after_gap && card_line(&self.text[n.span.range()]).is_some())
    }

    /// True when the line continues the block before it.
    fn goes_on(&self, lines: &[Line], at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| lines[i].span) else { return false };
        if !self.open || opens_entry(&self.text[lines[at].span.range()]) {
            return false;
        }
        let lower = self.text[lines[at].span.range()].starts_with(char::is_lowercase);
        let ended = self.text[before.range()].ends_with(['.', '!', '?', ':', '”', '"']);
        (lower && !ended) || (self.longest <= HARD_WRAP && before.len() * 5 >= self.longest * 3)
    }
}

/// What the section of this heading holds.
fn matter(title: &str) -> Matter {
    match title.to_lowercase().trim_end_matches(':') {
        "author" | "authors" | "ratings" | "methodology" => Matter::Card,
        "footnotes" | "notes" | "endnotes" | "references" | "sources" | "bibliography" => Matter::Notes,
        t if t.starts_with("score change")
            || t.starts_with("ratings change")
            || t.starts_with("rating change") =>
        {
            Matter::Card
        }
        _ => Matter::Prose,
    }
}

/// A short line of title case that stands alone, or a numbered question.
fn is_heading(text: &str, line: Line, next: Option<&Line>) -> bool {
    if !line.after_gap {
        return false;
    }
    let words = &text[line.span.range()];
    let bold =
        words.len() > 4 && words.len() <= LONGEST_HEADING && words.starts_with("**") && words.ends_with("**");
    if bold && line.before_gap {
        return true;
    }
    let number = enumerator_len(words);
    if number > 0 && words.ends_with('?') && words.len() <= LONGEST_QUESTION && line.before_gap {
        return true;
    }
    if words.len() > LONGEST_HEADING || words.ends_with(['.', ',', ';', ':', '!', '”', '"']) {
        return false;
    }
    let followed = line.before_gap || next.is_some_and(|n| bullet_marker(&text[n.span.range()]).is_some());
    let last = next.is_none() && !matches!(matter(words), Matter::Notes);
    let titled = is_title_case(&words[number..]) || matter(words) != Matter::Prose;
    followed && !last && titled && (number > 0 || bullet_marker(words).is_none())
}

/// Length of "A1. ", "Section 2. ", "III. ", "2.1 " at the start.
fn enumerator_len(words: &str) -> usize {
    let rest = words.strip_prefix("Section ").unwrap_or(words);
    let skipped = words.len() - rest.len();
    let mark =
        rest.bytes().take_while(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || *b == b'.').count();
    let token = &rest[..mark];
    let ok = (1..=6).contains(&mark)
        && rest[mark..].starts_with(' ')
        && (token.ends_with('.')
            || token.contains('.')
            || (skipped > 0 && token.bytes().all(|b| b.is_ascii_digit())))
        && token.bytes().filter(u8::is_ascii_digit).count() <= 3;
    if ok { skipped + mark + 1 } else { 0 }
}

/// Most of the longer words start with a capital, and so does the first.
fn is_title_case(words: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/')) {
        if word.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            long += 1;
            capital += usize::from(
                word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase),
            );
        }
    }
    let first = words.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(char::is_uppercase) && long > 0 && capital * 4 >= long * 3
}
