//! A short number for what files hold; it notices a change, it does not guard against an attacker.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Gathers bytes into 64 bits (FNV-1a), the same on every machine and toolchain.
#[derive(Debug, Clone)]
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    /// Starts with nothing seen.
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in some bytes and their number, so that neighbours cannot run together.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes();
        for byte in length.iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Returns sixteen hexadecimal digits.
    pub(crate) fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// Lists every file below a folder in a fixed order; a file lists itself, nothing lists nothing.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_below(&entry)?);
    }
    Ok(files)
}

/// Splits a file's name such as `app-0123456789abcdef_bg.wasm` before and after the hash; `None` without
/// one.
///
/// Trunk leaves out the zeros with which a hash begins.
pub(crate) fn around_hash(name: &str) -> Option<(&str, &str)> {
    name.match_indices('-').find_map(|(dash, _)| {
        let (stem, rest) = name.split_at(dash + 1);
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let (_, end) = rest.split_at(digits);
        ((12..=16).contains(&digits) && end.starts_with(['.', '_'])).then_some((stem, end))
    })
}

/// Returns whether a file carries its hash in its name, so that it never changes.
pub(crate) fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    around_hash(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_in_other_pieces_differ() {
        let hex = |pieces: &[&str]| {
            let mut fingerprint = Fingerprint::new();
            pieces
                .iter()
                .for_each(|piece| fingerprint.add(piece.as_bytes()));
            fingerprint.hex()
        };
        assert_eq!(hex(&["ab", "c"]), hex(&["ab", "c"]));
        assert_ne!(hex(&["ab", "c"]), hex(&["a", "bc"]));
        assert_ne!(hex(&["ab"]), hex(&["ab", ""]));
        assert_eq!(hex(&["x"]).len(), 16);
    }

    #[test]
    fn files_are_listed_in_order() {
        let here = crate::repo::root().join("xtask/src");
        let files = files_below(&here).unwrap();
        assert!(files.is_sorted() && files.contains(&here.join("main.rs")));
        assert!(files_below(&here.join("nothing")).unwrap().is_empty());
    }

    #[test]
    fn a_hash_is_up_to_sixteen_digits_after_a_dash() {
        for hash in ["0123456789abcdef", "f938059d7d0d766"] {
            let name = format!("app-{hash}_bg.wasm");
            assert_eq!(around_hash(&name), Some(("app-", "_bg.wasm")));
        }
        let pack = "pack-en-0123456789abcdef.bin";
        assert_eq!(around_hash(pack), Some(("pack-en-", ".bin")));
        for name in ["icon.svg", "mitid-2026-01-12.json", "app-0123.js", "a-é"] {
            assert_eq!(around_hash(name), None, "{name}");
        }
        assert!(is_hashed("v1-0123456789abcdef.0/app-0123456789abcdef.js"));
        assert!(!is_hashed("v1-0123456789abcdef.0/index.html"));
    }
}
