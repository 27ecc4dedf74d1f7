//! Tries the mutants, each with the tests that reach it, the quick ones and the likely ones first.

use std::{
    collections::BTreeMap,
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::Duration,
};

use crate::{
    cover::Covered,
    mutant::Mutant,
    notes::{Fate, Notes},
    program::{Ending, Program},
};

/// What the tests of each round take together, at most. Most mutants are caught in the first. A test
/// that takes longer than the last is left to cargo-mutants: running it here for all that pass the
/// others would take longer than compiling the few that it catches.
const ROUNDS: [Duration; 3] = [
    Duration::from_millis(150),
    Duration::from_millis(600),
    Duration::from_millis(2_400),
];

/// Tests that caught mutants of the same function and are tried before the others.
const LIKELY: usize = 3;

/// How many times longer than without a mutant tests may take until they count as endless.
const PATIENCE: u32 = 10;

/// What is granted beside, as a busy machine may be slow to begin.
const GRACE: Duration = Duration::from_secs(10);

/// A mutant to be tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Try<'m> {
    pub(crate) number: usize,
    pub(crate) mutant: &'m Mutant,
    /// The places of the tests that reach it.
    pub(crate) tests: Vec<usize>,
}

/// What the workers share.
struct Race<'r> {
    program: &'r Program,
    covered: &'r Covered,
    tries: &'r [Try<'r>],
    next: AtomicUsize,
    state: Mutex<State<'r>>,
}

struct State<'r> {
    /// The tests that caught mutants of a file's function, in that order.
    catches: BTreeMap<(&'r str, &'r str), Vec<usize>>,
    notes: &'r mut Notes,
}

/// Tries all with some workers, and notes what became of each.
///
/// # Errors
/// When the program cannot be run or the notes not written.
pub(crate) fn race(
    program: &Program,
    covered: &Covered,
    tries: &[Try<'_>],
    workers: usize,
    notes: &mut Notes,
) -> io::Result<()> {
    let state = Mutex::new(State {
        catches: BTreeMap::new(),
        notes,
    });
    let race = Race {
        program,
        covered,
        tries,
        next: AtomicUsize::new(0),
        state,
    };
    let work = |worker: usize| race.work(&worker.to_string());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(move || work(worker)))
            .collect();
        for worker in workers {
            let ended = worker.join();
            ended.map_err(|_| io::Error::other("a worker was lost"))??;
        }
        Ok(())
    })
}

impl<'r> Race<'r> {
    fn work(&self, worker: &str) -> io::Result<()> {
        while let Some(tried) = self.tries.get(self.next.fetch_add(1, Relaxed)) {
            let fate = self.fate(worker, tried)?;
            self.state().notes.add(&tried.mutant.name, fate)?;
        }
        Ok(())
    }

    fn fate(&self, worker: &str, tried: &Try<'r>) -> io::Result<Fate> {
        if tried.tests.is_empty() {
            return Ok(Fate::Unreached);
        }
        for round in self.rounds(tried) {
            let tests: Vec<&str> = round.iter().map(|&test| self.covered.name(test)).collect();
            let usual: Duration = round.iter().map(|&test| self.covered.time(test)).sum();
            let limit = usual * PATIENCE + GRACE;
            match self.program.tried(worker, tried.number, &tests, limit)? {
                Ending::Passed => (),
                Ending::TimedOut => return Ok(Fate::Caught),
                Ending::Failed(test) => {
                    self.remember(tried, &test);
                    return Ok(Fate::Caught);
                }
            }
        }
        Ok(Fate::Passed)
    }

    /// Returns the tests of each round.
    fn rounds(&self, tried: &Try<'r>) -> Vec<Vec<usize>> {
        let likely = self.likely(tried);
        let mut rounds: Vec<Vec<usize>> = likely.iter().map(|&test| vec![test]).collect();
        let others = tried.tests.iter().filter(|test| !likely.contains(test));
        let mut others = others.copied().peekable();
        for most in ROUNDS {
            let (mut round, mut time) = (Vec::new(), Duration::ZERO);
            while let Some(&test) = others.peek() {
                time += self.covered.time(test);
                if time > most {
                    break;
                }
                round.push(test);
                others.next();
            }
            if !round.is_empty() {
                rounds.push(round);
            }
        }
        rounds
    }

    /// Returns the tests that caught mutants of the same function, the latest first.
    fn likely(&self, tried: &Try<'r>) -> Vec<usize> {
        let state = self.state();
        let catches = state.catches.get(&near(tried));
        let mut likely = Vec::new();
        for &test in catches.into_iter().flatten().rev() {
            if tried.tests.contains(&test) && !likely.contains(&test) {
                likely.push(test);
            }
        }
        likely.truncate(LIKELY);
        likely
    }

    fn remember(&self, tried: &Try<'r>, test: &str) {
        if let Some(test) = self.covered.place(test) {
            let mut state = self.state();
            state.catches.entry(near(tried)).or_default().push(test);
        }
    }

    fn state(&self) -> MutexGuard<'_, State<'r>> {
        // A worker that was lost is told of when all have ended.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns what neighbours have in common.
fn near<'m>(tried: &Try<'m>) -> (&'m str, &'m str) {
    (&tried.mutant.file, &tried.mutant.function)
}
