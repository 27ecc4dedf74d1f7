//! The reader's session: what was chosen, and the finished run it is read from.

use std::rc::Rc;

use crate::{
    app::{
        draws::Drawn,
        guess::Guesses,
        msg::Copied,
        permalink::{self, LinkWarning},
        route::Route,
        shared::{Lasting, Shared},
    },
    domain::{clock::TimeOfDay, outage::OutageSpan, scenario::Scenario},
    ids::PersonaId,
    metrics::estimate::{Effect, Estimate},
    sim::{self, patch, plan::Plan, run::Run, world::World},
};

/// The whole state of one reader's session.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What is told.
    pub scenario: Lasting<Scenario>,
    /// The page shown.
    pub route: Route,
    /// The choices that change the run.
    pub plan: Plan,
    /// The finished run of that plan; the clock only points into it.
    pub run: Shared<Run>,
    /// The run of the day as the scenario tells it, without any choice.
    pub told: Shared<Run>,
    /// The run of the same outage without safeguards; the very same if none is chosen.
    pub baseline: Shared<Run>,
    /// The days drawn last; those of another plan while this one's are worked out.
    pub drawn: Option<Drawn>,
    /// The hour shown: one of the clock bar's.
    pub cursor: TimeOfDay,
    /// The hour that links and address carry: where the reader last rested.
    pub rested: TimeOfDay,
    /// Whether the hours go on by themselves.
    pub is_playing: bool,
    /// What the reader thinks of each person's errands. The address never holds it.
    pub guesses: Guesses,
    /// What the sender of the link thought of the errands of the person it led to.
    pub sent_guesses: Guesses,
    /// Whether the link to share holds the reader's guess.
    pub shares_guess: bool,
    /// The colour scheme asked for.
    pub appearance: Appearance,
    /// The whole address of the site's root, ending in `/`; empty until the browser has told.
    pub site: Rc<str>,
    /// Parameters of the host, kept in every link.
    pub passed_through: Rc<[(String, String)]>,
    /// What the link asked for in vain; emptied when the reader closes the notice.
    pub warnings: Rc<[LinkWarning]>,
    /// What changed last, for those who cannot see it.
    pub announced: Announced,
    /// Whether the browser has told from where the page was opened; false while it is the very
    /// page that was pre-rendered.
    pub is_live: bool,
}

/// Which colour scheme the reader or the host asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    #[default]
    Auto,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
}

impl Appearance {
    /// Reads the value of `dark=`.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        [Self::Auto, Self::Dark, Self::Light]
            .into_iter()
            .find(|a| a.to_data() == value)
    }

    /// Writes the value of `dark=`.
    #[must_use]
    pub fn to_data(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "true",
            Self::Light => "false",
        }
    }
}

/// What the live region has to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announced {
    /// Nothing yet.
    #[default]
    Nothing,
    /// The hour changed.
    Hour,
    /// The persona changed.
    Persona,
    /// The length of the outage changed.
    Outage,
    /// The safeguard at a place changed.
    Safeguard(usize),
    /// The reader guessed.
    Guess,
    /// The hour changed by itself.
    Tick,
    /// Something to share was to be copied: whether the browser did it.
    Copied(Copied, bool),
    /// A file was made, or could not be.
    Saved(&'static str, bool),
}

impl Model {
    /// Returns the same session at an hour at which the reader rests.
    #[must_use]
    pub fn at(self, cursor: TimeOfDay) -> Self {
        Self {
            cursor,
            rested: cursor,
            ..self
        }
    }

    /// Starts a session on a page, with the scenario's defaults: the very state that is
    /// pre-rendered.
    #[must_use]
    pub fn start(scenario: Lasting<Scenario>, route: Route) -> Self {
        let plan = Plan::default();
        let run = Shared::new(sim::simulate(&scenario, &plan));
        let cursor = scenario.horizon.opening_hour;
        Self {
            scenario,
            route,
            plan,
            told: run.clone(),
            baseline: run.clone(),
            run,
            drawn: None,
            cursor,
            rested: cursor,
            is_playing: false,
            guesses: Guesses::default(),
            sent_guesses: Guesses::default(),
            shares_guess: false,
            appearance: Appearance::default(),
            site: "".into(),
            passed_through: Rc::new([]),
            warnings: Rc::new([]),
            announced: Announced::default(),
            is_live: false,
        }
    }

    /// Returns the persona whose day is shown.
    #[must_use]
    pub fn persona(&self) -> PersonaId {
        self.route.shown_persona()
    }

    /// Returns the same session on the page of someone else.
    #[must_use]
    pub fn on_page_of(&self, persona: PersonaId) -> Self {
        let route = Route {
            persona: Some(persona),
            ..self.route
        };
        Self {
            route,
            ..self.clone()
        }
    }

    /// Returns the outage that is simulated, shortened if a safeguard shortens it; in whole minutes.
    #[must_use]
    pub fn outage(&self) -> OutageSpan {
        let planned = self.plan.outage_span(&self.scenario);
        if self.plan.safeguards.is_empty() {
            return planned;
        }
        let minutes = self.world().outage_minutes().ceil() as u16;
        TimeOfDay::from_minutes(planned.start.minutes() + minutes)
            .and_then(|end| OutageSpan::new(planned.start, end.min(planned.end)))
            .unwrap_or(planned)
    }

    /// Returns the numbers of the day that is simulated, safeguards included.
    #[must_use]
    pub fn world(&self) -> World {
        patch::planned(&self.scenario, &self.plan)
    }

    /// Returns whether the reader has chosen another day than the scenario's own.
    #[must_use]
    pub fn has_choice(&self) -> bool {
        self.plan != Plan::default()
    }

    /// Returns the day that the choice is compared with: without safeguards, and where none is chosen,
    /// with the scenario's own outage.
    #[must_use]
    pub fn other_day(&self) -> (World, &Run) {
        let (plan, run) = if self.plan.safeguards.is_empty() {
            (Plan::default(), &self.told)
        } else {
            (self.plan.without_safeguards(), &self.baseline)
        };
        (patch::planned(&self.scenario, &plan), run)
    }

    /// Returns what the days drawn for the plan come to; `None` until they are worked out.
    #[must_use]
    pub fn drawn_figures(&self) -> Option<&(Shared<Estimate>, Effect)> {
        let drawn = self.drawn.as_ref()?;
        drawn.figures.as_ref().filter(|_| drawn.plan == self.plan)
    }

    /// Returns what the reader thinks of the errands of the person shown.
    #[must_use]
    pub fn guess(&self) -> Option<u8> {
        self.guesses.of(self.persona())
    }

    /// Returns the query that stands for this state, as the address and the page's links carry it.
    #[must_use]
    pub fn query(&self) -> String {
        self.query_with(None, false)
    }

    /// Returns the query for someone else: without what a host added for itself but the looks, and with
    /// the reader's guess only if the reader wants that.
    #[must_use]
    pub fn query_to_share(&self) -> String {
        self.query_with(self.guess().filter(|_| self.shares_guess), true)
    }

    /// Returns what a host passed through by a name, empty if nothing.
    #[must_use]
    pub fn passed(&self, name: &str) -> &str {
        let found = self.passed_through.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    fn query_with(&self, guess: Option<u8>, is_shared: bool) -> String {
        permalink::query(
            (self.rested != self.scenario.horizon.opening_hour).then_some(self.rested),
            self.plan.outage,
            &permalink::safeguards(&self.plan, &self.scenario),
            (self.appearance != Appearance::default()).then_some(self.appearance),
            guess,
            &self.passed_through,
            is_shared,
        )
    }
}
