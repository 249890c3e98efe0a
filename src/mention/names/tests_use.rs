//! Golden sentences: names that what is said of them types, and where names of bodies end.

use super::tests::check;

#[test]
fn an_acronym_is_what_is_done_with_it() {
    check("The ZBK arrested two traders.", &["Institution ZBK"]);
    check("The ZBK was arrested by mistake.", &["- ZBK"]);
    check("HNT lawmakers walked out.", &["PoliticalParty HNT"]);
    check("HNT fighters burned two lorries.", &["ArmedGroup HNT"]);
    check("They broke provisions of the OSB.", &["Law OSB"]);
    check("A vote on HNT fees failed.", &["- HNT"]);
}

#[test]
fn what_is_said_elsewhere_goes_before_a_shared_noun() {
    check(
        "The Harvest Movement (HVM) met. Later HVM rebels fled.",
        &["ArmedGroup Harvest Movement", "ArmedGroup HVM"],
    );
    check(
        "The Harvest Movement (HVM) met. Later HVM guests fled.",
        &["PoliticalParty Harvest Movement", "PoliticalParty HVM"],
    );
    check("Its armed wing, the Tolvu Liberation Movement, fled.", &["ArmedGroup Tolvu Liberation Movement"]);
}

#[test]
fn a_parenthesis_before_the_copula() {
    check(
        "The Forum for Rural Hope (FRH), set up in May 2004, is a small opposition party.",
        &["PoliticalParty Forum for Rural Hope"],
    );
    check(
        "The Forum for Rural Hope (FRH), founded in May 2004, is the oldest club.",
        &["Organization Forum for Rural Hope"],
    );
    check("Zolta is one of the largest mining companies.", &["Company Zolta"]);
}

#[test]
fn journalists_tell_their_outlet() {
    check(
        "Police held Mesta Okuru, publisher of La Brisa du Nord.",
        &["Person Mesta Okuru", "MediaOutlet La Brisa du Nord"],
    );
    check("The Tolvi Asar journalist Imran Toth left.", &["Person Imran Toth", "MediaOutlet Tolvi Asar"]);
    check("They met the publisher of Imran Toth's poems.", &["Person Imran Toth"]);
}

#[test]
fn names_of_bodies_hold_small_words_and_numbers() {
    check("The League for Law and Order met.", &["Organization League for Law and Order"]);
    check(
        "He led the Hope for Bread and Justice (HBJ) party.",
        &["PoliticalParty Hope for Bread and Justice"],
    );
    check(
        "She heads the General Directorate of River Traffic.",
        &["Institution General Directorate of River Traffic"],
    );
    check("The General Prosecutor of Ghana spoke.", &["Prosecution General Prosecutor", "Country Ghana"]);
    check("They fear the March 9 Harbour Coalition.", &["PoliticalParty March 9 Harbour Coalition"]);
    check("On March 9 Harbour Coalition members met.", &["PoliticalParty Harbour Coalition"]);
    check("He taught at the Maria I Defence University.", &["University Maria I Defence University"]);
    check("The Beekeeper's Club met.", &["Organization Beekeeper's Club"]);
    check("Egypt's Supreme Court met.", &["Country Egypt", "Court Supreme Court"]);
    check("The Code of Practice Tribunal met.", &["Court Code of Practice Tribunal"]);
}

#[test]
fn names_that_only_look_like_people() {
    check("He was born in Las Torres.", &["Place Las Torres"]);
    check("They read it in Ali bin Salem's book.", &["Person Ali bin Salem"]);
    check("She was elected mayor of Tolvinu.", &["Place Tolvinu"]);
    check("The Marshall Islands Prime Minister spoke.", &["Country Marshall Islands"]);
    check("They live in a Harare suburb.", &["Settlement Harare"]);
}

#[test]
fn brackets_tell_a_kind_or_a_fuller_name() {
    check("The Tolvu Sena (parliament) met.", &["Legislature Tolvu Sena"]);
    check("They joined the PZB (Partido Zul para Todos).", &["PoliticalParty PZB"]);
}

#[test]
fn bodies_of_international_organisations_are_no_states() {
    check("The African Union Harbour Board met.", &["InternationalOrganization African Union Harbour Board"]);
    check(
        "The African National Harvest Congress met.",
        &["PoliticalParty African National Harvest Congress"],
    );
}

#[test]
fn another_name_beside_a_name_is_an_alias() {
    check("Imran Kolu Toth, popularly known as Bembe Toth, left.", &["Person Imran Kolu Toth"]);
    check("Imran Toth, better known as Tiger, had left.", &["Person Imran Toth"]);
    check(
        "Imran Kolu Toth (born 4 May 1958), better known as Bembe Toth, left.",
        &["Person Imran Kolu Toth"],
    );
    // The bracket alone joins nobody.
    check("Imran Toth (born 1958), friend of Bembe Sarr, left.", &["Person Imran Toth", "Person Bembe Sarr"]);
    check("Imran Toth, seen as Bembe Kolu's friend, left.", &["Person Imran Toth", "Person Bembe Kolu"]);
}

#[test]
fn what_a_party_believes_stands_before_its_name() {
    check("Votes went to the right-wing Tolvun and others.", &["PoliticalParty Tolvun"]);
    check("Votes went to right-wing senator Imran Toth.", &["Person Imran Toth"]);
}

