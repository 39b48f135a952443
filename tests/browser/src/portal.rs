//! Portals that run PHP: a real WordPress with the plugin of `web/wordpress`, and a form of plain PHP. Everything is on
//! loopback, in a folder of its own, and ends with the test.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use url::Url;
use xtask::workspace::Workspace;

use crate::process::Process;
use crate::{environment, until};

/// A server of PHP over a folder.
#[derive(Debug)]
pub struct Portal {
    base: Url,
    site: PathBuf,
    // In the order in which they must end.
    _php: Process,
    _database: Option<Process>,
    _folder: TempDir,
}

impl Portal {
    /// WordPress, installed anew, with the plugin turned on and with people: `sekretariat`, who may do everything, the editor
    /// `redaktur`, the panelist `panelis`, and `tamu`, who may only look. Their password is `rahasia`.
    ///
    /// # Errors
    /// When something of it is missing or does not start.
    pub async fn wordpress() -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot create a folder")?;
        let site = folder.path().join("site");
        let host = host("wordpress");
        copy(&environment::wordpress()?, &site)?;
        fs::copy(host.join("wp-config.php"), site.join("wp-config.php"))?;
        copy(
            &environment::dist()?.join("wordpress/penilaian-kinerja"),
            &site.join("wp-content/plugins/penilaian-kinerja"),
        )?;

        let data = folder.path().join("mariadb");
        let socket = folder.path().join("socket");
        run(Command::new("mariadb-install-db")
            .args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"])
            .args([user()?, format!("--datadir={}", data.display())]))?;
        let database = Process::start(
            Command::new("mariadbd")
                .args(["--no-defaults", "--skip-networking"])
                .args([user()?, format!("--datadir={}", data.display())])
                .arg(format!("--socket={}", socket.display()))
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        let create = format!("--socket={}", socket.display());
        until("the database", async || {
            let mut client = Command::new("mariadb");
            client.args(["--no-defaults", "--user=root", &create, "--execute"]);
            let made = client.arg("create database portal").stderr(Stdio::null()).status()?;
            Ok(made.success().then_some(()))
        })
        .await?;

        let mut portal = Self::start(folder, site, &[("PK_MARIADB_SOCKET", socket.display().to_string())])?;
        portal._database = Some(database);
        for script in ["install.php", "people.php"] {
            run(Command::new("php")
                .args(["-d", "display_errors=stderr"])
                .arg(host.join(script))
                .current_dir(&portal.site)
                .env("PK_MARIADB_SOCKET", &socket)
                .env("PK_PORTAL", portal.base.as_str().trim_end_matches('/')))?;
        }
        Ok(portal)
    }

    /// The pages of `tests/hosts/php`, with `dist/` in a folder of the name that the tag asks for.
    ///
    /// # Errors
    /// When there is no PHP.
    pub fn php() -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot create a folder")?;
        let site = folder.path().join("site");
        copy(&host("php"), &site)?;
        copy(&environment::dist()?, &site.join("penilaian-kinerja"))?;
        Self::start(folder, site, &[])
    }

    /// The address of a page.
    ///
    /// # Errors
    /// When the path makes no address.
    pub fn page(&self, path: &str) -> Result<Url> {
        self.base.join(path).with_context(|| format!("{path} makes no address"))
    }

    /// The folder that is served.
    #[must_use]
    pub fn site(&self) -> &Path {
        &self.site
    }

    fn start(folder: TempDir, site: PathBuf, variables: &[(&str, String)]) -> Result<Self> {
        // PHP takes a port, not a listener; one that was free a moment ago is free still.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let base = Url::parse(&format!("http://127.0.0.1:{port}/"))?;
        let php = Process::start_group(
            Command::new("php")
                .args(["-S", &format!("127.0.0.1:{port}"), "-t"])
                .arg(&site)
                .current_dir(&site)
                .env("PHP_CLI_SERVER_WORKERS", "4")
                .env("PK_PORTAL", base.as_str().trim_end_matches('/'))
                .envs(variables.iter().map(|(name, value)| (name, value)))
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        Ok(Self { base, site, _php: php, _database: None, _folder: folder })
    }
}

/// The folder of a host.
fn host(name: &str) -> PathBuf {
    Workspace::here().path("tests/hosts").join(name)
}

/// MariaDB does not run as root unless it is told to.
fn user() -> Result<String> {
    let output = Command::new("id").arg("-un").output().context("cannot ask who this is")?;
    Ok(format!("--user={}", String::from_utf8_lossy(&output.stdout).trim()))
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot start {name}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{name} ended with {}:\n{said}", output.status);
    Ok(())
}

/// Copies a folder, what links in it point to included.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let path = entry?.path();
        let place = to.join(path.file_name().context("an entry without a name")?);
        if path.is_dir() {
            copy(&path, &place)?;
        } else {
            fs::copy(&path, &place).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}
