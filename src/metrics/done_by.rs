//! The ways in which an errand gets done, and which of them most people took.

use crate::sim::tracer::Outlook;

/// A way in which an errand gets done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoneBy {
    /// With the usual login.
    Login,
    /// With a second login.
    SecondLogin,
    /// In an answered call.
    Phone,
    /// At a counter.
    Counter,
    /// With a code.
    Code,
}

impl DoneBy {
    /// Returns how most of those who are done got it done; if not by login, the most taken other way.
    #[must_use]
    pub fn most(outlook: &Outlook) -> Self {
        if outlook.done_by_login >= outlook.done_another_way() {
            return Self::Login;
        }
        let others = [
            (outlook.done_by_phone, Self::Phone),
            (outlook.done_by_alternative, Self::SecondLogin),
            (outlook.done_by_counter, Self::Counter),
            (outlook.done_by_code, Self::Code),
        ];
        let most = others
            .into_iter()
            .max_by(|(one, _), (other, _)| one.total_cmp(other));
        most.map_or(Self::Login, |(_, way)| way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_that_most_took_counts() {
        let mut outlook = Outlook {
            done_by_login: 0.3,
            done_by_code: 0.2,
            ..Outlook::default()
        };
        assert_eq!(DoneBy::most(&outlook), DoneBy::Login);
        outlook.done_by_counter = 0.15;
        assert_eq!(
            DoneBy::most(&outlook),
            DoneBy::Code,
            "0.35 another way, of which 0.2 by code"
        );
        outlook.done_by_phone = 0.4;
        assert_eq!(DoneBy::most(&outlook), DoneBy::Phone);
    }
}
