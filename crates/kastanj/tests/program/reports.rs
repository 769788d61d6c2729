//! `kastanj report effect` for three audiences, and `kastanj knowledge`.

use std::path::Path;
use std::process::Command;

use crate::contacts::small_study;
use crate::runner::kastanj;
use crate::store::{UNIT, read_folder};

/// What poppler says of a PDF; nothing where it is not installed and need not be.
fn told(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Option<String> {
    let Ok(said) = Command::new(program).args(before).arg(file).args(after).output() else {
        assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "{program} is missing");
        return None;
    };
    assert!(said.status.success(), "{program} refuses {}", file.display());
    Some(String::from_utf8_lossy(&said.stdout).into_owned())
}

#[test]
fn the_report_comes_as_page_and_pdf_for_every_audience_in_both_languages() {
    let trial = small_study();
    for audience in ["room", "board", "public"] {
        for (lang, title) in [("sv", "Effektrapport"), ("en", "Effect report")] {
            let out = trial.path(&format!("{audience}-{lang}"));
            let said = trial
                .call(["report", "effect", "--audience", audience, "--unit", UNIT, "--lang", lang])
                .with(["--today", "2026-W30", "--out"])
                .with([&out])
                .succeeds();
            let files = read_folder(&out);
            // Beside the public edition lies a page in plain words.
            assert_eq!(files.len(), if audience == "public" { 4 } else { 2 }, "{said}");
            for (name, _) in &files {
                assert!(said.contains(name.as_str()), "{said}");
                assert!(name.contains(audience) && name.contains("SYNTETISK"), "{name}");
            }
            let ending = |ending| {
                let report = |name: &str| name.ends_with(ending) && !name.contains("summary");
                files.iter().find(|(name, _)| report(name))
            };
            let (_, html) = ending(".html").expect("a page");
            assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{audience} {lang}");
            let heading =
                html.split("</title>").next().and_then(|head| head.split("<title>").nth(1));
            let heading = heading.unwrap_or_default();
            assert!(heading.contains("SYNTETISK") && heading.contains(title), "{heading}");
            assert!(
                html.matches("SYNTETISK").count() > 1,
                "{audience} {lang}: not marked in the page"
            );

            let (name, bytes) = ending(".pdf").expect("a PDF");
            assert!(bytes.starts_with("%PDF-"), "{name}");
            let file = out.join(name);
            let Some(properties) = told("pdfinfo", &[], &file, &[]) else { continue };
            let about = properties.lines().find(|line| line.starts_with("Title:"));
            assert!(about.is_some_and(|line| line.contains(title)), "{name}: {properties}");
            assert!(
                properties.lines().any(|line| line.starts_with("Tagged:") && line.contains("yes"))
            );
            let packet = told("pdfinfo", &["-meta"], &file, &[]).unwrap_or_default();
            let language = format!("<rdf:li>{lang}</rdf:li>");
            assert!(packet.contains(&language), "{name}: {packet}");
            let pages = properties.lines().find_map(|line| line.strip_prefix("Pages:"));
            let pages: usize = pages.and_then(|count| count.trim().parse().ok()).expect("a count");
            for page in (1..=pages).map(|page| page.to_string()) {
                let words = told("pdftotext", &["-f", &page, "-l", &page], &file, &["-"]);
                let words = words.unwrap_or_default();
                assert!(words.contains("SYNTETISK"), "{name} page {page}: not marked");
            }
        }
    }
    let said = trial.call(["report", "effect", "--unit", "NO-1", "--out"]).with([trial.path("no")]);
    assert!(said.fails().contains("NO-1"));
    assert!(!trial.path("no").exists());
}

#[test]
fn what_is_known_is_printed_with_its_sources() {
    let page = kastanj(["knowledge"]).succeeds();
    assert!(page.contains("2021") && page.contains("[8]"), "{page}");
    let swedish = kastanj(["knowledge"]).swedish().succeeds();
    assert!(swedish.contains("Göteborg"), "{swedish}");
    assert_ne!(page, swedish);
}
