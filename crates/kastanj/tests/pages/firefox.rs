//! The client's way in the other browser, spoken to in its own protocol (Marionette), so that no
//! driver has to be installed.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::kills::{Asked, asked};
use crate::server::Server;

/// The name under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A Firefox with a profile of its own.
pub(crate) struct Firefox {
    child: Child,
    stream: TcpStream,
    number: u64,
    profile: tempfile::TempDir,
}

/// A Firefox, or the word that there is none here.
pub(crate) fn open_firefox() -> Option<Firefox> {
    let firefox = Firefox::open();
    if firefox.is_none() {
        assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "firefox-esr is required here");
        #[expect(clippy::print_stderr, reason = "a skip is told loudly")]
        {
            eprintln!("SKIPPED: no firefox-esr on this machine");
        }
    }
    firefox
}

impl Firefox {
    fn open() -> Option<Firefox> {
        let profile = tempfile::tempdir().ok()?;
        let settings = "user_pref(\"marionette.port\", 0);\n\
            user_pref(\"intl.accept_languages\", \"sv\");\n\
            user_pref(\"browser.shell.checkDefaultBrowser\", false);\n\
            user_pref(\"datareporting.policy.dataSubmissionEnabled\", false);\n";
        std::fs::write(profile.path().join("user.js"), settings).ok()?;
        let mut child = Command::new("firefox-esr")
            .args(["--headless", "--no-remote", "--marionette", "--profile"])
            .arg(profile.path())
            .env("HOME", profile.path())
            .env("MOZ_CRASHREPORTER_DISABLE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        match connect(profile.path()) {
            Some(stream) => {
                let mut firefox = Firefox { child, stream, number: 0, profile };
                firefox.receive().expect("a greeting");
                firefox.tell("WebDriver:NewSession", json!({}));
                Some(firefox)
            }
            None => {
                let _ = child.kill();
                let _ = child.wait();
                panic!("firefox-esr is here and does not start");
            }
        }
    }

    /// One message: its length, a colon, JSON.
    fn receive(&mut self) -> std::io::Result<Value> {
        let mut length = 0;
        loop {
            let mut byte = [0];
            self.stream.read_exact(&mut byte)?;
            match byte[0] {
                b':' => break,
                digit => length = length * 10 + usize::from(digit.wrapping_sub(b'0')),
            }
        }
        let mut message = vec![0; length];
        self.stream.read_exact(&mut message)?;
        Ok(serde_json::from_slice(&message)?)
    }

    fn try_tell(&mut self, command: &str, parameters: &Value) -> Result<Value, Value> {
        self.number += 1;
        let message = json!([0, self.number, command, parameters]).to_string();
        let message = format!("{}:{message}", message.len());
        self.stream.write_all(message.as_bytes()).expect("Firefox listens");
        let mut answer = self.receive().expect("Firefox answers");
        let (error, mut result) = (answer[2].take(), answer[3].take());
        if !error.is_null() {
            return Err(error);
        }
        Ok(match result.get_mut("value") {
            Some(value) => value.take(),
            None => result,
        })
    }

    fn tell(&mut self, command: &str, parameters: Value) -> Value {
        match self.try_tell(command, &parameters) {
            Ok(value) => value,
            Err(error) => panic!("{command} {parameters}: {error}"),
        }
    }

    fn find(&mut self, css: &str) -> Option<String> {
        let wanted = json!({ "using": "css selector", "value": css });
        let found = self.try_tell("WebDriver:FindElement", &wanted).ok()?;
        found[ELEMENT].as_str().map(str::to_owned)
    }

    /// Goes to an address.
    pub(crate) fn go(&mut self, address: &str) {
        self.tell("WebDriver:Navigate", json!({ "url": address }));
    }

    /// Clicks, and waits for the page that comes.
    pub(crate) fn click(&mut self, css: &str) {
        let id = self.find(css).unwrap_or_else(|| panic!("no {css}: {}", self.body()));
        self.tell("WebDriver:ElementClick", json!({ "id": id }));
    }

    /// Types into a field.
    pub(crate) fn fill(&mut self, css: &str, text: &str) {
        let id = self.find(css).unwrap_or_else(|| panic!("no {css}: {}", self.body()));
        self.tell("WebDriver:ElementClear", json!({ "id": id }));
        self.tell("WebDriver:ElementSendKeys", json!({ "id": id, "text": text }));
    }

