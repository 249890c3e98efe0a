//! Facts and arguments of one document, gold against graph.

use super::align::align;
use super::gold::{Gold, GoldFact};
use super::normal::{normal, number, term, token_f1};
use super::view::{Got, GraphView, ViewFact, roles};
use super::{Counts, Figures};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is the matter with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum IssueKind {
    EntityMissed,
    EntityWrong,
    FactMissed,
    FactWrong,
    FactAssertedThoughNegated,
    ArgumentMissed,
    ArgumentWrong,
    Modality,
}

impl IssueKind {
    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EntityMissed => "entity missed",
            Self::EntityWrong => "entity wrong",
            Self::FactMissed => "fact missed",
            Self::FactWrong => "fact wrong",
            Self::FactAssertedThoughNegated => "fact asserted though negated",
            Self::ArgumentMissed => "argument missed",
            Self::ArgumentWrong => "argument wrong",
            Self::Modality => "modality",
        }
    }
}

impl std::fmt::Display for Issue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:15} {}", self.kind.name(), self.item)
    }
}

/// One miss or one wrong item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What is the matter.
    pub kind: IssueKind,
    /// The item, for people.
    pub item: String,
}

struct Comparison<'a> {
    graph: &'a GraphView,
    gold_of: BTreeMap<String, String>,
    /// Gold id to the normal forms of its names.
    forms: HashMap<&'a str, HashSet<String>>,
}

pub(super) fn compare(gold: &Gold, graph: &GraphView, issues: &mut Vec<Issue>) -> Figures {
    let forms = gold.entities.iter().map(|g| (g.id.as_str(), g.forms().map(normal).collect())).collect();
    let mut comparison = Comparison { graph, gold_of: align(gold, graph), forms };
    let paired = comparison.pair(gold);
    let mut log = |kind, item: String| issues.push(Issue { kind, item });
    let mut figures = Figures { entities: comparison.entities(gold, &mut log), ..Figures::default() };
    for (gi, wanted) in gold.facts.iter().enumerate() {
        match paired.get(&gi) {
            Some(&pi) => comparison.matched(wanted, &graph.facts[pi], &mut figures, &mut log),
            None if wanted.optional || wanted.modality == "negated" => {}
            None => {
                let others = role_names(&wanted.class).skip(1).map(|r| wanted.values(r).len() as u64);
                let missed = 1 + others.sum::<u64>() + u64::from(wanted.modality != "asserted");
                figures.facts.r#fn += 1;
                figures.arguments.r#fn += missed;
                figures.by_type.entry(wanted.class.clone()).or_default().r#fn += 1;
                log(IssueKind::FactMissed, wanted.shown());
            }
        }
    }
    let matched: HashSet<usize> = paired.values().copied().collect();
    for (_, got) in graph.facts.iter().enumerate().filter(|(i, _)| !matched.contains(i)) {
        let key = role_names(got.class).next();
        let others = got.args.iter().filter(|(r, _)| Some(**r) != key).map(|(_, v)| v.len() as u64);
        figures.facts.fp += 1;
        figures.arguments.fp += 1 + others.sum::<u64>();
        figures.by_type.entry(got.class.to_owned()).or_default().fp += 1;
        log(IssueKind::FactWrong, comparison.shown(got));
    }
    figures
}

fn role_names(class: &str) -> impl Iterator<Item = &'static str> {
    roles(class).into_iter().flatten()
}

