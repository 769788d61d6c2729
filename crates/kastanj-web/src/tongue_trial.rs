//! A further language from a file: a made-up one, written from right to left.

use std::fs;

use kastanj_instrument::{Library, Occasion};
use kastanj_language::client_messages;

use crate::trial::{Trial, Visitor};

/// Every Latin letter as a letter of a script from right to left; it says nothing. What stands in
/// braces is filled in by the program.
fn mirrored(text: &str) -> String {
    let mut filled_in = false;
    let letter = |c: char| {
        filled_in = c == '{' || (filled_in && c != '}');
        match c.to_ascii_lowercase() {
            _ if filled_in => c,
            c @ 'a'..='z' => {
                char::from_u32(0x05D0 + (u32::from(c) - u32::from('a')) % 22).unwrap_or(c)
            }
            'å' | 'ä' | 'Å' | 'Ä' => '\u{05D0}',
            'ö' | 'Ö' => '\u{05D5}',
            _ => c,
        }
    };
    text.chars().map(letter).collect()
}

/// The whole file, or what is left of it without these keys.
fn file(without: &[&str]) -> String {
    let library = Library::shipped();
    let mut lines = vec!["language-name = ".to_owned() + &mirrored("prov")];
    lines.push("language-direction = rtl".to_owned());
    let forms = library.questionnaires().flat_map(|one| one.client_texts());
    let forms = forms.map(|(key, text)| (key, text.sv.clone()));
    for (key, text) in client_messages().into_iter().chain(forms) {
        if !without.contains(&key.as_str()) {
            lines.push(format!("{key} = {}", mirrored(&text)));
        }
    }
    lines.join("\n") + "\n"
}

fn trial(without: &[&str]) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("languages")).unwrap();
    fs::write(folder.path().join("languages/qaa.ftl"), file(without)).unwrap();
    // What is no language is passed over.
    fs::write(folder.path().join("languages/qab.ftl"), "language-name = X\n").unwrap();
    fs::write(folder.path().join("languages/sv.ftl"), file(without)).unwrap();
    fs::write(folder.path().join("languages/notes.txt"), "x").unwrap();
    Trial::empty().with_languages_of(folder.path()).furnished(|text| text)
}

/// A client with the form open who has chosen the language at the door.
async fn client(trial: &Trial) -> Visitor<'_> {
    let contact = trial.contact().await.code;
    let (staff, path) = (trial.staff(), format!("/contact/{contact}/code"));
    let page = staff.post(&path, &[("occasion", "before")]).await.body;
    let code = page.split("class=\"code\"").nth(1).and_then(|r| r.split(['>', '<']).nth(1));
    let mut client = trial.stranger();
    let door = client.get("/f").await.body;
    assert!(door.contains("lang=\"sv\" dir=\"ltr\""), "{door}");
    assert!(door.contains("name=\"lang\" value=\"qaa\" lang=\"qaa\" dir=\"rtl\""), "{door}");
    assert!(!door.contains("qab"), "{door}");
    let door = client.post("/f", &[("lang", "qaa")]).await.body;
    assert!(door.contains("<html lang=\"qaa\" dir=\"rtl\">"), "{door}");
    assert!(door.contains("type=\"hidden\" name=\"lang\" value=\"qaa\""), "{door}");
    let answer = client.post("/f", &[("lang", "qaa"), ("k", code.unwrap())]).await;
    client.cookie = answer.cookie.and_then(|set| set.split(';').next().map(str::to_owned));
    client
}

