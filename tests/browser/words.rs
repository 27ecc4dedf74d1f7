//! The words that the journeys look for, in each language: the page's public surface.

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    /// The tag of the language.
    pub(crate) tag: &'static str,
    /// The folder of the language below the site's root.
    pub(crate) folder: &'static str,
    /// The navigation between the personas.
    pub(crate) personas: &'static str,
    /// Each persona's name in links and path.
    pub(crate) persona: [(&'static str, &'static str); 4],
    /// The group of the hour radios.
    pub(crate) hours: &'static str,
    /// The button one hour back.
    pub(crate) previous: &'static str,
    /// The button one hour on.
    pub(crate) next: &'static str,
    /// The button that lets the hours go by.
    pub(crate) play: &'static str,
    /// The list of errands.
    pub(crate) errands: &'static str,
    /// The list of services.
    pub(crate) services: &'static str,
    /// The heading of what the safeguards that are chosen come to.
    pub(crate) choice: &'static str,
    /// What a service that is blocked at login is called.
    pub(crate) blocked: &'static str,
    /// What services are called in each status.
    pub(crate) statuses: [&'static str; 4],
    /// What errands are called in each state.
    pub(crate) states: [&'static str; 7],
    /// What the hours are called: before, outage, recovery, after.
    pub(crate) phases: [&'static str; 4],
    /// Stands between hours and minutes.
    pub(crate) clock_mark: &'static str,
    /// Between the number of blocked services and that of all.
    pub(crate) of: &'static str,
    /// Between those and the number of services that partly work.
    pub(crate) services_blocked: &'static str,
    /// Ends the name of an hour.
    pub(crate) partly: &'static str,
}

pub(crate) const ENGLISH: Words = Words {
    tag: "en",
    folder: "",
    personas: "Choose a persona",
    persona: [
        ("Parent", "parent"),
        ("Patient", "patient"),
        ("Elderly citizen", "elderly"),
        ("Small business", "business"),
    ],
    hours: "Hour of the day",
    previous: "Previous hour",
    next: "Next hour",
    play: "Play",
    errands: "Errands",
    services: "Services",
    choice: "With your choice",
    blocked: "blocked at login",
    statuses: [
        "works",
        "partly works",
        "blocked at login",
        "down or closed",
    ],
    states: [
        "not yet",
        "trying",
        "waiting on the phone",
        "done",
        "done another way",
        "put off",
        "missed",
    ],
    phases: [
        "before the outage",
        "outage",
        "recovery",
        "after the outage",
    ],
    clock_mark: ":",
    of: " of ",
    services_blocked: " services blocked, ",
    partly: " partly work",
};

pub(crate) const DANISH: Words = Words {
    tag: "da",
    folder: "da/",
    personas: "Vælg en person",
    persona: [
        ("Forælder", "parent"),
        ("Patient", "patient"),
        ("Ældre borger", "elderly"),
        ("Lille virksomhed", "business"),
    ],
    hours: "Tidspunkt på dagen",
    previous: "Forrige time",
    next: "Næste time",
    play: "Afspil",
    errands: "Ærinder",
    services: "Tjenester",
    choice: "Med dit valg",
    blocked: "spærret ved login",
    statuses: [
        "virker",
        "virker delvist",
        "spærret ved login",
        "nede eller lukket",
    ],
    states: [
        "ikke endnu",
        "prøver",
        "venter i telefonen",
        "klaret",
        "klaret på en anden måde",
        "udskudt",
        "ikke nået",
    ],
    phases: [
        "før nedbruddet",
        "nedbrud",
        "på vej tilbage",
        "efter nedbruddet",
    ],
    clock_mark: ".",
    of: " af ",
    services_blocked: " tjenester spærret, ",
    partly: " virker delvist",
};

/// What the name of an hour radio says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hour {
    /// The hour: 7 for 07:00.
    pub(crate) hour: u32,
    /// The part of the day: an index into the phases.
    pub(crate) phase: usize,
    /// How many services are blocked.
    pub(crate) blocked: usize,
    /// How many services there are.
    pub(crate) services: usize,
}

impl Words {
    /// Reads the name of an hour radio, such as `10:00, outage, 5 of 12 services blocked`.
    pub(crate) fn hour(&self, name: &str) -> Option<Hour> {
        let (clock, rest) = name.split_once(", ")?;
        let (phase, counts) = rest.split_once(", ")?;
        let digits = clock.strip_suffix("00")?.strip_suffix(self.clock_mark)?;
        let (counts, partly) = counts
            .strip_suffix(self.partly)?
            .split_once(self.services_blocked)?;
        partly.parse::<u64>().ok()?;
        let (blocked, services) = counts.split_once(self.of)?;
        (digits.len() == 2).then_some(())?;
        Some(Hour {
            hour: digits.parse().ok()?,
            phase: self.phases.iter().position(|known| *known == phase)?,
            blocked: blocked.parse().ok()?,
            services: services.parse().ok()?,
        })
    }
}

/// Tests of the reading of names, which need no browser.
#[test]
fn names_of_hours_are_read_and_others_are_not() {
    let hour = Hour {
        hour: 10,
        phase: 1,
        blocked: 5,
        services: 12,
    };
    assert_eq!(
        ENGLISH.hour("10:00, outage, 5 of 12 services blocked, 2 partly work"),
        Some(hour)
    );
    assert_eq!(
        ENGLISH.hour("10:00 , outage, 5 of 12 services blocked, 2 partly work"),
        None
    );
    assert_eq!(
        ENGLISH.hour("10:30, outage, 5 of 12 services blocked, 2 partly work"),
        None
    );
    assert_eq!(
        ENGLISH.hour("10:00, lunch, 5 of 12 services blocked, 2 partly work"),
        None
    );
    assert_eq!(
        ENGLISH.hour("10.00, nedbrud, 5 af 12 tjenester spærret, 2 virker delvist"),
        None
    );
    let hour = DANISH.hour("07.00, før nedbruddet, 0 af 12 tjenester spærret, 1 virker delvist");
    assert_eq!(hour.map(|hour| (hour.hour, hour.phase)), Some((7, 0)));
}
