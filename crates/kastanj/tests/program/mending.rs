//! Taking back and deciding.

use crate::store::Trial;

const NEW: &str = "en helt ny fras SYNTETISK\n";

#[test]
fn the_paper_key_gives_a_new_passphrase_and_the_old_one_no_longer_opens() {
    let trial = Trial::new();
    let new = trial.write("new", NEW);
    trial
        .call(["person", "recover", "--recovery-file"])
        .with([trial.path("recovery").as_os_str()])
        .with(["--new-passphrase-file".as_ref(), new.as_os_str()])
        .succeeds();
    trial.call(["verify"]).fails();
    std::fs::copy(&new, trial.path("pass")).expect("a copy");
    trial.call(["verify"]).succeeds();
}

#[test]
fn a_wrong_paper_key_changes_nothing() {
    let trial = Trial::new();
    let wrong = trial.write("wrong", "ACDE2345-ACDE2345-ACDE2345-ACDE2345-ACDE2345\n");
    let new = trial.write("new", NEW);
    trial
        .call(["person", "recover", "--recovery-file"])
        .with([wrong.as_os_str(), "--new-passphrase-file".as_ref(), new.as_os_str()])
        .fails();
    trial.call(["verify"]).succeeds();
}

#[test]
fn what_does_not_wait_is_named() {
    let trial = Trial::new();
    let said = trial.call(["episode", "conflicts"]).succeeds();
    assert!(said.starts_with('0'), "{said}");
    let said = trial.call(["episode", "settle", "00000000", "--keep", "stored"]).fails();
    assert!(said.contains("00000000"), "{said}");
}
