//! Golden sentences: what a name names by its plain words, its neighbours and its brackets.

use super::tests::check;

#[test]
fn a_creed_or_a_cause_makes_a_party() {
    check("The Harat Revolutionary Federation won.", &["PoliticalParty Harat Revolutionary Federation"]);
    check("The Union of Democratic Forces split.", &["PoliticalParty Union of Democratic Forces"]);
    check(
        "The Coalition for Unity and Progress split.",
        &["PoliticalParty Coalition for Unity and Progress"],
    );
    check("The People's National Congress split.", &["PoliticalParty People's National Congress"]);
    // Near misses: a calling, civil society, a parliament.
    check("The Democratic Union of Teachers met.", &["Organization Democratic Union of Teachers"]);
    check(
        "The Coalition for Democracy and Civil Society met.",
        &["Organization Coalition for Democracy and Civil Society"],
    );
    check("The National People's Congress met.", &["Legislature National People's Congress"]);
}

#[test]
fn followers_stand_for_their_party() {
    check(
        "Then the Socialists won 43 seats, the Christian Democrats 9.",
        &["PoliticalParty Socialists", "PoliticalParty Christian Democrats"],
    );
    check("Radicals left the hall.", &[]);
}

#[test]
fn brackets_behind_a_person_hold_a_party_and_a_constituency() {
    check(
        "Ana Petrova (Civic Harvest) beat Ivo Lenkov (NDP, Harat West).",
        &[
            "Person Ana Petrova",
            "PoliticalParty Civic Harvest",
            "Person Ivo Lenkov",
            "PoliticalParty NDP",
            "Region Harat West",
        ],
    );
    check("Ana Petrova (Kenya) won.", &["Person Ana Petrova", "Country Kenya"]);
}

#[test]
fn brackets_hold_a_translation_and_an_acronym() {
    check("The Rural Hope Party (Partido Zul Rural, PZR) met.", &["PoliticalParty Rural Hope Party"]);
    check(
        "The Commission on River Rights and Administrative Justice (CRRAJ) met.",
        &["Commission Commission on River Rights and Administrative Justice"],
    );
}

#[test]
fn organisations_tell_what_stands_beside_them() {
    check(
        "A survey by Demovar and the Harbour Lab Center failed.",
        &["Organization Demovar", "Organization Harbour Lab Center"],
    );
    check("They met Demovar and the Harbour Lab Center.", &["- Demovar", "Organization Harbour Lab Center"]);
}

#[test]
fn a_month_may_be_a_given_name() {
    check("The envoy, Jan Petersen, left.", &["Person Jan Petersen"]);
    check("In May Petersen left.", &["Person Petersen"]);
}

#[test]
fn letters_behind_a_name_are_no_part_of_it() {
    check("They heard Tunde Balogun SAN on Monday.", &["Person Tunde Balogun"]);
    check("They heard Judge Sir Albert Momori.", &["Person Albert Momori"]);
}

#[test]
fn a_lost_apostrophe_leaves_the_possessor() {
    check("Kenyas Election Committee met.", &["Country Kenya", "ElectoralCommission Election Committee"]);
    check(
        "Ivan Petkovic left. Then Ivan Petkovics party split.",
        &["Person Ivan Petkovic", "Person Ivan Petkovic"],
    );
}

#[test]
fn offices_and_provinces_share_a_noun() {
    check("Ilmar Department was flooded.", &["Region Ilmar Department"]);
    check("The Health Department met.", &["Institution Health Department"]);
    check("The Civil Aviation Division met.", &["Institution Civil Aviation Division"]);
}

#[test]
fn where_a_report_was_written_and_where_people_are_from() {
    check("HARATU, March 3 (Wire) - A bridge fell.", &["Settlement HARATU", "- Wire"]);
    check("They met a farmer from Orhel Vechi.", &["Place Orhel Vechi"]);
    check("It rained in Orhel, Tikolu and Mwandu.", &["Place Orhel", "Place Tikolu", "Place Mwandu"]);
}

#[test]
fn a_chamber_is_explained_on_either_side() {
    check("The Tolvu Sena, the lower house, met.", &["Legislature Tolvu Sena"]);
    check(
        "The Harbour Board, the lower house said, met.",
        &["Institution Harbour Board", "Legislature lower house"],
    );
}

#[test]
fn a_name_may_say_what_it_is_for() {
    check("The Canopy for Democratic Change won.", &["PoliticalParty Canopy for Democratic Change"]);
    check("The Alliance of Forces for Change won.", &["PoliticalParty Alliance of Forces for Change"]);
    check("They asked Demovar for Democratic Change.", &["- Demovar"]);
}

#[test]
fn who_leads_gives_its_name() {
    check("HNT's newly elected leader left.", &["PoliticalParty HNT"]);
    check("HNT fighters met the HNT leader.", &["ArmedGroup HNT", "ArmedGroup HNT"]);
    check("The Harumat administration fell.", &["Person Harumat"]);
}

#[test]
fn a_body_in_the_name_of_its_council_is_named() {
    check(
        "He left the Supreme Council of Tolvu University.",
        &["Institution Supreme Council of Tolvu University", "University Tolvu University"],
    );
    check("He left the Health Council of Tolvu.", &["Institution Health Council of Tolvu"]);
}

#[test]
fn a_compass_word_behind_a_name_makes_a_district() {
    check("They held Lusaka North.", &["Region Lusaka North"]);
    check("They held Harald North.", &["Person Harald North"]);
}

#[test]
fn labour_is_a_party_by_what_it_has() {
    check("Then Labour's Tom Pickering won.", &["PoliticalParty Labour", "Person Tom Pickering"]);
    check("They said Labour costs fell.", &[]);
}

#[test]
fn an_elided_article_belongs_to_the_name() {
    check("They sold the Banque Harat d'Ilmarie.", &["Company Banque Harat d'Ilmarie"]);
}

#[test]
fn the_outlet_stands_at_the_end() {
    check("Two died, El Harato reported.", &["MediaOutlet El Harato"]);
    check("Two died, El Harato added.", &["- El Harato"]);
}
