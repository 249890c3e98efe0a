//! Golden sentences: names with their classes, one test for each mechanism.

use crate::{annotate, mention, ontology, read};

/// The names of a text as `Class name`, untyped ones with a dash.
fn names(text: &str) -> Vec<String> {
    let options = read::ReadOptions::default();
    let document = read::read("t.txt", text.as_bytes(), &options).expect("plain text").remove(0);
    let annotated = annotate::annotate(&document, &mut annotate::Memory::default());
    let ontology = ontology::Ontology::builtin();
    mention::find(&document, &annotated, &ontology, &mut mention::Memory::default())
        .all
        .iter()
        .filter(|m| m.kind == mention::MentionKind::Name)
        .map(|m| {
            let class = m.class.map_or("-", |c| ontology.class_info(c).name.as_str());
            format!("{class} {}", document.source.slice(m.span))
        })
        .collect()
}

pub(super) fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn titles_and_particles() {
    check(
        "He met President Thandeka Ould Salem in Lusaka.",
        &["Person Thandeka Ould Salem", "Settlement Lusaka"],
    );
    check("The cleric praised Karim al-Tamimi on Friday.", &["Person Karim al-Tamimi"]);
}

#[test]
fn a_body_inside_a_title_is_nested() {
    check(
        "Police detained former deputy head of the Harbour Safety Committee Imran Toth.",
        &["Person Imran Toth", "Commission Harbour Safety Committee"],
    );
}

#[test]
fn coordination_inside_and_between_names() {
    check(
        "Clerks at the Ministry of Fisheries and Water and the Ministry of Mines resigned.",
        &["Ministry Ministry of Fisheries and Water", "Ministry Ministry of Mines"],
    );
    check("Ghana and Togo signed it.", &["Country Ghana", "Country Togo"]);
}

#[test]
fn quoted_names_need_a_noun() {
    check("They banned the \u{201c}Rising Dawn\u{201d} movement.", &["PoliticalParty Rising Dawn"]);
    check("They spoke of a \u{201c}Better Tomorrow\u{201d} for all.", &[]);
}

#[test]
fn capitals_that_name_nothing() {
    check("However, Zambian authorities arrested dozens in January.", &[]);
}

#[test]
fn dictionary_words_that_open_a_sentence_name_nothing() {
    check("Harassment of the press persists.", &[]);
    check("Large-scale fraud is rare. Xenophobic violence rose.", &[]);
    check("Micronesian women and Afro-Bolivian farmers spoke.", &[]);
}

#[test]
fn nationalities_and_creeds_inside_names() {
    check("Talks with Saudi Arabia failed.", &["Country Saudi Arabia"]);
    check("Prime Minister Christian Onkwo, who is 60, resigned.", &["Person Christian Onkwo"]);
    check("Walloon political parties met.", &[]);
}

#[test]
fn acronyms_tell_where_a_name_begins() {
    check("The Council for Trade and Harbours (CTH) met.", &["Institution Council for Trade and Harbours"]);
    check(
        "The National Salt Workers and Miners Union (NSWMU) met.",
        &["Organization National Salt Workers and Miners Union"],
    );
    check("A vote for rival ABC failed.", &["- ABC"]);
}

#[test]
fn small_words_inside_the_names_of_laws_and_parties() {
    check("The Honesty in Public Office Bill failed.", &["Bill Honesty in Public Office Bill"]);
    check("The Harbours and River Boats Act passed.", &["Law Harbours and River Boats Act"]);
    check("Amendments to the Aliens Act passed.", &["Law Aliens Act"]);
    check("He joined the Freedom and Harvest Party.", &["PoliticalParty Freedom and Harvest Party"]);
    check("The League for Harvest and Guidance met.", &["Organization League for Harvest and Guidance"]);
}

#[test]
fn parties_by_what_they_do() {
    check("Tolvu Hernat won 12 seats.", &["PoliticalParty Tolvu Hernat"]);
    check("The ruling Grain Growers Convention split.", &["PoliticalParty Grain Growers Convention"]);
    check("The Tolvu and Tarnu parties merged.", &["PoliticalParty Tolvu", "PoliticalParty Tarnu"]);
    check("Opposition lawmaker Imran Toth won 12 percent.", &["Person Imran Toth"]);
}

#[test]
fn an_apposition_tells_what_a_name_names() {
    check("Tarnu Vest, an independent newspaper, closed.", &["MediaOutlet Tarnu Vest"]);
    check("Zolta, a mining company, was fined.", &["Company Zolta"]);
    check("Imran Toth, a mining company director, was fined.", &["Person Imran Toth"]);
}

