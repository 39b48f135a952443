//! The step that kills browsers: what it is asked for, and starting it.
//!
//! The killing itself is the program `kill` of the package `browser-tests`, which reads the same [`Options`].

use std::ffi::OsString;
use std::fmt;
use std::str::FromStr;

use anyhow::{Result, ensure};

use super::{browser, programs};
use crate::command;
use crate::workspace::Workspace;

/// One line for each option.
pub const HELP: &str = "  \
  --times N       how many kills for each browser and way; 5
  --browser NAME  only chromium or firefox
  --over WAY      only http (the demo page) or file (penilaian.html)
  --seed N        the random numbers of an earlier run
  --power         the power fails too: what had not reached the disk is gone; as root on Linux
  --pin           every other time a PIN is being put on or taken off
  --broken HOW    a page that breaks the promise, early or relaxed; fails if nothing is lost; in Chromium
";

/// A browser, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
}

/// How the element comes into the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The demo page, from a server.
    Http,
    /// `penilaian.html`, from disk.
    File,
}

/// A page that breaks the promise on purpose, to see whether kills find it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It says "Tersimpan" a little too early.
    Early,
    /// It says "Tersimpan" before the disk has what was written; only a failing power shows it.
    Relaxed,
}

/// What the step is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many kills for each browser and way.
    pub times: u64,
    /// The only browser, or all that are there.
    pub browser: Option<Engine>,
    /// The only way, or both.
    pub over: Option<Way>,
    /// What all random choices follow from; one that nobody chose is random itself.
    pub seed: Option<u64>,
    /// Whether the power fails too.
    pub power: bool,
    /// Whether PINs are put on and taken off.
    pub pin: bool,
    /// The page that breaks the promise, if one is wanted; the run fails then if nothing is lost.
    pub broken: Option<Broken>,
}

impl Default for Options {
    fn default() -> Self {
        Self { times: 5, browser: None, over: None, seed: None, power: false, pin: false, broken: None }
    }
}

impl Options {
    /// Takes in the option `--name`, whose value comes next.
    ///
    /// # Errors
    /// When there is no such option, or its value is none.
    pub fn read(&mut self, name: &str, arguments: &mut lexopt::Parser) -> Result<(), lexopt::Error> {
        use lexopt::ValueExt;
        match name {
            "times" => {
                self.times = arguments.value()?.parse()?;
                if self.times == 0 {
                    return Err("--times 0 would prove nothing".into());
                }
            }
            "browser" => self.browser = Some(arguments.value()?.parse()?),
            "over" => self.over = Some(arguments.value()?.parse()?),
            "seed" => self.seed = Some(arguments.value()?.parse()?),
            "power" => self.power = true,
            "pin" => self.pin = true,
            "broken" => self.broken = Some(arguments.value()?.parse()?),
            _ => return Err(format!("there is no option --{name}").into()),
        }
        Ok(())
    }

    /// Reads what [`to_arguments`](Self::to_arguments) wrote.
    ///
    /// # Errors
    /// When it was somebody else who wrote it.
    pub fn of_arguments(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut options = Self::default();
        let mut arguments = lexopt::Parser::from_args(arguments);
        while let Some(argument) = arguments.next()? {
            let lexopt::Arg::Long(name) = argument else { return Err(argument.unexpected()) };
            let name = name.to_owned();
            options.read(&name, &mut arguments)?;
        }
        Ok(options)
    }

    /// The same as arguments of a program.
    pub fn to_arguments(self) -> Vec<String> {
        let mut arguments = vec![format!("--times={}", self.times)];
        arguments.extend(self.browser.map(|browser| format!("--browser={browser}")));
        arguments.extend(self.over.map(|way| format!("--over={way}")));
        arguments.extend(self.seed.map(|seed| format!("--seed={seed}")));
        arguments.extend(self.broken.map(|broken| format!("--broken={broken}")));
        arguments.extend(self.pin.then(|| "--pin".to_owned()));
        arguments.extend(self.power.then(|| "--power".to_owned()));
        arguments
    }
}

/// Kills browsers as often as `options` say. Firefox is left out where it is missing, unless it was asked for.
pub(super) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut options = *options;
    if options.power && !programs::is_root()? {
        println!("--power skipped: only root mounts disks");
        return Ok(());
    }
    if options.broken.is_some() {
        ensure!(options.browser != Some(Engine::Firefox), "--broken is for Chromium");
        options.browser = Some(Engine::Chromium);
    }
    let mut kill = browser::cargo_for_browsers(workspace)?;
    if options.browser != Some(Engine::Chromium) {
        match programs::firefox() {
            Ok(firefox) => {
                kill.env("PK_FIREFOX", firefox.browser).env("PK_GECKODRIVER", firefox.driver);
            }
            Err(error) if options.browser.is_some() => return Err(error),
            Err(error) => {
                println!("Firefox is left out: {error:#}");
                options.browser = Some(Engine::Chromium);
            }
        }
    }
    kill.args(["run", "--quiet", "--package", "browser-tests", "--bin", "kill", "--"]);
    command::run(kill.args(options.to_arguments()))
}

impl Engine {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Http, Self::File];
}

impl Broken {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Early, Self::Relaxed];
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Early => "early",
            Self::Relaxed => "relaxed",
        })
    }
}

impl FromStr for Broken {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|broken| broken.to_string() == name);
        found.ok_or_else(|| format!("no page is broken like \"{name}\": early or relaxed"))
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        })
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Http => "http",
            Self::File => "file",
        })
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|engine| engine.to_string() == name);
        found.ok_or_else(|| format!("there is no browser \"{name}\" here: chromium or firefox"))
    }
}

impl FromStr for Way {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|way| way.to_string() == name);
        found.ok_or_else(|| format!("there is no way \"{name}\": http or file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_come_back() {
        let options = Options {
            times: 7,
            browser: Some(Engine::Firefox),
            over: Some(Way::File),
            seed: Some(u64::MAX),
            power: true,
            pin: true,
            broken: Some(Broken::Relaxed),
        };
        let arguments = options.to_arguments();
        let read = Options::of_arguments(arguments.iter().map(OsString::from));
        assert_eq!(read.unwrap().to_arguments(), arguments);
        assert!(Options::of_arguments(["--times=many".into()]).is_err());
        assert!(Options::of_arguments(["--times=0".into()]).is_err());
        assert!(Options::of_arguments(["--forever".into()]).is_err());
    }
}
