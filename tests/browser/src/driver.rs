//! chromedriver, on a port of its own.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

use crate::environment;
use crate::process::Process;

/// A driver that runs.
#[derive(Debug)]
pub(crate) struct Driver {
    _process: Process,
    /// Where it listens for WebDriver commands.
    pub(crate) address: String,
}

impl Driver {
    /// Starts chromedriver on a port that it chooses itself.
    pub(crate) fn start() -> Result<Self> {
        let program = environment::chromedriver()?;
        let mut process = Process::start(
            Command::new(program)
                .arg("--port=0")
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let output = process.take_output().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .context("chromedriver ended without naming its port")?;
        // A full pipe would stop the driver, so somebody has to read what else it says.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { _process: process, address: format!("http://127.0.0.1:{port}") })
    }
}

/// The port in "ChromeDriver was started successfully on port 41234."
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_port_that_chromedriver_names() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41234."), Some(41234));
        assert_eq!(port_in("Only local connections are allowed."), None);
    }
}
