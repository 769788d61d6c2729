use kastanj_instrument::{Section, State};
use kastanj_language::{Lang, tr};
use serde::{Deserialize, Serialize};

use super::question::{Block, Numbering, blocks};
use super::{Edition, FormOrder, PrintError};

/// So many people to call find room in the place of the strip.
const MOST_CONTACTS: usize = 6;

/// A form as the template draws it: everything but the codes of one sheet.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FormPlan {
    lang: &'static str,
    title: String,
    intro: String,
    pub(super) pages: Vec<PagePlan>,
    #[serde(skip)]
    pub(super) numbering: Numbering,
}

/// One A4.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PagePlan {
    /// How the boxes of this page are crossed.
    cross: String,
    sections: Vec<SectionPlan>,
    /// Sections on the strip that is folded off.
    strip: Vec<SectionPlan>,
    /// Names and numbers in place of the strip.
    contacts: Vec<(String, String)>,
    margin: Option<String>,
    page_of: Option<String>,
    draft: Option<String>,
    /// What was measured once and holds for every sheet of the form.
    pub(super) settled: Option<Settled>,
}

/// Heights on a page that are the same for all sheets of a form, millimetres.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Settled {
    /// Height of the strip that is folded off.
    pub(super) strip: f64,
    /// Upper edge of the correction rule.
    pub(super) rule: f64,
    /// Upper edge of the questions.
    pub(super) start: f64,
    /// Extra space between rows.
    pub(super) air: f64,
    /// Where the questions end without any extra space.
    pub(super) end: f64,
    /// Where they must end.
    pub(super) limit: f64,
}

/// A section with what stands above it.
#[derive(Debug, Clone, Serialize)]
struct SectionPlan {
    heading: Option<String>,
    intro: Option<String>,
    blocks: Vec<Block>,
}

impl FormPlan {
    pub(super) fn new(order: &FormOrder<'_>) -> Result<FormPlan, PrintError> {
        let variant = order.variant()?;
        let form = order.key();
        if variant.pages.len() > 27 {
            return Err(PrintError::TooManyPages { form, pages: variant.pages.len() });
        }
        if order.contacts.len() > MOST_CONTACTS {
            return Err(PrintError::TooManyContacts { form, contacts: order.contacts.len() });
        }
        let mut numbering = Numbering::default();
        let mut pages = Vec::new();
        for (index, page) in variant.pages.iter().enumerate() {
            let mut above = None;
            let mut sections = Vec::new();
            let mut strip = Vec::new();
            for name in &page.sections {
                let section = order.questionnaire.section(name).ok_or_else(|| {
                    PrintError::NoSection { form: form.clone(), section: name.clone() }
                })?;
                let plan = section_plan(order, section, above, &mut numbering)?;
                above = Some(section);
                if section.fold_off { strip.push(plan) } else { sections.push(plan) }
            }
            let last = index + 1 == variant.pages.len();
            let draft = last && order.questionnaire.state != State::Published;
            pages.push(PagePlan {
                cross: cross_words(order.lang, &sections),
                sections,
                strip,
                contacts: contacts(order),
                margin: variant.margin.as_ref().map(|text| text.get(order.lang).to_owned()),
                page_of: page_of(order, index + 1, variant.pages.len()),
                draft: draft.then(|| tr!(order.lang, "paper-print-draft")),
                settled: None,
            });
        }
        Ok(FormPlan {
            lang: order.lang.code(),
            title: variant.title.get(order.lang).to_owned(),
            intro: variant.intro.get(order.lang).to_owned(),
            pages,
            numbering,
        })
    }
}

/// A loose sheet of one page is not counted.
fn page_of(order: &FormOrder<'_>, page: usize, pages: usize) -> Option<String> {
    (pages > 1).then(|| tr!(order.lang, "paper-print-page", page = page, pages = pages))
}

fn contacts(order: &FormOrder<'_>) -> Vec<(String, String)> {
    let pair = |contact: &super::Contact| (contact.name.clone(), contact.number.clone());
    order.contacts.iter().map(pair).collect()
}

