//! The file of a backup: written whole or not at all, and checked whole before it is used.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::BackupError;

const FORMAT: &str = "smart-meeting-backup";

/// One line of the file. Rows are told from the rest by being lists.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Line {
    Row(Vec<serde_json::Value>),
    Table {
        table: String,
        columns: Vec<String>,
    },
    Head {
        format: String,
        schema: i64,
    },
    /// The content of a file, by its hash; its bytes follow in rows of one cell.
    File {
        file: String,
    },
    End {
        rows: u64,
        sha256: String,
    },
}

pub(super) struct Writer {
    path: PathBuf,
    out: GzEncoder<BufWriter<NamedTempFile>>,
    digest: Sha256,
}

impl Writer {
    pub(super) fn create(path: &Path, schema: i64) -> Result<Writer, BackupError> {
        let failed = |error| BackupError::File {
            path: path.to_owned(),
            error,
        };
        let temporary = NamedTempFile::new_in(folder(path)).map_err(failed)?;
        let mut writer = Writer {
            path: path.to_owned(),
            out: GzEncoder::new(BufWriter::new(temporary), Compression::fast()),
            digest: Sha256::new(),
        };
        writer.line(&Line::Head {
            format: FORMAT.to_owned(),
            schema,
        })?;
        Ok(writer)
    }

    pub(super) fn line(&mut self, line: &Line) -> Result<(), BackupError> {
        let mut text =
            serde_json::to_vec(line).map_err(|error| self.failed(io::Error::other(error)))?;
        text.push(b'\n');
        self.digest.update(&text);
        self.out
            .write_all(&text)
            .map_err(|error| self.failed(error))
    }

    /// Only here the file gets its name, after its content has reached the disk.
    pub(super) fn finish(mut self, rows: u64) -> Result<(), BackupError> {
        let sha256 = hex(&self.digest.clone().finalize());
        self.line(&Line::End { rows, sha256 })?;
        let Writer { path, out, .. } = self;
        let keep = || -> io::Result<()> {
            let temporary = out.finish()?.into_inner()?;
            temporary.as_file().sync_all()?;
            temporary.persist(&path)?;
            File::open(folder(&path))?.sync_all()
        };
        keep().map_err(|error| BackupError::File {
            path: path.clone(),
            error,
        })
    }

    fn failed(&self, error: io::Error) -> BackupError {
        BackupError::File {
            path: self.path.clone(),
            error,
        }
    }
}

pub(super) struct Reader {
    path: PathBuf,
    lines: BufReader<GzDecoder<BufReader<File>>>,
    digest: Sha256,
    rows: u64,
    line: Vec<u8>,
}

impl Reader {
    /// Past the header.
    pub(super) fn open(path: &Path) -> Result<Reader, BackupError> {
        Reader::open_with_schema(path).map(|(reader, _)| reader)
    }

    fn open_with_schema(path: &Path) -> Result<(Reader, i64), BackupError> {
        let file = File::open(path).map_err(|error| BackupError::File {
            path: path.to_owned(),
            error,
        })?;
        let mut reader = Reader {
            path: path.to_owned(),
            lines: BufReader::new(GzDecoder::new(BufReader::new(file))),
            digest: Sha256::new(),
            rows: 0,
            line: Vec::new(),
        };
        match reader.next() {
            Ok(Some(Line::Head { format, schema })) if format == FORMAT => Ok((reader, schema)),
            Err(BackupError::File { path, error }) => Err(BackupError::File { path, error }),
            _ => Err(BackupError::Foreign {
                path: path.to_owned(),
            }),
        }
    }

    /// `None` at the end, after the last line was found to agree with all before it.
    pub(super) fn next(&mut self) -> Result<Option<Line>, BackupError> {
        self.line.clear();
        let read = self.lines.read_until(b'\n', &mut self.line);
        read.map_err(|_| self.damaged("it cannot be decompressed"))?;
        if self.line.pop() != Some(b'\n') {
            return Err(self.damaged("its end is missing"));
        }
        let line = serde_json::from_slice(&self.line)
            .map_err(|_| self.damaged("a line of it is no JSON"))?;
        if let Line::End { rows, sha256 } = line {
            return self.end(rows, &sha256).map(|()| None);
        }
        self.digest.update(&self.line);
        self.digest.update(b"\n");
        self.rows += u64::from(matches!(line, Line::Row(_)));
        Ok(Some(line))
    }

    pub(super) fn damaged(&self, reason: &'static str) -> BackupError {
        BackupError::Damaged {
            path: self.path.clone(),
            reason,
        }
    }

    fn end(&mut self, rows: u64, sha256: &str) -> Result<(), BackupError> {
        if rows != self.rows || hex(&self.digest.clone().finalize()) != sha256 {
            return Err(self.damaged("its content is not what was written"));
        }
        let mut rest = Vec::new();
        match self.lines.read_until(b'\n', &mut rest) {
            Ok(0) => Ok(()),
            _ => Err(self.damaged("something follows its end")),
        }
    }
}

/// Reads the file to its end and returns the version of the database that it holds.
pub(super) fn check(path: &Path) -> Result<i64, BackupError> {
    let (mut reader, schema) = Reader::open_with_schema(path)?;
    while reader.next()?.is_some() {}
    Ok(schema)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let pairs = digits.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
