//! The command line and the pages say the same numbers.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::http::Visitor;
use crate::server::Server;

/// What a command prints as JSON about the store in `folder`.
fn told(folder: &Path, arguments: &[&str]) -> Value {
    let made = Command::new(env!("CARGO_BIN_EXE_kastanj"))
        .args(arguments)
        .args(["--json", "--as", "anna", "--store"])
        .arg(folder.join("store"))
        .arg("--passphrase-file")
        .arg(folder.join("pass"))
        .output()
        .expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    serde_json::from_slice(&made.stdout).expect("JSON")
}

/// The figures of the table that begins with `mark`, row by row.
fn figures(page: &str, mark: &str) -> Vec<String> {
    let table = page.split_once(mark).map(|(_, rest)| rest).expect(mark);
    let table = table.split_once("</table>").map_or(table, |(table, _)| table);
    let cells = table.split("<td class=\"n\">").skip(1);
    cells.filter_map(|cell| Some(cell.split_once("</td>")?.0.to_owned())).collect()
}

fn shown(number: &Value) -> String {
    number.as_u64().map_or_else(|| "?".to_owned(), |number| number.to_string())
}

#[test]
fn flow_burden_and_questions_are_the_same_on_a_page_and_on_the_command_line() {
    let server = Server::furnished();
    let mut staff = Visitor::at(server.port());
    let passphrase = crate::server::PASSPHRASE.replace(' ', "+");
    staff.post("/unlock", &format!("person=anna&passphrase={passphrase}")).expect("an answer");
    let never_started =
        ["reason=crisis", "reason=forgot", "reason=forgot", "declined=1", "declined=1"];
    for start in never_started {
        let contact = staff.post("/contacts", "").expect("an answer").location;
        staff.post(&format!("{contact}/asked"), start).expect("an answer");
    }
    // A slip of the hand, taken back: counted as if nothing had been said.
    let contact = staff.post("/contacts", "").expect("an answer").location;
    staff.post(&format!("{contact}/asked"), "reason=language").expect("an answer");
    staff.post(&format!("{contact}/asked"), "undo=1").expect("an answer");
    for consent in ["all=yes", "all=yes", "all=no", ""] {
        let contact = staff.post("/contacts", "").expect("an answer").location;
        if !consent.is_empty() {
            staff.post(&format!("{contact}/consent"), consent).expect("an answer");
        }
    }
    let overview = staff.get("/overview").expect("a page").body;
    let months = staff.get("/tally").expect("a page").body;
    let questions = staff.get("/overview/questions").expect("a page").body;
    let folder = server.kill();

    let flow = told(folder.path(), &["flow", "--unit", "EX-A"]);
    let flow = &flow[0];
    let came = |step: &str| shown(&flow[step]["came"]);
    let expected = vec![
        shown(&flow["eligible"]),
        shown(&flow["asked"]),
        shown(&flow["accepted"]),
        came("before"),
        came("after"),
        came("follow_up"),
    ];
    assert_eq!(figures(&overview, "<table class=\"figures steps\">"), expected);
    assert_eq!(expected[2], "2", "two said yes");
    assert_eq!(flow["not_asked"], serde_json::json!({ "crisis": 1, "forgot": 2 }), "{flow}");
    assert_eq!(flow["declined"], 3, "two by the page, one by the sheet of consent");
    // Of the month, as a page: the same reasons, each once.
    let row = figures(&months, "<table class=\"figures");
    for (at, number) in [(3, "1"), (4, "2"), (6, "0")] {
        assert_eq!(row.get(at).map(String::as_str), Some(number), "{row:?}");
    }

    let study = folder.path().join("study.toml");
    let made = Command::new(env!("CARGO_BIN_EXE_kastanj"))
        .args(["form", "burden", "--json", "--study"])
        .arg(study)
        .output()
        .expect("the program starts");
    let burden: Value = serde_json::from_slice(&made.stdout).expect("JSON");
    let doors = burden["doors"].as_array().expect("doors");
    let words =
        |minutes: &Value| format!("{:.1}", minutes.as_f64().expect("minutes")).replace('.', ",");
    let section = questions.split_once("id=\"burden\"").expect("the section").1;
    let tables: Vec<&str> = section.split("<table class=\"figures\">").skip(1).collect();
    assert_eq!(tables.len(), doors.len());
    for (table, door) in tables.iter().zip(doors) {
        let found = figures(table, "<tbody>");
        let rows = door["rows"].as_array().expect("rows").iter();
        let mut minutes: Vec<String> = rows
            .flat_map(|row| [words(&row["client_minutes"]), words(&row["therapist_minutes"])])
            .collect();
        minutes.extend([words(&door["client_minutes"]), words(&door["therapist_minutes"])]);
        assert_eq!(found, minutes);
    }

    let diet = told(folder.path(), &["form", "diet"]);
    let asked = diet["questions"].as_array().expect("questions");
    let saved: Vec<String> = asked
        .iter()
        .map(|one| {
            let saved = &one["saved"]["paper_keyed"];
            let (client, staff) = (&saved["client_minutes"], &saved["therapist_minutes"]);
            format!("{} / {} min", words(client), words(staff))
        })
        .collect();
    assert!(saved.len() > 20, "{saved:?}");
    let all = questions.split_once("id=\"all\"").expect("the section").1;
    assert_eq!(figures(all, "<tbody>"), saved);
}