#[test]
fn places_are_no_people() {
    check("They fled the town of Maria Vecha.", &["Settlement Maria Vecha"]);
    check("The Carmen Bridge Festival opened.", &["NamedEvent Carmen Bridge Festival"]);
    check("They joined the Hirat Lif there.", &["- Hirat Lif"]);
}

#[test]
fn described_laws_say_which() {
    check("A 2016 law banning street trade passed.", &["Law 2016 law"]);
    check("It has strong laws that are enforced.", &[]);
    check("It was no act to be ashamed of.", &[]);
    check("The 2014 antitrafficking law is seldom applied.", &["Law 2014 antitrafficking law"]);
    check("Nothing came of a hastily drafted law designed to fight piracy.", &["Law hastily drafted law"]);
    check("It lacks legislation to protect tenants.", &[]);
    check("They took measures to end the drought.", &[]);
    check("Several laws intended to help farmers failed.", &[]);
}

#[test]
fn every_class_of_the_lists_is_in_the_ontology() {
    let ontology = ontology::Ontology::builtin();
    for class in super::lexicon::CLASSES {
        assert!(ontology.class(class).is_some(), "{class}");
    }
}

#[test]
fn an_outlet_is_named_behind_its_noun() {
    check("Police searched the newspaper El Faro Azul, whose editor left.", &["MediaOutlet El Faro Azul"]);
    check("The channel Kanal Deniz was fined.", &["MediaOutlet Kanal Deniz"]);
    check("They read the newspaper Imran founded.", &["Person Imran"]);
}

#[test]
fn a_name_in_another_language_is_an_alias() {
    check("The Harvest Party (Albanian: Partia e Korrjes, PK) lost.", &["PoliticalParty Harvest Party"]);
    check(
        "The Harvest Party (led by Imran Toth) lost.",
        &["PoliticalParty Harvest Party", "Person Imran Toth"],
    );
}

#[test]
fn a_country_before_a_name_belongs_to_the_office() {
    check("They met former President of Malawi Grace Toth.", &["Person Grace Toth", "Country Malawi"]);
    check("They met the wife of Jordan Toth.", &["Person Jordan Toth"]);
}

#[test]
fn a_union_that_wins_seats_is_a_party() {
    check("The Harvest Union won 60 seats.", &["PoliticalParty Harvest Union"]);
    check("The Harvest Union won 60 cases.", &["Organization Harvest Union"]);
    check("The Harvest Union is a coalition of clubs.", &["Organization Harvest Union"]);
}

#[test]
fn a_day_describes_no_law() {
    check("The governor signed the law on July 30.", &[]);
    check("The governor signed the law on 30 July.", &[]);
    check("The governor signed the law on fisheries.", &["Law law"]);
}

#[test]
fn a_gloss_tells_what_a_name_is() {
    check("Half the seats in jirgalar (local councils) were lost.", &["Institution jirgalar"]);
    check("They grow kolbaki (dried fruits) there.", &[]);
    check(
        "In May, Tolvu Mesh\u{2014}a consultative body housed in the palace\u{2014}met.",
        &["Institution Tolvu Mesh"],
    );
    check("She is a member of opposition party, Tolvu Hernat.", &["PoliticalParty Tolvu Hernat"]);
}

#[test]
fn an_explained_chamber_is_one_name() {
    check(
        "They asked the lower chamber of parliament, the Tolvu Senate, for help.",
        &["Legislature Tolvu Senate"],
    );
}

#[test]
fn numbered_parties_in_one_line_are_parties() {
    check(
        "1. Green Harvest Party (GHP) 2. Rural Forum (RF) 3. United Harbour Union (UHU)",
        &[
            "PoliticalParty Green Harvest Party",
            "PoliticalParty Rural Forum",
            "PoliticalParty United Harbour Union",
        ],
    );
}

#[test]
fn a_long_title_of_a_law_ends_at_its_quotation_mark() {
    check(
        "She signed the law \u{201c}On Care of Rivers, Their Banks, Fish, Reeds and Birds in the Valleys and Hills, and On Mass Fishing,\u{201d} on Monday.",
        &[
            "Law On Care of Rivers, Their Banks, Fish, Reeds and Birds in the Valleys and Hills, and On Mass Fishing",
        ],
    );
}

#[test]
fn laws_that_did_something_are_too_many() {
    check("They passed a series of laws that stripped judges of rank.", &[]);
    check("They passed a law that stripped judges of rank.", &["Law law"]);
}
