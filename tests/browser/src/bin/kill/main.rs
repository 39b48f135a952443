//! Nothing that was shown as saved is ever lost: `cargo xtask test kill`.
//!
//! A real browser grades and types until it is killed with all its processes, at a moment that nobody foresees. The
//! next one on the same profile must show every grade and every note that had stood there under the word "Tersimpan".

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use browser_tests::site;
use xtask::test::kill::{Engine, Options, Way};

mod broken;
mod disk;
mod moment;
mod random;
mod series;
mod shown;
mod table;
mod work;

use disk::Disk;
use random::Random;
use series::Series;

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let options = Options::of_arguments(std::env::args_os().skip(1)).context("wrong arguments")?;
    if options.power && !Disk::can_be_made() {
        println!("--power skipped: there are no loop devices");
        return Ok(ExitCode::SUCCESS);
    }
    tokio::select! {
        done = kill(options) => done,
        // Whatever runs is dropped, and ends.
        _ = tokio::signal::ctrl_c() => Ok(ExitCode::FAILURE),
    }
}

async fn kill(options: Options) -> Result<ExitCode> {
    let seed = options.seed.unwrap_or_else(Random::seed_of_today);
    println!("seed {seed}");
    let begun = Instant::now();
    let site = site::Site::start().await?;
    let mut all = Vec::new();
    for browser in
        Engine::ALL.into_iter().filter(|browser| options.browser.is_none_or(|only| only == *browser))
    {
        for way in Way::ALL.into_iter().filter(|way| options.over.is_none_or(|only| only == *way)) {
            let url = match way {
                Way::Http => site.demo()?,
                Way::File => site::offline_file()?,
            };
            let mut series = Series::new(browser, way);
            let done = series.run(&url, &options, seed).await;
            all.push(series);
            if let Err(error) = done {
                table::print(&all);
                return Err(error.context(format!("{browser} over {way} stopped, seed {seed}")));
            }
        }
    }
    table::print(&all);
    println!("seed {seed}, {:.0} s", begun.elapsed().as_secs_f32());
    let lost_nothing = all.iter().all(Series::lost_nothing);
    if lost_nothing && options.broken.is_some() {
        println!("the page breaks its promise, and no kill found that out");
    }
    let is_good = lost_nothing == options.broken.is_none();
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
