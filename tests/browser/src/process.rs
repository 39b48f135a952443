//! A program that ends with the test that started it.

use std::process::{Child, Command};

use anyhow::{Context, Result};

/// A running program; dropping it kills exactly this one and waits until it is gone.
#[derive(Debug)]
pub(crate) struct Process(Child);

impl Process {
    /// Starts `command`.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        command.spawn().map(Self).with_context(|| format!("cannot start {name}"))
    }

    /// Fails once the program has ended.
    pub(crate) fn check_running(&mut self, name: &str) -> Result<()> {
        match self.0.try_wait().with_context(|| format!("cannot ask for {name}"))? {
            Some(status) => anyhow::bail!("{name} ended with {status}"),
            None => Ok(()),
        }
    }

    /// What the program writes to its standard output, where that is piped; can be taken once.
    pub(crate) fn take_output(&mut self) -> Option<std::process::ChildStdout> {
        self.0.stdout.take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, which is what is wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
