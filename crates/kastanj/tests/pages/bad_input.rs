//! What goes wrong in real life: each ends in a clear sentence and an unharmed record.

use std::time::Duration;

use crate::browser::{DESK, open};
use crate::http::{Answer, Visitor};
use crate::kills::{Asked, asked};
use crate::room::{new_contact, unlock};
use crate::server::Server;

/// A server with a contact and a client at its first question.
fn at_the_first_question() -> (Server, Visitor, Visitor, String) {
    let server = Server::furnished();
    let mut staff = server.staff();
    let contact = staff.post("/contacts", "").expect("a contact").location;
    let client = server.client(&mut staff, &contact);
    (server, staff, client, contact)
}

fn number(answer: &Answer) -> usize {
    match asked(answer) {
        Some(Asked::Question(number, _)) => number,
        other => panic!("{other:?}: {}", answer.body),
    }
}

fn at(client: &mut Visitor) -> usize {
    number(&client.get("/f").expect("a page"))
}

#[test]
fn two_tabs_and_old_pages_leave_one_answer_per_question() {
    let (server, mut staff, mut client, contact) = at_the_first_question();
    // Both tabs show the first question; both answer it.
    for value in [0, 1] {
        assert_eq!(client.post("/f", &format!("n=0&v={value}")).expect("an answer").status, 303);
    }
    assert_eq!(at(&mut client), 2, "sent twice, one step");
    // A tab that was left at the first question answers when the other is at the fifth.
    for question in 1..4 {
        client.post("/f", &format!("n={question}&v=0")).expect("an answer");
    }
    assert_eq!(at(&mut client), 5);
    client.post("/f", "n=0&v=2").expect("an answer");
    assert_eq!(at(&mut client), 5, "an old page changes its own answer and nothing else");
    // A question that does not exist, a value that is not offered, no value.
    for (form, status) in [("n=400&v=1", 409), ("n=4&v=99", 400), ("n=4", 400), ("n=x&v=1", 400)] {
        let answer = client.post("/f", form).expect("an answer");
        assert_eq!(answer.status, status, "{form}");
        assert!(answer.body.contains("Fortsätt där du var"), "{form}: {}", answer.body);
        assert!(answer.body.contains("href=\"/f/x\""), "the way out is there");
        assert_eq!(at(&mut client), 5, "{form}");
    }
    // The member of staff opens the same form anew: the tab goes on in the same record.
    let mut other = server.client(&mut staff, &contact);
    assert_eq!(at(&mut other), 5);
    other.post("/f", "n=4&v=0").expect("an answer");
    client.post("/f", "n=4&v=1").expect("an answer");
    assert_eq!(at(&mut client), 6);
}

#[test]
fn a_line_that_breaks_while_an_answer_is_on_its_way_loses_nothing() {
    let (_server, _staff, mut client, _contact) = at_the_first_question();
    let (mut question, mut carried) = (1, 0);
    for hurry in 0..16_u64 {
        // The browser hears nothing of what it has sent.
        let line = client.post_and_leave("/f", &format!("n={}&v=0", question - 1));
        std::thread::sleep(Duration::from_millis(2 * hurry));
        drop(line.expect("a line"));
        std::thread::sleep(Duration::from_millis(200));
        // What had come in whole is there; what had not is asked again. Nothing in between.
        let now = at(&mut client);
        assert!(now == question || now == question + 1, "{question}, then {now}");
        carried += now - question;
        question = now;
    }
    assert!(carried >= 8, "{carried} of 16 were carried through");
}

#[test]
fn half_a_request_and_rubbish_are_no_answers() {
    let (server, _staff, mut client, _contact) = at_the_first_question();
    let head = |length: usize| {
        format!(
            "POST /f HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n",
            server.port(),
            client.cookie()
        )
    };
    // The line breaks in the middle of the form.
    let mut half = head(7).into_bytes();
    half.extend(b"n=0&");
    drop(std::net::TcpStream::connect(("127.0.0.1", server.port())).map(|mut line| {
        use std::io::Write;
        line.write_all(&half)
    }));
    // More than any form holds; bytes that are no text.
    let mut large = head(4_000_000).into_bytes();
    large.resize(large.len() + 4_000_000, b'a');
    let answer = client.raw(&large).unwrap_or_default();
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
        "{}",
        &answer[..answer.len().min(200)]
    );
    let mut odd = head(9).into_bytes();
    odd.extend(b"n=0&v=\xff\xfe\x00");
    let answer = client.raw(&odd).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert_eq!(at(&mut client), 1);
}

