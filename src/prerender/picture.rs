//! A sheet as a PNG of few bytes, painted natively, in letters that are the same on every machine.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, LazyLock},
};

use resvg::{tiny_skia, usvg};

use crate::chart::{sheet::Sheet, svg, theme::LIGHT};

/// The family of the letters, as its files name it.
const FAMILY: &str = "Libertinus Serif";

/// The most colours that a picture has: flat grounds, and the edges of letters between them.
const COLOURS: usize = 64;

/// The sides of the icon of a tab, pixels: as large as any tab shows it.
const ICON_SIDE: u32 = 32;

/// The letters, of a crate: those of a system differ from machine to machine.
static LETTERS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut letters = usvg::fontdb::Database::new();
    for font in typst_assets::fonts() {
        letters.load_font_data(font.to_vec());
    }
    letters.set_sans_serif_family(FAMILY);
    Arc::new(letters)
});

/// Paints a sheet in the light scheme.
///
/// # Errors
/// If the sheet cannot be painted or written.
pub fn png(sheet: &Sheet, title: &str) -> io::Result<Vec<u8>> {
    let options = usvg::Options {
        fontdb: Arc::clone(&LETTERS),
        ..usvg::Options::default()
    };
    let drawing = svg::document(sheet, &LIGHT, title);
    let size = (sheet.width, sheet.height);
    let pixels: Vec<[u8; 3]> = painted(&drawing, &options, size)?
        .pixels()
        .iter()
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    with_palette(size, &pixels)
}

/// Paints a drawing of one colour on nothing, as the icon of a tab.
///
/// # Errors
/// If the drawing is none, or cannot be painted or written.
pub fn icon(drawing: &str) -> io::Result<Vec<u8>> {
    let size = (ICON_SIDE, ICON_SIDE);
    let pixels = painted(drawing, &usvg::Options::default(), size)?;
    let colour = pixels
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .max_by_key(|pixel| pixel.alpha())
        .map_or([0; 3], |pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    // Two pixels a byte, each one of sixteen degrees of cover.
    let cover = |pixel: &tiny_skia::PremultipliedColorU8| pixel.alpha() >> 4;
    let indices: Vec<u8> = pixels
        .pixels()
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, pixel| byte << 4 | cover(pixel)))
        .collect();
    let covers: Vec<u8> = (0..16).map(|degree| degree * 17).collect();
    let picture = Indexed {
        size,
        depth: png::BitDepth::Four,
        palette: [colour; 16].concat(),
        covers,
        indices,
    };
    picture.file()
}

/// Paints a drawing of the size of its view box, enlarged or not.
fn painted(
    drawing: &str,
    options: &usvg::Options<'_>,
    (width, height): (u32, u32),
) -> io::Result<tiny_skia::Pixmap> {
    let tree = usvg::Tree::from_str(drawing, options).map_err(io::Error::other)?;
    let mut pixels = tiny_skia::Pixmap::new(width, height)
        .ok_or_else(|| io::Error::other("a picture without a size"))?;
    let scale = width as f32 / tree.size().width();
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    Ok(pixels)
}

/// A picture of few colours.
struct Indexed {
    size: (u32, u32),
    depth: png::BitDepth,
    /// Three bytes a colour.
    palette: Vec<u8>,
    /// How much each colour covers; those without are opaque.
    covers: Vec<u8>,
    indices: Vec<u8>,
}

impl Indexed {
    fn file(self) -> io::Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.size.0, self.size.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(self.depth);
        encoder.set_palette(self.palette);
        if !self.covers.is_empty() {
            encoder.set_trns(self.covers);
        }
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(io::Error::other)?;
        writer
            .write_image_data(&self.indices)
            .map_err(io::Error::other)?;
        writer.finish().map_err(io::Error::other)?;
        Ok(file)
    }
}

/// Writes pixels with a palette.
fn with_palette(size: (u32, u32), pixels: &[[u8; 3]]) -> io::Result<Vec<u8>> {
    let palette = palette(pixels);
    let mut near: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut nearest = |pixel: [u8; 3]| {
        *near.entry(pixel).or_insert_with(|| {
            let distance = |at: &usize| distance(palette[*at], pixel);
            (0..palette.len()).min_by_key(distance).unwrap_or(0) as u8
        })
    };
    let picture = Indexed {
        size,
        depth: png::BitDepth::Eight,
        indices: pixels.iter().map(|pixel| nearest(*pixel)).collect(),
        palette: palette.concat(),
        covers: Vec::new(),
    };
    picture.file()
}

/// Returns the colours that are most frequent, with one for each group of near ones.
fn palette(pixels: &[[u8; 3]]) -> Vec<[u8; 3]> {
    let mut exact: BTreeMap<[u8; 3], u64> = BTreeMap::new();
    for pixel in pixels {
        *exact.entry(*pixel).or_default() += 1;
    }
    let mut groups: BTreeMap<[u8; 3], (u64, u64, [u8; 3])> = BTreeMap::new();
    for (colour, count) in exact {
        let group = groups
            .entry(colour.map(|channel| channel >> 3))
            .or_default();
        group.0 += count;
        // The most frequent one stands for its group; of equals the darkest, in whatever order they come.
        if (count, std::cmp::Reverse(colour)) > (group.1, std::cmp::Reverse(group.2)) {
            (group.1, group.2) = (count, colour);
        }
    }
    let mut groups: Vec<(u64, [u8; 3])> = groups
        .into_values()
        .map(|(count, _, colour)| (count, colour))
        .collect();
    groups.sort_unstable_by(|a, b| b.cmp(a));
    groups.truncate(COLOURS);
    groups.into_iter().map(|(_, colour)| colour).collect()
}

/// How far two colours are apart.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
        .sum()
}
