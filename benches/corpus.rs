//! A shelf of reports that never ends, with its gold: the same seed gives the same bytes.
//!
//! Texts and names are ours. Names are put together from given names of many languages and surnames made
//! of syllables, so that the number of persons grows with the shelf as it does in life; bodies and places
//! are shared within a country. Document `n` depends on the seed and `n` alone. Taken in by path from the
//! benches, the example `make_corpus` and the tests.

#![allow(dead_code)] // each of them uses its part

use civicgraph::read::RawDocument;
use serde_json::{Value, json};

/// A report and what a reader would write down of it (the shape of ANNOTATION.md).
pub(crate) struct Report {
    pub(crate) id: String,
    pub(crate) coverage_year: i32,
    pub(crate) text: String,
    pub(crate) gold: Value,
}

/// What the benches of the stages read: the file that `CIVICGRAPH_TEXT` names, else one long report.
pub(crate) fn document() -> RawDocument {
    let text = match std::env::var_os("CIVICGRAPH_TEXT") {
        Some(path) => std::fs::read_to_string(path).expect("CIVICGRAPH_TEXT names a text file"),
        None => Corpus::new(1, 60).report(0).text,
    };
    RawDocument { id: "bench".into(), name: "bench".into(), text, ..RawDocument::default() }
}

/// Splitmix64: <https://prng.di.unimi.it/splitmix64.c>.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.draw() % n as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const COUNTRIES: &[(&str, [&str; 3])] = &[
    ("Ghana", ["Tamale", "Kumasi", "Accra"]),
    ("Moldova", ["Balti", "Cahul", "Chisinau"]),
    ("Paraguay", ["Encarnacion", "Luque", "Asuncion"]),
    ("Nepal", ["Pokhara", "Biratnagar", "Kathmandu"]),
    ("Zambia", ["Ndola", "Kitwe", "Lusaka"]),
    ("Georgia", ["Batumi", "Kutaisi", "Tbilisi"]),
    ("Tunisia", ["Sfax", "Sousse", "Tunis"]),
    ("Mongolia", ["Erdenet", "Darkhan", "Ulaanbaatar"]),
    ("Senegal", ["Thies", "Kaolack", "Dakar"]),
    ("Honduras", ["Choluteca", "La Ceiba", "Tegucigalpa"]),
];
const GIVEN: &[&str] = &[
    "Amina", "Kwame", "Ion", "Mirela", "Hernan", "Luz", "Bishal", "Sarita", "Chanda", "Mutale", "Giorgi",
    "Nino", "Karim", "Leila", "Batbayar", "Oyuna", "Moussa", "Fatou", "Jorge", "Marisol", "Anders", "Ingrid",
    "Yusuf", "Zeynep", "Haruto", "Minh", "Siti", "Rajesh", "Olena", "Tomasz", "Kofi", "Ana", "Pavel",
    "Thandeka",
];
const STEMS: &[&str] = &[
    "Adeb", "Okaf", "Mens", "Popes", "Rotar", "Benit", "Cacer", "Shres", "Tamang", "Mwans", "Phir",
    "Kvarats", "Lomid", "Trabel", "Ganbol", "Diatt", "Sarr", "Zelay", "Lindq", "Brandt", "Yildir", "Nakam",
    "Kowal", "Marchen",
];
const ENDINGS: &[&str] = &[
    "ayo", "or", "ah", "cu", "ari", "ez", "tha", "a", "iri", "shvili", "dze", "si", "d", "e", "vist", "ura",
    "ski", "ko",
];
const PORTFOLIOS: &[&str] =
    &["health", "justice", "finance", "education", "agriculture", "energy", "transport", "fisheries"];
