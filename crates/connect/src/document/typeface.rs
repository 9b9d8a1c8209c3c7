//! The letters for PDF: a typeface of this machine that has Latin and Chinese ones. None comes with
//! the product, because one that has all of them is larger than the product.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ttf_parser::Face;

/// Where systems keep typefaces.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/texmf/fonts",
    "/System/Library/Fonts",
    "C:\\Windows\\Fonts",
];
/// Parts of names of files, the best first.
const KNOWN: [&str; 10] = [
    "notosanscjk-regular",
    "notosanscjksc-regular",
    "sourcehansans",
    "notosanssc",
    "notoserifcjk-regular",
    "msyh",
    "pingfang",
    "wqy-",
    "droidsansfallback",
    "simsun",
];
/// Letters that a typeface must have.
const WANTED: [char; 4] = ['A', 'é', '会', '議'];
/// Folders in folders that are looked into.
const DEPTH_MOST: usize = 4;

/// A typeface that was found; its file is read when it is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typeface {
    path: PathBuf,
}

impl Typeface {
    /// The file, if it has the letters that are needed.
    pub fn at(path: &Path) -> Option<Typeface> {
        let typeface = Typeface {
            path: path.to_owned(),
        };
        typeface.read("zh-CN").map(|_| typeface)
    }

    /// The best of those that the system has.
    pub fn of_system() -> Option<Typeface> {
        let mut found = Vec::new();
        for folder in FOLDERS {
            gather(Path::new(folder), DEPTH_MOST, &mut found);
        }
        // By rank, then by name: the same on every start.
        found.sort();
        found.iter().find_map(|(_, path)| Typeface::at(path))
    }

    /// The file, and which of the faces in it is for readers of that language.
    pub(super) fn read(&self, language: &str) -> Option<(Arc<Vec<u8>>, u32)> {
        let bytes = fs::read(&self.path).ok()?;
        let region = match language {
            "zh-TW" => "TC",
            _ => "SC",
        };
        let count = ttf_parser::fonts_in_collection(&bytes).unwrap_or(1);
        let fits: Vec<u32> = (0..count)
            .filter(|index| Face::parse(&bytes, *index).is_ok_and(|face| has_letters(&face)))
            .collect();
        let is_for_region = |index: &&u32| {
            Face::parse(&bytes, **index).is_ok_and(|face| name_of(&face).ends_with(region))
        };
        let best = fits.iter().find(is_for_region).or(fits.first()).copied()?;
        Some((Arc::new(bytes), best))
    }
}

fn has_letters(face: &Face<'_>) -> bool {
    let has = |letter: &char| face.glyph_index(*letter).is_some();
    WANTED.iter().all(has)
}

fn name_of(face: &Face<'_>) -> String {
    let mut names = face.names().into_iter();
    let family =
        names.find(|name| name.name_id == ttf_parser::name_id::FAMILY && name.is_unicode());
    family.and_then(|name| name.to_string()).unwrap_or_default()
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<(usize, PathBuf)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if depth > 0 {
                gather(&path, depth - 1, found);
            }
            continue;
        }
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let is_typeface = [".ttf", ".ttc", ".otf", ".otc"]
            .iter()
            .any(|end| name.ends_with(end));
        let rank = KNOWN.iter().position(|known| name.contains(known));
        if let (true, Some(rank)) = (is_typeface, rank) {
            found.push((rank, path));
        }
    }
}
