//! The validated whole. The loader in `data` builds it; nothing else does.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        behaviour::Behaviour,
        channel::Channel,
        clock::{Date, Horizon},
        demand::Demand,
        fact::{Fact, Message},
        measure::Measure,
        outage::{Gate, Variant},
        persona::Persona,
        safeguard::Safeguard,
        service::Service,
        sourced::Quantity,
        words::Words,
    },
    ids::{ChannelId, ComponentId, PersonaId, ServiceId, SourceId, VariantId},
};

/// One outage of one national identity system, with everything needed to tell it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id in data and links.
    pub slug: Box<str>,
    /// The day.
    pub date: Date,
    /// The words of the whole.
    pub story: Story,
    /// The simulated span and the hours shown.
    pub horizon: Horizon,
    /// Parts that routes depend on; at most 12.
    pub components: Vec<Component>,
    /// The login gate.
    pub gate: Gate,
    /// Readings of the day, the default first; at least one.
    pub variants: Vec<Variant>,
    /// National demand.
    pub demand: Demand,
    /// How people react.
    pub behaviour: Behaviour,
    /// Phone lines.
    pub channels: Vec<Channel>,
    /// The service board, in its order; at least one.
    pub services: Vec<Service>,
    /// The people the reader can follow; at least one.
    pub personas: Vec<Persona>,
    /// Factor on the share that turns to the phone, for everyone else.
    pub rest_phone_factor: Quantity,
    /// Announcements, in time order.
    pub messages: Vec<Message>,
    /// Facts around the day.
    pub facts: Vec<Fact>,
    /// Safeguards on offer.
    pub safeguards: Vec<Safeguard>,
    /// What each figure counts, in the order of [`crate::domain::measure::MeasureId::ALL`]; empty in
    /// the browser's copy, which reads them on the page.
    pub measures: Vec<Measure>,
    /// Every source cited.
    pub sources: Vec<Source>,
}

/// The words of the whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The name of the identity system.
    pub system: Words,
    /// The headline.
    pub headline: Words,
    /// Two or three sentences below it.
    pub standfirst: Words,
    /// Says that the personas are composites.
    pub composites: Words,
    /// What the model leaves out, one sentence each.
    pub left_out: Vec<Words>,
}

/// A part that routes depend on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Component {
    /// Its id in data.
    pub slug: Box<str>,
    /// Its name.
    pub name: Words,
    /// What it is in one sentence, if its name does not say so.
    pub about: Option<Words>,
    /// What it is.
    pub kind: ComponentKind,
    /// Share of the time, or of people, for whom it works on a normal day.
    pub up_share: Quantity,
}

/// What a component is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ComponentKind {
    /// The national identity kernel behind the login gate.
    IdentityCore,
    /// A certified go-between.
    Broker,
    /// The thing used to prove who one is.
    Authenticator,
    /// A service's own code or biometrics.
    OwnLogin,
    /// A session open since before the outage.
    Session,
    /// A relying party's own systems.
    Backend,
    /// The network in between.
    Network,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id in data.
    pub slug: Box<str>,
    /// Who published it.
    pub publisher: Box<str>,
    /// What it is called.
    pub title: Box<str>,
    /// The language of its title where that is not English.
    pub lang: Option<Box<str>>,
    /// When, as far as known, as in data.
    pub date: Option<Box<str>>,
    /// Its address.
    pub url: Option<Box<str>>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident: $id:ident -> $noun:ident in $list:ident;)*) => {
        impl Scenario {$(
            $(#[$doc])*
            #[must_use]
            pub fn $name(&self, id: $id) -> &$noun {
                &self.$list[id.index()]
            }
        )*}
    };
}

lookups! {
    /// Returns a service by its id.
    service: ServiceId -> Service in services;
    /// Returns a persona by its id.
    persona: PersonaId -> Persona in personas;
    /// Returns a phone line by its id.
    channel: ChannelId -> Channel in channels;
    /// Returns a component by its id.
    component: ComponentId -> Component in components;
    /// Returns a reading of the day by its id.
    variant: VariantId -> Variant in variants;
    /// Returns a source by its id.
    source: SourceId -> Source in sources;
}

impl Scenario {
    /// Returns the persona with this id in data, if there is one.
    #[must_use]
    pub fn persona_named(&self, slug: &str) -> Option<PersonaId> {
        self.personas
            .iter()
            .position(|p| &*p.slug == slug)
            .map(PersonaId::from_index)
    }

    /// Returns the ids of the personas, in order.
    pub fn persona_ids(&self) -> impl Iterator<Item = PersonaId> + use<> {
        (0..self.personas.len()).map(PersonaId::from_index)
    }

    /// Returns the ids of the services, in order.
    pub fn service_ids(&self) -> impl Iterator<Item = ServiceId> + use<> {
        (0..self.services.len()).map(ServiceId::from_index)
    }
}