const CHARGES: &[&str] =
    &["fraud", "bribery", "money laundering", "tax evasion", "embezzlement", "abuse of power", "extremism"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ORDINARY: &[&str] = &[
    "Observers noted that access to information remained uneven outside the larger towns.",
    "Local councils have limited revenue of their own and depend on transfers from the centre.",
    "Journalists described growing pressure from advertisers, though private radio is lively.",
    "Civic groups operate openly, but registration can take many months and costs more than most can pay.",
    "The electoral roll was published late, which left little time for corrections.",
    "Judges are poorly paid, and cases that involve land often last for years.",
    "Prices rose faster than wages, and public servants in several districts went on strike.",
    "Women remain underrepresented in village assemblies despite a quota.",
];

/// A shelf.
pub(crate) struct Corpus {
    seed: u64,
    /// Paragraphs of each report; about 700 bytes and four facts each.
    paragraphs: usize,
}

impl Corpus {
    pub(crate) fn new(seed: u64, paragraphs: usize) -> Self {
        Self { seed, paragraphs }
    }

    /// Report number `n`.
    pub(crate) fn report(&self, n: usize) -> Report {
        let mut random = Random::new(self.seed ^ (n as u64).wrapping_mul(0xA24B_AED4_963E_E407));
        let (country, towns) = COUNTRIES[random.below(COUNTRIES.len())];
        let year = 2000 + random.below(24) as i32;
        let mut writer = Writer {
            random,
            country,
            towns,
            year,
            text: String::new(),
            people: Vec::new(),
            facts: Vec::new(),
        };
        writer.text = format!("Freedom and Rights {} - {country}\n\n", year + 1);
        let president = writer.person();
        for _ in 0..self.paragraphs {
            writer.paragraph(president);
        }
        let people = writer.people.iter().enumerate();
        let entities: Vec<Value> = people
            .map(|(i, name)| json!({"id": format!("p{i}"), "type": "person", "name": name, "aliases": []}))
            .collect();
        let id = format!("{}-{n:07}", country.to_lowercase());
        let gold = json!({"doc": id, "coverage_year": year, "entities": entities, "facts": writer.facts});
        Report { id, coverage_year: year, text: writer.text, gold }
    }

    /// Report number `n` as a line of JSON Lines.
    pub(crate) fn line(&self, n: usize) -> String {
        let report = self.report(n);
        format!("{}\n", json!({"id": report.id, "text": report.text, "coverage_year": report.coverage_year}))
    }
}

struct Writer {
    random: Random,
    country: &'static str,
    towns: [&'static str; 3],
    year: i32,
    text: String,
    people: Vec<String>,
    facts: Vec<Value>,
}

impl Writer {
    fn person(&mut self) -> usize {
        let name = format!("{} {}{}", self.random.of(GIVEN), self.random.of(STEMS), self.random.of(ENDINGS));
        if let Some(known) = self.people.iter().position(|p| *p == name) {
            return known;
        }
        self.people.push(name);
        self.people.len() - 1
    }

    fn say(&mut self, sentence: &str, fact: Value) {
        let mut fact = fact;
        fact["modality"] = json!("asserted");
        fact["evidence"] = json!(sentence.trim_end_matches('.'));
        self.facts.push(fact);
        self.text.push_str(sentence);
        self.text.push(' ');
    }

    fn paragraph(&mut self, president: usize) {
        let year = self.year;
        let month = self.random.below(12);
        let (town, charge) = (self.random.of(&self.towns), self.random.of(CHARGES));
        let (who, years) = (self.person(), 2 + self.random.below(18));
        let name = self.people[who].clone();
        let (m, date) = (MONTHS[month], format!("{year}-{:02}", month + 1));
        let sentence =
            format!("In {m}, a court in {town} sentenced {name} to {years} years in prison for {charge}.");
        self.say(&sentence, json!({"type": "Sentencing", "args": {"person": format!("p{who}"), "penalty": "imprisonment", "term": format!("P{years}Y"), "charge": [charge], "date": date}}));
        let ordinary = self.random.of(ORDINARY);
        self.text.push_str(ordinary);
        self.text.push(' ');
        let (who, portfolio, day) = (self.person(), self.random.of(PORTFOLIOS), 1 + self.random.below(28));
        let (name, head) = (self.people[who].clone(), self.people[president].clone());
        let sentence =
            format!("President {head} appointed {name} as minister of {portfolio} on {day} {m} {year}.");
        self.say(&sentence, json!({"type": "Appointment", "args": {"person": format!("p{who}"), "office": format!("minister of {portfolio}"), "agent": format!("p{president}"), "date": format!("{date}-{day:02}")}}));
        let (who, town) = (self.person(), self.random.of(&self.towns));
        let name = self.people[who].clone();
        let sentence =
            format!("Police in {town} arrested {name}, a campaigner for land rights, in {m} {year}.");
        self.say(&sentence, json!({"type": "Arrest", "args": {"person": format!("p{who}"), "date": date}}));
        let ordinary = self.random.of(ORDINARY);
        self.text.push_str(ordinary);
        self.text.push(' ');
        let (who, portfolio) = (self.person(), self.random.of(PORTFOLIOS));
        let name = self.people[who].clone();
        let sentence =
            format!("{name} resigned as deputy minister of {portfolio} of {} in {m} {year}.", self.country);
        self.say(&sentence, json!({"type": "Resignation", "args": {"person": format!("p{who}"), "office": format!("deputy minister of {portfolio}"), "date": date}}));
        self.text.pop();
        self.text.push_str("\n\n");
    }
}
