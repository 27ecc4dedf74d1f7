//! The kernels that are timed, natively and in Chromium: what each does and what it may take.
//!
//! It times nothing. A kernel more is a line in [`all`], a sweep more a line in [`SWEEPS`].

use lockout::{
    data::bundle,
    sim::{
        self,
        compile::Frame,
        draw::{Draws, SEED},
        ensemble::Job,
        inputs::Inputs,
        kernel::simulate_inputs,
        plan::Plan,
        run::Run,
        world::World,
    },
};

use crate::stress;

/// Draws that an uncertain day at rest takes.
const DRAWS: u32 = 1024;

/// Draws that the naive way is timed with; the rest is scaled.
const NAIVE_DRAWS: u32 = 16;

/// A piece of work, prepared: each call does it once and returns a number made of its result.
pub(crate) type Work = Box<dyn FnMut() -> f64>;

/// What is timed under one name.
pub(crate) struct Kernel {
    /// The name in the table; those of a sweep share the part before the `@`.
    pub(crate) name: String,
    /// The most milliseconds that it may take in Wasm; infinite when it is only shown.
    limit_ms: f64,
    /// How many times the timed work makes the work of the name.
    times: f64,
    /// How much there is to do, for kernels of a sweep.
    size: usize,
    prepare: fn(usize) -> Work,
}

/// A size of work with which the cost must grow in proportion.
struct Sweep {
    /// What grows.
    name: &'static str,
    /// The sizes, each twice the one before.
    sizes: [usize; 4],
    prepare: fn(usize) -> Work,
}

/// What must cost twice as much when there is twice as much of it.
const SWEEPS: [Sweep; 3] = [
    Sweep {
        name: "minutes",
        sizes: [1080, 2160, 4320, 8640],
        prepare: |minutes| {
            let days = minutes / stress::DAY_MINUTES;
            run_of(stress::days(days, stress::DAY_MINUTES, 4, 16))
        },
    },
    Sweep {
        name: "cohorts",
        sizes: [64, 128, 256, 512],
        prepare: |cohorts| run_of(stress::days(1, stress::DAY_MINUTES, 4, cohorts / 4)),
    },
    Sweep {
        name: "draws",
        sizes: [128, 256, 512, 1024],
        prepare: |count| draws(count as u32),
    },
];

/// Lists every kernel, those of the sweeps last.
pub(crate) fn all() -> Vec<Kernel> {
    let mut kernels = vec![
        Kernel::new("day", 4.0, |_| day()),
        Kernel::new("day-naive", f64::INFINITY, |_| naive_day()),
        Kernel::new("draws-1024", 300.0, |_| draws(DRAWS)),
        Kernel {
            times: f64::from(DRAWS / NAIVE_DRAWS),
            ..Kernel::new("draws-naive", f64::INFINITY, |_| naive_draws())
        },
        Kernel::new("stress", 250.0, |_| run_of(stress::country())),
        Kernel {
            times: stress::PART_OF_COUNTRY as f64,
            ..Kernel::new("stress-all-different", f64::INFINITY, |_| {
                run_of(stress::country_of_strangers())
            })
        },
    ];
    for sweep in &SWEEPS {
        kernels.extend(sweep.sizes.map(|size| Kernel {
            name: format!("{}@{size}", sweep.name),
            size,
            ..Kernel::new(sweep.name, f64::INFINITY, sweep.prepare)
        }));
    }
    kernels
}

impl Kernel {
    fn new(name: &str, limit_ms: f64, prepare: fn(usize) -> Work) -> Self {
        Self {
            name: name.to_owned(),
            limit_ms,
            times: 1.0,
            size: 0,
            prepare,
        }
    }

    /// Prepares the work; this is not timed.
    pub(crate) fn prepared(&self) -> Work {
        (self.prepare)(self.size)
    }

    /// Words what was measured, in the one form that `cargo xtask bench` reads.
    ///
    /// # Units    milliseconds of the timed work, of the best sample: noise only adds to it.
    pub(crate) fn line(&self, best_ms: f64) -> String {
        let (name, limit) = (&self.name, self.limit_ms);
        format!("lockout-bench {name} {} {limit}", best_ms * self.times)
    }
}

/// One full run of the shipped day, as a reader's choice sets it off.
fn day() -> Work {
    let scenario = bundle::default_scenario();
    let plan = Plan::default();
    Box::new(move || read(&sim::simulate(&scenario, &plan)))
}

/// One full run of the shipped day, each cohort by itself: those who behave alike are not bundled.
fn naive_day() -> Work {
    let scenario = bundle::default_scenario();
    let mut inputs =
        Frame::new(&scenario).inputs(&scenario, &World::central(&scenario, &Plan::default()));
    stress::make_strangers(&mut inputs);
    run_of(inputs)
}

/// Draws of the shipped day, many side by side, as the page works them out.
fn draws(count: u32) -> Work {
    let scenario = bundle::default_scenario();
    let plan = Plan::default();
    Box::new(move || {
        let mut job = Job::new(&scenario, &plan, count, SEED);
        job.advance(|| true);
        let days = job.finish().baseline;
        days.iter().map(|day| day.everyone().unmet_hours).sum()
    })
}

/// Draws of the shipped day, each a full central run of its own.
fn naive_draws() -> Work {
    let scenario = bundle::default_scenario();
    let frame = Frame::new(&scenario);
    let draws = Draws::new(&scenario, &Plan::default(), SEED);
    Box::new(move || {
        let worlds = (0..NAIVE_DRAWS).map(|number| draws.world(number));
        let runs = worlds.map(|world| simulate_inputs(&frame.inputs(&scenario, &world)));
        runs.map(|run| read(&run)).sum()
    })
}

/// One run of inputs.
fn run_of(inputs: Inputs) -> Work {
    Box::new(move || read(&simulate_inputs(&inputs)))
}

/// Makes a number of a run, so that no compiler finds the run useless.
fn read(run: &Run) -> f64 {
    run.admission(run.minutes() / 2) + run.wanted_per_minute(run.minutes() / 3)
}
