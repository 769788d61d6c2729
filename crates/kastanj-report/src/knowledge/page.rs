//! The register as a page with a map.

use kastanj_language::{Lang, tr};
use kastanj_typeset::Date;

use super::{Register, Service, ServiceStatus, SimilarService, Standing};
use crate::document::{
    Block, Cell, Checked, Document, DocumentName, Figure, Piece, Row, Table, Words,
};
use crate::error::ReportRefusal;
use crate::figure;
use crate::wording::Limits;

/// What is known, as a document: services with a map, services elsewhere, conclusions in both
/// halves, published numbers, sources. Unverified facts are counted, not printed.
///
/// # Errors
/// [`ReportRefusal::Wording`] if the page's own words (not the quoted facts) claim too much.
pub fn knowledge_page(
    register: &Register,
    lang: Lang,
    date: Date,
    foot: &str,
) -> Result<Checked, ReportRefusal> {
    let mut blocks = vec![
        Block::Paragraph(tr!(lang, "report-knowledge-intro").into()),
        heading(tr!(lang, "report-knowledge-services")),
        Block::Side {
            left: vec![map(register, lang)],
            right: vec![
                Block::Paragraph(tr!(lang, "report-knowledge-services-text").into()),
                service_list(register, lang),
            ],
        },
        heading(tr!(lang, "report-knowledge-conclusions")),
        Block::Paragraph(tr!(lang, "report-knowledge-conclusions-text").into()),
        conclusions(register, lang),
        heading(tr!(lang, "report-knowledge-similar")),
        Block::Paragraph(tr!(lang, "report-knowledge-similar-text").into()),
        similar(register, lang),
        heading(tr!(lang, "report-knowledge-numbers")),
        numbers(register, lang),
    ];
    let unverified = unverified(register);
    if unverified > 0 {
        let words = tr!(lang, "report-knowledge-unverified", count = unverified);
        blocks.push(Block::Note(words.into()));
    }
    let document = Document {
        name: DocumentName::Knowledge,
        subtitle: tr!(lang, "report-knowledge-subtitle"),
        lang,
        audience: None,
        smallest: 1,
        synthetic: false,
        date,
        blocks,
        foot: foot.to_owned(),
    };
    document.check(Limits::without_results()).map_err(ReportRefusal::Wording)
}

fn heading(text: String) -> Block {
    Block::Heading { level: 1, text }
}

fn map(register: &Register, lang: Lang) -> Block {
    let dots = register.map_dots();
    let towns: Vec<String> = register
        .services()
        .iter()
        .filter(|service| service.standing != Standing::Unverified)
        .map(|service| format!("{} ({})", service.town, service.place(lang)))
        .collect();
    Block::Figure(Figure {
        svg: figure::map(&dots, &tr!(lang, "report-map-note"), lang),
        alt: tr!(lang, "report-map-alt", count = dots.len(), towns = towns.join(", ")),
        caption: tr!(lang, "report-map-caption"),
    })
}

fn service_list(register: &Register, lang: Lang) -> Block {
    Block::Table(Table {
        caption: tr!(lang, "report-services-caption"),
        head: vec![tr!(lang, "report-town"), tr!(lang, "report-organisation")],
        figures: Vec::new(),
        widths: vec![4, 10],
        rows: register.services().iter().filter_map(|s| service_row(register, s, lang)).collect(),
        note: Some(tr!(lang, "report-services-note").into()),
    })
}

fn service_row(register: &Register, service: &Service, lang: Lang) -> Option<Row> {
    let status = match service.status {
        ServiceStatus::Running => None,
        ServiceStatus::Announced => Some(tr!(lang, "report-status-announced")),
        ServiceStatus::Listed => Some(tr!(lang, "report-status-listed")),
    };
    let started = service.started.as_ref().map(|words| words.get(lang).to_owned());
    let parts = [Some(service.organisation.get(lang).to_owned()), started, status];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let quote = register.quote_of(
        service.id.get_ref(),
        text,
        service.source.get_ref(),
        service.checked_on.get_ref(),
        service.standing,
        lang,
    )?;
    Some(Row::of(vec![Cell::text(service.town.clone()), Cell::Text(quote.into())]))
}

fn conclusions(register: &Register, lang: Lang) -> Block {
    let rows = register
        .conclusions()
        .iter()
        .filter_map(|one| {
            let half = |text: &str| {
                register.quote_of(
                    one.id.get_ref(),
                    text.to_owned(),
                    one.source.get_ref(),
                    one.checked_on.get_ref(),
                    one.standing,
                    lang,
                )
            };
            let (known, unknown) = (half(one.known.get(lang))?, half(one.unknown.get(lang))?);
            let cells = vec![
                Cell::text(one.year.to_string()),
                Cell::Text(known.into()),
                Cell::Text(unknown.into()),
            ];
            Some(Row::of(cells))
        })
        .collect();
    Block::Table(Table {
        caption: tr!(lang, "report-conclusions-caption"),
        head: vec![
            tr!(lang, "report-year"),
            tr!(lang, "report-half-known"),
            tr!(lang, "report-half-unknown"),
        ],
        figures: Vec::new(),
        widths: vec![2, 9, 9],
        rows,
        note: None,
    })
}

fn similar(register: &Register, lang: Lang) -> Block {
    let row = |one: &SimilarService| {
        let text = format!("{} {}", one.what.get(lang), one.apart.get(lang));
        let quote = register.quote_of(
            one.id.get_ref(),
            text,
            one.source.get_ref(),
            one.checked_on.get_ref(),
            one.standing,
            lang,
        )?;
        let tied = if one.tied_to_punishment {
            tr!(lang, "report-similar-tied")
        } else {
            tr!(lang, "report-similar-free")
        };
        let name = format!("{}, {}", one.place.get(lang), one.name);
        Some(Row::of(vec![Cell::text(name), Cell::Text(quote.into()), Cell::text(tied)]))
    };
    Block::Table(Table {
        caption: tr!(lang, "report-similar-caption"),
        head: vec![
            tr!(lang, "report-where-and-who"),
            tr!(lang, "report-what-and-apart"),
            tr!(lang, "report-compare"),
        ],
        figures: Vec::new(),
        widths: vec![5, 10, 5],
        rows: register.similar().iter().filter_map(row).collect(),
        note: None,
    })
}

fn numbers(register: &Register, lang: Lang) -> Block {
    let items = register
        .numbers()
        .iter()
        .filter_map(|number| register.quote(number.id.get_ref(), lang).ok())
        .map(|quote| Words(vec![Piece::Quoted(quote)]))
        .collect();
    Block::List(items)
}

fn unverified(register: &Register) -> usize {
    let flagged = |standing: Standing| standing == Standing::Unverified;
    register.services().iter().filter(|one| flagged(one.standing)).count()
        + register.similar().iter().filter(|one| flagged(one.standing)).count()
        + register.conclusions().iter().filter(|one| flagged(one.standing)).count()
        + register.numbers().iter().filter(|one| flagged(one.standing)).count()
}
