//! Golden sentences: parties by what politicians do with them, people beside verbs and kin, bodies of two fields.

use super::tests::check;

#[test]
fn who_is_joined_left_and_stood_for_is_a_party() {
    check("Several mayors had left the Pilgrim League.", &["PoliticalParty Pilgrim League"]);
    check("In 2011 she joined Rural Accord.", &["PoliticalParty Rural Accord"]);
    check(
        "He broke away and founded the Platform for Honesty, which merged with the Greens.",
        &["PoliticalParty Platform for Honesty", "PoliticalParty Greens"],
    );
    check(
        "She joined the Tenants' Union and stood as its parliamentary candidate.",
        &["PoliticalParty Tenants' Union"],
    );
    check("The Weavers' Vanguard, which polled 500 votes, closed.", &["PoliticalParty Weavers' Vanguard"]);
    check("His party, Common Charter, controls 68 of 107 seats.", &["PoliticalParty Common Charter"]);
    check("The dock workers joined the Tenants' Union.", &["Organization Tenants' Union"]);
    check("The ministers signed the Coastal Accord.", &["Treaty Coastal Accord"]);
    check("Both states quit the Northern Pact.", &["Treaty Northern Pact"]);
    check("The Harbour Charter, which has nine articles, was printed.", &["Constitution Harbour Charter"]);
}

#[test]
fn short_family_names_and_parents() {
    check("The term went to secretary general Ok Tae-jun for taking money.", &["Person Ok Tae-jun"]);
    check("Former East Harat Gov. Ma Seo-bin would not run.", &["Person Ma Seo-bin", "Region East Harat"]);
    check("They sold Ok Sea-Gull tea.", &["- Ok Sea-Gull"]);
    check("Peace Minister Tigat Wolde met them.", &["Person Tigat Wolde"]);
    check("They sued an executive surnamed Pang.", &["Person Pang"]);
    check("They sued an executive in Pang.", &["Place Pang"]);
    check(
        "She was born in Bay Coast to Kofena Ansah, a teacher.",
        &["Place Bay Coast", "Person Kofena Ansah"],
    );
    check("She was the daughter of a dock worker, Elijah Barrows, and a maid.", &["Person Elijah Barrows"]);
    check("He gave to the Foundation to Support Women.", &["Organization Foundation to Support Women"]);
}

#[test]
fn a_chamber_has_seats_and_no_purpose() {
    check(
        "He sat in the People's National Assembly for Tizi Harat.",
        &["Legislature People's National Assembly", "Place Tizi Harat"],
    );
    check(
        "He sat in the Constituent Assembly for the Harvest Left Party.",
        &["Legislature Constituent Assembly", "PoliticalParty Harvest Left Party"],
    );
    check("Voters chose the Constitutional Convention.", &["Institution Constitutional Convention"]);
    check("Is the press free from the army?", &[]);
    check("The army fears the press.", &["SecurityForce army"]);
}

#[test]
fn two_fields_before_the_noun_of_both() {
    check(
        "She led the Domestic and Allied Traders' Association.",
        &["Organization Domestic and Allied Traders' Association"],
    );
    check("The Integrity and Transparency Tribunal sat.", &["Court Integrity and Transparency Tribunal"]);
    check("The Cabinet and National Assembly met.", &["Cabinet Cabinet", "Legislature National Assembly"]);
    check("The President and Supreme Court agreed.", &["Court Supreme Court"]);
    check(
        "He chaired the Collective against Waste in Ghana (CWG).",
        &["Organization Collective against Waste in Ghana"],
    );
    check(
        "He chaired the Collective against Waste in Ghana.",
        &["Organization Collective against Waste", "Country Ghana"],
    );
    check("He took a degree at King's College London.", &["University King's College London"]);
}

#[test]
fn people_in_the_news_of_many_countries() {
    check("Tor Gatkuol ran. Gatkuol's friends cheered.", &["Person Tor Gatkuol", "Person Gatkuol"]);
    check("The Fat Harmat pig fled.", &["- Fat Harmat"]);
    check("They sued Kone Dauri (independent).", &["Person Kone Dauri"]);
    check("They mourned the death of Koni Wapu.", &["Person Koni Wapu"]);
    check("He served under Bilal Hadj Omari.", &["Person Bilal Hadj Omari"]);
    check("Hester \"Miss Tinty\" Farrow-Clark OD sang.", &["Person Hester \"Miss Tinty\" Farrow-Clark"]);
}

#[test]
fn chambers_councils_and_ministries_in_lower_case() {
    check("The provincial assembly voted.", &["Legislature provincial assembly"]);
    check("They held district council elections and cabinet posts.", &[]);
    check("The oceans ministry spoke.", &["Ministry oceans ministry"]);
    check("The lower house, the Citizens' Council, met.", &["Legislature Citizens' Council"]);
    check("The new conservative party Third Dawn won.", &["PoliticalParty Third Dawn"]);
    check("The conservative party won.", &["PoliticalParty conservative party"]);
}

#[test]
fn what_unites_or_spans_more_than_one() {
    check("He led the Harvest Forum, a coalition of unions.", &["Organization Harvest Forum"]);
    check("He led the Harvest Forum, a coalition of parties.", &["PoliticalParty Harvest Forum"]);
    check("The South African Water Commission met.", &["Commission South African Water Commission"]);
    check(
        "The Eastern Caribbean Water Commission met.",
        &["InternationalOrganization Eastern Caribbean Water Commission"],
    );
    check("The Republic of Trinidad and Tobago voted.", &["Country Republic of Trinidad and Tobago"]);
    check("A poll by Tolvi Harmat Oru said so.", &["Organization Tolvi Harmat Oru"]);
    check("A poem by Tolvi Harmat Oru said so.", &["Person Tolvi Harmat Oru"]);
    check(
        "They shut the newspaper Fajr el-Tolu. Fajr el-Tolu closed.",
        &["MediaOutlet Fajr el-Tolu", "MediaOutlet Fajr el-Tolu"],
    );
}

#[test]
fn a_noun_right_before_the_name_goes_first() {
    check("She wrote for the news website Sawt el-Tolu, who paid late.", &["MediaOutlet Sawt el-Tolu"]);
    check("He owned a transport firm, Autobuses del Sur, and fled.", &["Company Autobuses del Sur"]);
    check("He died at the Takora salt mines.", &["Facility Takora salt mines"]);
    check("The Harvest Front (HF), an outlawed rebel group, hid.", &["ArmedGroup Harvest Front"]);
}
