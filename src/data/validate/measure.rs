//! Rules for the words about figures: each figure of a run has them, once.

use crate::{
    data::{
        problem::ProblemKind,
        raw::RawMeasure,
        validate::{
            MEASURES,
            check::{Check, LONGEST},
            path::At,
        },
    },
    domain::measure::{FIGURES, Measure, MeasureId, MeasureUnit},
};

impl Check<'_> {
    /// Returns the words of every figure, in the order of [`MeasureId::ALL`].
    pub(super) fn all_measures(&mut self) -> Vec<Measure> {
        let library = self.library;
        self.measures(At::root(MEASURES).key("measures"), &library.measures)
    }

    /// Checks the list of measures.
    pub(super) fn measures(&mut self, at: At<'_>, raw: &[RawMeasure]) -> Vec<Measure> {
        let raw = self.list(at, raw, 0, LONGEST);
        let mut measures: Vec<Measure> = Vec::new();
        for (index, entry) in raw.iter().enumerate() {
            let earlier = raw[..index].iter().position(|other| other.id == entry.id);
            let at_entry = at.item(index);
            let Some(first) = earlier else {
                measures.extend(self.measure(at_entry, entry));
                continue;
            };
            let (found, first) = (entry.id.clone(), at.item(first).key("id").pointer());
            self.problem(at_entry.key("id"), ProblemKind::Duplicate { found, first });
        }
        for (id, name) in MeasureId::ALL {
            if measures.iter().all(|measure| measure.id != id) {
                self.lacks(at, name, "since every figure is told with its words");
            }
        }
        measures.sort_by_key(|measure| measure.id);
        measures
    }

    /// Checks the list of figures beside the measures.
    pub(super) fn figures(&mut self, at: At<'_>, raw: &[RawMeasure]) {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|figure| &*figure.id));
        for (index, figure) in raw.iter().enumerate() {
            let at = at.item(index);
            self.find(at.key("id"), "figure", &figure.id, FIGURES.into_iter());
            self.words(at.key("name"), &figure.name);
            self.words(at.key("definition"), &figure.definition);
            self.words(at.key("caution"), &figure.caution);
            self.one_of(
                at.key("unit"),
                "measure unit",
                &figure.unit,
                &MeasureUnit::ALL,
            );
        }
    }

    fn measure(&mut self, at: At<'_>, raw: &RawMeasure) -> Option<Measure> {
        let known = MeasureId::ALL.iter().map(|&(_, name)| name);
        let place = self.find(at.key("id"), "measure", &raw.id, known)?;
        Some(Measure {
            id: MeasureId::ALL[place].0,
            name: self.words(at.key("name"), &raw.name),
            definition: self.words(at.key("definition"), &raw.definition),
            caution: self.words(at.key("caution"), &raw.caution),
            unit: self.one_of(at.key("unit"), "measure unit", &raw.unit, &MeasureUnit::ALL),
        })
    }
}
