//! Namespace constants.

/// The civicgraph vocabulary, `cg:`.
pub const CG: &str = "https://w3id.org/civicgraph/ns#";
/// Where data IRIs are minted unless `--base` says otherwise.
pub const DEFAULT_BASE: &str = "https://example.org/kg/";
