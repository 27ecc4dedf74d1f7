//! The journeys, one file for each thing that a reader wants to be able to rely on.

mod accessibility;
mod appearance;
mod builds;
mod delivery;
mod disk;
mod embedding;
mod fitting;
mod folders;
mod frames;
mod heights;
mod keyboard;
mod languages;
mod links;
mod listening;
mod loader;
mod looks;
mod manners;
mod offline;
mod performance;
mod personas;
mod readings;
mod screens;
mod scriptless;
mod story;
mod survival;
