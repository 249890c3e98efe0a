//! `export` as a user meets it: what is replaced and what is not, filters of pictures, what is missing and how
//! to get it.

use assert_cmd::Command;
use civicgraph::export::{FORMATS, Target};
use std::fs;
use std::path::{Path, PathBuf};

/// Two people of one court case, a third alone; a party led since long ago; an allegation; a rating without a date.
const GRAPH: &str = r#"@prefix cg: <https://w3id.org/civicgraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/kg/> .
:zofia a cg:Entity, cg:Person ; skos:prefLabel "Zofia Çelik" ; skos:altLabel "Çelik" .
:judge a cg:Entity, cg:Person ; skos:prefLabel "Odile Mbarga" .
:alone a cg:Entity, cg:Person ; skos:prefLabel "Ivo Alone" .
:dawn a cg:Entity, cg:Organization, cg:PoliticalParty ; skos:prefLabel "Dawn" .
:d a cg:Document .
<https://example.org/kg/d/fact/Sentencing-1> a cg:Fact, cg:Event, cg:JusticeFact, cg:Sentencing ;
    cg:modality cg:Asserted ; cg:person :zofia ; cg:agent :judge ; cg:date "2023"^^xsd:gYear ;
    cg:earliest "2023-01-01"^^xsd:date ; cg:latest "2023-12-31"^^xsd:date ;
    cg:evidence <https://example.org/kg/d/fact/Sentencing-1/evidence/1> .
<https://example.org/kg/d/fact/Sentencing-1/evidence/1> a cg:Evidence ; cg:document :d ; cg:section "Courts" ;
    cg:quote "Judge Mbarga sentenced Çelik in 2023." .
<https://example.org/kg/d/fact/Arrest-1> a cg:Fact, cg:Event, cg:JusticeFact, cg:Arrest ;
    cg:modality cg:Alleged ; cg:person :judge ; cg:date "2019"^^xsd:gYear ;
    cg:earliest "2019-01-01"^^xsd:date ; cg:latest "2019-12-31"^^xsd:date .
<https://example.org/kg/d/fact/Leadership-1> a cg:Fact, cg:State, cg:PersonnelFact, cg:Leadership ;
    cg:modality cg:Asserted ; cg:person :zofia ; cg:organization :dawn .
"#;

struct Place {
    folder: tempfile::TempDir,
    graph: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let graph = folder.path().join("graph.ttl");
        fs::write(&graph, GRAPH).unwrap();
        Self { folder, graph }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn export(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("civicgraph").unwrap();
        command.env("NO_COLOR", "1").arg("export").arg(&self.graph).args(args);
        command
    }

    /// Standard output and standard error of a run that succeeds.
    fn told(&self, args: &[&str]) -> (String, String) {
        let output = self.export(args).output().unwrap();
        let (out, error) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success(), "{args:?}: {error}");
        (out, error)
    }

    /// What is said of a run that fails.
    fn refused(&self, args: &[&str]) -> String {
        refusal(&mut self.export(args))
    }

    /// The picture with these options: which of the names and facts it draws.
    fn drawn(&self, args: &[&str]) -> Vec<&'static str> {
        let (dot, _) = self.told(&[&["--format", "dot", "--no-legend"], args].concat());
        let seen = [
            ("Zofia", "<B>Zofia Çelik</B>"),
            ("Odile", "<B>Odile Mbarga</B>"),
            ("Ivo", "<B>Ivo Alone</B>"),
            ("Dawn", "<B>Dawn</B>"),
            ("Sentencing", "<B>Sentencing</B>"),
            ("Arrest", "<B>Arrest</B>"),
            ("Leadership", "<B>Leadership</B>"),
        ];
        seen.into_iter().filter(|(_, label)| dot.contains(label)).map(|(name, _)| name).collect()
    }
}