impl Comparison<'_> {
    /// Gold fact to graph fact, one to one: by name of the key, then most arguments, then modality.
    fn pair(&mut self, gold: &Gold) -> BTreeMap<usize, usize> {
        let mut pairs = Vec::new();
        for (gi, wanted) in gold.facts.iter().enumerate() {
            let Some(key) = role_names(&wanted.class).next() else { continue };
            let told = normal(&wanted.evidence);
            for (pi, got) in self.graph.facts.iter().enumerate().filter(|(_, p)| p.class == wanted.class) {
                let Some(keys) = got.args.get(key) else { continue };
                let by_name = wanted.values(key).iter().any(|w| keys.iter().any(|v| self.same(key, w, v)));
                // A law that has no title is named by description: there the same sentence decides.
                let by_sentence =
                    key == "law" && !told.is_empty() && got.quotes.iter().any(|q| q.contains(&told));
                if !by_name && !by_sentence {
                    continue;
                }
                let hits = role_names(&wanted.class)
                    .skip(1)
                    .flat_map(|r| wanted.values(r).into_iter().map(move |w| (r, w)))
                    .filter(|(r, w)| got.args.get(r).is_some_and(|vs| vs.iter().any(|v| self.same(r, w, v))))
                    .count();
                pairs.push((!by_name, usize::MAX - hits, got.modality != wanted.modality, gi, pi));
            }
        }
        pairs.sort_unstable();
        let (mut of_gold, mut taken) = (BTreeMap::new(), HashSet::new());
        for (_, _, _, gi, pi) in pairs {
            if of_gold.contains_key(&gi) || taken.contains(&pi) {
                continue;
            }
            of_gold.insert(gi, pi);
            taken.insert(pi);
            if role_names(&gold.facts[gi].class).next() == Some("law") {
                for value in &self.graph.facts[pi].args["law"] {
                    if let (Got::Node(node), Some(law)) = (value, gold.facts[gi].values("law").first())
                        && self.graph.entities.contains_key(node)
                        && !self.gold_of.contains_key(node)
                    {
                        self.gold_of.insert(node.clone(), law.clone());
                    }
                }
            }
        }
        of_gold
    }

    fn entities(&self, gold: &Gold, log: &mut impl FnMut(IssueKind, String)) -> Counts {
        let found: HashSet<&str> = self.gold_of.values().map(String::as_str).collect();
        let mut counts = Counts::default();
        for entity in gold.entities.iter().filter(|e| !e.optional) {
            if found.contains(entity.id.as_str()) {
                counts.tp += 1;
            } else {
                counts.r#fn += 1;
                log(IssueKind::EntityMissed, format!("{} {}", entity.kind, entity.name));
            }
        }
        for (node, (kind, names)) in &self.graph.entities {
            if *kind != "event" && !self.gold_of.contains_key(node) {
                counts.fp += 1;
                let shown = names.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(" / ");
                log(IssueKind::EntityWrong, format!("{kind} {shown}"));
            }
        }
        counts
    }

    fn matched(
        &self,
        wanted: &GoldFact,
        got: &ViewFact,
        figures: &mut Figures,
        log: &mut impl FnMut(IssueKind, String),
    ) {
        if wanted.optional {
            return;
        }
        if wanted.modality == "negated" {
            if got.modality != "negated" {
                figures.facts.fp += 1;
                figures.arguments.fp += 1;
                figures.by_type.entry(wanted.class.clone()).or_default().fp += 1;
                log(IssueKind::FactAssertedThoughNegated, self.shown(got));
            }
            return;
        }
        figures.facts.tp += 1;
        figures.arguments.tp += 1;
        figures.by_type.entry(wanted.class.clone()).or_default().tp += 1;
        for role in role_names(&wanted.class).skip(1) {
            let mut left = got.args.get(role).cloned().unwrap_or_default();
            for value in wanted.values(role) {
                if let Some(i) = left.iter().position(|v| self.same(role, &value, v)) {
                    left.remove(i);
                    figures.arguments.tp += 1;
                } else {
                    figures.arguments.r#fn += 1;
                    log(IssueKind::ArgumentMissed, format!("{} {role} {value}", wanted.shown()));
                }
            }
            figures.arguments.fp += left.len() as u64;
            for value in &left {
                log(
                    IssueKind::ArgumentWrong,
                    format!("{} {role} {}", wanted.shown(), self.shown_value(value)),
                );
            }
        }
        if wanted.modality == got.modality {
            figures.arguments.tp += u64::from(wanted.modality != "asserted");
        } else {
            figures.arguments.r#fn += u64::from(wanted.modality != "asserted");
            figures.arguments.fp += u64::from(got.modality != "asserted");
            log(IssueKind::Modality, format!("{} got {}", wanted.shown(), got.modality));
        }
    }

    /// Does the graph's value `got` say the gold value `want`?
    fn same(&self, role: &str, want: &str, got: &Got) -> bool {
        match got {
            Got::Node(node) => {
                if self.gold_of.get(node).is_some_and(|g| g == want) {
                    return true;
                }
                !self.forms.contains_key(want)
                    && self.graph.names(node).any(|name| self.same_words(role, want, name))
            }
            Got::Words(words) => self.same_words(role, want, words),
        }
    }

    fn same_words(&self, role: &str, want: &str, got: &str) -> bool {
        if let Some(forms) = self.forms.get(want) {
            return forms.contains(&normal(got));
        }
        match role {
            "date" | "period" => return want == got,
            "term" => return term(want) == term(got),
            "amount" => return same_amount(want, got),
            _ => {}
        }
        if let (Some(a), Some(b)) = (number(want), number(got)) {
            return (a - b).abs() < 1e-9;
        }
        let (a, b) = (normal(want), normal(got));
        let exact = matches!(role, "status" | "penalty" | "manner" | "relation");
        a == b || !exact && token_f1(&a, &b) >= 0.5
    }

    fn shown(&self, fact: &ViewFact) -> String {
        let args: Vec<String> = fact
            .args
            .iter()
            .map(|(r, vs)| {
                let values: Vec<String> = vs.iter().map(|v| self.shown_value(v)).collect();
                format!("{r}: {}", values.join("; "))
            })
            .collect();
        format!("{} {{{}}} [{}]", fact.class, args.join(", "), fact.modality)
    }

    fn shown_value(&self, value: &Got) -> String {
        match value {
            Got::Words(words) => words.clone(),
            Got::Node(node) => {
                let names: Vec<&str> = self.graph.names(node).take(2).collect();
                if names.is_empty() { node.clone() } else { names.join(" / ") }
            }
        }
    }
}

/// Amounts agree in currency and within half a percent.
fn same_amount(want: &str, got: &str) -> bool {
    let (mut a, mut b) = (want.split_whitespace(), got.split_whitespace());
    let (x, cx, y, cy) = (a.next(), a.next(), b.next(), b.next().unwrap_or("?"));
    match (x.and_then(number), y.and_then(number)) {
        (Some(x), Some(y)) => cx == Some(cy) && (x - y).abs() <= 0.005 * x.abs(),
        _ => false,
    }
}
