//! The files of meetings within a backup: each content once, in pieces, after all tables.

use std::io::{self, Read};

use super::file::{Line, Reader, Writer, hex, unhex};
use super::{BackupError, Copied};
use crate::files::Files;
use crate::tx::Tx;

/// Bytes of one piece.
const PIECE: usize = 48 * 1024;
/// Contents asked for at once.
const PAGE: usize = 500;

/// Whatever the database names. A content that somebody took out of the folder cannot be saved;
/// that is said, and is no reason to save nothing else.
pub(super) fn write(
    tx: &mut Tx,
    files: &Files,
    out: &mut Writer,
    copied: &mut Copied,
) -> Result<(), BackupError> {
    let mut after = Vec::new();
    loop {
        let page = tx.files_used(&after, PAGE)?;
        for hash in &page {
            let mut content = match files.open(hash) {
                Ok(content) => content,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    tracing::warn!(file = hex(hash), "a file of a meeting is missing");
                    continue;
                }
                Err(error) => return Err(failed(files, error)),
            };
            out.line(&Line::File { file: hex(hash) })?;
            copied.files += 1;
            let mut piece = vec![0; PIECE];
            loop {
                let read = content
                    .read(&mut piece)
                    .map_err(|error| failed(files, error))?;
                let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else {
                    break;
                };
                out.line(&Line::Row(vec![hex(bytes).into()]))?;
                copied.rows += 1;
            }
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = last.to_vec(),
            _ => return Ok(()),
        }
    }
}

/// Puts one content into the folder. Says how many rows it had, and returns the line after it.
pub(super) fn read(
    files: &Files,
    name: &str,
    file: &mut Reader,
) -> Result<(u64, Option<Line>), BackupError> {
    let mut upload = files.begin().map_err(|error| failed(files, error))?;
    let mut rows = 0;
    let after = loop {
        match file.next()? {
            Some(Line::Row(cells)) => {
                let bytes = cells.first().and_then(|cell| unhex(cell.as_str()?));
                let bytes = bytes.ok_or_else(|| file.damaged("a piece of a file is no piece"))?;
                upload.write(&bytes).map_err(|error| failed(files, error))?;
                rows += 1;
            }
            other => break other,
        }
    };
    let kept = files.keep(upload).map_err(|error| failed(files, error))?;
    if hex(&kept.hash) != name {
        return Err(file.damaged("a file in it is not what its name says"));
    }
    Ok((rows, after))
}

fn failed(files: &Files, error: io::Error) -> BackupError {
    BackupError::File {
        path: files.folder().to_owned(),
        error,
    }
}
