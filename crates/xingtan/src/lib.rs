//! What the binary is made of: the command line, the settings and the composed rooms, for the tests of the whole house.

pub mod command;
mod directory;
pub mod house;
mod launches;
mod outside;
pub mod scaling;
pub mod settings;
mod stores;
pub mod surroundings;
