//! Compressed inputs: gzip and xz, told by their first bytes, unpacked while they are read.
//!
//! In: any stream of bytes. Out: what it holds ([`unpacked`]), and the name it would have unpacked
//! ([`plain_name`]). Not here: archives of several files ([`super::archive`]).

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A stream of bytes from wherever.
pub(super) type Stream = Box<dyn Read + Send>;

const GZIP: &[u8] = b"\x1F\x8B";
const XZ: &[u8] = b"\xFD7zXZ\0";

/// What `from` holds: unpacked where its first bytes are those of gzip or xz, else untouched. Streams packed
/// one behind the other, as parallel packers make them, are one.
pub(super) fn unpacked(from: impl Read + Send + 'static) -> io::Result<Stream> {
    let mut from = BufReader::with_capacity(1 << 16, from);
    let first = from.fill_buf()?;
    Ok(if first.starts_with(GZIP) {
        Box::new(flate2::bufread::MultiGzDecoder::new(from))
    } else if first.starts_with(XZ) {
        Box::new(lzma_rust2::XzReader::new(from, true))
    } else {
        Box::new(from)
    })
}

/// The name of a file once it is unpacked: `a.jsonl.gz` is `a.jsonl`, `a.tgz` is `a.tar`.
pub(super) fn plain_name(path: &Path) -> PathBuf {
    match super::input::extension(path).as_str() {
        "gz" | "xz" => path.with_extension(""),
        "tgz" | "txz" => path.with_extension("tar"),
        _ => path.to_path_buf(),
    }
}

/// True for a name that tells a compressed file.
#[must_use]
pub fn is_compressed(path: &Path) -> bool {
    matches!(super::input::extension(path).as_str(), "gz" | "xz" | "tgz" | "txz")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn gzip(text: &str) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    fn all(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        unpacked(Cursor::new(bytes))?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn the_bytes_tell_not_the_name() {
        assert_eq!(all(gzip("One.")).unwrap(), "One.");
        assert_eq!(all([gzip("One. "), gzip("Two.")].concat()).unwrap(), "One. Two.");
        assert_eq!(all(b"Plain.".to_vec()).unwrap(), "Plain.");
        assert_eq!(all(Vec::new()).unwrap(), "");
        let whole = gzip("The court sat in the capital and heard nobody at all.");
        for cut in [3, 12, whole.len() / 2, whole.len() - 1] {
            assert!(all(whole[..cut].to_vec()).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn names_lose_their_packing() {
        for (packed, plain) in
            [("a/b.jsonl.gz", "a/b.jsonl"), ("s.tgz", "s.tar"), ("s.tar.XZ", "s.tar"), ("a.txt", "a.txt")]
        {
            assert_eq!(plain_name(Path::new(packed)), Path::new(plain));
        }
        assert!(is_compressed(Path::new("s.TXZ")) && !is_compressed(Path::new("s.tar")));
    }
}
