//! Writes a synthetic shelf: `cargo run --release --example make_corpus -- 1000 8 1 > shelf.jsonl` gives 1,000
//! reports of 8 paragraphs from seed 1; a fourth argument is the file for the gold.

use std::io::{BufWriter, Write};

#[path = "corpus.rs"]
mod corpus;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: usize| {
        arguments.get(at).map_or(default, |a| a.parse().expect("reports, paragraphs and seed are numbers"))
    };
    let (reports, corpus) = (number(0, 1000), corpus::Corpus::new(number(2, 1) as u64, number(1, 8)));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut gold = arguments.get(3).map(std::fs::File::create).transpose()?.map(BufWriter::new);
    for n in 0..reports {
        out.write_all(corpus.line(n).as_bytes())?;
        if let Some(gold) = &mut gold {
            writeln!(gold, "{}", corpus.report(n).gold)?;
        }
    }
    out.flush()
}