    fn script(&mut self, script: &str) -> Value {
        self.tell("WebDriver:ExecuteScript", json!({ "script": script, "args": [] }))
    }

    fn body(&mut self) -> String {
        let page = self.script("return document.documentElement.outerHTML");
        page.as_str().unwrap_or_default().to_owned()
    }

    /// What the page asks.
    fn asked(&mut self) -> Option<Asked> {
        asked(&crate::http::Answer { status: 200, location: String::new(), body: self.body() })
    }

    fn path(&mut self) -> String {
        self.script("return location.pathname").as_str().unwrap_or_default().to_owned()
    }

    /// Ends the browser and gives its profile, as whoever takes the machine finds it.
    pub(crate) fn leave_profile(mut self) -> tempfile::TempDir {
        let _ = self.try_tell("Marionette:Quit", &json!({ "flags": ["eAttemptQuit"] }));
        for _ in 0..100 {
            if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        std::mem::replace(&mut self.profile, tempfile::tempdir().expect("a folder"))
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until the browser has written where it listens.
fn connect(profile: &Path) -> Option<TcpStream> {
    for _ in 0..300 {
        std::thread::sleep(Duration::from_millis(200));
        let port = std::fs::read_to_string(profile.join("MarionetteActivePort")).ok();
        let port = port.and_then(|text| text.trim().parse::<u16>().ok());
        if let Some(stream) = port.and_then(|port| TcpStream::connect(("127.0.0.1", port)).ok()) {
            return Some(stream);
        }
    }
    None
}

#[test]
fn a_client_answers_in_firefox_and_leaves() {
    let Some(mut firefox) = open_firefox() else { return };
    let server = Server::furnished();
    let mut staff = server.staff();
    let contact = staff.post("/contacts", "").expect("a contact").location;
    let code = |staff: &mut crate::http::Visitor| {
        let page = staff.post(&format!("{contact}/code"), "occasion=before").expect("a code").body;
        let code =
            page.split("class=\"code\"").nth(1).and_then(|rest| rest.split(['>', '<']).nth(1));
        code.expect("a code").to_owned()
    };
    firefox.go(&server.page("/f"));
    firefox.fill("#k", "000 000");
    firefox.click("button.go");
    assert!(firefox.body().contains("Koden stämmer inte"));
    let before = firefox.script("return history.length");
    firefox.fill("#k", &code(&mut staff));
    firefox.click("button.go");
    firefox.click("button[name=go]");
    for question in 1..=3 {
        assert!(matches!(firefox.asked(), Some(Asked::Question(at, _)) if at == question));
        firefox.click("button.option");
    }
    firefox.click("button[name=back]");
    assert!(matches!(firefox.asked(), Some(Asked::Question(3, _))));
    firefox.click("button[name=pause]");
    firefox.click("button[name=go]");
    // Out at once, and Back shows nothing of it.
    let body = firefox.find("body").expect("a page");
    let twice = json!({ "id": body, "text": "\u{E00C}\u{E00C}" });
    firefox.tell("WebDriver:ElementSendKeys", twice);
    for _ in 0..50 {
        if firefox.path() == "/f/v" {
            break;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(firefox.path(), "/f/v");
    assert_eq!(firefox.script("return history.length"), before, "one place in the history");
    firefox.tell("WebDriver:Back", json!({}));
    assert!(firefox.asked().is_none(), "{}", firefox.body());
    // Back in with a new code, at the fourth question, to the end.
    firefox.go(&server.page("/f"));
    firefox.fill("#k", &code(&mut staff));
    firefox.click("button.go");
    firefox.click("button[name=go]");
    assert!(matches!(firefox.asked(), Some(Asked::Question(4, _))), "{}", firefox.body());
    for _ in 0..80 {
        if firefox.find("button[name=done]").is_some() {
            break;
        }
        let option = firefox.find("button.option").is_some();
        firefox.click(if option { "button.option" } else { "button.go" });
    }
    firefox.click("button[name=done]");
    assert!(firefox.find("#k").is_some(), "{}", firefox.body());
    assert!(staff.get(&contact).expect("a page").body.contains("ifyllt"));
}
