use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// An ext4 file system in a file, whose power can be cut.
#[derive(Debug)]
pub(super) struct Disk {
    image: PathBuf,
    /// Where it is mounted.
    pub(super) folder: PathBuf,
    cutter: PathBuf,
    mounted: bool,
}

/// Runs a tool; what it says when it fails.
pub(super) fn tool(name: &str, words: &[&std::ffi::OsStr]) -> Result<(), String> {
    let output = Command::new(name).args(words).output();
    let output = output.map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim()))
}

/// Compiles a C source with these flags.
pub(super) fn compiled(source: &str, flags: &[&str], to: &Path) -> Result<(), String> {
    let mut compiler = Command::new("cc")
        .args(["-O1", "-x", "c", "-"])
        .args(flags)
        .arg("-o")
        .arg(to)
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cc: {error}"))?;
    if let Some(mut input) = compiler.stdin.take() {
        input.write_all(source.as_bytes()).map_err(|error| format!("cc: {error}"))?;
    }
    match compiler.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cc: {status}")),
        Err(error) => Err(format!("cc: {error}")),
    }
}

impl Disk {
    /// Makes the file system and mounts it.
    pub(super) fn new(desk: &Path) -> Result<Disk, String> {
        let (image, folder) = (desk.join("image"), desk.join("disk"));
        let cutter = desk.join("cut");
        compiled(include_str!("cut.c"), &[], &cutter)?;
        let file = std::fs::File::create(&image).map_err(|error| error.to_string())?;
        file.set_len(256 * 1024 * 1024).map_err(|error| error.to_string())?;
        std::fs::create_dir(&folder).map_err(|error| error.to_string())?;
        tool("mkfs.ext4", &["-q".as_ref(), "-F".as_ref(), image.as_os_str()])?;
        let mut disk = Disk { image, folder, cutter, mounted: false };
        disk.mount()?;
        Ok(disk)
    }

    /// After a cut this is where the file system finds out what its log holds.
    pub(super) fn mount(&mut self) -> Result<(), String> {
        let loop_device: [&std::ffi::OsStr; 2] = ["-o".as_ref(), "loop".as_ref()];
        let [option, value] = loop_device;
        tool("mount", &[option, value, self.image.as_os_str(), self.folder.as_os_str()])?;
        self.mounted = true;
        Ok(())
    }

    pub(super) fn unmount(&mut self) -> Result<(), String> {
        tool("umount", &[self.folder.as_os_str()])?;
        self.mounted = false;
        Ok(())
    }

    /// A cut that waits for its moment.
    pub(super) fn cutter(&self) -> Result<Cutter, String> {
        let child = Command::new(&self.cutter)
            .arg(&self.folder)
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the cutter: {error}"))?;
        Ok(Cutter(child))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.mounted {
            let _ = self.unmount();
        }
    }
}

/// See [`Disk::cutter`].
pub(super) struct Cutter(Child);

impl Cutter {
    /// Cuts. What was acknowledged before the moment that is returned was so before the cut:
    /// anything later may have been told by a program that the disk had left already.
    pub(super) fn cut(mut self) -> Result<Instant, String> {
        let mut input = self.0.stdin.take().ok_or("the cutter cannot be told")?;
        let moment = Instant::now();
        input.write_all(b"\n").map_err(|error| format!("the cutter: {error}"))?;
        drop(input);
        match self.0.wait() {
            Ok(status) if status.success() => Ok(moment),
            Ok(status) => Err(format!("the cutter: {status}")),
            Err(error) => Err(format!("the cutter: {error}")),
        }
    }
}
