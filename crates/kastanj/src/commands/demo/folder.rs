use std::fs;
use std::path::Path;

use kastanj_language::tr;

use crate::context::Context;
use crate::failure::Failure;

/// Its presence says that a folder was made by the demonstration and may be made anew.
const MARK: &str = "SYNTETISK.txt";

/// Makes the folder; an earlier demonstration in it is replaced, anything else is left alone.
pub(super) fn prepare(context: &Context, dir: &Path) -> Result<(), Failure> {
    let lang = context.lang;
    let failed = |error: std::io::Error| Failure::writing(lang, dir, &error);
    if dir.join(MARK).exists() {
        fs::remove_dir_all(dir).map_err(failed)?;
    } else if dir.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        let folder = dir.display().to_string();
        return Err(Failure(tr!(lang, "program-folder-not-empty", folder = folder)));
    }
    fs::create_dir_all(dir).map_err(failed)?;
    context.write(&dir.join(MARK), format!("{}\n", tr!(lang, "program-demo-mark")).as_bytes())
}

/// Peak memory of this process in MiB, where the system tells.
pub(super) fn peak_memory_mib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024)
}
