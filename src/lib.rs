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

pub mod annotate;
pub mod cli;
pub mod diag;
pub mod export;
pub mod graph;
pub mod mention;
pub mod ontology;
pub mod pipeline;
pub mod query;
pub mod rdf;
pub mod read;
pub mod relate;
pub mod resolve;
pub mod rules;
pub mod score;
pub mod syntax;
pub mod text;
pub mod trial;
