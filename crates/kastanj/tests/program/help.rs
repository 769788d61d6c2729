//! Every command says what it does and what it takes, in both languages.

use crate::runner::kastanj;

/// The commands that a help page lists.
fn commands_of(page: &str, heading: &str) -> Vec<String> {
    page.lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// Lines of commands, arguments and options that have no words beside or below them.
fn bare(page: &str) -> Vec<String> {
    let lines: Vec<&str> = page.lines().collect();
    let mut bare = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let entry = line.strip_prefix("  ").unwrap_or_default();
        let is_entry = entry.trim_start().starts_with(['-', '<'])
            || (entry.starts_with(|c: char| c.is_ascii_lowercase()));
        // Words that run on below can begin with the name of an option.
        let runs_on = line.len() - line.trim_start().len() > 6;
        if !is_entry || runs_on || entry.starts_with("   ") && !entry.trim_start().starts_with('-')
        {
            continue;
        }
        let beside = entry.trim_start().split_once("  ").is_some_and(|(_, w)| !w.trim().is_empty());
        let below = lines
            .get(at + 1)
            .is_some_and(|next| next.starts_with("     ") && !next.trim().starts_with(['-', '<']));
        if !beside && !below {
            bare.push((*line).to_owned());
        }
    }
    bare
}

fn walk(lang: &str, heading: &str, path: &[String], pages: &mut Vec<(String, String)>) {
    let mut arguments: Vec<String> = path.to_vec();
    arguments.extend(["--help".to_owned(), "--lang".to_owned(), lang.to_owned()]);
    let page = kastanj(&arguments).succeeds();
    for command in commands_of(&page, heading) {
        let mut below = path.to_vec();
        below.push(command);
        walk(lang, heading, &below, pages);
    }
    pages.push((path.join(" "), page));
}

fn pages(lang: &str, heading: &str) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    walk(lang, heading, &[], &mut pages);
    pages
}

#[test]
fn every_command_explains_itself_in_both_languages() {
    let english = pages("en", "Commands:");
    let swedish = pages("sv", "Kommandon:");
    assert_eq!(english.len(), swedish.len());
    assert!(english.len() >= 45, "only {} pages of help", english.len());
    for ((name, en), (_, sv)) in english.iter().zip(&swedish) {
        for page in [en, sv] {
            assert_eq!(bare(page), Vec::<String>::new(), "kastanj {name}\n{page}");
            for left in ["Usage: kastanj", "Print help", "[default", "[possible", "[aliases"] {
                let is_english = std::ptr::eq(page, en) && left == "Usage: kastanj";
                assert!(is_english || !page.contains(left), "kastanj {name}: {left}\n{page}");
            }
        }
        // What is said about a command is not what is said about an option of the same name.
        let about = en.lines().next().unwrap_or_default();
        let others: Vec<&String> = english
            .iter()
            .filter(|(other, page)| other != name && page.lines().next() == Some(about))
            .map(|(other, _)| other)
            .collect();
        assert!(others.is_empty(), "kastanj {name} and {others:?} say the same: {about}");
        assert_ne!(about, sv.lines().next().unwrap_or_default(), "kastanj {name}");
    }
}

#[test]
fn a_command_called_like_an_option_has_words_of_its_own() {
    for command in ["person", "unit", "episode"] {
        let page = kastanj([command, "--help"]).succeeds();
        let about = page.lines().next().unwrap_or_default().to_owned();
        let as_option = page.lines().skip(1).any(|line| line.contains(about.as_str()));
        assert!(!as_option, "kastanj {command}\n{page}");
    }
}

#[test]
fn mistakes_in_the_arguments_are_told_in_the_persons_language() {
    let cases: [(&[&str], &str, &str); 7] = [
        (&["sprakk"], "sprakk", "ommando"),
        (&["flow", "--nonsense"], "--nonsense", "Val"),
        (&["flow", "--today", "in spring"], "in spring", "vecka"),
        (&["flow", "--unit", "ex a å"], "ex a å", "--unit"),
        (&["episode", "show", "7KQ4-2N2"], "7KQ4-2N2", "<EPISODE>"),
        (&["form", "print", "del-1/before"], "--out", "saknas"),
        (&["report", "effect", "--audience", "press"], "press", "board"),
    ];
    for (arguments, named, swedish) in cases {
        let said = kastanj(arguments).run();
        assert_eq!(said.code, 2, "{arguments:?}");
        assert!(said.err.contains(named), "{arguments:?}\n{}", said.err);
        let said = kastanj(arguments).swedish().run();
        assert!(said.err.contains(named) && said.err.contains(swedish), "{}", said.err);
        for english in ["invalid", "must", "is not a", "for more", "error:", "tip:", "expected"] {
            assert!(!said.err.contains(english), "{arguments:?} in Swedish:\n{}", said.err);
        }
    }
}

#[test]
fn without_a_command_the_help_comes_and_the_exit_code_says_so() {
    let said = kastanj(Vec::<&str>::new()).run();
    assert_eq!(said.code, 2);
    assert!(said.out.contains("form"), "{}", said.out);
    assert!(kastanj(["--version"]).succeeds().contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_unknown_language_is_refused() {
    assert!(kastanj(["form", "list", "--lang", "de"]).fails().contains("de"));
}

#[test]
fn what_is_missing_is_answered_by_an_example() {
    let call = || {
        let mmrm = ["analyze", "mmrm", "long.csv", "--outcome", "score"];
        kastanj(mmrm).with(["--client", "id", "--wave", "wave"])
    };
    let english = call().fails();
    assert!(english.contains("Missing: --waves"), "{english}");
    let example = "Example: kastanj analyze mmrm long.csv --outcome score --client id --wave wave --waves before,after,followup";
    assert!(english.contains(example), "{english}");
    let swedish = call().swedish().fails();
    assert!(swedish.contains("Det saknas: --waves"), "{swedish}");
    assert!(swedish.contains("Exempel: kastanj analyze mmrm lång.csv"), "{swedish}");
    // A command whose help ends without an example is answered as before.
    let other = kastanj(["episode", "merge"]).fails();
    assert!(!other.contains("Example"), "{other}");
}

#[test]
fn the_help_of_analyses_says_what_is_read_from_the_file_and_that_nothing_else_is_inferred() {
    for (lang, heading, read, never) in [
        ("en", "Commands:", "from the header", "never inferred"),
        ("sv", "Kommandon:", "ur rubrikraden", "gissas aldrig"),
    ] {
        let mut found = 0;
        let mut analyses = Vec::new();
        walk(lang, heading, &["analyze".to_owned()], &mut analyses);
        for (command, page) in analyses {
            let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
            let page = page.replace(never, "");
            for vague in ["detected", "guess", "gissa"] {
                assert!(!page.contains(vague), "{command}: {vague}\n{page}");
            }
            found += usize::from(page.contains(read));
        }
        assert!(found > 20, "{found}");
    }
}

#[test]
fn a_mistyped_option_is_answered_by_the_one_that_was_meant_and_the_help_of_its_command() {
    let english = kastanj(["analyze", "paired", "--befor", "b"]).fails();
    assert!(english.contains("Do you mean --before?"), "{english}");
    assert!(english.contains("kastanj analyze paired --help"), "{english}");
    let swedish = kastanj(["analyze", "paired", "--befor", "b"]).swedish().fails();
    assert!(swedish.contains("Menar du --before?"), "{swedish}");
    // Nothing like it: no suggestion.
    let other = kastanj(["analyze", "paired", "--zzzz"]).fails();
    assert!(!other.contains("Do you mean"), "{other}");
}
