//! A form that others printed, from the blank to the answers, in a real browser: with script and
//! without, by day and by night.

use std::path::Path;

use kastanj_rehearsal::files::{png, zoo};
use kastanj_rehearsal::rasterise_pdf;

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, Kind, PHONE, open};
use crate::room::unlock;
use crate::server::Server;

/// A check box form as an office program writes it.
const BLANK: &[u8] = include_bytes!("../program/foreign_form.pdf");

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("a file");
    file.to_string_lossy().into_owned()
}

/// Opens the blank and comes to the page with its boxes.
fn opened(browser: &Browser, server: &Server) {
    let blank = write(server.folder.path(), "Blankett.pdf", BLANK);
    browser.go(&server.page("/sheets"));
    browser.click("a[href='/sheets/forms']");
    browser.attach("#blank", &blank);
    browser.click("form[action='/sheets/forms'] button.main");
    assert_eq!(browser.path(), "/sheets/forms/template", "{}", browser.text());
}

/// Reads a scan of the unfilled form with one cross in it.
fn read(browser: &Browser, server: &Server) {
    let mut image = rasterise_pdf(BLANK, 200.0).expect("drawn").swap_remove(0).image;
    for step in -11..=11_i32 {
        let (x, y) = ((32.0_f64 * 200.0 / 25.4) as i32, (92.0_f64 * 200.0 / 25.4) as i32);
        for (dx, dy) in [(step, step), (step, -step), (step + 1, step), (step + 1, -step)] {
            let at = ((x + dx).unsigned_abs(), (y + dy).unsigned_abs());
            image.put_pixel(at.0, at.1, image::Luma([40]));
        }
    }
    let scan = write(server.folder.path(), "skanning.png", &png(&image).expect("a PNG"));
    browser.go(&server.page("/sheets/forms"));
    browser.attach("#files", &scan);
    browser.click("form[action='/sheets/forms/read'] button.main");
    assert_eq!(browser.path(), "/sheets/forms/answers", "{}", browser.text());
    let told = browser.text();
    assert!(told.contains("1 av 1 sidor är lästa") && told.contains("besök"), "{told}");
}

#[test]
fn a_foreign_form_is_named_on_its_picture_and_its_scans_are_read() {
    for kind in [DESK, Kind { dark: true, ..PHONE }] {
        let Some(browser) = open(kind) else { return };
        let server = Server::furnished();
        browser.go(&server.page("/unlock"));
        unlock(&browser, &server);
        browser.go(&server.page("/sheets/forms"));
        sound(&browser, "forms");
        opened(&browser, &server);
        sound(&browser, "template");
        // The picture is there, and a letter stands in each box.
        let drawn = browser.script(
            "const svg = document.querySelector('svg.blank'), box = svg.getBoundingClientRect();
             return [svg.querySelectorAll('g text:not(.badge)').length, box.height > box.width]",
        );
        assert_eq!(drawn, serde_json::json!([10, true]));
        browser.fill("#n1", "besök");
        browser.click("button[value='out:4:1']");
        assert!(browser.has("#left") && browser.has("input[value='besök']"));
        sound(&browser, "template with a box left out");
        read(&browser, &server);
        sound(&browser, "answers");
        browser.script("document.querySelector('details').open = true");
        sound(&browser, "answers, box by box");
        browser.go(&server.page("/sheets/forms"));
        sound(&browser, "forms with one open");
        browser.click("form[action='/sheets/forms/away'] button");
        assert!(!browser.has("#open"), "{}", browser.text());
    }
}

#[test]
fn without_script_it_goes_as_well() {
    let Some(browser) = open(Kind { script: false, ..DESK }) else { return };
    let server = Server::furnished();
    browser.go(&server.page("/unlock"));
    unlock(&browser, &server);
    opened(&browser, &server);
    browser.fill("#n1", "besök");
    browser.click("button[value='split:2:2']");
    assert!(browser.has("#q5") && browser.has("input[value='besök']"), "{}", browser.text());
    browser.click("input[name=pick][value='2']");
    browser.click("input[name=pick][value='3']");
    browser.click("button[value='join']");
    assert!(!browser.has("#q5") && browser.has("#q4"), "{}", browser.text());
    read(&browser, &server);
}

#[test]
fn a_hostile_blank_costs_itself_alone() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    browser.go(&server.page("/unlock"));
    unlock(&browser, &server);
    // With a template any picture is decoded as its blank.
    let template =
        "form = \"x\"\n[[page]]\nboxes = [{ id = \"a\", x = 9.0, y = 9.0, w = 4.0, h = 4.0 }]\n";
    let template = write(server.folder.path(), "mall.toml", template.as_bytes());
    for name in ["many-scans.jpg", "page-of-a-mile.pdf", "flood.pdf", "no-objects.pdf"] {
        let file = zoo().into_iter().find(|file| file.name == name).expect("in the zoo");
        let blank = write(server.folder.path(), name, &file.bytes);
        browser.go(&server.page("/sheets/forms"));
        browser.attach("#blank", &blank);
        browser.attach("#template", &template);
        browser.click("form[action='/sheets/forms'] button.main");
        assert!(browser.has("[role=alert]"), "{}", browser.text());
        assert!(browser.text().contains(name), "{}", browser.text());
    }
    opened(&browser, &server);
}
