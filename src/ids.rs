//! Opaque names for the things of a scenario, parsed once at the door and `Copy` afterwards.
//!
//! An id is the place of its noun in the scenario's list, in file order. Ids of one scenario mean
//! nothing in another. This file must not know what the nouns contain.

use serde::{Deserialize, Serialize};

macro_rules! index_ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub struct $name(u8);

        impl $name {
            /// Makes the id of the noun at place `index`, 0..=254.
            ///
            /// # Panics
            /// If `index` is above 254: the loader refuses longer lists first.
            #[must_use]
            pub fn from_index(index: usize) -> Self {
                Self(u8::try_from(index).expect("the loader refuses lists of more than 255 nouns"))
            }

            /// Returns the place of the noun in the scenario's list.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

index_ids! {
    /// Names a relying party on the service board.
    ServiceId
    /// Names one of the people the reader can follow.
    PersonaId
    /// Names a fallback channel: a phone line.
    ChannelId
    /// Names a part that routes depend on: the identity core, an app, a back end.
    ComponentId
    /// Names one reading of the day, such as five hours or two.
    VariantId
    /// Names an entry of the list of sources.
    SourceId
}

/// A language the page is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Locale {
    /// British English.
    #[default]
    En,
    /// Danish.
    Da,
}

impl Locale {
    /// Every language, in the order in which they are offered; the first is the default.
    pub const ALL: [Self; 2] = [Self::En, Self::Da];

    /// Returns the BCP 47 tag, as used in paths, data and `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Da => "da",
        }
    }

    /// Returns the place in [`Locale::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Reads a tag; `None` for a language the page is not written in.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }
}