#[tokio::test]
async fn a_file_in_the_folder_of_the_store_is_a_language_of_the_clients_pages() {
    let trial = trial(&[]);
    let client = client(&trial).await;
    let questionnaire = Library::shipped().newest("del-1").unwrap().clone();
    let first = &questionnaire.sections[0].items[0];
    let intro = client.get("/f").await.body;
    assert!(intro.contains("<html lang=\"qaa\" dir=\"rtl\">"), "{intro}");
    assert!(intro.contains("name=\"lang\" value=\"en\""), "{intro}");
    client.post("/f", &[("go", "1")]).await;
    let mut seen = String::new();
    let mut questions = 0;
    for _ in 0..80 {
        let page = client.get("/f").await.body;
        assert!(page.contains("<html lang=\"qaa\" dir=\"rtl\">"), "{page}");
        let (_, main) = page.split_once("<main").unwrap();
        // Between the tags stands no Latin letter: every word came from the file.
        for words in main.split('>').filter_map(|part| part.split('<').next()) {
            let latin = words.chars().find(char::is_ascii_alphabetic);
            assert!(latin.is_none() || words.contains(" id="), "{words}");
        }
        let at = page.split("name=\"n\" value=\"").nth(1).and_then(|r| r.split('"').next());
        let Some(at) = at.map(str::to_owned) else { break };
        seen.push_str(&page);
        questions += 1;
        // Of the strip a no: anything else is met with numbers, in the words of the service.
        let value = match () {
            () if page.contains("name=\"v\" value=\"+\"") => "+",
            () if page.contains("<progress") => "2",
            () => "0",
        };
        let value =
            if page.contains(&format!("name=\"v\" value=\"{value}\"")) { value } else { "-" };
        client.post("/f", &[("n", &at), ("v", value)]).await;
    }
    assert!(questions > 20, "{questions}");
    assert!(seen.contains(&mirrored(&first.stem.sv)), "{}", first.stem.sv);
    // What is stored is what any other language stores.
    let stored = trial.look(|view| view.assessments(None)).await;
    assert_eq!((stored.len(), stored[0].occasion), (1, Occasion::Before));
    assert_eq!(stored[0].form.lang, kastanj_language::Lang::Sv);
    // Staff read what they read before.
    assert!(trial.staff().get("/today").await.body.contains("<html lang=\"sv\""));
}

#[tokio::test]
async fn what_a_file_lacks_is_shown_in_swedish() {
    let trial = trial(&["web-client-decline", "form-del-1-v1-item-grepp-1"]);
    let client = client(&trial).await;
    client.post("/f", &[("go", "1")]).await;
    let mut page = client.get("/f").await.body;
    assert!(page.contains("Vill inte svara") && page.contains(&mirrored("Tillbaka")), "{page}");
    let questionnaire = Library::shipped().newest("del-1").unwrap().clone();
    let stem = questionnaire.item(&kastanj_instrument::ItemId("grepp-1".to_owned())).unwrap();
    for at in 0..40 {
        if page.contains(&stem.stem.sv) {
            return;
        }
        client.post("/f", &[("n", &at.to_string()), ("v", "-")]).await;
        page = client.get("/f").await.body;
    }
    panic!("grepp-1 was not asked: {page}");
}

#[tokio::test]
async fn a_language_can_be_left_and_one_that_is_not_there_is_refused() {
    let trial = trial(&[]);
    let client = client(&trial).await;
    client.post("/f", &[("lang", "sv")]).await;
    assert!(client.get("/f").await.body.contains("<html lang=\"sv\" dir=\"ltr\">"));
    let refused = client.post("/f", &[("lang", "qab")]).await;
    assert_eq!(refused.status, axum::http::StatusCode::BAD_REQUEST);
    // Without a file the door offers the program's own two.
    let trial = Trial::new();
    let door = trial.stranger().get("/f").await.body;
    assert!(door.contains("name=\"lang\" value=\"en\" lang=\"en\""), "{door}");
    let english = trial.stranger().post("/f", &[("lang", "en")]).await.body;
    assert!(
        english.contains("<html lang=\"en\"") && english.contains("Type the code"),
        "{english}"
    );
    assert!(english.contains("name=\"lang\" value=\"sv\" lang=\"sv\""), "{english}");
}
