//! As much of a browser as these tests need: one request on one connection, with a cookie.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};

use tokio::net::TcpSocket;

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
    from: Option<Ipv4Addr>,
}

impl Visitor {
    pub(crate) fn at(port: u16) -> Visitor {
        Visitor { port, cookie: String::new(), from: None }
    }

    /// A browser on another machine, as far as the program can see.
    pub(crate) fn from(port: u16, from: Ipv4Addr) -> Visitor {
        Visitor { port, cookie: String::new(), from: Some(from) }
    }

    fn connect(&self) -> std::io::Result<TcpStream> {
        let to = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let Some(from) = self.from else { return TcpStream::connect(to) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let stream = runtime.block_on(async {
            let socket = TcpSocket::new_v4()?;
            socket.bind(SocketAddr::from((from, 0)))?;
            socket.connect(to).await?.into_std()
        })?;
        stream.set_nonblocking(false)?;
        Ok(stream)
    }

    pub(crate) fn get(&mut self, path: &str) -> Option<Answer> {
        self.send("GET", path, "")
    }

    pub(crate) fn post(&mut self, path: &str, form: &str) -> Option<Answer> {
        self.send("POST", path, form)
    }

    /// Sends a form and hangs up without waiting for what it comes to.
    pub(crate) fn post_and_leave(&self, path: &str, form: &str) -> Option<TcpStream> {
        let mut stream = self.connect().ok()?;
        stream.write_all(self.request("POST", path, form).as_bytes()).ok()?;
        Some(stream)
    }

    /// Sends raw bytes and gives back what came, as text.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Option<String> {
        let mut stream = self.connect().ok()?;
        stream.write_all(bytes).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer).into_owned())
    }

    /// Whether the cookie is the token of a session, and not a word for the next page.
    pub(crate) fn has_session(&self) -> bool {
        self.cookie.split_once('=').is_some_and(|(_, value)| value.len() == 64)
    }

    /// The session cookie, as the browser sends it.
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
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
        let mut stream = self.connect().ok()?;
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
