//! IRIs of data, from what a thing is: never from offsets or counters.

use crate::graph::{DocumentNode, EntityKey, canonical, country_key};

/// A base that no IRI can start with.
#[derive(Debug, thiserror::Error)]
#[error("`{base}` cannot start the graph's IRIs: {reason}; give one like https://example.org/kg/")]
pub struct BadBase {
    base: String,
    reason: String,
}

/// Mints the IRIs under one base.
#[derive(Clone, Debug)]
pub struct Mint {
    base: String,
}

impl Default for Mint {
    fn default() -> Self {
        Self { base: crate::ontology::iri::DEFAULT_BASE.to_owned() }
    }
}

impl Mint {
    /// Mints under `base`, an absolute IRI that ends in `/` or `#`.
    ///
    /// # Errors
    /// Where it is not.
    pub fn new(base: &str) -> Result<Self, BadBase> {
        let bad = |reason: String| BadBase { base: base.to_owned(), reason };
        oxigraph::model::NamedNode::new(base).map_err(|error| bad(error.to_string()))?;
        if !base.ends_with(['/', '#']) {
            return Err(bad("it must end in / or #".to_owned()));
        }
        Ok(Self { base: base.to_owned() })
    }

    /// The base itself.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A document, told from another of its name by its hash.
    #[must_use]
    pub fn document(&self, document: &DocumentNode) -> String {
        format!("{}document/{}", self.base, document_name(document))
    }

    /// The named graph of a document.
    #[must_use]
    pub fn document_graph(&self, document: &DocumentNode) -> String {
        format!("{}graph/{}", self.base, document_name(document))
    }

    /// The graph of derived edges.
    #[must_use]
    pub fn derived_graph(&self) -> String {
        format!("{}graph/derived", self.base)
    }

    /// The graph of merge decisions.
    #[must_use]
    pub fn merges_graph(&self) -> String {
        format!("{}graph/merges", self.base)
    }

    /// The graph that describes the dataset.
    #[must_use]
    pub fn dataset_graph(&self) -> String {
        format!("{}graph/dataset", self.base)
    }

    /// An entity: kind, country where it counts, name.
    #[must_use]
    pub fn entity(&self, key: &EntityKey) -> String {
        let kind: &str = &key.kind;
        match &key.country {
            Some(country) => [&self.base, kind, "/", country, "/", &key.name].concat(),
            None => [&self.base, kind, "/", &key.name].concat(),
        }
    }

    /// An office of a body, or of a country, or of neither.
    pub(super) fn office(&self, office: &str, body: Option<&str>, country: Option<&str>) -> String {
        let mut iri = format!("{}office/", self.base);
        if let Some(body) = body {
            iri.push_str(body.strip_prefix(self.base.as_str()).unwrap_or(body));
            iri.push('/');
        } else if let Some(country) = country {
            iri.push_str(&country_key(country));
            iri.push('/');
        }
        iri.push_str(&canonical(office));
        iri
    }

    /// Anything else of the dataset.
    pub(super) fn other(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

fn document_name(document: &DocumentNode) -> String {
    let short = document.sha256.get(..8).unwrap_or(&document.sha256);
    format!("{}-{short}", canonical(&document.id))
}

/// What belongs to something else and is told from its like by its content.
pub(super) fn part(whole: &str, part: &str, content: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let name = hex(digest(content));
    [whole, "/", part, std::str::from_utf8(&name).unwrap_or_default()].concat()
}

/// Sixteen lower-case hexadecimal digits; formatting them takes longer than the hash.
pub(super) fn hex(number: u64) -> [u8; 16] {
    std::array::from_fn(|at| b"0123456789abcdef"[(number >> (60 - 4 * at)) as usize & 15])
}

/// 64 bits of SHA-256 over the parts, each closed by a byte that no text holds.
pub(crate) fn digest(parts: impl IntoIterator<Item = impl AsRef<str>>) -> u64 {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_ref().as_bytes());
        hash.update([0xFF]);
    }
    hash.finalize().iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_an_absolute_iri_that_can_be_lengthened() {
        assert!(Mint::new("https://kg.example/").is_ok());
        assert!(Mint::new("kg/").is_err());
        assert!(Mint::new("https://kg.example").unwrap_err().to_string().contains("must end in"));
        assert!(Mint::new("https://kg example/").is_err());
    }

    #[test]
    fn numbers_in_hex_are_those_of_the_formatter() {
        for number in [0, 0x0123_4567_89ab_cdef, u64::MAX] {
            assert_eq!(std::str::from_utf8(&hex(number)).unwrap(), format!("{number:016x}"));
        }
    }

    #[test]
    fn country_tells_two_courts_apart() {
        let key = |country: &str| EntityKey {
            kind: "institution".into(),
            name: canonical("Supreme Court"),
            country: Some(country.into()),
        };
        let mint = Mint::default();
        assert_eq!(mint.entity(&key("pe")), "https://example.org/kg/institution/pe/supreme-court");
        assert_ne!(mint.entity(&key("pe")), mint.entity(&key("ke")));
    }
}
