//! civicgraph reads reports on politics, government and human rights and turns them into a
//! knowledge graph in which every fact carries the sentence that says so.
//!
//! Data goes through the stages once, top to bottom; each module names only modules above it:
//!
//! ```text
//! read -> annotate -> mention -> syntax -> resolve -> relate -> graph -> rdf
//! ```
//!
//! Start reading at [`pipeline`].

pub mod text;
pub mod diag;
pub mod ontology;
pub mod read;
pub mod annotate;
pub mod rules;
pub mod mention;
pub mod syntax;
pub mod resolve;
pub mod relate;
pub mod graph;
pub mod rdf;
pub mod pipeline;
pub mod query;
pub mod export;
pub mod score;
pub mod trial;
pub mod cli;
