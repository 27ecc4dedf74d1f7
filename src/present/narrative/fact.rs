//! What a sentence of the narrative states; it must not know how it is worded.

use crate::metrics::errands::OtherWay;

/// A sentence and what it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it states.
    pub fact: Fact,
    /// The sentence.
    pub text: String,
}

/// What a sentence states about an hour. Errands are named by their place in the persona's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The system works; nothing has failed yet.
    Works,
    /// The outage begins.
    Stops,
    /// The outage goes on.
    Down,
    /// The outage has just ended, and not every try gets through.
    Rush,
    /// It ended earlier, and not every try gets through.
    Crowded,
    /// It ends now.
    Back,
    /// It ended earlier.
    WorksAgain,
    /// Nobody waits for another try any more.
    QueueGone,
    /// How many errands the person has.
    Errands,
    /// An errand that comes next.
    Next(usize),
    /// The time of the errand that comes next, as it is some time off.
    Pause(usize),
    /// How many errands are done, while some may still be.
    SoFar,
    /// No errand is open or to come.
    Through,
    /// How many errands are done at the end.
    End,
    /// An errand that was put off or missed, told at the end.
    Undone(usize),
    /// An errand is tried for the first time and stuck.
    Stuck(usize),
    /// The same while another one is stuck.
    StuckToo(usize),
    /// The person has turned to the phone, or called, and waits.
    Waits(usize),
    /// The person has left the phone queue and tries again.
    LeftQueue(usize),
    /// An errand is still stuck.
    Still(usize),
    /// An errand is stuck and its deadline is near.
    TimeLeft(usize),
    /// What is at stake while it is stuck.
    Stake(usize),
    /// Until when it must be done.
    Due(usize),
    /// An errand is done.
    Done(usize, Manner),
    /// What it means that it is done.
    Relief(usize),
    /// An errand is left for another day.
    PutOff(usize),
    /// An errand that is due today is given up.
    GivenUp(usize),
    /// The deadline of an errand has passed.
    Missed(usize),
    /// What it means that it is put off or missed.
    Loss(usize),
}

/// How an errand was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// At the first try.
    InTime,
    /// At the first try, as another one just told.
    Also,
    /// After some tries, as another one just told.
    Too,
    /// Before the outage, which has begun since.
    Just,
    /// While others cannot log in, as it needs no new login.
    NoLogin,
    /// After hours of trying.
    AtLast,
    /// Within the hour, after more than one try.
    AfterTries,
    /// Not with the usual login.
    By(OtherWay),
}