fn refusal(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{command:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_picture_is_drawn_by_graphviz_or_the_user_learns_how_to_get_it() {
    let place = Place::new();
    let (dot, svg) = (place.path("bin"), place.path("graph.svg"));
    let args = ["--format", "dot", "--render", "svg", "-o", svg.to_str().unwrap()];
    let message = refusal(place.export(&args).env("PATH", ""));
    assert!(
        message.contains("Graphviz is not installed") && message.contains("apt-get install"),
        "{message}"
    );
    assert!(!svg.exists(), "no file is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::create_dir(&dot).unwrap();
        fs::write(dot.join("dot"), "#!/bin/sh\necho 'no such layout' >&2\nexit 1\n").unwrap();
        fs::set_permissions(dot.join("dot"), fs::Permissions::from_mode(0o755)).unwrap();
        let message = refusal(place.export(&args).env("PATH", &dot));
        assert!(message.contains("`dot` failed: no such layout"), "{message}");
        assert!(!svg.exists(), "no file is left");
    }
}

#[test]
fn options_of_pictures_are_refused_elsewhere() {
    let place = Place::new();
    for args in [&["--render", "svg"][..], &["--around", "Çelik"], &["--from", "2020"], &["--no-legend"]] {
        let message = place.refused(&[&["--format", "graphml"], args].concat());
        assert!(message.contains("--format dot"), "{args:?}: {message}");
    }
}

#[test]
fn a_file_is_replaced_by_force_only() {
    let place = Place::new();
    let target = place.path("graph.graphml");
    fs::write(&target, "precious").unwrap();
    let args = ["--format", "graphml", "-o", target.to_str().unwrap()];
    assert!(place.refused(&args).contains("--force"));
    assert_eq!(fs::read_to_string(&target).unwrap(), "precious");
    place.told(&[&args[..], &["--force"]].concat());
    assert!(fs::read_to_string(&target).unwrap().contains("Zofia Çelik"));
}

#[test]
fn a_folder_is_replaced_by_force_where_it_is_an_export() {
    let place = Place::new();
    let target = place.path("tables");
    let args = ["--format", "tables", "-o", target.to_str().unwrap()];
    assert!(place.refused(&args[..2]).contains("written to a folder"));
    place.told(&args);
    assert_eq!(names(&target), ["entities.csv", "facts.csv", "mentions.csv"]);
    assert!(place.refused(&args).contains("--force"));

    fs::write(target.join("old.csv"), "of another export").unwrap();
    let forced = [&args[..], &["--force"]].concat();
    place.told(&forced);
    assert_eq!(names(&target), ["entities.csv", "facts.csv", "mentions.csv"], "replaced whole");

    fs::write(target.join("thesis.docx"), "precious").unwrap();
    assert!(place.refused(&forced).contains("thesis.docx"));
    assert!(target.join("thesis.docx").exists());
    let left = names(place.folder.path());
    assert_eq!(left, ["graph.ttl", "tables"], "nothing is left beside it");
}

#[test]
fn every_format_is_listed_and_writes_this_graph() {
    let place = Place::new();
    let list = Command::cargo_bin("civicgraph").unwrap().args(["export", "--list"]).output().unwrap().stdout;
    let list = String::from_utf8(list).unwrap();
    for format in FORMATS {
        assert!(list.contains(&format!("{}  (", format.name)) && list.contains(format.load), "{list}");
        let target = place.path(format.name);
        if let Some(feature) = format.missing() {
            let how = format!("cargo install --path . --features {feature}");
            let message = place.refused(&["--format", format.name, "-o", target.to_str().unwrap()]);
            assert!(message.contains(&how) && list.contains(&how), "{message}");
            assert!(!target.exists());
            continue;
        }
        let (_, told) = place.told(&["--format", format.name, "-o", target.to_str().unwrap()]);
        assert!(!told.is_empty(), "{} tells what it wrote", format.name);
        assert_eq!(target.is_dir(), format.target() == Target::Folder);
        let size: u64 =
            walkdir::WalkDir::new(&target).into_iter().flatten().map(|e| e.metadata().unwrap().len()).sum();
        assert!(size > 100, "{} is empty", format.name);
    }
    let message = refusal(&mut place.export(&["--format", "grafml"]));
    assert!(message.contains("graphml"), "{message}");
}

#[test]
fn filters_show_a_slice() {
    let place = Place::new();
    assert_eq!(place.drawn(&[]), ["Zofia", "Odile", "Dawn", "Sentencing", "Arrest", "Leadership"]);
    assert_eq!(
        place.drawn(&["--isolated"]),
        ["Zofia", "Odile", "Ivo", "Dawn", "Sentencing", "Arrest", "Leadership"]
    );
    assert_eq!(place.drawn(&["--around", "dawn"]), ["Zofia", "Dawn", "Leadership"]);
    assert_eq!(
        place.drawn(&["--around", "Dawn", "--hops", "2"]),
        ["Zofia", "Odile", "Dawn", "Sentencing", "Leadership"]
    );
    assert_eq!(place.drawn(&["--around", "celik", "--types", "Leadership"]), ["Zofia", "Dawn", "Leadership"]);
    assert_eq!(place.drawn(&["--types", "Sentencing,Arrest"]), ["Zofia", "Odile", "Sentencing", "Arrest"]);
    assert_eq!(place.drawn(&["--from", "2020"]), ["Zofia", "Odile", "Sentencing"]);
    assert_eq!(place.drawn(&["--to", "2020"]), ["Odile", "Arrest"]);
    assert_eq!(place.drawn(&["--from", "2019", "--to", "2023", "--types", "Arrest"]), ["Odile", "Arrest"]);
    let query = "SELECT ?f { ?f a <https://w3id.org/civicgraph/ns#Arrest> }";
    assert_eq!(place.drawn(&["--query", query]), ["Odile", "Arrest"]);
    assert_eq!(place.drawn(&["--query", query, "--around", "Dawn", "--hops", "2"]), ["Odile"]);
}

#[test]
fn what_a_filter_leaves_out_is_told() {
    let place = Place::new();
    let (_, told) = place.told(&["--format", "dot", "--from", "2020"]);
    assert!(told.contains("left out: 1 facts without a date"), "{told}");
    assert!(told.contains("2 entities that no drawn fact tells of"), "{told}");
}

#[test]
fn layouts_clusters_and_titles() {
    let place = Place::new();
    let dot = |args: &[&str]| place.told(&[&["--format", "dot"], args].concat()).0;
    let timeline = dot(&["--layout", "timeline"]);
    assert!(
        timeline.contains("\"year 2019\" -> \"year 2023\"") && !timeline.contains("Leadership"),
        "{timeline}"
    );
    assert!(dot(&["--cluster", "section"]).contains("\"cluster_Courts\""));
    assert!(dot(&["--cluster", "class"]).contains("\"cluster_Political party\""));
    assert!(dot(&["--title", "A <B> & c"]).contains("A &lt;B&gt; &amp; c"));
    assert!(dot(&[]).contains("\"legend\"") && !dot(&["--no-legend"]).contains("\"legend\""));
}

#[test]
fn wrong_filters_are_answered_with_a_remedy() {
    let place = Place::new();
    let refused = |args: &[&str]| place.refused(&[&["--format", "dot"], args].concat());
    assert!(refused(&["--around", "Zofja Celik"]).contains("did you mean `Zofia Çelik`?"));
    assert!(refused(&["--types", "Sentencin"]).contains("did you mean `Sentencing`?"));
    assert!(refused(&["--hops", "2"]).contains("--around"));
    assert!(refused(&["--query", "SELECT ?f {"]).contains("expected"));
}
