//! The folder of files: contents under the SHA-256 of what is in them, so that equal ones are kept
//! once and none is ever half there. Which of them are wanted, the database knows.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::backup::hex;

/// Where contents are kept.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

/// A content on its way in. Dropped before its end, it leaves nothing.
pub struct Upload {
    temporary: NamedTempFile,
    digest: Sha256,
    bytes: u64,
    head: Vec<u8>,
}

/// A content that has arrived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrived {
    pub hash: [u8; 32],
    pub bytes: u64,
    /// Its first bytes.
    pub head: Vec<u8>,
}

/// Bytes kept of the beginning, by which the kind of a content is told.
const HEAD_BYTES: usize = 512;
/// Folder for what is on its way.
const INCOMING: &str = "incoming";

impl Files {
    pub(crate) fn new(folder: PathBuf) -> Files {
        Files { folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn begin(&self) -> io::Result<Upload> {
        let incoming = self.folder.join(INCOMING);
        fs::create_dir_all(&incoming)?;
        Ok(Upload {
            temporary: NamedTempFile::new_in(incoming)?,
            digest: Sha256::new(),
            bytes: 0,
            head: Vec::new(),
        })
    }

    /// Gives the content its name, after it has reached the disk.
    pub fn keep(&self, upload: Upload) -> io::Result<Arrived> {
        let hash: [u8; 32] = upload.digest.finalize().into();
        let path = self.path(&hash);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        upload.temporary.as_file().sync_all()?;
        // The same content may be there; taking its place also makes it new, so that a sweep that
        // just found nobody using it leaves it alone.
        upload.temporary.persist(&path)?;
        File::open(folder)?.sync_all()?;
        Ok(Arrived {
            hash,
            bytes: upload.bytes,
            head: upload.head,
        })
    }

    pub fn open(&self, hash: &[u8; 32]) -> io::Result<File> {
        File::open(self.path(hash))
    }

    /// Counts as new from now on.
    pub fn touch(&self, hash: &[u8; 32], now: SystemTime) -> io::Result<()> {
        File::options()
            .write(true)
            .open(self.path(hash))?
            .set_modified(now)
    }

    pub fn remove(&self, hash: &[u8; 32]) -> io::Result<()> {
        fs::remove_file(self.path(hash))
    }

    /// Contents that have not changed since then.
    pub fn older_than(&self, then: SystemTime) -> io::Result<Vec<[u8; 32]>> {
        let mut found = Vec::new();
        for folder in entries(&self.folder)? {
            if !folder.is_dir() || folder.ends_with(INCOMING) {
                continue;
            }
            for file in entries(&folder)? {
                let name = file.file_name().and_then(|name| name.to_str());
                let hash = name.and_then(crate::backup::unhex);
                let hash = hash.and_then(|hash| <[u8; 32]>::try_from(hash).ok());
                if let (Some(hash), true) = (hash, is_older(&file, then)) {
                    found.push(hash);
                }
            }
        }
        Ok(found)
    }

    /// Clears away what a process that was killed left half written.
    pub fn clear_incoming(&self, then: SystemTime) -> io::Result<usize> {
        let mut cleared = 0;
        for file in entries(&self.folder.join(INCOMING))? {
            if is_older(&file, then) {
                fs::remove_file(file)?;
                cleared += 1;
            }
        }
        Ok(cleared)
    }

    /// Two levels, so that no folder grows without bound.
    fn path(&self, hash: &[u8; 32]) -> PathBuf {
        let name = hex(hash);
        let first = name.get(..2).unwrap_or_default();
        self.folder.join(first).join(&name)
    }
}

impl Upload {
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let room = HEAD_BYTES.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(room));
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        self.temporary.write_all(bytes)
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// What lies in a folder; a folder that is not there is empty.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn is_older(file: &Path, then: SystemTime) -> bool {
    let changed = fs::metadata(file).and_then(|about| about.modified());
    changed.is_ok_and(|changed| changed < then)
}
