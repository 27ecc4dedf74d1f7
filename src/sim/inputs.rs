//! The plain numbers of one run: gate, cohorts, phone lines. No nouns of a scenario, no text.
//!
//! [`super::compile`] makes these from a scenario; the tests against closed forms and agent
//! simulations make them from tables. [`Inputs::problems`] says what cannot be simulated.

use crate::{
    domain::outage::GateReading,
    ids::{PersonaId, ServiceId},
};

/// Everything one run needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// Length of the horizon in minutes, a multiple of `step_minutes`.
    pub minutes: usize,
    /// Length of one step in minutes, >= 1. One for the central run, five for quick draws.
    pub step_minutes: usize,
    /// The login gate.
    pub gate: GateInputs,
    /// Arrival curves that cohorts share: tasks per minute for each minute of the horizon, >= 0.
    pub curves: Vec<Vec<f64>>,
    /// People who want the same thing and behave alike.
    pub cohorts: Vec<CohortInputs>,
    /// Where people can turn instead: phone lines, counters, code desks.
    pub lines: Vec<LineInputs>,
    /// What people have been told, in time order, the first from minute 0; empty if nothing changes
    /// how they behave.
    pub news: Vec<NewsPhase>,
}

/// What people have been told from one minute on, as factors on how they behave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewsPhase {
    /// From when on, minutes from the start of the horizon, fractions allowed.
    pub from_minute: f64,
    /// Factor on everyone's mean minutes between tries, > 0.
    pub retry_factor: f64,
    /// Factor on the share of failed tries that turn to a phone line, >= 0.
    pub phone_factor: f64,
}

impl NewsPhase {
    /// No news: everyone behaves as ever.
    pub const NONE: Self = Self {
        from_minute: 0.0,
        retry_factor: 1.0,
        phone_factor: 1.0,
    };

    /// Returns the phase of `news` that holds at a minute.
    #[must_use]
    pub fn at(news: &[Self], minute: f64) -> Self {
        let next = news.partition_point(|phase| phase.from_minute <= minute);
        next.checked_sub(1).map_or(Self::NONE, |place| news[place])
    }
}

/// The login gate of the identity core.
#[derive(Clone, Debug, PartialEq)]
pub struct GateInputs {
    /// Whether the same few get in all day, or everyone has a small chance with each try.
    pub reading: GateReading,
    /// How deeply it is open from when on, in time order, the first from minute 0.
    pub phases: Vec<GatePhase>,
    /// Loss of capacity when overloaded (chi), >= 0; 0 sheds load perfectly.
    pub overload_loss: f64,
}

/// The gate from one minute on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GatePhase {
    /// From when on, minutes from the start of the horizon, fractions allowed.
    pub from_minute: f64,
    /// Share that can log in (g), 0..=1.
    pub through_share: f64,
    /// Attempts it can handle per minute (C), >= 0, may be infinite.
    pub capacity_per_minute: f64,
}

/// Whose tasks a cohort counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CohortKey {
    /// The group of people; `None` for everyone whom no persona stands for.
    pub persona: Option<PersonaId>,
    /// The service they want.
    pub service: ServiceId,
}

/// People who want the same thing and behave alike.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortInputs {
    /// Whose tasks these are.
    pub key: CohortKey,
    /// The place of their arrival curve in [`Inputs::curves`].
    pub curve: usize,
    /// Factor on that curve, >= 0.
    pub scale: f64,
    /// How they react to a failed login.
    pub behaviour: BehaviourInputs,
}

/// How people react to a failed login.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BehaviourInputs {
    /// Mean minutes between tries (tau_r), > 0.
    pub retry_minutes: f64,
    /// Mean minutes before giving up for the day (tau_p), > 0, may be infinite.
    pub patience_minutes: f64,
    /// Share that gives up at once after a failed try (gv), 0..=1.
    pub give_up_now_share: f64,
    /// Share of tries for which everything but the identity core works, 0..=1; 1 on a normal day.
    pub others_up_share: f64,
    /// Share of failed tries that another login saves: people covered times its chance (e * ok).
    pub alternative_share: f64,
    /// The phone line they may turn to.
    pub phone: Option<LineUse>,
    /// The counter they may go to.
    pub counter: Option<LineUse>,
    /// The desk that may give them a code.
    pub codes: Option<LineUse>,
}

