//! Golden files: `UPDATE_GOLDEN=1` writes them; otherwise a difference is written beside them.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Compares `actual` with the golden file of this name below `tests/golden`.
///
/// # Panics
/// If they differ or the golden file is missing; the actual text is then in `<name>.actual`.
pub(crate) fn compare(name: &str, actual: &str) {
    let path = path(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == actual {
        return;
    }
    let beside = path.with_extension(
        [
            path.extension().unwrap_or_default().to_str().unwrap_or(""),
            ".actual",
        ]
        .concat(),
    );
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&beside, actual).unwrap();
    let line = expected
        .lines()
        .zip(actual.lines())
        .position(|(e, a)| e != a);
    panic!(
        "{} differs from {} (first at line {}); if it is meant, run with UPDATE_GOLDEN=1",
        path.display(),
        beside.display(),
        line.map_or_else(|| "end".to_owned(), |line| (line + 1).to_string()),
    );
}

/// Compares bytes with the golden file of this name.
///
/// # Panics
/// If they differ or the golden file is missing.
pub(crate) fn compare_bytes(name: &str, actual: &[u8]) {
    let path = path(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
        return;
    }
    let is_same = fs::read(&path).is_ok_and(|expected| expected == actual);
    let path = path.display();
    assert!(
        is_same,
        "{path} differs; if it is meant, run with UPDATE_GOLDEN=1"
    );
}

/// Compares the first line of the golden file of this name, unless golden files are being written.
///
/// # Panics
/// If they differ or the golden file is missing.
pub(crate) fn compare_start(name: &str, first: &str) {
    if env::var_os("UPDATE_GOLDEN").is_none() {
        let expected = fs::read_to_string(path(name)).unwrap_or_default();
        assert_eq!(expected.lines().next(), Some(first), "{name}");
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}
