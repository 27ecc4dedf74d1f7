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

/// The most colours that a picture has: flat grounds, and the edges of letters between them. Two pixels
/// go into a byte.
const COLOURS: usize = 16;

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
    // One of sixteen degrees of cover.
    let indices = pixels.pixels().iter().map(|pixel| pixel.alpha() >> 4);
    let picture = Indexed {
        size,
        palette: [colour; COLOURS].concat(),
        covers: (0..16).map(|degree| degree * 17).collect(),
        indices: indices.collect(),
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
    /// Three bytes a colour.
    palette: Vec<u8>,
    /// How much each colour covers; those without are opaque.
    covers: Vec<u8>,
    /// The place of each pixel's colour.
    indices: Vec<u8>,
}

impl Indexed {
    fn file(self) -> io::Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.size.0, self.size.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(self.palette);
        if !self.covers.is_empty() {
            encoder.set_trns(self.covers);
        }
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(io::Error::other)?;
        let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).unwrap_or(&0);
        let rows = self.indices.chunks(self.size.0 as usize);
        let bytes: Vec<u8> = rows.flat_map(|row| row.chunks(2).map(pair)).collect();
        writer.write_image_data(&bytes).map_err(io::Error::other)?;
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
        indices: pixels.iter().map(|pixel| nearest(*pixel)).collect(),
        palette: palette.concat(),
        covers: Vec::new(),
    };
    picture.file()
}

/// Returns the colours that stand for all: the most frequent one, then again and again the one that is
/// missed most, since there is much of it and none of the chosen ones is near.
fn palette(pixels: &[[u8; 3]]) -> Vec<[u8; 3]> {
    let mut counts: BTreeMap<[u8; 3], u64> = BTreeMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    // Each with how often it is there and how far from the nearest chosen one.
    let mut all: Vec<_> = counts
        .into_iter()
        .map(|(colour, count)| (colour, count, u32::MAX))
        .collect();
    let mut chosen = Vec::new();
    while chosen.len() < COLOURS {
        // Of equals the last, in whatever order the pixels come.
        let missed = all
            .iter()
            .max_by_key(|(_, count, far)| count * u64::from(*far));
        let Some(&(colour, _, 1..)) = missed else {
            break;
        };
        chosen.push(colour);
        for (other, _, far) in &mut all {
            *far = distance(*other, colour).min(*far);
        }
    }
    chosen
}

/// How far two colours are apart.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_palette_has_what_is_missed_most() {
        let (white, black, edge) = ([255; 3], [0; 3], [250; 3]);
        let few = [vec![white; 90], vec![edge; 9], vec![black; 3]].concat();
        assert_eq!(palette(&few), [white, black, edge], "no colour is lost");
        let greys: Vec<[u8; 3]> = (0..=255).map(|grey| [grey; 3]).collect();
        let chosen = palette(&greys);
        assert_eq!(chosen.len(), COLOURS);
        let far = |pixel: &[u8; 3]| chosen.iter().map(|near| distance(*near, *pixel)).min();
        let furthest = greys.iter().filter_map(far).max();
        assert!(furthest <= Some(3 * 16 * 16), "{furthest:?}: {chosen:?}");
    }

    #[test]
    fn a_picture_is_read_back_as_it_was_painted() {
        // A row of an odd number of pixels ends in half a byte.
        let pixels: Vec<[u8; 3]> = (0..15).map(|at| [at * 17, 255 - at, at]).collect();
        let file = with_palette((5, 3), &pixels).unwrap();
        let mut decoder = png::Decoder::new(io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut read = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut read).unwrap();
        assert_eq!(read, pixels.concat());
    }
}
