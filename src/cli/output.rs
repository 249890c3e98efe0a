//! Where output goes: a file that appears whole or not at all, or standard output; messages.

use super::Failure;
use anstyle::{AnsiColor, Style};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// An output being written.
pub(super) enum Output {
    /// A file beside its target, renamed at the end.
    File { file: BufWriter<NamedTempFile>, target: PathBuf },
    /// The same under a name of its own, so that a killed run leaves nothing that the next does not replace.
    Part { file: BufWriter<File>, part: PathBuf, target: PathBuf },
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
}

impl Output {
    /// Opens `target`, or standard output for `None` and `-`.
    pub(super) fn create(target: Option<&Path>, force: bool) -> Result<Self, Failure> {
        let Some(target) = target.filter(|t| *t != Path::new("-")) else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        if target.is_dir() {
            return Err(Failure::Input(format!("{} is a folder; name a file in it", target.display())));
        }
        if target.exists() && !force {
            return Err(Failure::Input(format!("{} exists; --force replaces it", target.display())));
        }
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".civicgraph-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file; the user's umask takes its part.
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let file = builder
            .tempfile_in(folder)
            .map_err(|error| Failure::Input(format!("cannot write in {}: {error}", folder.display())))?;
        Ok(Self::File { file: BufWriter::with_capacity(1 << 16, file), target: target.to_path_buf() })
    }

    /// Opens `target` for a run that can be resumed: it is replaced at the end, from the file `target.part`.
    pub(super) fn resumable(target: &Path) -> Result<Self, Failure> {
        if target.is_dir() {
            return Err(Failure::Input(format!("{} is a folder; name a file in it", target.display())));
        }
        let part = beside(target, ".part");
        let file = File::create(&part)
            .map_err(|error| Failure::Input(format!("cannot write {}: {error}", part.display())))?;
        let file = BufWriter::with_capacity(1 << 16, file);
        Ok(Self::Part { file, part, target: target.to_path_buf() })
    }

    /// Makes the output appear.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout(mut out) => out.flush().map_err(Failure::from),
            Self::File { file, target } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.persist(&target).map_err(|error| {
                    Failure::Input(format!("cannot write {}: {}", target.display(), error.error))
                })?;
                Ok(())
            }
            Self::Part { file, part, target } => {
                file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
                std::fs::rename(&part, &target)
                    .map_err(|error| Failure::Input(format!("cannot write {}: {error}", target.display())))
            }
        }
    }
}

/// The path with something added to its file name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File { file, .. } => file.write(bytes),
            Self::Part { file, .. } => file.write(bytes),
            Self::Stdout(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File { file, .. } => file.flush(),
            Self::Part { file, .. } => file.flush(),
            Self::Stdout(out) => out.flush(),
        }
    }
}

fn coloured(colour: AnsiColor) -> Style {
    Style::new().bold().fg_color(Some(colour.into()))
}

/// Tells an error; coloured on a terminal.
pub(super) fn error(message: &str) {
    let style = coloured(AnsiColor::Red);
    anstream::eprintln!("{style}error{style:#}: {message}");
}

/// Tells a warning; coloured on a terminal.
pub(super) fn warning(message: &str) {
    let style = coloured(AnsiColor::Yellow);
    anstream::eprintln!("{style}warning{style:#}: {message}");
}
