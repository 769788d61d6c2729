//! A real browser, driven through WebDriver.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long a page may take to come, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const TICK: Duration = Duration::from_millis(20);

/// What a browser is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Whether scripts run.
    pub(crate) script: bool,
    pub(crate) dark: bool,
}

/// A desktop window with everything on.
pub(crate) const DESK: Kind = Kind { width: 1200, height: 900, script: true, dark: false };
/// A small phone.
pub(crate) const PHONE: Kind = Kind { width: 360, height: 700, script: true, dark: false };

/// A browser with one window and a profile of its own.
pub(crate) struct Browser {
    runtime: Runtime,
    client: Client,
    driver: Child,
    /// The port of the driver.
    port: String,
    profile: tempfile::TempDir,
}

/// A browser, or the word that there is none here.
pub(crate) fn open(kind: Kind) -> Option<Browser> {
    let browser = Browser::open(kind);
    if browser.is_none() {
        assert!(
            std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(),
            "chromium and chromium-driver are required here"
        );
        #[expect(clippy::print_stderr, reason = "a skip is told loudly")]
        {
            eprintln!("SKIPPED: no chromium with chromedriver on this machine");
        }
    }
    browser
}

impl Browser {
    fn open(kind: Kind) -> Option<Browser> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let out = driver.stdout.take()?;
        let port = BufReader::new(out).lines().map_while(Result::ok).find_map(|line| {
            let rest = line.split("successfully on port ").nth(1)?;
            Some(rest.trim_end_matches('.').to_owned())
        })?;
        let profile = tempfile::tempdir().ok()?;
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            format!("--window-size={},{}", kind.width, kind.height),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        if kind.dark {
            arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        let mut options = json!({ "args": arguments, "prefs": { "intl.accept_languages": "sv" } });
        if !kind.script {
            options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let Value::Object(capabilities) = capabilities else { return None };
        let runtime = Runtime::new().ok()?;
        let address = format!("http://localhost:{port}");
        let client = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities).connect(&address).await
        });
        match client {
            Ok(client) => Some(Browser { runtime, client, driver, port, profile }),
            Err(error) => {
                let _ = driver.kill();
                let _ = driver.wait();
                panic!("the browser does not start: {error}");
            }
        }
    }

    /// Goes to an address.
    pub(crate) fn go(&self, address: &str) {
        self.runtime.block_on(self.client.goto(address)).expect("a page");
    }

    /// Goes back, as by the browser's own button.
    pub(crate) fn back(&self) {
        self.runtime.block_on(self.client.back()).expect("back");
    }

    /// Types into a field, in place of what it held.
    pub(crate) fn fill(&self, css: &str, text: &str) {
        self.runtime.block_on(async {
            let field = self.client.find(Locator::Css(css)).await.expect(css);
            field.clear().await.expect(css);
            field.send_keys(text).await.expect(css);
        });
    }

    /// Whether the person prefers dark pages, from the next page on.
    pub(crate) fn prefer_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let feature = json!({ "name": "prefers-color-scheme", "value": value });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] }));
    }

    /// Chooses a file.
    pub(crate) fn attach(&self, css: &str, file: &str) {
        self.runtime.block_on(async {
            let field = self.client.find(Locator::Css(css)).await.expect(css);
            field.send_keys(file).await.expect(css);
        });
    }

    /// Presses keys wherever the focus is.
    pub(crate) fn keys(&self, keys: &str) {
        self.runtime.block_on(async {
            let focus = self.client.active_element().await.expect("a focus");
            focus.send_keys(keys).await.expect("keys");
        });
    }

    /// Clicks, and waits for the page that comes; a box to choose brings no page.
    pub(crate) fn click(&self, css: &str) {
        self.runtime.block_on(async {
            let page = self.client.find(Locator::Css("html")).await.expect("a page");
            let found = self.client.find(Locator::Css(css)).await.expect(css);
            let chooses = found.tag_name().await.expect(css) == "input";
            found.click().await.expect(css);
            let mut waited = Duration::ZERO;
            // The old page is gone when its root is no element any more.
            while !chooses && page.tag_name().await.is_ok() && waited < PATIENCE {
                tokio::time::sleep(TICK).await;
                waited += TICK;
            }
        });
    }

    /// Goes on with Tab until this has the focus; the focus is to be seen at every stop.
    pub(crate) fn tab_to(&self, css: &str) {
        let there = format!("return document.activeElement.matches({})", json!(css));
        for _ in 0..80 {
            if self.script(&there) == true {
                return;
            }
            self.keys("\u{E004}");
            let seen = self.script(
                "const e = document.activeElement, s = getComputedStyle(e);
                 return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none'",
            );
            assert_eq!(seen, true, "the focus is not seen on the way to {css}");
        }
        panic!("{css} is not reached by the keyboard: {}", self.text());
    }

    /// Presses Enter where the focus is, and waits for the page that comes.
    pub(crate) fn enter(&self) {
        self.runtime.block_on(async {
            let page = self.client.find(Locator::Css("html")).await.expect("a page");
            let focus = self.client.active_element().await.expect("a focus");
            focus.send_keys("\u{E007}").await.expect("Enter");
            let mut waited = Duration::ZERO;
            while page.tag_name().await.is_ok() && waited < PATIENCE {
                tokio::time::sleep(TICK).await;
                waited += TICK;
            }
        });
    }

    /// Whether something is there.
    pub(crate) fn has(&self, css: &str) -> bool {
        self.runtime.block_on(async { self.client.find(Locator::Css(css)).await.is_ok() })
    }

    /// All text of the page as people see it.
    pub(crate) fn text(&self) -> String {
        self.runtime.block_on(async {
            let body = self.client.find(Locator::Css("body")).await.expect("a body");
            body.text().await.expect("text")
        })
    }

    /// The text of one element.
    pub(crate) fn text_of(&self, css: &str) -> String {
        self.runtime.block_on(async {
            let found = self.client.find(Locator::Css(css)).await.expect(css);
            found.text().await.expect(css)
        })
    }

    /// The path of the page.
    pub(crate) fn path(&self) -> String {
        let url = self.runtime.block_on(self.client.current_url()).expect("an address");
        url.path().to_owned()
    }

    /// The title of the page.
    pub(crate) fn title(&self) -> String {
        self.runtime.block_on(self.client.title()).expect("a title")
    }

    /// A command of the browser's own protocol, which WebDriver does not have.
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.driver("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// Gives the browser a telephone that recognises its person; gives the telephone's name.
    pub(crate) fn telephone(&self) -> String {
        let kind = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
        });
        let name = self.driver("webauthn/authenticator", &kind);
        name.as_str().expect("a telephone").to_owned()
    }

    /// Whether the telephone recognises the person from now on.
    pub(crate) fn recognises(&self, telephone: &str, person: bool) {
        let path = format!("webauthn/authenticator/{telephone}/uv");
        self.driver(&path, &json!({ "isUserVerified": person }));
    }

    /// A command of the driver for which the client has no words.
    fn driver(&self, path: &str, body: &Value) -> Value {
        let session = self.runtime.block_on(self.client.session_id());
        let session = session.expect("a session").expect("a session");
        let body = body.to_string();
        let request = format!(
            "POST /session/{session}/{path} HTTP/1.1\r\nHost: localhost:{}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        );
        let port: u16 = self.port.parse().expect("a port");
        let mut stream = TcpStream::connect(("localhost", port)).expect("the driver");
        stream.write_all(request.as_bytes()).expect("the driver");
        // The driver keeps the connection open, whatever it is asked.
        let mut answer = BufReader::new(stream);
        let (mut length, mut line) = (0, String::new());
        while answer.read_line(&mut line).expect("the driver") > 2 {
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().expect("a length");
            }
            line.clear();
        }
        let mut body = vec![0; length];
        answer.read_exact(&mut body).expect("the driver");
        let mut answer: Value = serde_json::from_slice(&body).expect("JSON");
        answer["value"].take()
    }

    /// Makes the page as small as on a small phone, or at 400 % in a window of 1280 × 1024.
    pub(crate) fn shrink(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Gives the page the window's own size again.
    pub(crate) fn grow_back(&self) {
        self.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
    }

    /// What the window shows, as PNG.
    pub(crate) fn picture(&self) -> Vec<u8> {
        self.runtime.block_on(self.client.screenshot()).expect("a picture")
    }

    /// Ends the browser and gives its profile, as whoever takes the machine finds it.
    pub(crate) fn leave_profile(mut self) -> tempfile::TempDir {
        let client = self.client.clone();
        let _ = self.runtime.block_on(client.close());
        // The last files are written while it goes.
        std::thread::sleep(Duration::from_secs(1));
        std::mem::replace(&mut self.profile, tempfile::tempdir().expect("a folder"))
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) fn script(&self, script: &str) -> Value {
        self.runtime.block_on(self.client.execute(script, Vec::new())).expect("a script")
    }

    /// Runs a script that calls back.
    pub(crate) fn script_later(&self, script: &str) -> Value {
        self.runtime.block_on(self.client.execute_async(script, Vec::new())).expect("a script")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let client = self.client.clone();
        let _ = self.runtime.block_on(client.close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
