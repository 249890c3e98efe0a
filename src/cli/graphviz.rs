//! Runs the installed Graphviz.

use super::Failure;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Draws a picture of `kind` (`svg`, `png`, `pdf`) from a DOT file to `out`.
pub(super) fn render(dot: &Path, kind: &str, out: &mut impl Write) -> Result<(), Failure> {
    let run = Command::new("dot").arg(format!("-T{kind}")).arg(dot).stderr(Stdio::piped()).output();
    let output = run.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Failure::Input(
                "Graphviz is not installed: there is no command `dot`\n  help: apt-get install graphviz, brew \
                 install graphviz, or https://graphviz.org/download; or write the DOT file without --render"
                    .to_owned(),
            )
        } else {
            Failure::Input(format!("`dot` cannot be run: {error}"))
        }
    })?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::Input(format!(
            "`dot` failed: {}",
            told.lines().next().unwrap_or("no reason told")
        )));
    }
    Ok(out.write_all(&output.stdout)?)
}
