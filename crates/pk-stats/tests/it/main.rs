//! What `pk-stats` promises: the numbers of well-known packages, what is lacking where there is none, and properties.
//!
//! `tests/statistics` holds the tables and the numbers, and says how these were made.

#[cfg(test)]
mod classes;
#[cfg(test)]
mod lacking;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod standing_apart;
#[cfg(test)]
mod table;
