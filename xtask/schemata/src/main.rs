//! Tries the mutants of the simulation in one program, before cargo-mutants tries the rest one by one.
//!
//! Compiling takes far longer than the tests that reach a mutant. So all mutants are compiled at
//! once, each behind a switch, and only what is caught counts: everything else is left to
//! cargo-mutants, whose word is the last.

mod compile;
mod cover;
mod mutant;
mod notes;
mod program;
mod race;
mod rewrite;
mod runtime;
mod site;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    path::{self, Path, PathBuf},
    process::ExitCode,
};

use crate::{
    mutant::Mutant,
    notes::{Fate, Notes},
    program::Program,
    race::Try,
    rewrite::Switched,
};

/// What the command line takes, in this order.
struct Wanted {
    /// The crate, whose files are rewritten.
    folder: PathBuf,
    /// What `cargo mutants --list --json` printed for it.
    list: PathBuf,
    /// The folder for what becomes of the mutants.
    results: PathBuf,
    /// Tests whose name has these words are left out.
    left_out: String,
    /// Mutants tried at a time.
    workers: usize,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, list, results, left_out, workers] = arguments.as_slice() else {
        eprintln!("schemata: it takes a crate, a list, a folder, tests to leave out and a number");
        return ExitCode::from(2);
    };
    // The tests run in the folder of the crate.
    let absolute = |name: &String| path::absolute(name).unwrap_or_else(|_| name.into());
    let wanted = Wanted {
        folder: absolute(folder),
        list: absolute(list),
        results: absolute(results),
        left_out: left_out.clone(),
        workers: workers.parse().unwrap_or(1),
    };
    match run(&wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("schemata: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(wanted: &Wanted) -> io::Result<()> {
    let mut notes = Notes::open(&wanted.results)?;
    let mut mutants = mutant::read(&fs::read_to_string(&wanted.list)?)?;
    mutants.retain(|mutant| !notes.has(&mutant.name));
    if mutants.is_empty() {
        return Ok(());
    }
    notes.expect(mutants.len());
    let (files, numbered) = switched(&wanted.folder, &mutants)?;
    runtime::add(&wanted.folder, numbered.len())?;
    let dropped = compile::settle(&wanted.folder, &files)?;
    let (chosen, all) = (numbered.len() - dropped.len(), mutants.len());
    println!("{chosen} of {all} mutants are in one program");
    let program = compile::program(&wanted.folder)?;
    let program = Program::new(program, &wanted.folder, &wanted.results);
    let covered = cover::cover(&program, &wanted.left_out)?;
    let mut tries = Vec::new();
    for switch in files.iter().flat_map(Switched::switches) {
        let live = switch.numbers().filter(|number| !dropped.contains(number));
        tries.extend(live.map(|number| Try {
            number,
            mutant: numbered[number],
            tests: covered.reaching(switch.first),
        }));
    }
    let names: BTreeSet<&str> = tries
        .iter()
        .map(|tried| tried.mutant.name.as_str())
        .collect();
    for mutant in &mutants {
        if !names.contains(mutant.name.as_str()) {
            notes.add(&mutant.name, Fate::Fixed)?;
        }
    }
    race::race(&program, &covered, &tries, wanted.workers, &mut notes)
}

/// Finds the switches of all files; returns them and the mutants in the order of their numbers.
fn switched<'m>(
    folder: &Path,
    mutants: &'m [Mutant],
) -> io::Result<(Vec<Switched>, Vec<&'m Mutant>)> {
    let mut by_file: BTreeMap<&str, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        by_file.entry(&mutant.file).or_default().push(mutant);
    }
    let (mut files, mut numbered) = (Vec::new(), Vec::new());
    for (name, here) in by_file {
        let text = fs::read_to_string(folder.join(name))?;
        let number = |mutant| {
            numbered.push(mutant);
            numbered.len() - 1
        };
        files.push(
            Switched::new(name, text, &here, number)
                .map_err(|error| io::Error::other(format!("{name}: {error}")))?,
        );
    }
    Ok((files, numbered))
}
