//! Typesets a source with data, for work on templates: `typeset SOURCE DATA OUT.pdf`.
use std::{env, fs};

use kastanj_typeset::{Date, Document, compile};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [source, data, out] = arguments.as_slice() else {
        return Err("typeset SOURCE DATA OUT.pdf".into());
    };
    let mut document =
        Document::new(fs::read_to_string(source)?, Date::new(2026, 1, 1)?, "example")
            .with_file("/data.json", fs::read(data)?);
    let folder = std::path::Path::new(source).parent().ok_or("no folder")?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("no name")?.to_owned();
        document = document.with_file(&format!("/{name}"), fs::read(&path)?);
    }
    let start = std::time::Instant::now();
    let typeset = compile(document)?;
    let compiled = start.elapsed();
    let pdf = typeset.pdf()?;
    let message =
        format!("{compiled:?} + {:?}, {} pages", start.elapsed() - compiled, typeset.page_count());
    fs::write(out, pdf)?;
    use std::io::Write;
    writeln!(std::io::stdout(), "{message} {:?}", typeset.warnings())?;
    for label in ["k-settled", "k-end"] {
        for p in typeset.positions(label) {
            writeln!(std::io::stdout(), "{label} {p:?}")?;
        }
    }
    Ok(())
}
