//! Writes a zip that is the same for the same files: no time, no owner, no compression, since all that
//! is worth it lies compressed in it already.

/// The first day that a zip can tell, at midnight.
const DATE: u16 = 1 << 5 | 1;

/// The version of the format that readers need: 1.0.
const NEEDED: u16 = 10;

/// The names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// Written on Unix, so that the mode below is read.
const MADE_BY: u16 = 3 << 8 | NEEDED;

/// An ordinary file that everyone may read.
const MODE: u32 = 0o100_644 << 16;

/// Returns a zip of files by their names, in the order given; `None` if it is too large for the format.
pub(crate) fn zip(files: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let at = u32::try_from(out.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let mut common = Vec::new();
        for field in [NEEDED, FLAGS, 0, 0, DATE] {
            common.extend(field.to_le_bytes());
        }
        for field in [crc32(content), size, size] {
            common.extend(field.to_le_bytes());
        }
        common.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(content);
        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&common);
        // No comment, the first disk, no attributes of its own.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?.to_le_bytes();
    let at = u32::try_from(out.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    Some(out)
}

/// Returns the checksum that the format wants.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |mut value: u32| {
        for _ in 0..8 {
            value = (value >> 1) ^ (0xedb8_8320 & (value & 1).wrapping_neg());
        }
        value
    };
    let table: Vec<u32> = (0..256).map(step).collect();
    let take = |sum: u32, byte: &u8| table[((sum ^ u32::from(*byte)) & 255) as usize] ^ (sum >> 8);
    !bytes.iter().fold(u32::MAX, take)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_zip_ends_with_its_directory() {
        let files = [("a/ø.txt".to_owned(), b"text".to_vec())];
        let bytes = zip(&files).unwrap();
        assert_eq!(bytes, zip(&files).unwrap());
        let (local, central) = (30 + "a/ø.txt".len() + 4, 46 + "a/ø.txt".len());
        assert_eq!(bytes.len(), local + central + 22);
        let end = &bytes[bytes.len() - 22..];
        assert_eq!(end[12..16], u32::try_from(central).unwrap().to_le_bytes());
        assert_eq!(end[16..20], u32::try_from(local).unwrap().to_le_bytes());
    }
}
