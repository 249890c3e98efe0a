//! Names that are more than their first capitals: with small words, initials behind them, a dignity for a given name.

use super::tests::check;

#[test]
fn many_who_open_a_sentence_are_no_person() {
    check("Officers who were ambushed near Tolu fled.", &["- Tolu"]);
    check("Teachers, who had struck in May, met.", &[]);
    check("Oduya, who had struck in May, met.", &["Person Oduya"]);
}

#[test]
fn a_dignity_may_be_a_given_name() {
    check("Sultan bin Harun Al Umut resigned.", &["Person Sultan bin Harun Al Umut"]);
    check("Prince Sultan was appointed governor.", &["Person Sultan"]);
    check("Sultan Harun resigned.", &["Person Harun"]);
    check("The mayor Ko Jin-seo was arrested.", &["Person Ko Jin-seo"]);
    check("Ko Jin Oo was arrested.", &["Person Jin Oo"]);
}

#[test]
fn initials_in_brackets_tell_where_a_name_ends() {
    check("Police banned the Free Choice of Tolvia (FCT).", &["Organization Free Choice of Tolvia"]);
    check(
        "They founded the Mouvement Militant Harumat (MMH).",
        &["PoliticalParty Mouvement Militant Harumat"],
    );
    check("They met Imran Toth of Kenya (KNU).", &["Person Imran Toth", "Country Kenya", "- KNU"]);
}

#[test]
fn plain_words_stand_in_names_of_groups() {
    check("She founded the Climate of Trust Initiative.", &["Organization Climate of Trust Initiative"]);
    check("The NGO People In Motion was shut.", &["Organization People In Motion"]);
    check("He left the rights group Memorial.", &["NGO Memorial"]);
    check("The court shut the Memorial group.", &["Organization Memorial"]);
    check(
        "The recently formed Climate of Trust Initiative met.",
        &["Organization Climate of Trust Initiative"],
    );
    check("He read The Ones We Lost.", &["- Ones"]);
    check("He left the rights group. Memorial services were held.", &[]);
    check("The Board of Norway's airline met.", &["Country Norway"]);
    check("The leader of the Second Republic fell.", &[]);
}

#[test]
fn a_noun_ends_the_word_that_it_types() {
    check("Harumbank was fined.", &["Company Harumbank"]);
    check("Tolvuradio was fined.", &["MediaOutlet Tolvuradio"]);
    check("The guard of prison No. 7 fled.", &[]);
}

#[test]
fn examples_are_of_the_kind_before_them() {
    check("They shut newspapers such as Tolvu.", &["MediaOutlet Tolvu"]);
    check("They came to lobby Kenyan lawmakers.", &[]);
    check("He wrote for the British Daily Telegraph newspaper.", &["MediaOutlet Daily Telegraph"]);
    check("Parties, including the Tolvian Congress, met.", &["PoliticalParty Tolvian Congress"]);
    check("Its ruling party - the HND - lost.", &["PoliticalParty HND"]);
    check("Parties, including that of Imran Toth, met.", &["Person Imran Toth"]);
}

#[test]
fn a_service_is_of_its_outlet() {
    check("RFE/RL's Tolvian Service reported it.", &["MediaOutlet RFE/RL", "MediaOutlet Tolvian Service"]);
    check("Malta's Customs Service reported it.", &["Country Malta", "Agency Customs Service"]);
}

#[test]
fn lists_of_a_law_end_in_a_plural() {
    check(
        "They passed the Law of Political Parties, Groups, and Movements.",
        &["Law Law of Political Parties, Groups, and Movements"],
    );
    check("They passed the Fraud-Related Offences Act.", &["Law Fraud-Related Offences Act"]);
}

#[test]
fn glottal_stops_and_words_of_saying_open_names() {
    check("Finance Minister ʻAkilo Tolu resigned.", &["Person ʻAkilo Tolu"]);
    check("Said Harat met Harun bin Said.", &["Person Said Harat", "Person Harun bin Said"]);
    check("Said the mayor: it is over.", &[]);
}

#[test]
fn given_names_that_are_offices_or_bills() {
    check("Labour senator Dean Toth resigned.", &["Person Dean Toth"]);
    check("Opposition leader Bill Harumat resigned.", &["Person Bill Harumat"]);
    check("The Harbour Bill was passed.", &["Bill Harbour Bill"]);
    check("The EU Chief Observer left.", &["InternationalOrganization EU"]);
}

#[test]
fn parties_by_what_they_stand_for() {
    check("She founded Voice – Social Democracy.", &["PoliticalParty Voice – Social Democracy"]);
    check("She founded the For the People party.", &["PoliticalParty For the People"]);
    check("He established the HND as an independent party.", &["PoliticalParty HND"]);
    check("He saw the HND as a threat.", &["- HND"]);
    check(
        "The Tolvian Congress Party lost. He left Congress.",
        &["PoliticalParty Tolvian Congress Party", "PoliticalParty Congress"],
    );
    check("Harat, a Liberal, lost.", &["- Harat", "- Liberal"]);
}

#[test]
fn nationalities_of_two_words_stay_whole() {
    check("South Korean prosecutors charged her.", &["Prosecution South Korean prosecutors"]);
    check("The Kenyan NGO Open Sea was shut.", &["Organization Open Sea"]);
    check(
        "The Malagasy Human Rights and Development Association sued.",
        &["Organization Malagasy Human Rights and Development Association"],
    );
    check("The Ministry of Women's Affairs was shut.", &["Ministry Ministry of Women's Affairs"]);
    check("The Ministry of Health's budget was cut.", &["Ministry Ministry of Health"]);
}
