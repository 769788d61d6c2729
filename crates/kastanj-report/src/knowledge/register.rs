use std::collections::BTreeSet;

use kastanj_language::{Lang, Text};
use kastanj_typeset::Date;
use serde::Deserialize;
use toml::Spanned;

use super::fact::{Conclusion, Number, Service, ServiceStatus, SimilarService, Source, Standing};
use super::mistake::{Mistake, MistakeKind};
use crate::document::{LiteratureTitle, Quote};
use crate::error::ReportRefusal;
use crate::figure::MapDot;

/// A file of the register: its name, for messages, and its text.
#[derive(Debug, Clone, Copy)]
pub struct RegisterFile<'a> {
    /// The name.
    pub name: &'a str,
    /// The text, TOML.
    pub text: &'a str,
}

/// All facts, checked against each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Register {
    sources: Vec<Source>,
    services: Vec<Service>,
    similar: Vec<SimilarService>,
    conclusions: Vec<Conclusion>,
    numbers: Vec<Number>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(default, rename = "source")]
    sources: Vec<Source>,
    #[serde(default, rename = "service")]
    services: Vec<Service>,
    #[serde(default, rename = "similar")]
    similar: Vec<SimilarService>,
    #[serde(default, rename = "conclusion")]
    conclusions: Vec<Conclusion>,
    #[serde(default, rename = "number")]
    numbers: Vec<Number>,
}

macro_rules! shipped {
    ($($name:literal),*) => {
        [$(RegisterFile {
            name: concat!("knowledge/", $name),
            text: include_str!(concat!("../../../../knowledge/", $name)),
        }),*]
    };
}

const SHIPPED: [RegisterFile<'static>; 5] =
    shipped!["sources.toml", "services.toml", "similar.toml", "conclusions.toml", "numbers.toml"];

impl Register {
    /// The register that the program carries.
    ///
    /// # Errors
    /// None in a released program; a test reads the files.
    pub fn shipped() -> Result<Register, Vec<Mistake>> {
        Register::parse(&SHIPPED)
    }

    /// Reads a register from its files, in any order.
    ///
    /// # Errors
    /// Every mistake found, each with file and line.
    pub fn parse(files: &[RegisterFile<'_>]) -> Result<Register, Vec<Mistake>> {
        let mut register = Register::default();
        let mut mistakes = Vec::new();
        let mut tables = Vec::new();
        for file in files {
            match toml::from_str::<Tables>(file.text) {
                Ok(read) => tables.push((file, read)),
                Err(error) => {
                    let line = error.span().map_or(0, |span| line_of(file.text, span.start));
                    let kind = MistakeKind::Syntax(error.message().to_owned());
                    mistakes.push(Mistake { file: file.name.to_owned(), line, kind });
                }
            }
        }
        let known: BTreeSet<String> =
            tables.iter().flat_map(|(_, t)| &t.sources).map(|s| s.id.get_ref().clone()).collect();
        let mut seen = BTreeSet::new();
        for (file, read) in tables {
            let mut check = Check { file, known: &known, seen: &mut seen, mistakes: &mut mistakes };
            check.tables(&read);
            register.sources.extend(read.sources);
            register.services.extend(read.services);
            register.similar.extend(read.similar);
            register.conclusions.extend(read.conclusions);
            register.numbers.extend(read.numbers);
        }
        if mistakes.is_empty() { Ok(register) } else { Err(mistakes) }
    }

    /// A sentence with its source: a published number by its id, or a conclusion in both halves.
    ///
    /// # Errors
    /// [`ReportRefusal::Fact`] if there is no such fact, or if it is unverified.
    pub fn quote(&self, id: &str, lang: Lang) -> Result<Quote, ReportRefusal> {
        let number = self.numbers.iter().find(|number| number.id.get_ref() == id).map(|number| {
            let text = number.text.get(lang).to_owned();
            (text, number.source.get_ref(), number.checked_on.get_ref(), number.standing)
        });
        let conclusion = || {
            let found = self.conclusions.iter().find(|one| one.id.get_ref() == id)?;
            let text = format!("{} {}", found.known.get(lang), found.unknown.get(lang));
            Some((text, found.source.get_ref(), found.checked_on.get_ref(), found.standing))
        };
        let missing = || ReportRefusal::Fact(id.to_owned());
        let (text, source, checked_on, standing) =
            number.or_else(conclusion).ok_or_else(missing)?;
        self.quote_of(id, text, source, checked_on, standing, lang).ok_or_else(missing)
    }

    /// Any words of the register with their source; `None` if unverified.
    pub(super) fn quote_of(
        &self,
        id: &str,
        text: String,
        source: &str,
        checked_on: &str,
        standing: Standing,
        lang: Lang,
    ) -> Option<Quote> {
        if standing == Standing::Unverified {
            return None;
        }
        let citation = self.source(source)?.citation(checked_on, standing, lang);
        Some(Quote { id: id.to_owned(), text, citation })
    }

    /// The latest day on which any fact was checked, `2026-11-22`.
    pub fn checked_on(&self) -> &str {
        let services = self.services.iter().map(|fact| &fact.checked_on);
        let similar = self.similar.iter().map(|fact| &fact.checked_on);
        let conclusions = self.conclusions.iter().map(|fact| &fact.checked_on);
        let numbers = self.numbers.iter().map(|fact| &fact.checked_on);
        let days = services.chain(similar).chain(conclusions).chain(numbers);
        days.map(|day| day.get_ref().as_str()).max().unwrap_or("2026-01-01")
    }

    /// A source by its id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id.get_ref() == id)
    }

    /// The title of a publication, which may be printed as it is.
    pub fn title(&self, source: &str) -> Option<LiteratureTitle> {
        self.source(source).map(|source| LiteratureTitle(source.title.clone()))
    }

    /// The Swedish services, in the order of the file.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// Services elsewhere.
    pub fn similar(&self) -> &[SimilarService] {
        &self.similar
    }

    /// Conclusions in both halves.
    pub fn conclusions(&self) -> &[Conclusion] {
        &self.conclusions
    }

    /// Published numbers, unverified ones included.
    pub fn numbers(&self) -> &[Number] {
        &self.numbers
    }

    /// Dots for the map: services that are not unverified.
    pub fn map_dots(&self) -> Vec<MapDot> {
        self.services
            .iter()
            .filter(|service| service.standing != Standing::Unverified)
            .map(|service| MapDot {
                label: service.town.clone(),
                lat: service.lat,
                lon: service.lon,
                running: service.status == ServiceStatus::Running,
            })
            .collect()
    }
}

struct Check<'a> {
    file: &'a RegisterFile<'a>,
    known: &'a BTreeSet<String>,
    seen: &'a mut BTreeSet<(&'static str, String)>,
    mistakes: &'a mut Vec<Mistake>,
}

