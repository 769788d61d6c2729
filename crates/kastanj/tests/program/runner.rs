//! Runs the program, and looks at everything it says for what nobody may ever see.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};
use std::rc::Rc;

/// What one run of the program said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// One call of the program.
pub(crate) struct Call {
    command: Command,
    input: Vec<u8>,
    shown: String,
    kept: Option<Rc<tempfile::TempDir>>,
}

/// A call with these arguments, in English; nobody sits at the keyboard.
pub(crate) fn kastanj<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Call {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kastanj"));
    let mut shown = String::from("kastanj");
    command.env_remove("KASTANJ_LANG").env("KASTANJ_LANG", "en");
    for argument in arguments {
        shown.push(' ');
        shown.push_str(&argument.as_ref().to_string_lossy());
        command.arg(argument.as_ref());
    }
    Call { command, input: Vec::new(), shown, kept: None }
}

impl Call {
    /// Further arguments.
    pub(crate) fn with<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Call {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument.as_ref());
        }
        self
    }

    /// With a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Call {
        self.command.env(name, value);
        self
    }

    /// In Swedish.
    pub(crate) fn swedish(mut self) -> Call {
        self.command.env("KASTANJ_LANG", "sv");
        self
    }

    /// Keeps a folder until the call is over.
    pub(crate) fn keeping(mut self, folder: &Rc<tempfile::TempDir>) -> Call {
        self.kept = Some(Rc::clone(folder));
        self
    }

    /// What comes on standard input.
    pub(crate) fn given(mut self, input: impl Into<Vec<u8>>) -> Call {
        self.input = input.into();
        self
    }

    /// Runs it and checks that nothing of the machinery shows.
    pub(crate) fn run(mut self) -> Said {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("standard input");
        let input = std::mem::take(&mut self.input);
        let feeder = std::thread::spawn(move || {
            // A program that stops early closes the pipe: no fault of the test.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        drop(self.kept.take());
        feeder.join().expect("the input is fed");
        let said = Said {
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
            code: output.status.code().unwrap_or(-1),
        };
        for text in [&said.out, &said.err] {
            if let Some(machinery) = machinery(text) {
                panic!("{}: shows \"{machinery}\" in\n{}\n{}", self.shown, said.out, said.err);
            }
        }
        said
    }

    /// Runs it; it must succeed. Gives what it printed.
    pub(crate) fn succeeds(self) -> String {
        let shown = self.shown.clone();
        let said = self.run();
        assert_eq!(said.code, 0, "{shown}\n{}\n{}", said.out, said.err);
        said.out
    }

    /// Runs it; it must fail and say why on standard error. Gives everything it said.
    pub(crate) fn fails(self) -> String {
        let shown = self.shown.clone();
        let said = self.run();
        assert!(said.code == 1 || said.code == 2, "{shown}: {}\n{}", said.code, said.out);
        assert!(!said.err.trim().is_empty(), "{shown}: fails without a word\n{}", said.out);
        format!("{}{}", said.out, said.err)
    }
}

/// What only programmers should see: message keys, Rust's own words, invisible signs.
fn machinery(text: &str) -> Option<String> {
    const AREAS: [&str; 10] = [
        "program-",
        "analyze-",
        "kit-",
        "record-",
        "report-",
        "paper-",
        "instrument-",
        "rehearsal-",
        "analysis-",
        "store-",
    ];
    const RUST: [&str; 14] = [
        "panicked",
        "RUST_BACKTRACE",
        "Some(",
        "None)",
        "Err(",
        "Ok(",
        " { kind",
        "Error(",
        "os error",
        "unwrap",
        "StoreError",
        "Utf8Error",
        "\u{2068}",
        "\u{2069}",
    ];
    if let Some(found) = RUST.iter().find(|word| text.contains(*word)) {
        return Some((*found).to_owned());
    }
    let is_key_sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_lowercase()) {
        let before = rest[..start].chars().next_back();
        let word_end =
            rest[start..].find(|c: char| !is_key_sign(c)).map_or(rest.len(), |end| start + end);
        let word = &rest[start..word_end];
        let stands_alone = !before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '<'));
        let after = rest[word_end..].chars().next();
        let is_file = after.is_some_and(|c| matches!(c, '.' | '/' | '_'))
            && rest[word_end..].chars().nth(1).is_some_and(char::is_alphanumeric);
        let keyed = AREAS.iter().any(|area| word.len() > area.len() && word.starts_with(area));
        if stands_alone && keyed && !is_file {
            return Some(word.to_owned());
        }
        rest = &rest[word_end.max(start + 1)..];
    }
    None
}

#[test]
fn machinery_is_seen_and_plain_words_are_not() {
    assert!(machinery("x program-help-foo y").is_some());
    assert!(machinery("thread 'main' panicked at").is_some());
    assert!(machinery("Some(3)").is_some());
    assert!(machinery("kastanj-store and /tmp/kit-1/x store-folder.pdf").is_none());
    assert!(machinery("Give --passphrase-file FILE").is_none());
}
