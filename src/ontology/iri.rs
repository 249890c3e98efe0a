//! Namespaces and the terms of them that the graph is written with.

/// The civicgraph vocabulary, `cg:`.
pub const CG: &str = "https://w3id.org/civicgraph/ns#";
/// Where data IRIs are minted unless `--base` says otherwise.
pub const DEFAULT_BASE: &str = "https://example.org/kg/";

/// Prefixes for readable output, as every page of this project uses them.
pub const PREFIXES: &[(&str, &str)] = &[
    ("cg", CG),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

macro_rules! terms {
    ($($module:ident = $namespace:literal { $($name:ident = $local:literal),+ $(,)? })+) => {
        $(
            #[doc = concat!("Terms of <", $namespace, ">.")]
            #[allow(missing_docs)]
            pub mod $module {
                $(pub const $name: &str = concat!($namespace, $local);)+
            }
        )+
    };
}

terms! {
    cg = "https://w3id.org/civicgraph/ns#" {
        ATTRIBUTED_TO = "attributedTo", BEGIN = "begin", CONFIDENCE = "confidence", COUNTRY = "country",
        COVERAGE_YEAR = "coverageYear", DATE_BASIS = "dateBasis", DOCUMENT = "document",
        DOCUMENT_CLASS = "Document", DOCUMENT_KIND = "documentKind", EARLIEST = "earliest",
        EDITION_YEAR = "editionYear", END = "end", EQUIVALENT_TO = "equivalentTo", EVIDENCE = "evidence",
        EVIDENCE_CLASS = "Evidence", FACT_CLASS = "Fact", FOOTNOTE = "footnote", FORM = "form", INDEFINITE = "indefinite",
        JOINED_TO = "joinedTo", JOIN_REASON = "joinReason", LATEST = "latest", LIFELONG = "lifelong",
        MENTION = "mention", MENTION_CLASS = "Mention", MERGE_DECISION = "MergeDecision", MODALITY = "modality",
        OFFICE_CLASS = "Office", ENTITY_CLASS = "Entity", PARAGRAPH = "paragraph", POST = "post", QUOTE = "quote",
        RULE = "rule", SECTION = "section", SENTENCE = "sentence", SHA256 = "sha256", TERM_MONTHS = "termMonths",
        TRIGGER = "trigger",
    }
    dcat = "http://www.w3.org/ns/dcat#" { DATASET = "Dataset" }
    dcterms = "http://purl.org/dc/terms/" {
        CREATED = "created", CREATOR = "creator", DESCRIPTION = "description", IDENTIFIER = "identifier",
        LICENSE = "license", RIGHTS = "rights", SOURCE = "source", SPATIAL = "spatial", TITLE = "title",
    }
    org = "http://www.w3.org/ns/org#" { POST_IN = "postIn" }
    prov = "http://www.w3.org/ns/prov#" {
        ACTIVITY = "Activity", ENTITY = "Entity", SOFTWARE_AGENT = "SoftwareAgent", USED = "used",
        WAS_ASSOCIATED_WITH = "wasAssociatedWith", WAS_DERIVED_FROM = "wasDerivedFrom",
        WAS_GENERATED_BY = "wasGeneratedBy",
    }
    qb = "http://purl.org/linked-data/cube#" {
        COMPONENT = "component", COMPONENT_SPECIFICATION = "ComponentSpecification", DATA_SET = "DataSet",
        DATA_SET_OF = "dataSet", DIMENSION = "dimension", MEASURE = "measure", OBSERVATION = "Observation",
        STRUCTURE = "structure", STRUCTURE_CLASS = "DataStructureDefinition",
    }
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" { TYPE = "type" }
    rdfs = "http://www.w3.org/2000/01/rdf-schema#" { LABEL = "label" }
    schema = "https://schema.org/" {
        CURRENCY = "currency", MONETARY_AMOUNT = "MonetaryAmount", SOFTWARE_VERSION = "softwareVersion",
        VALUE = "value", VERSION = "version",
    }
    skos = "http://www.w3.org/2004/02/skos/core#" { ALT_LABEL = "altLabel", PREF_LABEL = "prefLabel" }
    void = "http://rdfs.org/ns/void#" {
        CLASS = "class", CLASS_PARTITION = "classPartition", DATASET = "Dataset", DOCUMENTS = "documents",
        ENTITIES = "entities", SUBSET = "subset", TRIPLES = "triples", URI_SPACE = "uriSpace",
        VOCABULARY = "vocabulary",
    }
    xsd = "http://www.w3.org/2001/XMLSchema#" {
        BOOLEAN = "boolean", DATE = "date", DECIMAL = "decimal", DURATION = "duration", G_YEAR = "gYear",
        G_YEAR_MONTH = "gYearMonth", INTEGER = "integer", STRING = "string",
    }
    edtf = "http://id.loc.gov/datatypes/edtf/" { EDTF = "EDTF" }
}
