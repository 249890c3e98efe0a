//! An asserted fact as the links, cases and events of the model.

use super::line::Line;
use super::{Index, Known, line};
use crate::export::{Record, Whole};
use crate::ontology::iri::{CG, cg, schema};
use oxigraph::model::Term;

const DATE: &str = "https://w3id.org/civicgraph/ns#date";

/// Gives no line for what the model cannot say.
pub(super) fn lines(whole: &Whole, index: &Index) -> Vec<Line> {
    let Some(class) = class(&whole.record) else { return Vec::new() };
    let fact = Fact { whole, index, class };
    match class {
        "Rating" => Vec::new(),
        "OfficeHolding" => fact.occupancy(None),
        "Appointment" => fact.occupancy(Some("startDate")),
        "Dismissal" | "Resignation" => fact.occupancy(Some("endDate")),
        "ElectionWin" => fact.occupancy(Some("electionDate")),
        "Leadership" => fact.links("Directorship", "director", "organization"),
        "Membership" => fact.links("Membership", "member", "organization"),
        "Kinship" => fact.family(),
        "Investigation" | "Indictment" | "Conviction" | "Sentencing" => fact.case(),
        "Ban" | "StatusRevocation" => fact.sanction(),
        "AssetSeizure" | "AssetReturn" => fact.assets(),
        "FundsTransfer" => fact.payment(),
        _ => vec![fact.event()],
    }
}

/// The fact's type: the class that is no group of types.
fn class(record: &Record) -> Option<&str> {
    let groups = ["Fact", "Event", "State"];
    record.types().find(|t| !t.contains(':') && !groups.contains(t) && !t.ends_with("Fact"))
}

struct Fact<'a> {
    whole: &'a Whole,
    index: &'a Index,
    class: &'a str,
}

