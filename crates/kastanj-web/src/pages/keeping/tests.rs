use axum::body::Body;
use axum::http::{Method, StatusCode};
use http_body_util::BodyExt;
use kastanj_desk::this_week;
use kastanj_language::Lang;
use kastanj_record::{EndReason, Ending};
use tower::ServiceExt;

use crate::trial::{PASSPHRASE, Trial, Visitor};

/// What a browser would save: name, content.
async fn file(trial: &Trial, staff: &Visitor<'_>, path: &str) -> (String, Vec<u8>) {
    let request = staff
        .request(Method::POST, path)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("extent=everything&sheets=1"))
        .expect("a request");
    let router = crate::router::router(&trial.house);
    let response = router.oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let name = response.headers()["content-disposition"].to_str().expect("a name").to_owned();
    (name, response.into_body().collect().await.expect("a body").to_bytes().to_vec())
}

#[tokio::test]
async fn every_page_of_the_house_is_shown_in_both_languages() {
    let trial = Trial::new();
    trial.contact().await;
    let staff = trial.staff();
    for lang in Lang::ALL {
        staff.post("/language", &[("lang", lang.code())]).await;
        for path in [
            "/house",
            "/house/backup",
            "/house/people",
            "/house/retention",
            "/house/settings",
            "/log",
        ] {
            let shown = staff.get(path).await;
            assert_eq!(shown.status, StatusCode::OK, "{path}");
            assert!(!shown.body.contains("web-"), "{path}: {}", shown.body);
        }
    }
}

#[tokio::test]
async fn files_are_carried_away_under_names_that_tell_nothing() {
    let trial = Trial::new();
    let contact = trial.contact().await;
    let page = format!("/contact/{}/again", contact.code);
    let staff = trial.staff();
    staff.post(&page, &[("word", "Kanariefågel"), ("hint", "Burfågel")]).await;
    for path in ["/house/backup/file", "/house/backup/list", "/house/export"] {
        let (name, bytes) = file(&trial, &staff, path).await;
        let small = name.to_lowercase();
        assert!(!small.contains("kast") && !small.contains("ov-1"), "{name}");
        assert!(!bytes.is_empty());
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Kanarief", "Burf", contact.code.as_str()] {
            assert!(!text.contains(secret), "{path} holds {secret}");
        }
        assert_eq!(path == "/house/export", text.contains("contacts.csv"), "{path}");
    }
}

#[tokio::test]
async fn a_backup_in_a_folder_never_overwrites_and_a_folder_that_is_not_there_is_told() {
    let trial = Trial::new();
    let staff = trial.staff();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("a path");
    for count in 1..=2 {
        let saved = staff.post("/house/backup", &[("folder", path)]).await;
        assert_eq!(saved.location.as_deref(), Some("/house/backup"));
        let files = std::fs::read_dir(path).expect("files").count();
        assert_eq!(files, count + 1, "backups and the list of erased clients");
    }
    let shown = staff.get("/house/backup").await.body;
    assert!(shown.contains("class=\"done\"") && shown.contains(path), "{shown}");
    for bad in ["", "/no/such/folder"] {
        let told = staff.post("/house/backup", &[("folder", bad)]).await;
        assert!(told.body.contains("role=\"alert\""), "{bad}");
    }
    assert_eq!(staff.post("/house/check", &[]).await.location.as_deref(), Some("/house"));
    assert!(staff.get("/house").await.body.contains("class=\"done\""));
}

