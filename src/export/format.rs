//! The table of formats: what each is for, what it is written to, the command that loads it.

use super::{
    ExportError, Folder, Picture, Sorted, bulk, cypher, dot, ftm, gexf, graphml, json, ladybug, nanopub,
    plain_csv, rdf, rdf12, tables,
};
use crate::ontology::Ontology;
use std::io::Write;

/// What a format is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One file, named with this ending.
    File(&'static str),
    /// A folder of several files.
    Folder,
}

/// A format.
#[derive(Debug)]
pub struct Format {
    /// As `--format` takes it.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// The command that loads it; `PATH` is what `-o` named. [`Format::is_tried`] tells whether it was run.
    pub load: &'static str,
    writer: Writer,
}

#[derive(Debug)]
enum Writer {
    File(&'static str, fn(&Job<'_>, &mut dyn Write) -> Result<Report, ExportError>),
    Folder(fn(&Job<'_>, &mut Folder) -> Result<Report, ExportError>),
}

/// What is to be exported.
#[derive(Debug)]
pub struct Job<'a> {
    /// The graph.
    pub graph: &'a Sorted,
    /// Classes and roles.
    pub ontology: &'a Ontology,
    /// What the picture shows; for `dot`.
    pub picture: &'a Picture,
}

/// What was written and what the format has no place for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of nodes, edges, rows, by name.
    pub written: Vec<(&'static str, u64)>,
    /// What was left out, with its number.
    pub left: Vec<String>,
    /// What the user may want to know.
    pub notes: Vec<String>,
}

/// Formats whose command stands as its manual has it: no copy of the program could be had.
const UNTRIED: [&str; 6] = ["gexf", "memgraph", "neo4j", "neo4j-csv", "neptune", "opencypher"];

/// All formats, in the order of `--list`.
pub const FORMATS: &[Format] = &[
    Format {
        name: "dot",
        purpose: "Graphviz: a picture of the graph, of a slice of it, or a timeline",
        load: "dot -Tsvg PATH -o graph.svg",
        writer: Writer::File("gv", dot::write),
    },
    Format {
        name: "nq",
        purpose: "N-Quads: the graph line by line with its named graphs; any triple store",
        load: "tdb2.tdbloader --loc DATABASE PATH",
        writer: Writer::File("nq", rdf::nq),
    },
    Format {
        name: "trig",
        purpose: "TriG: named graphs in braces, with prefixes",
        load: "riot --validate PATH",
        writer: Writer::File("trig", rdf::trig),
    },
    Format {
        name: "ttl",
        purpose: "Turtle: triples with prefixes, to be read by people",
        load: "python -c 'import rdflib; print(len(rdflib.Graph().parse(\"PATH\")))'",
        writer: Writer::File("ttl", rdf::ttl),
    },
    Format {
        name: "nt",
        purpose: "N-Triples: one triple a line",
        load: "rapper -i ntriples -c PATH",
        writer: Writer::File("nt", rdf::nt),
    },
    Format {
        name: "jsonld",
        purpose: "JSON-LD 1.0 with its context, for programs that read JSON",
        load: "riot --syntax=jsonld10 --validate PATH",
        writer: Writer::File("jsonld", rdf::jsonld),
    },
    Format {
        name: "rdf",
        purpose: "RDF/XML: triples for tools of the XML years",
        load: "rapper -c PATH",
        writer: Writer::File("rdf", rdf::rdf_xml),
    },
    Format {
        name: "rdf12",
        purpose: "RDF 1.2 N-Triples: direct edges annotated with fact, evidence and confidence",
        load: "oxigraph load --location DATABASE --file PATH --format nt",
        writer: Writer::File("rdf12.nt", rdf12::nt),
    },
    Format {
        name: "rdf12-ttl",
        purpose: "RDF 1.2 Turtle: the same, to be read by people",
        load: "oxigraph load --location DATABASE --file PATH --format ttl",
        writer: Writer::File("rdf12.ttl", rdf12::ttl),
    },
    Format {
        name: "nanopub",
        purpose: "nanopublications in TriG, one a fact: assertion, provenance, publication info",
        load: "riot --validate PATH",
        writer: Writer::File("nanopub.trig", nanopub::write),
    },
    Format {
        name: "ftm",
        purpose: "FollowTheMoney: people, bodies, posts, cases and links for Aleph; asserted facts only",
        load: "ftm validate -i PATH -o valid.json",
        writer: Writer::File("ftm.json", ftm::write),
    },
    Format {
        name: "graphml",
        purpose: "GraphML for NetworkX, igraph, yEd, Gephi, Neo4j (APOC) and TinkerPop",
        load: "python3 -c 'import networkx; print(networkx.read_graphml(\"PATH\", force_multigraph=True))'",
        writer: Writer::File("graphml", graphml::write),
    },
    Format {
        name: "gexf",
        purpose: "GEXF 1.3 for Gephi: start and end dates for its timeline, colours by class",
        load: "gephi PATH",
        writer: Writer::File("gexf", gexf::write),
    },
    Format {
        name: "cyjs",
        purpose: "Cytoscape and cytoscape.js",
        load: "node -e 'require(\"cytoscape\")({elements: JSON.parse(require(\"fs\").readFileSync(\"PATH\")).elements})'",
        writer: Writer::File("cyjs", json::cyjs),
    },
    Format {
        name: "nodelink",
        purpose: "node-link JSON for NetworkX 3.4 and later, and for d3",
        load: "python3 -c 'import json, networkx; print(networkx.node_link_graph(json.load(open(\"PATH\"))))'",
        writer: Writer::File("nodelink.json", json::node_link),
    },
    Format {
        name: "cx2",
        purpose: "Cytoscape exchange format 2, for NDEx and Cytoscape Web",
        load: "python3 -c 'import json, ndex2.cx2 as c; print(c.RawCX2NetworkFactory().get_cx2network(json.load(open(\"PATH\"))))'",
        writer: Writer::File("cx2", json::cx2),
    },
    Format {
        name: "neo4j",
        purpose: "Neo4j: a Cypher script with constraints, safe to run again",
        load: "cypher-shell -f PATH",
        writer: Writer::File("cypher", cypher::neo4j),
    },
    Format {
        name: "memgraph",
        purpose: "Memgraph: a Cypher script with indexes, one statement a line",
        load: "mgconsole < PATH",
        writer: Writer::File("cypherl", cypher::memgraph),
    },
    Format {
        name: "falkordb",
        purpose: "FalkorDB: a Cypher script with indexes, one statement a line",
        load: "while IFS= read -r q; do printf %s \"$q\" | redis-cli -x GRAPH.QUERY civicgraph; done < PATH",
        writer: Writer::File("cypher", cypher::falkordb),
    },
    Format {
        name: "opencypher",
        purpose: "any openCypher database: the same script without indexes, dates as words",
        load: "mgconsole < PATH",
        writer: Writer::File("cypher", cypher::open_cypher),
    },
    Format {
        name: "neo4j-csv",
        purpose: "Neo4j: CSV with typed headers for the bulk importer",
        load: "sh PATH/load.sh",
        writer: Writer::Folder(bulk::neo4j),
    },
    Format {
        name: "neptune",
        purpose: "Amazon Neptune: openCypher CSV for its bulk loader",
        load: "aws neptunedata start-loader-job --format opencypher --source s3://BUCKET/PATH",
        writer: Writer::Folder(bulk::neptune),
    },
    Format {
        name: "falkordb-csv",
        purpose: "FalkorDB: CSV with typed headers for its bulk loader",
        load: "sh PATH/load.sh redis://127.0.0.1:6379",
        writer: Writer::Folder(bulk::falkordb),
    },
    Format {
        name: "ladybug",
        purpose: "Ladybug, successor of Kuzu: tables, CSV and the COPY that loads them",
        load: "python3 PATH/load.py graph.lbug",
        writer: Writer::Folder(ladybug::write),
    },
    Format {
        name: "csv",
        purpose: "nodes.csv and edges.csv for Gephi, pandas, R",
        load: "python3 -c 'import pandas; print(pandas.read_csv(\"PATH/nodes.csv\"))'",
        writer: Writer::Folder(plain_csv::write),
    },
    Format {
        name: "tables",
        purpose: "facts.csv, entities.csv, mentions.csv for a spreadsheet",
        load: "libreoffice --calc PATH/facts.csv",
        writer: Writer::Folder(tables::write),
    },
    Format {
        name: "tables-parquet",
        purpose: "the same tables as Parquet, typed, with lists, for DuckDB, Polars, Spark, pandas",
        load: "python3 -c 'import polars; print(polars.read_parquet(\"PATH/facts.parquet\"))'",
        writer: Writer::Folder(tables::parquet),
    },
];

