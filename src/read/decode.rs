//! Bytes to text: what is no UTF-8 text is refused with its place; nothing is changed.

use super::ReadError;

/// The text of `bytes`, untouched: byte order mark, CRLF and no-break spaces stay.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ReadError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(ReadError::TooLarge { name: name.to_owned(), bytes: bytes.len() });
    }
    let binary = |offset, found, remedy| ReadError::Binary { name: name.to_owned(), offset, found, remedy };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let remedy = "convert it with `iconv -f UTF-16 -t UTF-8`";
        return Err(binary(0, "the byte order mark of UTF-16", remedy));
    }
    for (magic, found, remedy) in MAGIC {
        if bytes.starts_with(magic) {
            return Err(binary(0, found, remedy));
        }
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        return Err(binary(
            offset,
            "a NUL byte",
            "civicgraph reads plain text, Markdown and JSON Lines in UTF-8",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = memchr::memchr_iter(b'\n', &error.as_bytes()[..offset]).count() + 1;
        ReadError::Utf8 { name: name.to_owned(), line, offset }
    })?;
    if text.chars().all(super::lines::is_blank) {
        return Err(ReadError::Empty(name.to_owned()));
    }
    Ok(text)
}

/// File kinds that people hand to a text reader by mistake, by their first bytes.
const MAGIC: [(&[u8], &str, &str); 5] = [
    (b"%PDF-", "a PDF file", "take its text out with `pdftotext`"),
    (b"PK\x03\x04", "a ZIP or Office file", "save the document as plain text"),
    (
        b"\x1F\x8B",
        "a gzip file",
        "unpack it and give it on standard input: `gzip -dc FILE | civicgraph extract -`",
    ),
    (
        b"\xFD7zXZ",
        "an xz file",
        "unpack it and give it on standard input: `xz -dc FILE | civicgraph extract -`",
    ),
    (b"{\\rtf", "an RTF file", "save the document as plain text"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let message = |bytes: &[u8]| decode("a.txt", bytes.to_vec()).unwrap_err().to_string();
        assert!(message(b"").starts_with("a.txt: the input holds no text"));
        assert!(message("\u{feff} \u{a0}\r\n".as_bytes()).contains("no text"));
        assert!(message(b"abc\0d").starts_with("a.txt: byte 3 is no text (a NUL byte)"));
        assert!(message(b"fine\nna\xefve").starts_with("a.txt:2: byte 7 is not UTF-8"));
        assert!(message(b"%PDF-1.7").contains("pdftotext"));
        assert!(message(b"\xFF\xFEa\0").contains("UTF-16"));
    }

    #[test]
    fn text_comes_back_byte_for_byte() {
        let text = "\u{feff}One\u{a0}two\r\n\r\nThree";
        assert_eq!(decode("a", text.as_bytes().to_vec()).unwrap(), text);
    }
}
