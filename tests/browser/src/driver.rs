//! The programs that speak WebDriver, each on a port of its own.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

use crate::process::Process;
use crate::{environment, until};

/// A driver that runs.
#[derive(Debug)]
pub(crate) struct Driver {
    _process: Process,
    /// Where it listens for WebDriver commands.
    pub(crate) address: String,
}

impl Driver {
    /// Starts chromedriver on a port that it chooses itself.
    pub(crate) fn start_chromedriver() -> Result<Self> {
        let program = environment::chromedriver()?;
        let start = || Self::start("chromedriver", Command::new(&program).arg("--port=0"));
        // It wants the port that it was given for IPv4 for IPv6 too, where another program may have it.
        start().or_else(|_| start())
    }

    /// Starts geckodriver on a port that it chooses itself, for the Firefox that listens on `port`.
    pub(crate) fn start_geckodriver(port: u16) -> Result<Self> {
        Self::start(
            "geckodriver",
            Command::new(environment::geckodriver()?)
                .args(["--port", "0", "--connect-existing", "--marionette-port"])
                .arg(port.to_string()),
        )
    }

    /// Starts WebKit's driver, which starts its browser on a screen that nobody sees; both end together.
    pub(crate) async fn start_webkit() -> Result<Self> {
        // It wants to be given a port, and names none; one that was free a moment ago is free still.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let process = Process::start_group(
            Command::new("xvfb-run")
                .arg("--auto-servernum")
                .arg(environment::webkitdriver()?)
                .arg(format!("--port={port}"))
                // Its sandbox is not to be had by root.
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        until("WebKitWebDriver to listen", async || {
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(()))
        })
        .await?;
        Ok(Self { _process: process, address: format!("http://127.0.0.1:{port}") })
    }

    fn start(name: &str, command: &mut Command) -> Result<Self> {
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = Process::start(command)?;
        let output = process.take_output().with_context(|| format!("{name} has no output"))?;
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .with_context(|| format!("{name} ended without naming its port"))?;
        // A full pipe would stop the driver, so somebody has to read what else it says.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { _process: process, address: format!("http://127.0.0.1:{port}") })
    }
}

/// The port in the line by which chromedriver or geckodriver says that it listens.
fn port_in(line: &str) -> Option<u16> {
    let port = line
        .split_once("started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))
        .map(|(_, port)| port)?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_port_that_a_driver_names() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41234."), Some(41234));
        assert_eq!(port_in("1795543981497\tgeckodriver\tINFO\tListening on 127.0.0.1:40321"), Some(40321));
        assert_eq!(port_in("Only local connections are allowed."), None);
    }
}
