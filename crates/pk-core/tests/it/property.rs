//! How properties are run.

use proptest::test_runner::{Config, RngSeed};

/// The same cases on every run, and no file of failures beside the tests: what fails becomes an example of its own.
pub(crate) fn config() -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    match config.rng_seed {
        RngSeed::Random => Config { rng_seed: RngSeed::Fixed(1000), ..config },
        RngSeed::Fixed(_) => config,
    }
}
