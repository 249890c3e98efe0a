//! Every named query over a small graph, with the rows expected beside it in `tests/queries/NAME.csv`.
//!
//! `UPDATE=1 cargo test --test queries` writes the files anew; read the difference before you commit it.

use civicgraph::query::{Form, Query, QueryError, Rows, all, ask, load, named};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/queries")
}

fn run(name: &str, parameters: &[(&str, &str)]) -> Result<(String, Vec<String>), QueryError> {
    let store = load([folder().join("sample.trig")])?;
    let parameters: Vec<_> = parameters.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let answer = ask(&store, &named(name)?, &parameters)?;
    let mut out = Vec::new();
    answer.write(Form::Csv, &mut out)?;
    Ok((String::from_utf8(out).unwrap().replace("\r\n", "\n"), answer.notes))
}

/// What each query is asked in the tests; the others go without parameters.
fn parameters(name: &str) -> &'static [(&'static str, &'static str)] {
    match name {
        "timeline" => &[("person", "okonjo tomasz"), ("from", "2023")],
        "office-on-date" => &[("office", "minister"), ("on", "2023-02-03")],
        "appointments-and-departures" => &[("from", "2023-02"), ("to", "2023-02"), ("after", "2023-01-20")],
        "connections" => &[("a", "Katalin Vesterby"), ("b", "Yusuf Adeyemi-Holm")],
        "edition-changes" => {
            &[("a", "https://example.org/kg/veldoria-2023"), ("b", "https://example.org/kg/veldoria-2024")]
        }
        "why" => &[("fact", "https://example.org/kg/veldoria-2024-02")],
        "laws-in-period" => &[("from", "2023-01"), ("to", "2023-06")],
        _ => &[],
    }
}

#[test]
fn every_query_gives_the_expected_rows() {
    let mut wrong = Vec::new();
    for query in all() {
        let (rows, _) =
            run(&query.name, parameters(&query.name)).unwrap_or_else(|e| panic!("{}: {e}", query.name));
        let path = folder().join(format!("{}.csv", query.name));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &rows).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if rows != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- found\n{rows}", query.name));
        }
        assert!(rows.lines().count() > 1, "{} gives no row on the sample", query.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn headers_say_what_the_query_holds() {
    let files: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("queries"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "rq"))
        .map(|p| p.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let queries = all();
    for file in &files {
        assert!(queries.iter().any(|q| q.name == *file), "queries/{file}.rq is not built in");
    }
    for query in queries {
        assert!(!query.title.is_empty() && query.question.ends_with('?'), "{}", query.name);
        let (rows, _) = run(&query.name, parameters(&query.name)).unwrap();
        let columns: Vec<&str> = query.columns.iter().map(|(n, _)| n.as_str()).collect();
        assert_eq!(rows.lines().next().unwrap(), columns.join(","), "{}: columns", query.name);
        for parameter in &query.parameters {
            let slot = format!("# param {}", parameter.name);
            assert!(query.text.lines().any(|l| l.trim().ends_with(&slot)), "{}: {slot}", query.name);
            assert!(!parameter.doc.is_empty());
        }
    }
}

#[test]
fn names_forgive_accents_and_spelling() {
    for typed in ["Şirin Çelik", "sirin celik", "Celik", "Sirin Celick"] {
        let (rows, notes) = run("who-was-sentenced", &[("person", typed)]).unwrap();
        assert_eq!(rows.lines().count(), 2, "{typed}");
        assert!(rows.contains("Şirin Çelik"));
        assert_eq!(notes.is_empty(), typed == "Şirin Çelik", "{typed}: {notes:?}");
    }
    let error = run("who-was-sentenced", &[("person", "Zebulon Quark")]).unwrap_err().to_string();
    assert!(error.contains("no entity of this name"), "{error}");
}

#[test]
fn a_value_never_becomes_syntax() {
    let evil = "minister\" } } DROP ALL # '\\\n?s ?p ?o";
    let (rows, _) = run("office-on-date", &[("office", evil)]).unwrap();
    assert_eq!(rows.lines().count(), 1);
    let error = run("why", &[("fact", "a> } #")]).unwrap_err().to_string();
    assert!(error.contains("no IRI"), "{error}");
}

#[test]
fn wrong_questions_are_answered_with_a_remedy() {
    let message = |result: Result<_, QueryError>| match result {
        Ok(_) => panic!("should fail"),
        Err(error) => error.to_string(),
    };
    assert!(message(named("who-was-sentencd").map(|_| ())).contains("did you mean who-was-sentenced"));
    assert!(message(run("timeline", &[]).map(|_| ())).contains("needs --param person=VALUE"));
    assert!(message(run("timeline", &[("persn", "x")]).map(|_| ())).contains("did you mean person"));
    assert!(message(run("laws-in-period", &[("from", "May")]).map(|_| ())).contains("a date is 2023"));
    let syntax = message(run("SELECT ?s WHERE {\n  ?s ?p }", &[]).map(|_| ()));
    assert!(syntax.starts_with("query:2:"), "{syntax}");
}

#[test]
fn a_graph_that_is_cut_off_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.nq");
    fs::write(
        &path,
        "<https://example.org/a> <https://example.org/b> \"c\" .\n<https://example.org/a> <https://exam",
    )
    .unwrap();
    let error = load([&path]).err().unwrap().to_string();
    assert!(error.contains("cut.nq:2:") && error.contains("cut off"), "{error}");
    assert!(load([folder.path().join("none.nq")]).err().unwrap().to_string().contains("check the path"));
    assert!(load([folder.path().join("a.docx")]).err().unwrap().to_string().contains("unknown kind"));
}

#[test]
fn evidence_is_a_column_and_every_form_is_written() {
    let store = load([folder().join("sample.trig")]).unwrap();
    let mut answer = ask(&store, &named("longest-sentences").unwrap(), &[]).unwrap();
    answer.add_evidence(&store);
    let Rows::Table { columns, rows } = &answer.rows else { panic!("a table") };
    assert_eq!(columns.last().unwrap(), "evidence");
    assert!(rows[0].last().unwrap().as_ref().unwrap().to_string().contains("sentenced to life"));
    let write = |form| {
        let mut out = Vec::new();
        answer.write(form, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let table = write(Form::Table);
    assert!(table.starts_with("who ") && table.ends_with("(3 rows)\n"), "{table}");
    serde_json::from_str::<serde_json::Value>(&write(Form::Json)).unwrap();
    assert!(write(Form::Xml).contains("http://www.w3.org/2005/sparql-results#"));
    assert!(write(Form::Tsv).starts_with("?fact\t"));
    let ask_form = Query::parse("query", "ASK { ?s ?p ?o }");
    assert_eq!(ask(&store, &ask_form, &[]).unwrap().rows, Rows::Boolean(true));
}
