//! The journal from outside: on a disk that loses what it may, against a model that is too simple to be wrong.

mod bounds;
mod crash;
mod damage;
mod erase;
mod faults;
mod house;
mod model;
mod queries;
mod view;
