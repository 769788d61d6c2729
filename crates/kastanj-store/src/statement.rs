/// Declares the SQL statements of one noun, and lists them all as `STATEMENTS`
/// so that a test can prepare every one.
macro_rules! statements {
    ($($name:ident = $sql:expr;)*) => {
        $(pub(crate) const $name: &str = $sql;)*
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[&str] = &[$($name),*];
    };
}
pub(crate) use statements;

/// Every noun with its statements.
#[cfg(test)]
pub(crate) fn nouns() -> &'static [(&'static str, &'static [&'static str])] {
    tests::NOUNS
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    /// Every noun with its statements.
    pub(super) const NOUNS: &[(&str, &[&str])] = &[
        ("added_value", crate::added_value::STATEMENTS),
        ("alias", crate::alias::STATEMENTS),
        ("assessment", crate::assessment::STATEMENTS),
        ("audit", crate::audit::STATEMENTS),
        ("card", crate::card::STATEMENTS),
        ("client", crate::client::STATEMENTS),
        ("closing_report", crate::closing_report::STATEMENTS),
        ("conflict", crate::conflict::STATEMENTS),
        ("consent", crate::consent::STATEMENTS),
        ("correction", crate::correction::STATEMENTS),
        ("episode", crate::episode::STATEMENTS),
        ("export_request", crate::export_request::STATEMENTS),
        ("form_outline", crate::form_outline::STATEMENTS),
        ("keying", crate::keying::STATEMENTS),
        ("loss", crate::loss::STATEMENTS),
        ("migration", crate::migration::STATEMENTS),
        ("pack", crate::pack::STATEMENTS),
        ("passkey", crate::passkey::STATEMENTS),
        ("reading_check", crate::reading_check::STATEMENTS),
        ("removal", crate::removal::STATEMENTS),
        ("retention", crate::retention::STATEMENTS),
        ("row_picture", crate::row_picture::STATEMENTS),
        ("ruling", crate::ruling::STATEMENTS),
        ("scan", crate::scan::STATEMENTS),
        ("screen_draft", crate::screen_draft::STATEMENTS),
        ("session", crate::session::STATEMENTS),
        ("setting", crate::setting::STATEMENTS),
        ("sheet", crate::sheet::STATEMENTS),
        ("frozen_plan", crate::frozen_plan::STATEMENTS),
        ("report_edition", crate::report_edition::STATEMENTS),
        ("strip", crate::strip::STATEMENTS),
        ("study", crate::study::STATEMENTS),
        ("talked_about", crate::talked_about::STATEMENTS),
        ("tally", crate::tally::STATEMENTS),
        ("unassigned", crate::unassigned::STATEMENTS),
        ("unit", crate::unit::STATEMENTS),
        ("verification", crate::verification::STATEMENTS),
        ("withdrawal", crate::withdrawal::STATEMENTS),
    ];

    #[test]
    fn every_statement_is_prepared() {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::migration::bring_up_to_date(&mut connection).unwrap();
        let own =
            crate::Standing { units: Some(vec!["EX".parse().unwrap()]), ..Default::default() };
        let own = crate::reach::Reach::of(Some(&own));
        for (noun, statements) in NOUNS {
            for sql in *statements {
                let prepared = connection.prepare(sql);
                assert!(prepared.is_ok(), "{noun}: {:?}\n{sql}", prepared.err());
                if sql.trim_start().starts_with("SELECT") {
                    let prepared = connection.prepare(&own.ask(sql));
                    assert!(prepared.is_ok(), "{noun}: {:?}\n{sql}", prepared.err());
                }
            }
        }
    }

    #[test]
    fn no_noun_is_left_out_and_no_statement_stands_outside_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let noun = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if noun == "statement" {
                continue;
            }
            let listed = NOUNS.iter().find(|(known, _)| *known == noun);
            assert_eq!(text.contains("statements! {"), listed.is_some(), "{noun}");
            let lone = ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "]
                .iter()
                .map(|start| text.matches(start).count())
                .sum::<usize>();
            // Only the opening of the file asks the engine outside a list.
            if noun != "database" && listed.is_none() {
                assert_eq!(lone, 0, "{noun} holds SQL outside a list");
            }
        }
    }

    #[test]
    fn no_statement_uses_what_other_engines_lack() {
        for (noun, statements) in NOUNS {
            for sql in *statements {
                let upper = sql.to_uppercase();
                for word in [
                    "INSERT OR",
                    "REPLACE INTO",
                    "GROUP_CONCAT",
                    "JSON",
                    "DATE(",
                    "STRFTIME",
                    "ROWID",
                ] {
                    assert!(!upper.contains(word), "{noun}: {word}");
                }
            }
        }
    }
}