impl Check<'_> {
    fn tables(&mut self, read: &Tables) {
        for source in &read.sources {
            self.name("source", &source.id);
        }
        for service in &read.services {
            self.fact(&service.id, &service.source, &service.checked_on);
            self.words(&service.id, &service.organisation);
            self.place(service);
        }
        for similar in &read.similar {
            self.fact(&similar.id, &similar.source, &similar.checked_on);
            self.words(&similar.id, &similar.what);
            self.words(&similar.id, &similar.apart);
        }
        for conclusion in &read.conclusions {
            self.fact(&conclusion.id, &conclusion.source, &conclusion.checked_on);
            self.words(&conclusion.id, &conclusion.known);
            self.words(&conclusion.id, &conclusion.unknown);
        }
        for number in &read.numbers {
            self.fact(&number.id, &number.source, &number.checked_on);
            self.words(&number.id, &number.text);
        }
    }

    fn report(&mut self, offset: usize, kind: MistakeKind) {
        let line = line_of(self.file.text, offset);
        self.mistakes.push(Mistake { file: self.file.name.to_owned(), line, kind });
    }

    fn name(&mut self, table: &'static str, id: &Spanned<String>) {
        if !self.seen.insert((table, id.get_ref().clone())) {
            self.report(id.span().start, MistakeKind::Twice(id.get_ref().clone()));
        }
    }

    fn fact(&mut self, id: &Spanned<String>, source: &Spanned<String>, date: &Spanned<String>) {
        self.name("fact", id);
        if !self.known.contains(source.get_ref()) {
            let kind = MistakeKind::UnknownSource(source.get_ref().clone());
            self.report(source.span().start, kind);
        }
        if date.get_ref().parse::<Date>().is_err() {
            self.report(date.span().start, MistakeKind::Date(date.get_ref().clone()));
        }
    }

    fn words(&mut self, id: &Spanned<String>, text: &Text) {
        if text.sv.trim().is_empty() || text.en.trim().is_empty() {
            self.report(id.span().start, MistakeKind::Empty(id.get_ref().clone()));
        }
    }

    fn place(&mut self, service: &Service) {
        let coarse = |value: f64| ((value * 10.0).round() - value * 10.0).abs() < 1e-6;
        let in_sweden =
            (55.0..=69.3).contains(&service.lat) && (10.5..=24.5).contains(&service.lon);
        if !(in_sweden && coarse(service.lat) && coarse(service.lon)) {
            let kind = MistakeKind::Coordinates(service.id.get_ref().clone());
            self.report(service.id.span().start, kind);
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}