#[tokio::test]
async fn accounts_are_kept_by_who_knows_the_own_passphrase() {
    let trial = Trial::new();
    let staff = trial.staff();
    let new = "nytt ord att minnas";
    let add = |own: &'static str| {
        [("person", "britt"), ("passphrase", new), ("again", new), ("own", own)]
    };
    let refused = staff.post("/house/people", &add("fel fel fel fel")).await;
    assert!(refused.body.contains("role=\"alert\""));
    let britt = [("person", "britt"), ("passphrase", new)];
    assert!(trial.stranger().post("/unlock", &britt).await.location.is_none());
    let added = staff.post("/house/people", &add(PASSPHRASE)).await;
    assert_eq!(added.location.as_deref(), Some("/house/people"), "{}", added.body);
    let answer = trial.stranger().post("/unlock", &britt).await;
    assert_eq!(answer.location.as_deref(), Some("/today"), "the new person comes in at once");
    let mut other = trial.stranger();
    other.cookie = answer.cookie.and_then(|set| set.split(';').next().map(str::to_owned));
    assert_eq!(other.get("/today").await.status, StatusCode::OK);
    // The own passphrase, changed; the old one is over.
    let newer = "ännu nyare lösenfras";
    let change = [("own", PASSPHRASE), ("passphrase", newer), ("again", newer)];
    let changed = staff.post("/house/passphrase", &change).await;
    assert_eq!(changed.location.as_deref(), Some("/house/people"), "{}", changed.body);
    let old = [("person", "anna"), ("passphrase", PASSPHRASE)];
    assert!(trial.stranger().post("/unlock", &old).await.location.is_none());
    // Removed: out at once, and not in again.
    let remove = [("person", "britt"), ("own", newer)];
    let removed = staff.post("/house/people/remove", &remove).await;
    assert_eq!(removed.location.as_deref(), Some("/house/people"), "{}", removed.body);
    assert_eq!(other.get("/today").await.location.as_deref(), Some("/unlock"));
    assert!(trial.stranger().post("/unlock", &britt).await.location.is_none());
    let last = staff.post("/house/people/remove", &[("person", "anna"), ("own", newer)]).await;
    assert!(last.body.contains("role=\"alert\""), "the last account stays");
    // A new paper key, only with the passphrase, shown once.
    let refused = staff.post("/house/key", &[("own", PASSPHRASE)]).await;
    assert!(!refused.body.contains("class=\"key\""));
    let shown = staff.post("/house/key", &[("own", newer)]).await;
    assert!(shown.body.contains("class=\"key\""), "{}", shown.body);
}

#[tokio::test]
async fn what_is_old_goes_by_the_rule_and_the_typed_week() {
    let trial = Trial::new();
    let old = trial.contact_since(this_week().plus(-200)).await;
    let stays = trial.contact().await;
    trial
        .change(move |batch, _| {
            let ending = Ending { week: this_week().plus(-150), reason: EndReason::Planned };
            Ok(batch.end_episode(old.id, Some(ending))?)
        })
        .await;
    let staff = trial.staff();
    let before = staff.get("/house/retention").await.body;
    assert!(!before.contains("/house/retention/run"), "without a rule nothing goes");
    for bad in ["0", "101", "två", "-1"] {
        let told = staff.post("/house/retention", &[("contacts", bad)]).await;
        assert!(told.body.contains("role=\"alert\""), "{bad}");
    }
    staff.post("/house/retention", &[("contacts", "2"), ("decision", "SYN § 9")]).await;
    let shown = staff.get("/house/retention").await.body;
    assert!(shown.contains("SYN § 9") && shown.contains("/house/retention/run"), "{shown}");
    let later = this_week().plus(520).to_string();
    for wrong in ["", "2026", later.as_str()] {
        let told = staff.post("/house/retention/run", &[("week", wrong)]).await;
        assert!(told.body.contains("role=\"alert\""), "{wrong}");
    }
    assert_eq!(trial.look(|view| view.episodes(None)).await.len(), 2);
    let today = this_week().to_string();
    let done = staff.post("/house/retention/run", &[("week", &today)]).await;
    assert_eq!(done.location.as_deref(), Some("/erased"), "{}", done.body);
    let left = trial.look(|view| view.episodes(None)).await;
    assert_eq!(left.iter().map(|one| one.id).collect::<Vec<_>>(), [stays.id]);
    let certificate = staff.get("/erased").await.body;
    assert!(!certificate.contains(&old.code.to_string()));
}

