//! A disk whose power can be cut: a file system of its own, in a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// How large it is, in bytes. The file is sparse.
const SIZE: u64 = 1 << 30;

/// A mounted disk.
#[derive(Debug)]
pub(crate) struct Disk {
    folder: TempDir,
    mount: PathBuf,
}

impl Disk {
    /// Whether this machine mounts files as disks, and lets us.
    pub(crate) fn can_be_made() -> bool {
        Self::new().is_ok()
    }

    /// A disk with an empty folder `profile`.
    pub(crate) fn new() -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot create a folder for a disk")?;
        let mount = folder.path().join("mount");
        fs::create_dir(&mount).context("cannot create a folder to mount a disk on")?;
        let disk = Self { folder, mount };
        let image = disk.image();
        let file = fs::File::create(&image).context("cannot create a disk")?;
        file.set_len(SIZE).context("cannot make a disk large enough")?;
        run("mkfs.ext4", &["-q".as_ref(), &image])?;
        disk.mount()?;
        fs::create_dir(disk.mount.join("profile")).context("cannot create a profile on the disk")?;
        // The folder is older than everything that is tested.
        run("sync", &["-f".as_ref(), &disk.mount])?;
        Ok(disk)
    }

    /// Where it is mounted.
    pub(crate) fn path(&self) -> &Path {
        &self.mount
    }

    /// Cuts its power: what had not been written to it is gone. Then it has power again.
    pub(crate) fn cut(&self) -> Result<()> {
        let left = self.folder.path().join("left");
        // What the system still holds back goes to the old image, which nobody reads again.
        run("cp", &["--sparse=always".as_ref(), &self.image(), &left])?;
        self.unmount()?;
        fs::rename(left, self.image()).context("cannot replace a disk")?;
        self.mount()
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn mount(&self) -> Result<()> {
        run("mount", &["-o".as_ref(), "loop".as_ref(), &self.image(), &self.mount])
    }

    fn unmount(&self) -> Result<()> {
        run("umount", &["--lazy".as_ref(), &self.mount])
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A disk that was never mounted cannot be unmounted.
        let _ = self.unmount();
    }
}

fn run(program: &str, arguments: &[&Path]) -> Result<()> {
    let output =
        Command::new(program).args(arguments).output().with_context(|| format!("cannot start {program}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{program} ended with {}: {}", output.status, said.trim());
    Ok(())
}
