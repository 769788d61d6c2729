use std::path::Path;
use std::process::Command;

use kastanj_report::kit::KitFile;

/// What a program says of a file; `None` if the program is not on this machine.
///
/// # Panics
/// When the program refuses the file, and when it is missing although
/// `KASTANJ_REQUIRE_ALL` is set.
pub(crate) fn ask(
    program: &str,
    before: &[&str],
    file: &KitFile,
    after: &[&str],
) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder for the file");
    let path = folder.path().join("file.pdf");
    std::fs::write(&path, &file.bytes).expect("the file can be written");
    let asked = Command::new(program).args(before).arg(&path).args(after).output();
    let Ok(said) = asked else {
        assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "{program} is missing");
        eprintln!("SKIPPED: {program} is missing, {} is not checked with it", file.path);
        return None;
    };
    let words = String::from_utf8_lossy(&said.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success() || said.status.code() == Some(3), "{}: {complaint}", file.path);
    Some(words)
}

/// The words on one page, or on all pages.
pub(crate) fn words(file: &KitFile, page: Option<usize>) -> Option<String> {
    let page = page.map(|page| page.to_string());
    let range: Vec<&str> = page.iter().flat_map(|page| ["-f", page, "-l", page]).collect();
    ask("pdftotext", &range, file, &["-"])
}

/// One line of what pdfinfo says.
pub(crate) fn property(file: &KitFile, name: &str) -> Option<String> {
    let said = ask("pdfinfo", &[], file, &[])?;
    let line = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    Some(line.unwrap_or_default().trim().to_owned())
}

/// The number of pages.
pub(crate) fn pages(file: &KitFile) -> Option<usize> {
    Some(property(file, "Pages")?.parse().expect("a number of pages"))
}

/// The bytes of a file with every stream unpacked.
pub(crate) fn unpacked(file: &KitFile) -> Option<String> {
    ask("qpdf", &["--qdf", "--object-streams=disable"], file, &["-"])
}

/// Whether a file is a PDF by its name.
pub(crate) fn is_pdf(file: &KitFile) -> bool {
    Path::new(&file.path).extension().is_some_and(|ending| ending == "pdf")
}