impl<'a> Fact<'a> {
    fn words(&self, role: &str) -> Vec<&'a str> {
        let predicate = format!("{CG}{role}");
        let of_role = self.whole.record.statements.iter().filter(move |(p, _)| *p == predicate);
        of_role.filter_map(|(_, o)| if let Term::Literal(l) = o { Some(l.value()) } else { None }).collect()
    }

    fn known(&self, role: &str) -> Vec<&'a Known> {
        let predicate = format!("{CG}{role}");
        let links = self.whole.record.links(&predicate);
        links.filter_map(|iri| self.index.get(iri)).collect()
    }

    /// Names of a role's entities, and its words.
    fn names(&self, role: &str) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.known(role).into_iter().map(|k| k.name.as_str()).collect();
        names.extend(self.words(role));
        names
    }

    /// The entities that a fact is about, whatever its role for them is called.
    fn key(&self) -> Vec<&'a Known> {
        let roles = [
            "person",
            "target",
            "owner",
            "law",
            "institution",
            "body",
            "party",
            "source",
            "event",
            "subject",
        ];
        roles.iter().map(|role| self.known(role)).find(|known| !known.is_empty()).unwrap_or_default()
    }

    /// A line with what any fact tells: date, sentences, document.
    fn line(&self, schema: &'static str, part: &str, date: Option<&str>) -> Line {
        let iri = &self.whole.record.iri;
        let id = if part.is_empty() { line::id(iri) } else { line::id(&format!("{iri}/{part}")) };
        let mut line = Line::new(id, schema);
        if let Some(property) = date {
            for date in self.whole.record.literals(DATE) {
                line.date(property, date);
            }
        }
        for evidence in &self.whole.parts {
            for quote in evidence.literals(cg::QUOTE) {
                line.text("description", quote);
            }
            for document in evidence.links(cg::DOCUMENT) {
                line.value("proof", &line::id(document));
            }
        }
        line
    }

    /// "Sentencing of Grace Odhiambo", "Sentencing of Grace Odhiambo for libel".
    fn title(&self) -> String {
        let mut title = String::new();
        for (i, c) in self.class.chars().enumerate() {
            if i > 0 && c.is_uppercase() {
                title.push(' ');
            }
            title.extend(if i > 0 { c.to_lowercase().next() } else { Some(c) });
        }
        let mut about: Vec<&str> = self.key().into_iter().map(|k| k.name.as_str()).collect();
        if about.is_empty() {
            about = ["body", "event", "target"].iter().flat_map(|role| self.words(role)).collect();
        }
        if !about.is_empty() {
            title = format!("{title}: {}", about.join(", "));
        }
        let charges = self.words("charge");
        if charges.is_empty() { title } else { format!("{title} ({})", charges.join(", ")) }
    }

    fn status(&self, line: &mut Line) {
        for status in self.words("status") {
            line.string("status", if status == "former" { "ended" } else { status });
        }
    }

    /// Each person in each post; without a post, as staff of the body, or as an event.
    fn occupancy(&self, date: Option<&str>) -> Vec<Line> {
        let people = self.known("person").into_iter().filter(|k| k.schema() == Some("Person"));
        let posts = self.known("post");
        let bodies = [self.known("organization"), self.known("body")].concat();
        let mut lines = Vec::new();
        for person in people {
            for post in posts.iter().filter(|k| k.schema() == Some("Position")) {
                let mut line = self.line("Occupancy", &format!("{}-{}", person.id, post.id), date);
                line.value("holder", &person.id);
                line.value("post", &post.id);
                self.status(&mut line);
                lines.push(line);
            }
            for body in bodies.iter().filter(|k| posts.is_empty() && k.is_organization()) {
                let date = date.map(|d| if d == "electionDate" { "startDate" } else { d });
                let mut line = self.line("Employment", &format!("{}-{}", person.id, body.id), date);
                line.value("employee", &person.id);
                line.value("employer", &body.id);
                self.status(&mut line);
                lines.push(line);
            }
        }
        if lines.is_empty() && date.is_some() {
            lines.push(self.event());
        }
        lines
    }

    /// Each pair of the two roles; as a link of unknown kind where the model does not allow the end.
    fn links(&self, schema: &'static str, from: &str, to: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        for source in self.known("person").into_iter().filter(|k| k.is_legal_entity()) {
            for target in self.known(to).into_iter().filter(|k| k.schema().is_some()) {
                let part = format!("{}-{}", source.id, target.id);
                let fits = target.is_organization();
                let mut line = self.line(if fits { schema } else { "UnknownLink" }, &part, None);
                line.value(if fits { from } else { "subject" }, &source.id);
                line.value(if fits { to } else { "object" }, &target.id);
                for role in self.words("role") {
                    line.string("role", role);
                }
                self.status(&mut line);
                lines.push(line);
            }
        }
        lines
    }

    fn family(&self) -> Vec<Line> {
        let is_person = |k: &&Known| k.schema() == Some("Person");
        let mut lines = Vec::new();
        for person in self.known("person").into_iter().filter(is_person) {
            for relative in self.known("relative").into_iter().filter(is_person) {
                let mut line = self.line("Family", &format!("{}-{}", person.id, relative.id), None);
                line.value("person", &person.id);
                line.value("relative", &relative.id);
                for relation in self.words("relation") {
                    line.string("relationship", relation);
                }
                lines.push(line);
            }
        }
        lines
    }

    /// A case with its defendants.
    fn case(&self) -> Vec<Line> {
        let verdict = matches!(self.class, "Conviction" | "Sentencing");
        let mut case = self.line("CourtCase", "", Some(if verdict { "closeDate" } else { "fileDate" }));
        case.name("name", &self.title());
        case.string("type", self.class);
        for charge in self.words("charge") {
            case.string("category", charge);
        }
        for court in self.names("court") {
            case.string("court", court);
        }
        for penalty in [self.words("penalty"), self.words("term")].concat() {
            case.string("status", penalty);
        }
        for (flag, status) in [("lifelong", "life"), ("indefinite", "indefinite")] {
            if self.words(flag).contains(&"true") {
                case.string("status", status);
            }
        }
        let id = case.id().to_owned();
        let mut lines = vec![case];
        let prosecution = self.known("agent").into_iter().map(|k| (k, "prosecution"));
        for (party, role) in self.key().into_iter().map(|k| (k, "defendant")).chain(prosecution) {
            if party.schema().is_some() {
                let mut line = self.line("CourtCaseParty", &format!("{role}-{}", party.id), None);
                line.value("party", &party.id);
                line.value("case", &id);
                line.string("role", role);
                lines.push(line);
            }
        }
        lines
    }

    fn sanction(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for target in self.key().into_iter().filter(|k| k.schema().is_some()) {
            let mut line = self.line("Sanction", &target.id, Some("startDate"));
            line.value("entity", &target.id);
            line.string("program", if self.class == "Ban" { "Ban" } else { "Revocation of a status" });
            for words in ["activity", "title"].iter().flat_map(|role| self.words(role)) {
                line.string("provisions", words);
            }
            for term in self.words("term") {
                line.string("summary", term);
            }
            for agent in self.names("agent") {
                line.string("authority", agent);
            }
            lines.push(line);
        }
        lines
    }

    /// What was taken or given back, with its owners of before.
    fn assets(&self) -> Vec<Line> {
        let owners: Vec<&Known> = self.key().into_iter().filter(|k| k.is_legal_entity()).collect();
        if owners.is_empty() {
            return vec![self.event()];
        }
        let mut asset = self.line("Asset", "", None);
        let assets = self.words("asset");
        for name in &assets {
            asset.name("name", name);
        }
        if assets.is_empty() {
            asset.name("name", &self.title());
        }
        if self.class == "AssetSeizure" {
            asset.value("topics", "asset.frozen");
        }
        self.amount(&mut asset);
        let id = asset.id().to_owned();
        // A thing has sentences of its own, which the link tells better.
        let mut lines = vec![asset];
        for owner in owners {
            let mut line = self.line("Ownership", &owner.id, Some("endDate"));
            line.value("owner", &owner.id);
            line.value("asset", &id);
            line.string("status", if self.class == "AssetSeizure" { "seized" } else { "returned" });
            lines.push(line);
        }
        lines
    }

    /// The first amount: the model has no place for the same sum in a second currency.
    fn amount(&self, line: &mut Line) {
        let repeated: Vec<&str> = self.whole.parts.iter().flat_map(|p| p.links(cg::EQUIVALENT_TO)).collect();
        let first =
            self.whole.parts.iter().filter(|p| !repeated.contains(&p.iri.as_str())).find_map(|p| {
                Some((p.literals(schema::VALUE).next()?, p.literals(schema::CURRENCY).next()?))
            });
        if let Some((value, currency)) = first {
            line.value("amount", value);
            line.string("currency", currency);
        }
    }

    fn payment(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for payer in self.known("source").into_iter().filter(|k| k.is_legal_entity()) {
            for to in self.known("recipient").into_iter().filter(|k| k.is_legal_entity()) {
                let mut line = self.line("Payment", &format!("{}-{}", payer.id, to.id), Some("date"));
                line.value("payer", &payer.id);
                line.value("beneficiary", &to.id);
                self.amount(&mut line);
                lines.push(line);
            }
        }
        if lines.is_empty() { vec![self.event()] } else { lines }
    }

    /// Anything that happened, with those who took part.
    fn event(&self) -> Line {
        let mut line = self.line("Event", "", Some("date"));
        line.name("name", &self.title());
        for known in self.key().into_iter().filter(|k| k.is_legal_entity()) {
            line.value("involved", &known.id);
        }
        for role in ["body", "organization", "recipient", "responsible"] {
            for known in self.known(role).into_iter().filter(|k| k.is_legal_entity()) {
                line.value("involved", &known.id);
            }
        }
        for agent in self.known("agent").into_iter().filter(|k| k.is_legal_entity()) {
            line.value("organizer", &agent.id);
        }
        for place in self.names("place") {
            line.name("location", &place.replace(';', ","));
        }
        for role in ["means", "manner", "result", "election", "office", "count", "turnout"] {
            for words in self.words(role) {
                line.string("keywords", words);
            }
        }
        line
    }
}