/// How people use a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineUse {
    /// The place of the line in [`Inputs::lines`].
    pub line: usize,
    /// Share of failed tries that turn to it (s), 0..=1; 0 while it is closed.
    pub switch_share: f64,
    /// Share of those answered whose task is then finished (v), 0..=1.
    pub resolve_share: f64,
}

/// The kinds of line, each of which a person may use at most one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// By phone.
    Phone,
    /// In person at a counter.
    Counter,
    /// With a code that replaces the login.
    Code,
}

impl BehaviourInputs {
    /// Returns the lines they may turn to, each with its kind.
    pub fn uses(&self) -> impl Iterator<Item = (Way, LineUse)> + use<> {
        let uses = [
            (Way::Phone, self.phone),
            (Way::Counter, self.counter),
            (Way::Code, self.codes),
        ];
        uses.into_iter()
            .filter_map(|(way, used)| Some((way, used?)))
    }
}

/// A line: people who wait for someone on the phone, at a counter, or for a code.
#[derive(Clone, Debug, PartialEq)]
pub struct LineInputs {
    /// Who answers and who else calls from when on, in time order, the first from minute 0.
    pub spans: Vec<LineSpan>,
    /// Mean minutes of a call (1/mu), > 0.
    pub call_minutes: f64,
    /// Mean minutes before a caller hangs up (1/theta), > 0, may be infinite.
    pub patience_minutes: f64,
    /// Share of hang-ups that go back to trying to log in (b), 0..=1.
    pub redial_share: f64,
    /// Most callers the line can hold, waiting and speaking, > 0, may be infinite.
    pub trunk_limit_persons: f64,
    /// Other callers on the line when the horizon starts, >= 0.
    pub base_start_persons: f64,
    /// Minutes on the way before joining, >= 0; nobody sets out who would find it closed.
    pub travel_minutes: f64,
    /// Minutes until the help takes effect, >= 0: until a code works.
    pub activation_minutes: f64,
}

/// A phone line from one minute on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineSpan {
    /// From when on, minutes from the start of the horizon, fractions allowed.
    pub from_minute: f64,
    /// People answering (c), >= 0; with 0 the line is closed.
    pub agents: f64,
    /// Calls per minute by people outside the cohorts, >= 0.
    pub base_calls_per_minute: f64,
}

impl Inputs {
    /// Returns what is wrong with these numbers, one sentence each; empty if they can be simulated.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Problems(Vec::new());
        problems.when(self.step_minutes == 0, || "step_minutes is 0".to_owned());
        if self.step_minutes > 0 {
            problems.when(!self.minutes.is_multiple_of(self.step_minutes), || {
                format!(
                    "{} minutes are not whole steps of {}",
                    self.minutes, self.step_minutes
                )
            });
        }
        problems.not_negative("overload_loss", self.gate.overload_loss);
        problems.starts(
            "gate phases",
            self.gate.phases.iter().map(|phase| phase.from_minute),
        );
        for phase in &self.gate.phases {
            problems.share("through_share", phase.through_share);
            problems.not_negative_or_infinite("capacity_per_minute", phase.capacity_per_minute);
        }
        for curve in &self.curves {
            problems.when(curve.len() != self.minutes, || {
                format!(
                    "a curve has {} values for {} minutes",
                    curve.len(),
                    self.minutes
                )
            });
            curve
                .iter()
                .for_each(|&value| problems.not_negative("curve", value));
        }
        for cohort in &self.cohorts {
            problems.when(cohort.curve >= self.curves.len(), || {
                format!("there is no curve {}", cohort.curve)
            });
            problems.not_negative("scale", cohort.scale);
            self.check_behaviour(&cohort.behaviour, &mut problems);
        }
        self.lines.iter().for_each(|line| line.check(&mut problems));
        if !self.news.is_empty() {
            problems.starts("news", self.news.iter().map(|news| news.from_minute));
        }
        for news in &self.news {
            problems.positive("retry_factor", news.retry_factor);
            problems.not_negative("phone_factor", news.phone_factor);
        }
        problems.0
    }

    fn check_behaviour(&self, behaviour: &BehaviourInputs, problems: &mut Problems) {
        problems.positive("retry_minutes", behaviour.retry_minutes);
        problems.positive("patience_minutes", behaviour.patience_minutes);
        problems.share("give_up_now_share", behaviour.give_up_now_share);
        problems.share("others_up_share", behaviour.others_up_share);
        problems.share("alternative_share", behaviour.alternative_share);
        for (_, used) in behaviour.uses() {
            problems.when(used.line >= self.lines.len(), || {
                format!("there is no line {}", used.line)
            });
            problems.share("switch_share", used.switch_share);
            problems.share("resolve_share", used.resolve_share);
        }
    }
}

