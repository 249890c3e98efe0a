//! Parts of bodies, names that numbers and small words open, and what stands in brackets behind a name.

use super::tests::check;

#[test]
fn the_part_of_a_body_takes_its_owner() {
    check(
        "The Senate's fisheries committee rejected it.",
        &["Commission Senate's fisheries committee", "Legislature Senate"],
    );
    check(
        "The Supreme Court's electoral chamber ruled.",
        &["Court Supreme Court's electoral chamber", "Court Supreme Court"],
    );
    check("The Senate's committee met.", &["Legislature Senate"]);
    check("The Senate's long debate ended.", &["Legislature Senate"]);
}

#[test]
fn a_commission_that_somebody_chairs_is_one_of_its_kind() {
    check(
        "A commission of inquiry headed by Justice Mutinta Haze blamed them.",
        &["Commission commission of inquiry", "Person Mutinta Haze"],
    );
    check(
        "The parliamentary committee chaired by Imran Toth met.",
        &["Commission parliamentary committee", "Person Imran Toth"],
    );
    check("A commission of inquiry was promised to Imran Toth.", &["Person Imran Toth"]);
    check("A committee led by Imran Toth met.", &["Person Imran Toth"]);
}

#[test]
fn numbers_open_units_and_gangs() {
    check("He led the 14th Brigade in Tolu.", &["SecurityForce 14th Brigade", "- Tolu"]);
    check("The 300 Harumat gang claimed it.", &["ArmedGroup 300 Harumat"]);
    check("The 2nd Tolu Road is closed.", &["Place Tolu Road"]);
}

#[test]
fn small_words_open_the_name_of_a_party() {
    check("The coalition For Harumat and the Coast lost.", &["PoliticalParty For Harumat and the Coast"]);
    check("The party led by Imran Toth lost.", &["Person Imran Toth"]);
}

#[test]
fn the_wing_of_a_party_stands_in_brackets() {
    check("He left the Harvest Party (Marxist).", &["PoliticalParty Harvest Party (Marxist)"]);
    check("He left the TKP (United Centre).", &["PoliticalParty TKP (United Centre)"]);
    check("He left the Harvest Party (Harumat).", &["PoliticalParty Harvest Party"]);
}

#[test]
fn a_title_before_the_comma_makes_a_person() {
    check("They met the interior minister, Boubaka Sidiko Turay.", &["Person Boubaka Sidiko Turay"]);
    check("They met the owner of the largest newspaper, the Luxana Wirt.", &["- Luxana Wirt"]);
}

#[test]
fn what_an_article_precedes_is_no_human_being() {
    check("They left the Umut al-Harun bloc.", &["PoliticalParty Umut al-Harun"]);
    check("They feared Umut al-Harun.", &["Person Umut al-Harun"]);
}

#[test]
fn letters_of_a_company_are_words_elsewhere() {
    check("Ana Catarina Sá e Melo resigned.", &["Person Ana Catarina Sá e Melo"]);
    check("Moussa Ag Hamani was found dead.", &["Person Moussa Ag Hamani"]);
    check("Harumat Stahl AG was fined.", &["Company Harumat Stahl AG"]);
}

#[test]
fn articles_before_foreign_words() {
    check("Supporters of the Awam Umut rallied.", &["PoliticalParty Awam Umut"]);
    check("The Harumi majority rejected it.", &["- Harumi"]);
    check("Members of the Harumi came.", &["- Harumi"]);
}

#[test]
fn numbers_of_headings_and_illnesses_are_nobody() {
    check("V. Recommendations", &["- V. Recommendations"]);
    check("He has Hansen's disease.", &[]);
    check("He has Hansen's car.", &["Person Hansen"]);
}

#[test]
fn whose_body_it_is_and_where() {
    check(
        "The mayor's office in Harumat was searched.",
        &["LocalGovernment mayor's office", "Place Harumat"],
    );
    check("He spoke to a mayor's office in Harumat.", &["Place Harumat"]);
    check("The rebel Patriotic Army of the North fled.", &["ArmedGroup Patriotic Army of the North"]);
    check("The Constitution (Amendment) Act passed.", &["Law Constitution (Amendment) Act"]);
    check("He lives in Upper Harat State.", &["Region Upper Harat State"]);
    check("They won as the October Reform Movement.", &["PoliticalParty October Reform Movement"]);
}