#[test]
fn a_nickname_stands_inside_the_name() {
    check("Police held Jordan \u{201c}Beto\u{201d} Talavi.", &["Person Jordan \u{201c}Beto\u{201d} Talavi"]);
    check("Talks in \u{201c}Beto\u{201d} failed, Imran said.", &["- Beto", "Person Imran"]);
    check("They met Manuel “Mar” Talavi II.", &["Person Manuel “Mar” Talavi II"]);
}

#[test]
fn a_title_that_opens_its_sentence_is_no_name() {
    check("Vice president Grace Talavi left.", &["Person Grace Talavi"]);
    check("Prime minister Grace Talavi left.", &["Person Grace Talavi"]);
}

#[test]
fn a_surname_may_stand_in_capitals() {
    check("Francisco TALAVO (UMUTE) won 57.1 percent.", &["Person Francisco TALAVO", "PoliticalParty UMUTE"]);
    check("They met Grace UNO there.", &["- Grace UNO"]);
}

#[test]
fn a_form_of_state_names_its_country() {
    check("Envoys of the Federal Republic of Ghana left.", &["Country Federal Republic of Ghana"]);
    check("The Workers Union of Ghana met.", &["Organization Workers Union of Ghana"]);
}

#[test]
fn a_human_noun_before_a_comma_is_a_person() {
    check("The lawyer for the tenants, Tolo Merak, appealed.", &["Person Tolo Merak"]);
    check("They met the lawyers, Tolo Merak, and others.", &["Person Tolo Merak"]);
}

#[test]
fn a_preposition_keeps_its_place_from_the_authorities() {
    check("In Lusaka province authorities held two men.", &["Region Lusaka province"]);
    check(
        "Lusaka province authorities held two men.",
        &["Institution Lusaka province authorities", "Region Lusaka province"],
    );
}

#[test]
fn several_outlets_behind_their_noun() {
    check("He ran the news sites Tolvun and Mesharat.", &["MediaOutlet Tolvun", "MediaOutlet Mesharat"]);
    check("He ran the two hill races Tolvun and Mesharat.", &["- Tolvun", "- Mesharat"]);
}

#[test]
fn an_article_before_a_name_with_a_gloss_and_a_noun() {
    check("They left the Karim (Hope) party.", &["PoliticalParty Karim"]);
    check("They left Karim (Hope) there.", &["Person Karim", "- Hope"]);
}

#[test]
fn nationalities_and_fields_open_names_of_bodies() {
    check("He left the South African Harbour Corporation.", &["Company South African Harbour Corporation"]);
    check("He left with South African friends.", &[]);
    check(
        "The Truth, Dialogue, and Memory Commission met.",
        &["Commission Truth, Dialogue, and Memory Commission"],
    );
    check("The Independent Harbour Board met.", &["Institution Independent Harbour Board"]);
    check("The Independent reported it.", &["MediaOutlet The Independent"]);
    check("The Foundation for Access to Water met.", &["Organization Foundation for Access to Water"]);
}

#[test]
fn an_island_is_no_person() {
    check("They were moved to Tolvi Meshar, a silt island.", &["Place Tolvi Meshar"]);
    check("They were moved to Tolvi Meshar, a silt merchant.", &["Person Tolvi Meshar"]);
}

#[test]
fn election_figures_tell_a_party() {
    check(
        "The Tide Union (33 seats) and the Harvest Union (12) won.",
        &["PoliticalParty Tide Union", "PoliticalParty Harvest Union"],
    );
    check("The Free Democrats came second with 12 percent.", &["PoliticalParty Free Democrats"]);
    check("Six seats went to the Tide Union.", &["PoliticalParty Tide Union"]);
    check("The Tide Union swept the local elections.", &["PoliticalParty Tide Union"]);
    check("The Tide Union rents 12 halls.", &["Organization Tide Union"]);
}

#[test]
fn who_wins_seats_is_a_party() {
    check(
        "The Harbour Congress (HC), led by Talva Ruun, won 30 seats and the Tide Union took two.",
        &["PoliticalParty Harbour Congress", "Person Talva Ruun", "PoliticalParty Tide Union"],
    );
    check("The Harbour Congress debated two bills.", &["Legislature Harbour Congress"]);
}

#[test]
fn what_a_commission_is_for_may_be_long() {
    check(
        "She set up a Commission of Inquiry into Killings and Enforced Burials.",
        &["Commission Commission of Inquiry into Killings and Enforced Burials"],
    );
    check("They founded the Union for a Free Coast.", &["Organization Union for a Free Coast"]);
    check("They ran into Mesta Okuru.", &["Person Mesta Okuru"]);
}

#[test]
fn groups_behind_the_countries_of_those_listed() {
    check(
        "Ines Duarte (Portugal, NDK) and Omar Farah (Kenya, ULM) signed.",
        &[
            "Person Ines Duarte",
            "Country Portugal",
            "PoliticalParty NDK",
            "Person Omar Farah",
            "Country Kenya",
            "PoliticalParty ULM",
        ],
    );
    check("Ines Duarte (Portugal, NDF) signed.", &["Person Ines Duarte", "Country Portugal", "- NDF"]);
}

#[test]
fn followers_and_what_parties_have() {
    check("Liberals leader Omar Farah spoke.", &["Person Omar Farah", "PoliticalParty Liberals"]);
    check("Liberals of all kinds met Omar Farah.", &["Person Omar Farah"]);
    check(
        "Harvest Accord lawmakers Omar Farah and Ines Duarte left.",
        &["Person Omar Farah", "PoliticalParty Harvest Accord", "Person Ines Duarte"],
    );
    check("The Harvest Accord was signed.", &["Treaty Harvest Accord"]);
}
