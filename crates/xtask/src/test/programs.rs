//! The browsers, their drivers and what else is a program or package of the system: where it is, and how it comes where
//! it is missing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;

/// The programs that drive Chromium, under the names that systems give them.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROMEDRIVER: &[&str] = &["chromedriver"];

/// The same for Firefox.
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];
const GECKODRIVER: &[&str] = &["geckodriver"];

/// A browser, and the program that speaks WebDriver for it.
#[derive(Debug)]
pub(super) struct Programs {
    pub(super) browser: PathBuf,
    pub(super) driver: PathBuf,
}

/// Chromium, installed where that needs no question; otherwise the error says what to install.
pub(super) fn chromium() -> Result<Programs> {
    if command::find_program(CHROMIUM).is_none() || command::find_program(CHROMEDRIVER).is_none() {
        if !is_debian() {
            bail!(
                "the browser tests need Chromium (or Chrome) and the chromedriver of the same version: install both"
            );
        }
        if !is_root()? {
            bail!("the browser tests need Chromium: sudo apt-get install chromium chromium-driver");
        }
        install(&["chromium", "chromium-driver", "fonts-dejavu-core"])?;
    }
    Ok(Programs {
        browser: command::find_program(CHROMIUM).context("Chromium is not on the path")?,
        driver: command::find_program(CHROMEDRIVER).context("chromedriver is not on the path")?,
    })
}

/// Firefox, installed where its driver is there and that needs no question; otherwise the error says what to install.
pub(super) fn firefox() -> Result<Programs> {
    let driver = command::find_program(GECKODRIVER)
        .or_else(built_geckodriver)
        .context("geckodriver is missing: cargo install geckodriver")?;
    if command::find_program(FIREFOX).is_none() {
        if !is_debian() || !is_root()? {
            bail!("Firefox is missing: install it (on Debian, sudo apt-get install firefox-esr)");
        }
        install(&["firefox-esr"])?;
    }
    let browser = command::find_program(FIREFOX).context("Firefox is not on the path")?;
    Ok(Programs { browser, driver })
}

/// WebKitGTK's MiniBrowser and its driver, under a screen that nobody sees; installed where that needs no question.
pub(super) fn webkit() -> Result<Programs> {
    const PACKAGES: [&str; 3] = ["webkit2gtk-driver", "xvfb", "xauth"];
    let find = || Some((command::find_program(&["WebKitWebDriver"])?, minibrowser()?));
    if find().is_none() || command::find_program(&["xvfb-run"]).is_none() {
        if !is_debian() || !is_root()? {
            bail!("WebKitGTK is missing (on Debian, sudo apt-get install {})", PACKAGES.join(" "));
        }
        install(&PACKAGES)?;
    }
    let (driver, browser) = find().context("WebKitWebDriver came without its browser")?;
    Ok(Programs { browser, driver })
}

/// It lies in no folder of programs.
fn minibrowser() -> Option<PathBuf> {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib"];
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let places = folders.iter().flat_map(|folder| versions.map(|version| Path::new(folder).join(version)));
    places.map(|place| place.join("MiniBrowser")).find(|program| program.is_file())
}

/// The folder where Debian puts the scripts of Prototype and MooTools, which npm has in no form for browsers; installed
/// where that needs no question.
pub(super) fn debian_scripts() -> Result<PathBuf> {
    const PACKAGES: [&str; 2] = ["libjs-prototype", "libjs-mootools"];
    let folder = Path::new("/usr/share/javascript");
    if !folder.join("prototype").is_dir() || !folder.join("mootools").is_dir() {
        if !is_debian() {
            bail!("they are packages of Debian");
        }
        if !is_root()? {
            bail!("sudo apt-get install {}", PACKAGES.join(" "));
        }
        install(&PACKAGES)?;
    }
    Ok(folder.to_owned())
}

/// The folder of Debian's WordPress, with PHP and MariaDB beside it; installed where that needs no question.
pub(super) fn wordpress() -> Result<PathBuf> {
    const PACKAGES: [&str; 6] = [
        "wordpress",
        "wordpress-theme-twentytwentythree",
        "mariadb-server",
        "php-cli",
        "php-mysql",
        "php-xml",
    ];
    let folder = Path::new("/usr/share/wordpress");
    let theme = folder.join("wp-content/themes/twentytwentythree");
    let has = |program| command::find_program(&[program]).is_some();
    if !theme.is_dir() || !has("mariadbd") || !has("php") {
        if !is_debian() {
            bail!("WordPress, MariaDB and PHP are taken from Debian's packages");
        }
        if !is_root()? {
            bail!("sudo apt-get install {}", PACKAGES.join(" "));
        }
        install(&PACKAGES)?;
    }
    Ok(folder.to_owned())
}

/// Where `cargo install geckodriver` puts it, which need not be on the path.
fn built_geckodriver() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    let program = home.join("bin").join(format!("geckodriver{}", env::consts::EXE_SUFFIX));
    program.is_file().then_some(program)
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

/// Whether this runs as root, who is asked for no password.
pub(super) fn is_root() -> Result<bool> {
    Ok(command::output(Command::new("id").arg("-u"))?.trim() == "0")
}

fn install(packages: &[&str]) -> Result<()> {
    println!("installing {}", packages.join(" "));
    command::run(Command::new("apt-get").arg("update"))?;
    command::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}
