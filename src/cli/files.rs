//! Reads a file as text, within a limit, or says in one line why not.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// The largest file that is read, bytes; the shipped scenario has an eighth of a million.
const MOST_BYTES: u64 = 20_000_000;

/// Reads a whole file as UTF-8; `-` is the standard input.
///
/// # Errors
/// Why it cannot be read, without its name.
pub(super) fn read(path: &Path) -> Result<String, String> {
    if path == Path::new("-") {
        return text(io::stdin().lock());
    }
    let file = File::open(path).map_err(|error| reason(&error))?;
    let about = file.metadata().map_err(|error| reason(&error))?;
    if about.is_dir() {
        return Err("is a folder, not a file".to_owned());
    }
    if about.len() > MOST_BYTES {
        return Err(too_large(&format!("{} bytes", about.len())));
    }
    text(file)
}

/// Reads to the end, or to the limit: a device has no length to ask for.
fn text(source: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let limited = source.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    limited.map_err(|error| reason(&error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large("more"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("is not UTF-8: the byte at place {place} fits no letter")
    })
}

fn too_large(found: &str) -> String {
    format!("has {found}; at most {MOST_BYTES} bytes (20 MB) are read")
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read by this user".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder, not a file".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_at_the_limit() {
        let letters = |count| io::repeat(b'a').take(count);
        assert_eq!(text(letters(3)), Ok("aaa".to_owned()));
        let most = text(letters(MOST_BYTES)).map(|text| text.len() as u64);
        assert_eq!(most, Ok(MOST_BYTES));
        assert!(text(io::repeat(b'a')).is_err());
    }

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        let found = text([b'a', b'b', 0xff].as_slice());
        assert_eq!(
            found,
            Err("is not UTF-8: the byte at place 2 fits no letter".to_owned())
        );
    }
}
