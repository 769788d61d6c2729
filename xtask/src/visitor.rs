//! As much of a browser as a measurement needs: one connection kept alive, one cookie.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

/// No page takes longer; what does is counted as an error.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Answer {
    /// The text between two marks.
    pub(crate) fn between(&self, before: &str, after: &str) -> Option<&str> {
        self.body.split(before).nth(1)?.split(after).next()
    }
}

/// A browser at one address.
#[derive(Debug)]
pub(crate) struct Visitor {
    port: u16,
    cookie: String,
    connection: Option<BufReader<TcpStream>>,
}

impl Visitor {
    pub(crate) fn at(port: u16) -> Visitor {
        Visitor { port, cookie: String::new(), connection: None }
    }

    pub(crate) fn get(&mut self, path: &str) -> Result<Answer> {
        self.send("GET", path, "")
    }

    pub(crate) fn post(&mut self, path: &str, form: &str) -> Result<Answer> {
        self.send("POST", path, form)
    }

    fn send(&mut self, method: &str, path: &str, form: &str) -> Result<Answer> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\n\
             Accept-Language: sv\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.port,
            self.cookie,
            form.len()
        );
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let stream = TcpStream::connect(("127.0.0.1", self.port))?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                BufReader::new(stream)
            }
        };
        connection.get_mut().write_all(request.as_bytes())?;
        let answer = self.read(&mut connection)?;
        self.connection = Some(connection);
        Ok(answer)
    }

    fn read(&mut self, from: &mut BufReader<TcpStream>) -> Result<Answer> {
        let mut answer = Answer { status: 0, location: String::new(), body: String::new() };
        let mut length = 0;
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(Error::from(ErrorKind::UnexpectedEof));
        }
        let status = line.split(' ').nth(1).and_then(|text| text.parse().ok());
        answer.status = status.ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
        loop {
            line.clear();
            if from.read_line(&mut line)? == 0 {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "location" => value.clone_into(&mut answer.location),
                "set-cookie" => {
                    value.split(';').next().unwrap_or_default().clone_into(&mut self.cookie);
                }
                "content-length" => {
                    length = value.parse().map_err(|_| Error::from(ErrorKind::InvalidData))?;
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        from.read_exact(&mut body)?;
        answer.body = String::from_utf8_lossy(&body).into_owned();
        Ok(answer)
    }
}

/// Percent-encoding as browsers do it.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
