//! The rules.

use kastanj_analysis::Verdict;

use super::Limits;
use super::found::ForbiddenKind;
use super::phrases::{
    BEYOND, CAUSES, COMPARED, DIRECTION, EQUAL, IN_TIME, Part, Phrase, RANKING, RECOVERED,
    SIGNIFICANT,
};
use super::tokens::{Token, tokens};

/// Everything in one text that may not be said.
pub(super) fn forbidden(text: &str, limits: Limits) -> Vec<(ForbiddenKind, String)> {
    let row = tokens(text);
    let mut found = Vec::new();
    if !limits.may_name_effects() {
        collect(&mut found, ForbiddenKind::EffectClaim, effects(&row));
        collect(&mut found, ForbiddenKind::CausalClaim, all(&row, CAUSES));
    }
    collect(&mut found, ForbiddenKind::NoDifference, all(&row, EQUAL));
    collect(&mut found, ForbiddenKind::Recovered, all(&row, RECOVERED));
    collect(&mut found, ForbiddenKind::Ranking, all(&row, RANKING));
    collect(&mut found, ForbiddenKind::Ranking, comparisons(&row));
    collect(&mut found, ForbiddenKind::LoneP, all(&row, SIGNIFICANT));
    collect(&mut found, ForbiddenKind::LoneP, lone_p(&row));
    collect(&mut found, ForbiddenKind::ShareWithoutDenominator, lone_shares(&row));
    if limits.below_indication() {
        collect(&mut found, ForbiddenKind::BeyondTheBasis, all(&row, BEYOND));
    }
    if limits.verdict == Some(Verdict::NoStatement) {
        collect(&mut found, ForbiddenKind::DirectionWithoutBasis, all(&row, DIRECTION));
    }
    found
}

fn collect(
    found: &mut Vec<(ForbiddenKind, String)>,
    kind: ForbiddenKind,
    words: impl IntoIterator<Item = String>,
) {
    found.extend(words.into_iter().map(|words| (kind, words)));
}

/// Every word of the family of *effect*, but for the names of kinds of documents.
fn effects(row: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, token) in row.iter().enumerate() {
        let Some(word) = token.word() else { continue };
        let next = row.get(index + 1).and_then(Token::word).unwrap_or_default();
        let swedish = word.contains("effekt")
            && !word.starts_with("effektrapport")
            && !word.starts_with("effektstudie");
        let english = word.starts_with("effect")
            || word.starts_with("ineffect")
            || word.starts_with("efficac");
        let name =
            matches!(word, "effect") && matches!(next, "report" | "reports" | "study" | "studies");
        if swedish || (english && !name) {
            found.push(around(row, index, 1));
        }
    }
    found
}

fn comparisons(row: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    for start in 0..row.len() {
        for phrase in COMPARED {
            let Some(end) = matches(row, start, phrase) else { continue };
            let allowed = match row.get(end) {
                Some(Token::Word(next)) => IN_TIME.contains(&next.as_str()),
                Some(Token::Number(_)) => true,
                _ => false,
            };
            if !allowed {
                found.push(around(row, start, end - start));
            }
        }
    }
    found
}

/// A p-value in a text that names no interval.
fn lone_p(row: &[Token]) -> Vec<String> {
    let has_interval = row.iter().filter_map(Token::word).any(|word| {
        word.contains("intervall")
            || word.starts_with("interval")
            || matches!(word, "ki" | "ci" | "konfidensintervall")
    });
    if has_interval {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, token) in row.iter().enumerate() {
        let compared = row.get(index + 1).is_some_and(|next| {
            ['<', '>', '=', '≤', '≥', '≈'].iter().any(|sign| next.is_sign(*sign))
        });
        let named = row.get(index + 1).is_some_and(|next| next.is_sign('-'))
            && row
                .get(index + 2)
                .and_then(Token::word)
                .is_some_and(|word| word.starts_with("värde") || word.starts_with("value"))
            && row[index..].iter().any(Token::is_number);
        if token.word() == Some("p") && (compared || named) {
            found.push(around(row, index, 3));
        }
    }
    found
}

/// A percentage in a text that does not say of how many.
fn lone_shares(row: &[Token]) -> Vec<String> {
    let denominator =
        row.iter().enumerate().any(|(index, token)| {
            matches!(token.word(), Some("av" | "of"))
                && (row.get(index + 1).is_some_and(Token::is_number)
                    || (row.get(index + 1).and_then(Token::word).is_some_and(|word| {
                        matches!(word, "de" | "alla" | "totalt" | "the" | "all")
                    }) && row.get(index + 2).is_some_and(Token::is_number)))
        });
    if denominator {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, token) in row.iter().enumerate() {
        let after = |steps: usize| row.get(index + steps).and_then(Token::word);
        let percent = token.is_sign('%')
            || token.word().is_some_and(|word| {
                matches!(word, "procent" | "percent" | "procentenheter")
                    || word.starts_with("procentig")
                    || (word == "per" && after(1) == Some("cent"))
            });
        // The level of an interval is no share of persons.
        let level = index > 0
            && row[index - 1].is_level()
            && row[index..].iter().take(4).filter_map(Token::word).any(|word| {
                word.contains("intervall") || word.starts_with("interval") || word == "confidence"
            });
        if percent && !level {
            found.push(around(row, index, 1));
        }
    }
    found
}

fn all(row: &[Token], phrases: &[Phrase]) -> Vec<String> {
    let mut found = Vec::new();
    for start in 0..row.len() {
        for phrase in phrases {
            if let Some(end) = matches(row, start, phrase) {
                found.push(around(row, start, end - start));
            }
        }
    }
    found
}

/// The end of the phrase if it begins at `start`.
fn matches(row: &[Token], start: usize, phrase: &[Part]) -> Option<usize> {
    match phrase.split_first() {
        None => Some(start),
        Some((Part::UpTo(most), rest)) => {
            // Only words may stand between: a full stop ends the phrase.
            for skipped in 0..=*most {
                let between = row.get(start..start + skipped)?;
                if between.iter().any(|token| token.word().is_none()) {
                    return None;
                }
                if let Some(end) = matches(row, start + skipped, rest) {
                    return Some(end);
                }
            }
            None
        }
        Some((part, rest)) => {
            let word = row.get(start)?.word()?;
            let fits = match part {
                Part::One(words) => words.contains(&word),
                Part::Begins(stem) => word.starts_with(stem),
                Part::UpTo(_) => false,
            };
            if fits { matches(row, start + 1, rest) } else { None }
        }
    }
}

/// The words found with one neighbour on each side, for the message.
fn around(row: &[Token], start: usize, length: usize) -> String {
    let from = start.saturating_sub(1);
    let to = (start + length + 1).min(row.len());
    let words: Vec<String> = row[from..to]
        .iter()
        .map(|token| match token {
            Token::Word(text) | Token::Number(text) => text.clone(),
            Token::Sign(sign) => sign.to_string(),
        })
        .collect();
    words.join(" ")
}