#[tokio::test]
async fn a_copy_is_checked_without_being_restored() {
    let trial = Trial::new();
    trial.contact().await;
    let staff = trial.staff();
    let (_, copy) = file(&trial, &staff, "/house/backup/file").await;
    let mut flipped = copy.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let own = [("passphrase", PASSPHRASE)];
    let check = async |fields: &[(&str, &str)], bytes: &[u8]| {
        staff.post_files("/house/backup/check", fields, &[("copy", "kopia.dat", bytes)]).await
    };
    for (fields, bytes) in [
        (&own[..], &flipped[..]),
        (&own, &copy[..copy.len() - 1]),
        (&own, b"inte alls"),
        (&own, b""),
        (&[("passphrase", "fel fel fel fel fel")], &copy),
    ] {
        let answer = check(fields, bytes).await;
        assert!(answer.body.contains("role=\"alert\""), "{}", answer.body);
        assert!(!answer.body.contains("/tmp"), "{}", answer.body);
    }
    let answer = check(&own, &copy).await;
    assert_eq!(answer.location.as_deref(), Some("/house/backup"));
    assert!(staff.get("/house/backup").await.body.contains("class=\"done\""));
}

#[tokio::test]
async fn settings_are_changed_at_once_and_what_is_wrong_changes_nothing() {
    let trial = Trial::new();
    let staff = trial.staff();
    let shown = staff.get("/house/settings").await.body;
    let version = shown.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.get(..64));
    let version = version.expect("a version").to_owned();
    let good: Vec<(&str, &str)> = vec![
        ("unit", "OV-1"),
        ("version", &version),
        ("name", "Övningsby (SYNTETISK)"),
        ("neutral-sv", "Tankar"),
        ("neutral-en", ""),
        ("controller", "Nämnden (SYNTETISK)"),
        ("who-sv", "Akut fara"),
        ("who-en", "Danger"),
        ("number", "112"),
        ("who-sv", ""),
        ("who-en", ""),
        ("number", ""),
        ("approved-by", "Chefen (SYNTETISK)"),
        ("approved-on", "2026-02-28"),
        ("identity", "SYN § 7"),
        ("sheets", "2"),
    ];
    let with = |name: &str, value: &'static str| {
        let mut fields = good.clone();
        fields.iter_mut().find(|(known, _)| *known == name).expect("a field").1 = value;
        fields
    };
    for (name, value) in [
        ("name", ""),
        ("controller", " "),
        ("number", ""),
        ("who-sv", ""),
        ("approved-by", ""),
        ("approved-on", ""),
        ("approved-on", "2199-01-01"),
        ("approved-on", "igår"),
        ("sheets", "7"),
    ] {
        let mut fields = with(name, value);
        if name == "who-sv" {
            fields.iter_mut().for_each(|field| {
                if field.0 == "who-en" {
                    field.1 = "";
                }
            });
        }
        let told = staff.post("/house/settings", &fields).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {value}");
        assert!(told.body.contains("role=\"alert\""), "{name}: {value}");
    }
    assert_eq!(staff.get("/house/settings").await.body, shown);
    let absent = staff.post("/house/settings", &with("unit", "OV-9")).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    let saved = staff.post("/house/settings", &good).await;
    assert_eq!(saved.location.as_deref(), Some("/house/settings?unit=OV-1"), "{}", saved.body);
    // The open store knows it without being opened again.
    let after = staff.get("/house/settings").await.body;
    assert!(after.contains("Övningsby (SYNTETISK)") && after.contains("SYN § 7"), "{after}");
    let study = trial.change(|_, setting| Ok(setting.study.clone())).await;
    assert_eq!(study.units[0].neutral_name.get(Lang::En), "Tankar");
    assert!(!study.units[0].is_draft() && !study.modules.session_reports);
    let label = trial.look(|view| Ok(view.units()?.remove(0).label)).await;
    assert_eq!(label, "Övningsby (SYNTETISK)");
    // An old page does not write over it.
    assert_eq!(staff.post("/house/settings", &good).await.status, StatusCode::CONFLICT);
    let trial = trial.open_again();
    let again = trial.staff().get("/house/settings").await.body;
    assert!(again.contains("Övningsby (SYNTETISK)"), "{again}");
}
