//! A program that ends with the test that started it.

use std::process::{Child, Command};

use anyhow::{Context, Result};

/// A running program; dropping it kills exactly this one, or its group, and waits until it is gone.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    has_group: bool,
}

impl Process {
    /// Starts `command`.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        Ok(Self { child, has_group: false })
    }

    /// Starts `command` in a process group of its own, so that it can be killed together with all that it starts. A
    /// Ctrl-C on the terminal does not reach it there.
    #[cfg(unix)]
    pub(crate) fn start_group(command: &mut Command) -> Result<Self> {
        use std::os::unix::process::CommandExt;
        let mut process = Self::start(command.process_group(0))?;
        process.has_group = true;
        Ok(process)
    }

    /// Starts `command`: this system has no process groups.
    #[cfg(not(unix))]
    pub(crate) fn start_group(command: &mut Command) -> Result<Self> {
        Self::start(command)
    }

    /// Fails once the program has ended.
    pub(crate) fn check_running(&mut self, name: &str) -> Result<()> {
        match self.child.try_wait().with_context(|| format!("cannot ask for {name}"))? {
            Some(status) => anyhow::bail!("{name} ended with {status}"),
            None => Ok(()),
        }
    }

    /// What the program writes to its standard output, where that is piped; can be taken once.
    pub(crate) fn take_output(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.has_group {
            // The program's id is its group's. All of the group is hit at one moment.
            let kill = format!("kill -s KILL -- -{}", self.child.id());
            let _ = Command::new("sh").args(["-c", &kill]).status();
        }
        // It may have ended by itself, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
