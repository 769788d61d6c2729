//! As much of a browser as these tests need: one request on one connection, with a cookie.

use std::io::{Read, Write};
use std::net::TcpStream;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) body: String,
}

/// A browser at one address.
pub(crate) struct Visitor {
    port: u16,
    cookie: String,
}

impl Visitor {
    pub(crate) fn at(port: u16) -> Visitor {
        Visitor { port, cookie: String::new() }
    }

    pub(crate) fn get(&mut self, path: &str) -> Option<Answer> {
        self.send("GET", path, "")
    }

    pub(crate) fn post(&mut self, path: &str, form: &str) -> Option<Answer> {
        self.send("POST", path, form)
    }

    /// Sends a form and hangs up without waiting for what it comes to.
    pub(crate) fn post_and_leave(&self, path: &str, form: &str) -> Option<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.write_all(self.request("POST", path, form).as_bytes()).ok()?;
        Some(stream)
    }

    fn request(&self, method: &str, path: &str, form: &str) -> String {
        format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{form}",
            self.port,
            self.cookie,
            form.len()
        )
    }

    /// `None` when the program is gone before it has answered.
    fn send(&mut self, method: &str, path: &str, form: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.write_all(self.request(method, path, form).as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let field = |name: &str| {
            head.lines().find_map(|line| {
                let (known, value) = line.split_once(": ")?;
                known.eq_ignore_ascii_case(name).then(|| value.to_owned())
            })
        };
        if let Some(set) = field("set-cookie") {
            self.cookie = set.split(';').next().unwrap_or_default().to_owned();
        }
        let location = field("location").unwrap_or_default();
        Some(Answer { status, location, body: body.to_owned() })
    }
}