fn section_plan(
    order: &FormOrder<'_>,
    section: &Section,
    above: Option<&Section>,
    numbering: &mut Numbering,
) -> Result<SectionPlan, PrintError> {
    let recorded = !section.fold_off && order.edition.is_read_by_machine();
    let lang = order.lang;
    // The same sentence is not said twice on a page.
    let said = above.is_some_and(|above| above.intro == section.intro);
    let blocks = blocks(order.questionnaire, &order.key(), &section.items, recorded, numbering)?;
    let set_apart = section.fold_off && matches!(order.edition, Edition::LargePrint { .. });
    let intro = match set_apart {
        true => Some(tr!(lang, "paper-print-strip-page")),
        false => section.intro.as_ref().filter(|_| !said).map(|text| text.get(lang).to_owned()),
    };
    Ok(SectionPlan {
        heading: section.heading.as_ref().map(|text| text.get(lang).to_owned()),
        intro,
        blocks: lead_only_without_intro(blocks, section),
    })
}

/// The words beside the picture of a cross must be true of every question on the page.
fn cross_words(lang: Lang, sections: &[SectionPlan]) -> String {
    let mut blocks = sections.iter().flat_map(|section| &section.blocks);
    let begins_with_writing = matches!(blocks.clone().next(), Some(Block::Open { .. }));
    if begins_with_writing || blocks.any(|block| matches!(block, Block::Options { many: true, .. }))
    {
        return tr!(lang, "paper-print-cross");
    }
    let mut blocks = sections.iter().flat_map(|section| &section.blocks);
    match blocks.any(|block| matches!(block, Block::Options { .. })) {
        true => tr!(lang, "paper-print-cross-question"),
        false => tr!(lang, "paper-print-cross-row"),
    }
}

/// "Det stämmer …" stands above the columns only where no sentence asks how true something is.
fn lead_only_without_intro(mut blocks: Vec<Block>, section: &Section) -> Vec<Block> {
    for block in &mut blocks {
        if let Block::Grid { lead, .. } = block
            && section.intro.is_some()
        {
            *lead = None;
        }
    }
    blocks
}

/// The codes of one sheet, page by page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SheetPlan {
    /// Which of the forms of the document.
    pub(super) form: usize,
    /// Dark runs of each page's square code; empty for a page without.
    runs: Vec<Vec<(usize, usize, usize)>>,
    /// The same codes in plain characters.
    codes: Vec<String>,
    /// Whether the code grid stands on every page.
    grid: bool,
    /// Whether the places of the square codes say that this is a sample.
    sample: bool,
    /// What stands beside the number of a sheet for invented people.
    stamp: Option<&'static str>,
}

/// The same word in every language, so that nobody takes such a sheet for real.
const STAMP: &str = "SYNTETISK";

impl SheetPlan {
    /// The codes of a sheet, or none of them for a blank page.
    pub(super) fn new(
        order: &FormOrder<'_>,
        form: usize,
        blank: bool,
    ) -> Result<SheetPlan, PrintError> {
        let pages = order.variant()?.pages.len();
        let mut runs = vec![Vec::new(); pages];
        let mut codes = vec![String::new(); pages];
        let tag = order.key().tag();
        let identity = order.edition.identity();
        let practice = order.synthetic || identity.is_some_and(|(_, serial)| serial.is_practice());
        if let Some((kind, serial)) = identity.filter(|_| !blank) {
            // A copy has no number of its own that could be kept: it is marked here.
            let copied = practice && kind == kastanj_instrument::SheetKind::Copyable;
            let serial = if copied { serial.for_practice() } else { serial };
            for index in 0..pages {
                let page = u8::try_from(index + 1).unwrap_or(u8::MAX);
                let code = kastanj_instrument::PageCode { kind, tag, page, serial };
                runs[index] = super::square_code::runs(&code)?;
                codes[index] = code.grouped();
            }
        }
        Ok(SheetPlan {
            form,
            runs,
            codes,
            grid: order.edition.has_code_grid(),
            sample: order.edition == Edition::Sample,
            stamp: (practice && !blank).then_some(STAMP),
        })
    }
}