impl LineInputs {
    /// Returns whether people are on the way to the line, or from its help to its effect.
    #[must_use]
    pub fn takes_time(&self) -> bool {
        self.travel_minutes > 0.0 || self.activation_minutes > 0.0
    }

    fn check(&self, problems: &mut Problems) {
        problems.positive("call_minutes", self.call_minutes);
        problems.positive("line patience_minutes", self.patience_minutes);
        problems.share("redial_share", self.redial_share);
        problems.positive("trunk_limit_persons", self.trunk_limit_persons);
        problems.not_negative("base_start_persons", self.base_start_persons);
        problems.not_negative("travel_minutes", self.travel_minutes);
        problems.not_negative("activation_minutes", self.activation_minutes);
        problems.starts("line spans", self.spans.iter().map(|span| span.from_minute));
        for span in &self.spans {
            problems.not_negative("agents", span.agents);
            problems.not_negative("base_calls_per_minute", span.base_calls_per_minute);
        }
    }
}

/// Shortest mean time of anything, in minutes. A factor of 0 in a scenario would otherwise mean
/// endlessly many tries in no time.
const SHORTEST_MINUTES: f64 = 0.01;

/// Returns a mean time that can be divided by.
pub(in crate::sim) fn at_least_a_moment(minutes: f64) -> f64 {
    minutes.max(SHORTEST_MINUTES)
}

/// Collects sentences about numbers that cannot be simulated.
struct Problems(Vec<String>);

impl Problems {
    fn when(&mut self, is_wrong: bool, say: impl FnOnce() -> String) {
        if is_wrong {
            self.0.push(say());
        }
    }

    fn share(&mut self, name: &str, value: f64) {
        self.when(!(0.0..=1.0).contains(&value), || {
            format!("{name} is {value}, not in 0..=1")
        });
    }

    fn not_negative(&mut self, name: &str, value: f64) {
        let fits = value >= 0.0 && value.is_finite();
        self.when(!fits, || {
            format!("{name} is {value}, not a finite number >= 0")
        });
    }

    fn not_negative_or_infinite(&mut self, name: &str, value: f64) {
        let fits = value >= 0.0;
        self.when(!fits, || format!("{name} is {value}, not a number >= 0"));
    }

    fn positive(&mut self, name: &str, value: f64) {
        let fits = value > 0.0;
        self.when(!fits, || format!("{name} is {value}, not a number > 0"));
    }

