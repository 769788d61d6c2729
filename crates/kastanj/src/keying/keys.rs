use std::io::{self, BufRead, Read};

use console::Term;

/// One key that matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A letter or digit, lower case.
    Sign(char),
    /// Enter or space.
    Enter,
    /// One question back.
    Back,
    /// Leave without saving.
    Quit,
    /// The input is over.
    End,
}

/// Where keys come from: a person at the terminal, or a stream for trying things out.
pub(crate) enum Keys {
    /// Single keys without Enter.
    Terminal(Term),
    /// Characters of standard input; line breaks count as Enter only when alone.
    Stream(io::BufReader<io::Stdin>),
}

impl Keys {
    /// The terminal where a person sits at it, else standard input.
    pub(crate) fn open() -> Keys {
        let term = Term::stdout();
        if crate::terminal::interactive() {
            Keys::Terminal(term)
        } else {
            Keys::Stream(io::BufReader::new(io::stdin()))
        }
    }

    /// The next key.
    pub(crate) fn next(&mut self) -> io::Result<Key> {
        match self {
            Keys::Terminal(term) => loop {
                match term.read_key()? {
                    console::Key::Char(' ') | console::Key::Enter => return Ok(Key::Enter),
                    console::Key::Char(sign) => return Ok(sign_key(sign)),
                    console::Key::Backspace | console::Key::ArrowLeft | console::Key::ArrowUp => {
                        return Ok(Key::Back);
                    }
                    console::Key::Escape | console::Key::CtrlC => return Ok(Key::Quit),
                    _ => {}
                }
            },
            Keys::Stream(input) => {
                let mut byte = [0];
                loop {
                    if input.read(&mut byte)? == 0 {
                        return Ok(Key::End);
                    }
                    match byte[0] {
                        b'\n' | b'\r' => {}
                        b' ' | b'.' => return Ok(Key::Enter),
                        b'<' => return Ok(Key::Back),
                        b'!' => return Ok(Key::Quit),
                        sign => return Ok(sign_key(char::from(sign))),
                    }
                }
            }
        }
    }

    /// A line of text, for weeks and numbers.
    pub(crate) fn line(&mut self, question: &str) -> io::Result<Option<String>> {
        match self {
            Keys::Terminal(_) => crate::terminal::ask(question),
            Keys::Stream(input) => {
                let mut line = String::new();
                if input.read_line(&mut line)? == 0 {
                    return Ok(None);
                }
                Ok(Some(line.trim().to_owned()))
            }
        }
    }
}

fn sign_key(sign: char) -> Key {
    match sign.to_lowercase().next().unwrap_or(sign) {
        'q' => Key::Quit,
        'b' => Key::Back,
        sign => Key::Sign(sign),
    }
}