#[test]
fn a_code_is_taken_with_spaces_and_similar_letters() {
    let server = Server::furnished();
    let mut staff = server.staff();
    let contact = staff.post("/contacts", "").expect("a contact").location;
    let page = staff.post(&format!("{contact}/code"), "occasion=before").expect("a code").body;
    let code = page.split("class=\"code\"").nth(1).and_then(|rest| rest.split(['>', '<']).nth(1));
    let code = code.expect("a code").to_owned();
    // Too short, too long, no digits at all.
    for odd in ["", "+", "12345", "1234567", "abcdef", "%C3%B1", "12345%00"] {
        let mut client = Visitor::at(server.port());
        let answer = client.post("/f", &format!("k={odd}")).expect("an answer");
        assert_eq!((answer.status, answer.location.as_str()), (303, "/f"), "{odd}");
        let told = client.get("/f").expect("the door");
        assert!(told.body.contains("Koden stämmer inte"), "{odd}: {}", told.body);
        // It is told once.
        let again = client.get("/f").expect("the door");
        assert!(!again.body.contains("Koden stämmer inte"), "{odd}: {}", again.body);
    }
    std::thread::sleep(Duration::from_secs(3));
    // A letter O stands for zero and an l for one.
    let spaced = code.replace(' ', "+").replace('0', "O").replace('1', "l");
    let mut client = Visitor::at(server.port());
    let answer = client.post("/f", &format!("k={spaced}")).expect("an answer");
    assert!(answer.status == 303 && client.has_session());
    assert!(client.get("/f").expect("the form").body.contains("name=\"go\""));
}

#[test]
fn a_contact_code_with_similar_letters_or_a_slip_of_the_hand_finds_the_contact_or_nothing() {
    let server = Server::furnished();
    let mut staff = server.staff();
    let contact = staff.post("/contacts", "").expect("a contact").location;
    let code = contact.trim_start_matches("/contact/").to_owned();
    // As people type it: small letters, no hyphen, spaces.
    for typed in [code.to_lowercase(), code.replace('-', ""), code.replace('-', "+")] {
        let found = staff.get(&format!("/contacts?q={typed}")).expect("a page");
        assert_eq!(found.location, contact, "{typed}");
    }
    // One symbol wrong: a sentence, no other client's page.
    let wrong: Vec<String> = (0..4)
        .map(|at| {
            let mut symbols: Vec<char> = code.chars().collect();
            symbols[at] = if symbols[at] == '7' { '4' } else { '7' };
            symbols.into_iter().collect()
        })
        .collect();
    for code in wrong {
        let answer = staff.get(&format!("/contact/{code}")).expect("a page");
        assert_eq!(answer.status, 404, "{code}");
        assert!(answer.body.contains("felskriven"), "{}", answer.body);
    }
}

#[test]
fn the_back_button_shows_the_question_where_the_client_is() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    new_contact(&browser, &server);
    browser.click("form[action$='/here'] button[value=before]");
    browser.click("button[name=go]");
    for _ in 0..3 {
        browser.click("button.option");
    }
    assert!(browser.text_of(".n").starts_with("4 /"));
    browser.back();
    // One page, one place in the history: back leaves the form, and neither an answer nor the
    // pages of staff come back.
    let text = browser.text();
    assert!(!text.contains("1 /") && !text.contains("Att göra"), "{text}");
    browser.go(&server.page("/f"));
    assert!(browser.text_of(".n").starts_with("4 /"), "{}", browser.text());
}

#[test]
fn a_stale_form_of_staff_changes_nothing_twice() {
    let server = Server::furnished();
    let mut staff = server.staff();
    let contact = staff.post("/contacts", "").expect("a contact").location;
    // The end of a contact, sent twice.
    let close = "reason=planned&week=";
    let first = staff.post(&format!("{contact}/close"), close).expect("an answer");
    let second = staff.post(&format!("{contact}/close"), close).expect("an answer");
    assert!(second.status < 500, "{} then {}: {}", first.status, second.status, second.body);
    // A page of a session that has ended leads to the door, and what it sent is not done.
    let before = staff.get("/contacts").expect("a page").body.matches("href=\"/contact/").count();
    let mut gone = server.staff();
    gone.post("/lock", "").expect("the end of the session");
    let answer = gone.post("/contacts", "").expect("an answer");
    assert_eq!((answer.status, answer.location.as_str()), (303, "/unlock"));
    let after = staff.get("/contacts").expect("a page").body.matches("href=\"/contact/").count();
    assert_eq!(before, after);
}

#[test]
fn a_clock_that_has_jumped_is_asked_about_before_anything_is_written() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    let contact = new_contact(&browser, &server);
    let mut folder = server.kill();
    for jump in ["-1y", "+10y"] {
        let Some(jumped) = Server::with_clock(folder, jump) else { return };
        unlock(&browser, &jumped);
        assert_eq!(browser.path(), "/clock", "{jump}: {}", browser.text());
        crate::accessibility::sound(&browser, "clock");
        // Nothing goes on meanwhile, and a clock that is still wrong is asked about again.
        for page in ["/today", "/contacts", &contact] {
            browser.go(&jumped.page(page));
            assert_eq!(browser.path(), "/clock", "{jump}");
        }
        browser.click("button[name=set]");
        assert_eq!(browser.path(), "/clock", "{jump}");
        folder = jumped.kill();
    }
    // The clock has been set right: no question, and the contact is as it was.
    let right = Server::over(folder);
    unlock(&browser, &right);
    assert_eq!(browser.path(), "/today");
    browser.go(&right.page(&contact));
    assert!(browser.has("form[action$='/here']"), "{}", browser.text());
    let folder = right.kill();
    // It may be the other way round: the person knows.
    let Some(jumped) = Server::with_clock(folder, "+1y") else { return };
    unlock(&browser, &jumped);
    browser.click("button[name=right]");
    assert_eq!(browser.path(), "/today");
}
