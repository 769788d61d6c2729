use kastanj_language::{Lang, Text, tr};
use serde::Deserialize;
use toml::Spanned;

use crate::document::Citation;

/// How well a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The source itself was read on the date.
    Checked,
    /// Another account names the source; the account was read on the date.
    Reported,
    /// Not confirmed: kept, never printed as fact.
    Unverified,
}

/// A publication or page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name within the register.
    pub id: Spanned<String>,
    /// Who wrote or published it.
    pub by: Wording,
    /// Its title.
    pub title: String,
    /// The language of the title, `sv` unless the file says otherwise.
    #[serde(default = "swedish")]
    pub lang: String,
    /// Year of publication, if known.
    #[serde(default)]
    pub year: Option<u16>,
    /// Address, number or archive.
    pub r#where: Wording,
}

fn swedish() -> String {
    "sv".to_owned()
}

/// Words of a source: one wording for all readers (a name), or one in each language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Wording {
    /// The same for all.
    Same(String),
    /// In each language.
    Each(Text),
}

impl Wording {
    /// The words for a reader in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Wording::Same(words) => words,
            Wording::Each(text) => text.get(lang),
        }
    }
}

impl Source {
    /// The source as printed, with the date when the fact was checked.
    pub fn citation(&self, checked_on: &str, standing: Standing, lang: Lang) -> Citation {
        let year = self.year.map(|year| format!(" {year}.")).unwrap_or_default();
        let stem = format!(
            "{} {}{year} {}",
            stop(self.by.get(lang)),
            stop(&self.title),
            stop(self.r#where.get(lang))
        );
        let how = match standing {
            Standing::Checked => tr!(lang, "report-source-checked", date = checked_on),
            Standing::Reported => tr!(lang, "report-source-reported", date = checked_on),
            Standing::Unverified => tr!(lang, "report-source-unverified"),
        };
        Citation {
            line: format!("{stem} {how}"),
            title: self.title.clone(),
            lang: self.lang.clone(),
        }
    }
}

/// The words with a full stop, unless they end with a sign of their own.
fn stop(words: &str) -> String {
    if words.ends_with(['.', '!', '?']) { words.to_owned() } else { format!("{words}.") }
}

/// What the source says about a service's being there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceStatus {
    /// Receives clients, says the source.
    Running,
    /// Announced or planned, says the source; that it opened is not confirmed.
    Announced,
    /// Stands on a list without details.
    Listed,
}

/// A Swedish service. Organisation and year, never a person.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Name within the register.
    pub id: Spanned<String>,
    /// The town.
    pub town: String,
    /// Latitude, degrees north, one decimal: an approximate place.
    pub lat: f64,
    /// Longitude, degrees east, one decimal.
    pub lon: f64,
    /// When it started, in words; absent if no source says.
    #[serde(default)]
    pub started: Option<Text>,
    /// Who runs it.
    pub organisation: Text,
    /// What the source says.
    pub status: ServiceStatus,
    /// Source id.
    pub source: Spanned<String>,
    /// Day of the check, `YYYY-MM-DD`.
    pub checked_on: Spanned<String>,
    /// How well it is known.
    pub standing: Standing,
}

/// A service elsewhere.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SimilarService {
    /// Name within the register.
    pub id: Spanned<String>,
    /// Where.
    pub place: Text,
    /// What it is called.
    pub name: String,
    /// What it does.
    pub what: Text,
    /// What sets it apart.
    pub apart: Text,
    /// Tied to punishment: never pooled with voluntary help.
    pub tied_to_punishment: bool,
    /// Source id.
    pub source: Spanned<String>,
    /// Day of the check.
    pub checked_on: Spanned<String>,
    /// How well it is known.
    pub standing: Standing,
}

/// A conclusion in its two halves; quoted whole or not at all.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    /// Name within the register.
    pub id: Spanned<String>,
    /// Year of the report.
    pub year: u16,
    /// What speaks for.
    pub known: Text,
    /// What is not known.
    pub unknown: Text,
    /// Source id.
    pub source: Spanned<String>,
    /// Day of the check.
    pub checked_on: Spanned<String>,
    /// How well it is known.
    pub standing: Standing,
}

/// A published number in one sentence.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Name within the register.
    pub id: Spanned<String>,
    /// The sentence.
    pub text: Text,
    /// Source id.
    pub source: Spanned<String>,
    /// Day of the check.
    pub checked_on: Spanned<String>,
    /// How well it is known.
    pub standing: Standing,
}

impl Service {
    /// The approximate place as printed, `57,7° N 12,0° Ö`.
    pub fn place(&self, lang: Lang) -> String {
        let number = |value: f64| kastanj_language::decimal(lang, value, 1);
        tr!(lang, "report-coordinates", lat = number(self.lat), lon = number(self.lon))
    }
}
