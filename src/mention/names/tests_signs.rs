//! Golden sentences: what is done with a name that nothing else tells, and who stands behind "of".

use super::tests::check;

#[test]
fn an_acronym_governs_or_allies_itself() {
    check("The ZDP government fell.", &["PoliticalParty ZDP"]);
    check("They formed a coalition with the HZ–PDK.", &["PoliticalParty HZ–PDK"]);
    check("LuD lawmakers left.", &["PoliticalParty LuD"]);
    check("The ZDP building burned.", &["- ZDP"]);
    check("They formed a line with the ZDP.", &["- ZDP"]);
}

#[test]
fn a_lone_foreign_word_is_who_resigns_or_has_a_wife() {
    check("In May, Torvaldik pardoned two men.", &["Person Torvaldik"]);
    check("They met Torvaldik's wife.", &["Person Torvaldik"]);
    check("The Torvaldik administration fell.", &["Person Torvaldik"]);
    check("They saw Torvaldik on a map.", &["- Torvaldik"]);
    check("The Torvaldik pardoned nobody.", &["- Torvaldik"]);
}

#[test]
fn signs_that_differ_leave_a_name_untyped() {
    check("The ZDP arrested two men. The ZDP government fell.", &["- ZDP", "- ZDP"]);
    check(
        "The ZDP won. The ZDP government fell. A coalition with the ZDP won. The ZDP arrested two men.",
        &["PoliticalParty ZDP", "PoliticalParty ZDP", "PoliticalParty ZDP", "PoliticalParty ZDP"],
    );
}

#[test]
fn who_stands_behind_of_and_a_person_is_a_party() {
    check("Minister Tolu Harat of the ZDP left.", &["Person Tolu Harat", "PoliticalParty ZDP"]);
    check("Minister Tolu Harat of Fresh Dawn left.", &["Person Tolu Harat", "PoliticalParty Fresh Dawn"]);
    check("The lawyer Tolu Harat of the ZDP left.", &["Person Tolu Harat", "- ZDP"]);
    check("The lawyer Tolu Harat of Fresh Dawn left.", &["Person Tolu Harat", "- Fresh Dawn"]);
}

#[test]
fn allies_are_parties() {
    check(
        "The alliance between Tolvu Mesh, Harvat and ZDP won.",
        &["PoliticalParty Tolvu Mesh", "PoliticalParty Harvat", "PoliticalParty ZDP"],
    );
    check(
        "A coalition made up of the ZDP and Harvat fell.",
        &["PoliticalParty ZDP", "PoliticalParty Harvat"],
    );
    check("The distance between the ZDP and Harvat grew.", &["- ZDP", "- Harvat"]);
    check("The government of the ZDP left.", &["- ZDP"]);
}

#[test]
fn a_seat_stands_before_its_member() {
    check("Ruvaka MP Tolu Harat left.", &["Person Tolu Harat", "Region Ruvaka"]);
    check("They saw Speaker Ruvaka MP Tolu Harat.", &["Person Tolu Harat", "Region Ruvaka"]);
    check("They saw Speaker Ruvaka there.", &["Person Ruvaka"]);
    check("RVK journalist Tolu Harat left.", &["Person Tolu Harat", "MediaOutlet RVK"]);
}

#[test]
fn a_title_makes_a_plain_word_a_surname() {
    check("They saw Senator Tessavi Note.", &["Person Tessavi Note"]);
    check("They saw Prime Minister Tessavi Stone.", &["Person Tessavi Stone"]);
    check("They saw the Senator Tessavi Commission.", &["Commission Senator Tessavi Commission"]);
}

#[test]
fn peoples_stand_before_names() {
    check("The Shiite Jafar Harat left.", &["Person Jafar Harat"]);
    check("They saw Prime Minister Muhammad Shia al-Harat.", &["Person Muhammad Shia al-Harat"]);
    check("The Hausa and Hazara left.", &[]);
}

#[test]
fn bodies_for_a_time_or_of_a_rank() {
    check("They chose the transitional Senate.", &["Legislature transitional Senate"]);
    check("They closed the national media commission.", &["Commission national media commission"]);
    check("They closed the state agricultural fund.", &["StateFund state agricultural fund"]);
    check("They closed a state agricultural fund.", &[]);
    check("They closed an agricultural fund.", &[]);
}

#[test]
fn names_that_open_or_hold_small_words() {
    check("He left the Five Winds Movement.", &["PoliticalParty Five Winds Movement"]);
    check("He runs Widows Against Thirst, a local group.", &["Organization Widows Against Thirst"]);
    check("He runs the amaHarat Centre.", &["Organization amaHarat Centre"]);
    check("He spoke Against Fraud.", &[]);
    check("Five members left the movement.", &[]);
}

#[test]
fn a_lone_foreign_word_that_did_or_owns_something_is_somebody() {
    check("In May, Torvaldik kept the letters.", &["Person Torvaldik"]);
    check("They heard Torvaldik's plan.", &["Person Torvaldik"]);
    check("They saw Torvaldik's HDP.", &["Person Torvaldik", "- HDP"]);
    check("In May, Torvaldik exported cars.", &["- Torvaldik"]);
    check("They saw Torvaldik's harbour.", &["- Torvaldik"]);
}

#[test]
fn who_leads_a_government_or_takes_a_majority() {
    check("The ZDP-led coalition fell.", &["PoliticalParty ZDP"]);
    check("The Torvaldik-led junta fell.", &["Person Torvaldik"]);
    check("The ZDP took a majority of seats.", &["PoliticalParty ZDP"]);
    check("The ZDP-led choir sang.", &["- ZDP"]);
    check("The ZDP took a ferry.", &["- ZDP"]);
}

#[test]
fn a_court_that_judges_is_the_one_of_its_kind() {
    check("They were tried by a military court.", &["Court military court"]);
    check("An appeals court upheld it.", &["Court appeals court"]);
    check("They want a military court.", &[]);
    check("They were tried by a new military court.", &[]);
    check("A Norwegian court sat.", &[]);
}

#[test]
fn two_causes_before_the_noun_of_a_party() {
    check("He left the Peace and Progress movement.", &["PoliticalParty Peace and Progress"]);
    check("Peace and Progress movement supporters wept.", &["PoliticalParty Progress"]);
}

#[test]
fn a_society_in_apposition_to_a_political_group() {
    check(
        "They closed the largest political group, Tolvu National Society, in May.",
        &["PoliticalParty Tolvu National Society"],
    );
    check(
        "They closed the largest club, Tolvu National Society, in May.",
        &["Organization Tolvu National Society"],
    );
}

#[test]
fn a_hyphen_before_a_small_word_is_a_dash() {
    check("They met Imran Toth-who wept-in May.", &["Person Imran Toth"]);
    check("They met Imran Toth-Harat.", &["Person Imran Toth-Harat"]);
}
