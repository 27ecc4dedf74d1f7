//! The colours of the four statuses are told apart by whoever sees colours otherwise.
//!
//! Each scheme is seen through the matrices of Machado, Oliveira and Fernandes (2009) at severity 1, on
//! linear light; how far two colours are apart is the distance in CIELAB of 1976.

use lockout::chart::theme::{DARK, Ink, LIGHT, Theme};

/// The least distance of two statuses, to every eye: some ten times what is just seen.
const LEAST: f64 = 20.0;

const STATUSES: [Ink; 4] = [Ink::Works, Ink::Degraded, Ink::Blocked, Ink::Down];

type Matrix = [[f64; 3]; 3];

/// How each eye sees red, green and blue.
const EYES: [(&str, Matrix); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// From linear red, green and blue to the white of daylight as 1, 1, 1.
const TO_XYZ: Matrix = [
    [0.433_953, 0.376_219, 0.189_828],
    [0.212_673, 0.715_152, 0.072_175],
    [0.017_757, 0.109_477, 0.872_766],
];

fn seen(matrix: &Matrix, colour: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| {
        let sum: f64 = row
            .iter()
            .zip(colour)
            .map(|(share, part)| share * part)
            .sum();
        sum.clamp(0.0, 1.0)
    })
}

fn linear(theme: &Theme, ink: Ink) -> [f64; 3] {
    let colour = theme.colour(ink);
    [colour.0, colour.1, colour.2].map(|part| {
        let part = f64::from(part) / 255.0;
        if part > 0.040_45 {
            libm::pow((part + 0.055) / 1.055, 2.4)
        } else {
            part / 12.92
        }
    })
}

fn lab(colour: [f64; 3]) -> [f64; 3] {
    let [x, y, z] = seen(&TO_XYZ, colour).map(|part| {
        if part > 216.0 / 24_389.0 {
            libm::cbrt(part)
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    libm::sqrt(squares)
}

#[test]
fn every_eye_tells_the_statuses_apart() {
    let mut close = Vec::new();
    for (scheme, theme) in [("light", LIGHT), ("dark", DARK)] {
        for (eye, matrix) in &EYES {
            for (place, one) in STATUSES.iter().enumerate() {
                for other in &STATUSES[place + 1..] {
                    let [a, b] = [one, other].map(|ink| lab(seen(matrix, linear(&theme, *ink))));
                    let apart = distance(a, b);
                    if apart < LEAST {
                        close.push(format!("{scheme}, {eye}: {one:?} and {other:?} {apart:.1}"));
                    }
                }
            }
        }
    }
    assert!(close.is_empty(), "{}", close.join("\n"));
}

/// Known colours come out as tables have them, so that a slip in a matrix is seen.
#[test]
fn distances_are_those_of_cielab() {
    let red = lab([1.0, 0.0, 0.0]);
    let expected = [53.24, 80.09, 67.20];
    assert!(distance(red, expected) < 0.1, "{red:?}");
    for (eye, matrix) in &EYES {
        let white = lab(seen(matrix, [1.0; 3]));
        assert!(
            distance(white, [100.0, 0.0, 0.0]) < 0.1,
            "white to {eye}: {white:?}"
        );
    }
}
