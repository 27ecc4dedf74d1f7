//! Draws, quantiles of samples and sensitivity against scipy and analytic answers.

use lockout::sim::{
    distribution::Distribution,
    quantile::{Spread, quantile},
    sensitivity::indices,
    sobol::Sobol,
};

use super::{
    Folder,
    measures::numbers,
    table::{Report, Row, Table},
};

/// Quantiles of distributions: relative 1e-8.
pub(super) fn quantiles(folder: &Folder, report: &mut Report) {
    for row in folder.table("quantiles.csv").rows() {
        report.row();
        let share = row.number("u");
        let is = distribution(row).quantile(share);
        let label = format!("{} {} at {share}", row.text("dist"), row.text("p1"));
        report.near_relative(&label, is, row.number("x"), 1e-8);
    }
}

/// Reads a distribution: its name, the meaning of its parameters in brackets, and the parameters.
fn distribution(row: Row<'_>) -> Distribution {
    let text = row.text("dist");
    let name = text.split('(').next().expect("a first part").trim();
    // The one parameter that the name holds; every PERT here has 4.
    if let Some((_, rest)) = text.split_once("lambda=") {
        let weight = rest.trim_end_matches(')').parse();
        assert_eq!(weight, Ok(4.0), "{text}: the weight of the mode is 4");
    }
    let [p1, p2] = ["p1", "p2"].map(|column| row.number(column));
    let p3 = || row.number("p3");
    match name {
        "uniform" => Distribution::Uniform { low: p1, high: p2 },
        "triangular" => Distribution::Triangular {
            low: p1,
            mode: p2,
            high: p3(),
        },
        "pert" => Distribution::Pert {
            low: p1,
            mode: p2,
            high: p3(),
        },
        "lognormal" => Distribution::Lognormal {
            median: p1,
            p90_over_p50: p2,
        },
        "beta" => Distribution::Beta {
            alpha: p1,
            beta: p2,
        },
        other => panic!("{other} is no distribution"),
    }
}

/// Unscrambled Sobol points, one dimension a column: exact.
pub(super) fn sobol(folder: &Folder, report: &mut Report) {
    let table = folder.table("sobol_points.csv");
    let columns = |row: Row<'_>| row.columns().filter(|&name| name != "index").count();
    let dimensions = table.rows().map(columns).max().expect("a row");
    let points = Sobol::new(dimensions);
    for row in table.rows() {
        report.row();
        let index = row.minute("index");
        for place in 0..dimensions {
            let column = format!("x{}", place + 1);
            let is = points.point(u32::try_from(index).expect("an index"), place);
            let should = row.number(&column);
            report.near(
                &format!("point {index} {column}"),
                is,
                should,
                f64::MIN_POSITIVE,
            );
        }
    }
}

/// Quantiles of samples, one share a column: 1e-12, in units of the value from 1 on.
pub(super) fn samples(folder: &Folder, report: &mut Report) {
    for row in folder.table("sample_quantiles_type7.csv").rows() {
        report.row();
        let mut sample = numbers(row, "sample_json");
        let spread = Spread::of(&mut sample).expect("a sample");
        for column in row.columns() {
            let Some(percent) = column.strip_prefix('p') else {
                continue;
            };
            let percent: f64 = percent.parse().expect("a percentage");
            let should = row.number(column);
            let mut compare = |is| report.near(column, is, should, 1e-12 * should.abs().max(1.0));
            compare(quantile(&sample, percent / 100.0).expect("a sample"));
            match column {
                "p10" => compare(spread.p10),
                "p50" => compare(spread.p50),
                "p90" => compare(spread.p90),
                _ => {}
            }
        }
    }
}

/// First-order and total Sobol indices of functions with known ones: 0.03 with 4096 draws.
pub(super) fn sensitivity(folder: &Folder, report: &mut Report) {
    const DRAWS: u32 = 4096;
    const SEED: u64 = 1;
    let table = folder.table("sensitivity_benchmarks.csv");
    for function in functions(&table) {
        let of_function = |row: &Row<'_>| row.text("function") == function;
        let model = benchmark(function);
        let found = indices(model.inputs, DRAWS, SEED, model.output);
        for row in table.rows().filter(of_function) {
            report.row();
            let place = row.minute("input_index");
            let input = found[place.checked_sub(1).expect("counted from 1")];
            let label = |what: &str| format!("{what} of input {place} of {function}");
            for (is, column) in [
                (input.first_order, "first_order_S"),
                (input.total, "total_ST"),
            ] {
                report.near(&label(column), is, row.number(column), 0.03);
            }
        }
    }
}

/// The functions of a table, each once, in order.
fn functions(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for row in table.rows() {
        let name = row.text("function");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What a function makes of its inputs' shares.
type Output = Box<dyn Fn(&[f64]) -> f64>;

/// A function over shares.
struct Benchmark {
    inputs: usize,
    output: Output,
}

/// Reads `ishigami a=… b=…: …` or `sobol_g a=[…]: …`; the formula after the colon is for people.
fn benchmark(text: &str) -> Benchmark {
    let head = text.split(':').next().expect("a first part");
    let parameter = |name: &str| -> f64 {
        let mut words = head.split_whitespace();
        let word = words.find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        let word = word.unwrap_or_else(|| panic!("no {name} in {head}"));
        word.parse()
            .unwrap_or_else(|_| panic!("{word} is no number in {head}"))
    };
    if head.starts_with("ishigami") {
        let (a, b) = (parameter("a"), parameter("b"));
        let output = move |shares: &[f64]| {
            let [x1, x2, x3] =
                [0, 1, 2].map(|place| std::f64::consts::PI * (2.0 * shares[place] - 1.0));
            let waves = libm::sin(x2) * libm::sin(x2);
            libm::sin(x1) * (1.0 + b * x3 * x3 * x3 * x3) + a * waves
        };
        return Benchmark {
            inputs: 3,
            output: Box::new(output),
        };
    }
    assert!(head.starts_with("sobol_g"), "{head} is no known function");
    let (_, list) = head.split_once("a=").expect("the numbers of the function");
    let numbers: Vec<f64> = serde_json::from_str(list.trim()).expect("a list of numbers");
    let inputs = numbers.len();
    let output = move |shares: &[f64]| {
        let factor = |(a, share): (&f64, &f64)| ((4.0 * share - 2.0).abs() + a) / (1.0 + a);
        numbers.iter().zip(shares).map(factor).product()
    };
    Benchmark {
        inputs,
        output: Box::new(output),
    }
}

#[test]
fn parameters_of_functions_are_read_from_their_text() {
    let ishigami = benchmark("ishigami a=5 b=0.5: whatever");
    assert_eq!(ishigami.inputs, 3);
    // At pi/2, pi/2 and 0: 1 + a.
    assert!(((ishigami.output)(&[0.75, 0.75, 0.5]) - 6.0).abs() < 1e-12);
    let product = benchmark("sobol_g a=[0, 3]: whatever");
    assert_eq!(product.inputs, 2);
    // At 1 and one half: 2 times 3/4.
    assert!(((product.output)(&[1.0, 0.5]) - 1.5).abs() < 1e-12);
}