    fn starts(&mut self, name: &str, mut minutes: impl Iterator<Item = f64>) {
        let first = minutes.next();
        self.when(first != Some(0.0), || {
            format!("the {name} do not start at minute 0")
        });
        let mut previous = 0.0;
        for minute in minutes {
            let fits = minute > previous && minute.is_finite();
            self.when(!fits, || {
                format!("the {name} are not in time order at {minute}")
            });
            previous = minute;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::examples;

    fn closed_gate() -> Inputs {
        let open = GatePhase {
            from_minute: 0.0,
            through_share: 1.0,
            capacity_per_minute: 10.0,
        };
        Inputs {
            minutes: 2,
            step_minutes: 1,
            gate: GateInputs {
                reading: GateReading::Person,
                phases: vec![open],
                overload_loss: 0.0,
            },
            curves: vec![vec![1.0, 1.0]],
            cohorts: Vec::new(),
            lines: Vec::new(),
            news: Vec::new(),
        }
    }

    #[test]
    fn good_numbers_have_no_problem() {
        assert_eq!(closed_gate().problems(), Vec::<String>::new());
    }

    #[test]
    fn every_problem_is_told() {
        let mut inputs = closed_gate();
        inputs.gate.phases[0].through_share = 1.5;
        inputs.curves[0][1] = f64::NAN;
        inputs.gate.overload_loss = -1.0;
        inputs.minutes = 3;
        assert_eq!(inputs.problems().len(), 4, "{:?}", inputs.problems());
    }

    #[test]
    fn phases_must_start_at_once_and_follow_each_other() {
        let mut inputs = closed_gate();
        inputs.gate.phases[0].from_minute = 1.0;
        assert_eq!(inputs.problems().len(), 1);
        inputs.gate.phases[0].from_minute = 0.0;
        inputs.gate.phases.push(GatePhase {
            from_minute: 0.0,
            ..inputs.gate.phases[0]
        });
        assert_eq!(inputs.problems().len(), 1);
    }

    #[test]
    fn steps_must_fill_the_day() {
        let mut inputs = closed_gate();
        inputs.step_minutes = 2;
        assert_eq!(inputs.problems(), Vec::<String>::new());
        inputs.step_minutes = 3;
        assert_eq!(inputs.problems(), ["2 minutes are not whole steps of 3"]);
        inputs.step_minutes = 0;
        assert_eq!(inputs.problems(), ["step_minutes is 0"]);
    }

    #[test]
    fn a_capacity_may_be_endless_but_not_negative() {
        let mut inputs = closed_gate();
        let problems = |inputs: &mut Inputs, capacity| {
            inputs.gate.phases[0].capacity_per_minute = capacity;
            inputs.problems().len()
        };
        let capacities = [0.0, f64::INFINITY, -1.0, f64::NAN];
        assert_eq!(
            capacities.map(|capacity| problems(&mut inputs, capacity)),
            [0, 0, 1, 1]
        );
    }

    #[test]
    fn every_problem_of_how_people_behave_is_told() {
        let mut inputs = examples::one_cohort(2, &[(0.0, 1.0)], 1.0);
        assert_eq!(inputs.problems(), Vec::<String>::new());
        inputs.cohorts[0].behaviour = BehaviourInputs {
            retry_minutes: 0.0,
            patience_minutes: -1.0,
            give_up_now_share: 1.5,
            others_up_share: -0.5,
            alternative_share: 2.0,
            phone: Some(LineUse {
                line: 0,
                switch_share: -1.0,
                resolve_share: 1.25,
            }),
            counter: None,
            codes: None,
        };
        let should = [
            "retry_minutes is 0, not a number > 0",
            "patience_minutes is -1, not a number > 0",
            "give_up_now_share is 1.5, not in 0..=1",
            "others_up_share is -0.5, not in 0..=1",
            "alternative_share is 2, not in 0..=1",
            "there is no line 0",
            "switch_share is -1, not in 0..=1",
            "resolve_share is 1.25, not in 0..=1",
        ];
        assert_eq!(inputs.problems(), should);
    }

    #[test]
    fn every_problem_of_a_line_is_told() {
        let mut inputs = closed_gate();
        let span = |from_minute, agents, base_calls_per_minute| LineSpan {
            from_minute,
            agents,
            base_calls_per_minute,
        };
        inputs.lines = vec![LineInputs {
            spans: vec![span(0.0, -1.0, f64::INFINITY)],
            call_minutes: 0.0,
            patience_minutes: 0.0,
            redial_share: 1.5,
            trunk_limit_persons: 0.0,
            base_start_persons: -2.0,
            travel_minutes: -3.0,
            activation_minutes: -4.0,
        }];
        let should = [
            "call_minutes is 0, not a number > 0",
            "line patience_minutes is 0, not a number > 0",
            "redial_share is 1.5, not in 0..=1",
            "trunk_limit_persons is 0, not a number > 0",
            "base_start_persons is -2, not a finite number >= 0",
            "travel_minutes is -3, not a finite number >= 0",
            "activation_minutes is -4, not a finite number >= 0",
            "agents is -1, not a finite number >= 0",
            "base_calls_per_minute is inf, not a finite number >= 0",
        ];
        assert_eq!(inputs.problems(), should);
        inputs.lines = vec![examples::line(3.0)];
        assert_eq!(inputs.problems(), Vec::<String>::new());
    }

    #[test]
    fn a_line_takes_time_by_the_way_there_or_until_its_help_works() {
        let takes_time = |travel_minutes, activation_minutes| {
            let line = LineInputs {
                travel_minutes,
                activation_minutes,
                ..examples::line(3.0)
            };
            line.takes_time()
        };
        assert!(!takes_time(0.0, 0.0));
        assert!(takes_time(5.0, 0.0) && takes_time(0.0, 5.0));
    }
}