impl Format {
    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|f| f.name == name)
    }

    /// True where the command was run and loaded the graph of a report.
    #[must_use]
    pub fn is_tried(&self) -> bool {
        !UNTRIED.contains(&self.name)
    }

    /// The cargo feature that it needs and that this program was built without.
    #[must_use]
    pub fn missing(&self) -> Option<&'static str> {
        (self.name == "tables-parquet" && !cfg!(feature = "parquet")).then_some("parquet")
    }

    /// What it is written to.
    #[must_use]
    pub fn target(&self) -> Target {
        match self.writer {
            Writer::File(ending, _) => Target::File(ending),
            Writer::Folder(_) => Target::Folder,
        }
    }

    /// Writes a graph to one file.
    ///
    /// # Errors
    /// When reading or writing fails, or the format wants a folder.
    pub fn write(&self, job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
        match self.writer {
            Writer::File(_, write) => write(job, out),
            Writer::Folder(_) => Err(ExportError::WantsFolder(self.name)),
        }
    }

    /// Writes a graph to the files of a folder.
    ///
    /// # Errors
    /// When reading or writing fails.
    pub fn write_folder(&self, job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
        match self.writer {
            Writer::Folder(write) => write(job, folder),
            Writer::File(ending, write) => {
                let mut file = folder.create(&format!("graph.{ending}"))?;
                let report = write(job, &mut file)?;
                file.flush()?;
                Ok(report)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_every_format_says_what_it_is_for() {
        let mut names: Vec<_> = FORMATS.iter().map(|f| f.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FORMATS.len());
        assert!(UNTRIED.iter().all(|name| Format::named(name).is_some()));
        assert!(FORMATS.iter().all(|f| !f.purpose.is_empty() && f.load.contains("PATH")));
    }
}
