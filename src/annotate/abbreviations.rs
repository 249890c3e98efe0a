//! Abbreviations that keep their dot, by what may stand behind them.

/// Abbreviations that keep their dot and never end a sentence, lower-cased, without the dot.
pub(super) const TITLES: &[&str] = &[
    "adj", "adm", "art", "brig", "capt", "cf", "cmdr", "cmdt", "col", "comr", "cpl", "dr", "ed", "eds",
    "fig", "fr", "gen", "gov", "hon", "insp", "lt", "maj", "moh", "mohd", "mr", "mrs", "ms", "messrs", "mt",
    "muh", "muhd", "ph", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "st", "supt", "viz",
    "vs",
];

/// Abbreviations that keep their dot and may end a sentence.
pub(super) const ENDINGS: &[&str] = &[
    "approx", "apr", "assn", "aug", "ave", "bros", "co", "corp", "dec", "dept", "dist", "est", "etc", "feb",
    "govt", "inc", "jan", "jr", "ltd", "nov", "oct", "sept", "sr",
];

/// Abbreviations only before a number.
pub(super) const BEFORE_NUMBERS: &[&str] =
    &["arts", "ca", "no", "nos", "nr", "p", "para", "paras", "pp", "sec", "vol"];

/// Whether a token that ends with a dot can end a sentence: not "Mr.", "J.", "No. 5".
pub(super) fn may_end(form: &str) -> bool {
    let stem = form.trim_end_matches('.');
    stem.contains('.') || ENDINGS.contains(&stem.to_ascii_lowercase().as_str())
}
