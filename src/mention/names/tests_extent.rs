//! Where names end, and what their own words make of them.

use super::tests::check;

#[test]
fn fields_of_two_words_belong_to_the_body() {
    check(
        "The Court for Punishment of Economic and Maritime Offences sentenced him.",
        &["Court Court for Punishment of Economic and Maritime Offences"],
    );
    check(
        "The Commission on Killings and Forced Evictions met.",
        &["Commission Commission on Killings and Forced Evictions"],
    );
    check(
        "The Right to Obtain Information Agency refused it.",
        &["Agency Right to Obtain Information Agency"],
    );
}

#[test]
fn two_bodies_stay_two() {
    check(
        "The Ministry of Justice and the Court of Audit agreed.",
        &["Ministry Ministry of Justice", "Court Court of Audit"],
    );
}

#[test]
fn a_congress_with_a_creed_or_a_cause_is_a_party() {
    check("The Popular Congress opposed it.", &["PoliticalParty Popular Congress"]);
    check("The Zamba Congress for Progress met.", &["PoliticalParty Zamba Congress for Progress"]);
    check("The National Congress adopted the law.", &["Legislature National Congress"]);
}

#[test]
fn a_movement_for_a_thing_and_of_a_calling() {
    check("The Movement for a Fair Zamba protested.", &["PoliticalParty Movement for a Fair Zamba"]);
    check("The Nurses' Movement protested.", &["Organization Nurses' Movement"]);
}

#[test]
fn people_for_a_cause_are_a_group() {
    check("Police raided Harumat Mothers for Justice.", &["Organization Harumat Mothers for Justice"]);
    check("They joined Widows for Peace in March.", &["Organization Widows for Peace"]);
}

#[test]
fn persons_of_many_cultures() {
    check("They arrested Bongo wa Tumba.", &["Person Bongo wa Tumba"]);
    check("Sompit Rattara na Lampun resigned.", &["Person Sompit Rattara na Lampun"]);
    check("They met King Harun II in Tolu.", &["Person Harun II", "- Tolu"]);
    check("Former defense minister Sultan Oru Hadim was jailed.", &["Person Sultan Oru Hadim"]);
}

#[test]
fn places_and_papers_are_no_persons() {
    check("She works in North Harumat.", &["Region North Harumat"]);
    check("He was held at the King Oru Barracks.", &["Facility King Oru Barracks"]);
    check("He bought El Observador.", &["MediaOutlet El Observador"]);
}

#[test]
fn what_stands_beside_a_name_says_its_kind() {
    check("They fought near the Sora Bela cave complex.", &["Place Sora Bela cave complex"]);
    check("The rights group, Hazelwick, was glad.", &["NGO Hazelwick"]);
    check(
        "Harvest Platform presidential candidate Mirela Toth lost.",
        &["Person Mirela Toth", "PoliticalParty Harvest Platform"],
    );
    check("The newspaper Al-Umut al-Harun closed.", &["MediaOutlet Al-Umut al-Harun"]);
}

#[test]
fn an_office_before_a_body_is_no_part_of_it() {
    check("He was chosen as Chairman Tolu Review Board.", &["Institution Tolu Review Board"]);
}

#[test]
fn a_party_of_two_aims_keeps_both() {
    check("The Malawi Harvest and Freedom Party won.", &["PoliticalParty Malawi Harvest and Freedom Party"]);
    check(
        "She founded the National Union for Democracy and Development.",
        &["PoliticalParty National Union for Democracy and Development"],
    );
}

#[test]
fn a_house_explained_is_its_name() {
    check("They chose the lower house, the Tolvu Senate, in May.", &["Legislature Tolvu Senate"]);
}

#[test]
fn deeds_and_motion_have_places() {
    for sentence in [
        "The teacher was abducted at Torvalvik by gunmen.",
        "Her brother fled to Torvalvik.",
        "Soldiers entered Torvalvik on Monday.",
    ] {
        check(sentence, &["Place Torvalvik"]);
    }
    check("The teacher was employed at Torvalvik.", &["- Torvalvik"]);
    check("Her brother wrote to Torvalvik.", &["- Torvalvik"]);
    check("Soldiers praised Torvalvik on Monday.", &["- Torvalvik"]);
    check("TORVALVIK – The villages of the coast have agreed.", &["Settlement TORVALVIK"]);
}

#[test]
fn a_given_name_is_no_sign_behind_in() {
    check("She was beaten by three men in Ovidio Torvalvik.", &["Place Ovidio Torvalvik"]);
    check("Her uncle was tortured at Pedro Sulvik.", &["Place Pedro Sulvik"]);
    check("Few voters believe in Ovidio Torvalvik.", &["Person Ovidio Torvalvik"]);
    check("They have found a leader in Ovidio Torvalvik.", &["Person Ovidio Torvalvik"]);
    check("Both lived in Ovidio Torvalvik's house.", &["Person Ovidio Torvalvik"]);
}
