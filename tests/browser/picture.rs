//! Pictures of the page as files of few bytes, and how much two of them differ.
//!
//! A picture is kept with a palette: a page has few colours, and the edges of letters can do with
//! near ones. So two pictures are compared with some tolerance, which also forgives the smoothing
//! of letters, but not a letter that is another.

use std::{collections::HashMap, fs, io::BufWriter, path::Path};

use crate::harness::Outcome;

/// The most colours that a palette has.
const COLOURS: usize = 256;

/// How much a channel may differ, of 255, after neighbours are taken together.
const SAME: i32 = 40;

/// A picture, three bytes for each pixel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads a PNG of any kind that browsers and [`Picture::write`] make.
    pub(crate) fn read(bytes: &[u8]) -> Outcome<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let size = reader.output_buffer_size().ok_or("a picture too large")?;
        let mut buffer = vec![0; size];
        let frame = reader.next_frame(&mut buffer)?;
        let channels = frame.color_type.samples();
        if channels < 3 {
            return Err(format!("a picture in {:?}", frame.color_type).into());
        }
        let pixels = buffer[..frame.buffer_size()].chunks_exact(channels);
        Ok(Self {
            width: frame.width as usize,
            height: frame.height as usize,
            pixels: pixels.map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
        })
    }

    /// Returns the colour at a place; nothing outside the picture.
    pub(crate) fn at(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        (x < self.width)
            .then(|| self.pixels.get(y * self.width + x).copied())
            .flatten()
    }

    /// Writes a PNG with a palette.
    pub(crate) fn write(&self, file: &Path) -> Outcome {
        let palette = self.palette();
        let mut near = HashMap::new();
        let mut nearest = |pixel: [u8; 3]| {
            *near.entry(pixel).or_insert_with(|| {
                let distance = |at: &usize| distance(palette[*at], pixel);
                (0..palette.len()).min_by_key(distance).unwrap_or(0) as u8
            })
        };
        let indices: Vec<u8> = self.pixels.iter().map(|pixel| nearest(*pixel)).collect();
        let out = BufWriter::new(fs::File::create(file)?);
        let mut encoder = png::Encoder::new(out, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.write_header()?.write_image_data(&indices)?;
        Ok(())
    }

    /// Returns the colours that are most frequent, after near ones are taken for one.
    fn palette(&self) -> Vec<[u8; 3]> {
        let mut groups: HashMap<[u8; 3], (u64, [u64; 3])> = HashMap::new();
        for pixel in &self.pixels {
            let (count, sums) = groups.entry(pixel.map(|channel| channel >> 3)).or_default();
            *count += 1;
            for (sum, channel) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(*channel);
            }
        }
        let mut groups: Vec<(u64, [u8; 3])> = groups
            .into_values()
            .map(|(count, sums)| (count, sums.map(|sum| ((sum + count / 2) / count) as u8)))
            .collect();
        groups.sort_unstable_by(|one, other| other.cmp(one));
        groups.truncate(COLOURS);
        groups.into_iter().map(|(_, colour)| colour).collect()
    }

    /// Returns the share of pixels that differ from those of another picture of the same size.
    pub(crate) fn difference(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1.0;
        }
        let (one, other) = (self.blurred(), other.blurred());
        let differs = |(one, other): &(&[i32; 3], &[i32; 3])| {
            one.iter().zip(*other).any(|(a, b)| (a - b).abs() > SAME)
        };
        let count = one.iter().zip(&other).filter(differs).count();
        count as f64 / one.len() as f64
    }

    /// Takes each pixel together with the eight around it.
    fn blurred(&self) -> Vec<[i32; 3]> {
        let mut out = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sums, mut count) = ([0; 3], 0);
                for row in y.saturating_sub(1)..(y + 2).min(self.height) {
                    for column in x.saturating_sub(1)..(x + 2).min(self.width) {
                        let pixel = self.pixels[row * self.width + column];
                        for (sum, channel) in sums.iter_mut().zip(pixel) {
                            *sum += i32::from(channel);
                        }
                        count += 1;
                    }
                }
                out.push(sums.map(|sum| sum / count));
            }
        }
        out
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let square = |(a, b): (u8, u8)| u32::from(a.abs_diff(b)).pow(2);
    one.into_iter().zip(other).map(square).sum()
}

/// A white picture with one dark square.
#[cfg(test)]
fn with_square(at: usize, side: usize, ink: u8) -> Picture {
    let (width, height) = (60, 40);
    let is_dark = |pixel: usize| {
        let (x, y) = (pixel % width, pixel / width);
        (at..at + side).contains(&x) && (10..10 + side).contains(&y)
    };
    let colour = |pixel| [if is_dark(pixel) { ink } else { 255 }; 3];
    Picture {
        width,
        height,
        pixels: (0..width * height).map(colour).collect(),
    }
}

#[test]
fn a_picture_is_written_and_read_again() {
    let picture = with_square(5, 9, 20);
    let file = std::env::temp_dir().join(format!("lockout-picture-{}.png", std::process::id()));
    picture.write(&file).unwrap();
    let again = Picture::read(&fs::read(&file).unwrap()).unwrap();
    fs::remove_file(file).unwrap();
    assert_eq!(again, picture);
}

#[test]
fn smoothing_is_forgiven_and_another_mark_is_not() {
    let picture = with_square(5, 9, 20);
    assert!(picture.difference(&picture) == 0.0);
    assert!(picture.difference(&with_square(5, 9, 50)) == 0.0);
    assert!(picture.difference(&with_square(9, 9, 20)) > 0.02);
    assert!(picture.difference(&with_square(5, 9, 120)) > 0.02);
}
