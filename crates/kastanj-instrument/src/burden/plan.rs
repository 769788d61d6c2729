use kastanj_language::Lang;
use serde::{Deserialize, Serialize};

use crate::{Library, Occasion, Part, Questionnaire, Variant};

/// How answers get from the client into the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Paper, typed in by a person.
    PaperKeyed,
    /// Paper, read from a scan; doubtful marks are settled by a person.
    PaperScanned,
    /// The client answers on a screen.
    Screen,
}

impl Door {
    /// All doors.
    pub const ALL: [Door; 3] = [Door::PaperKeyed, Door::PaperScanned, Door::Screen];

    /// The code used in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Door::PaperKeyed => "paper_keyed",
            Door::PaperScanned => "paper_scanned",
            Door::Screen => "screen",
        }
    }
}

/// One form that a contact meets.
#[derive(Debug, Clone, Copy)]
pub struct PlannedForm<'q> {
    /// When.
    pub occasion: Occasion,
    /// Of which questionnaire.
    pub questionnaire: &'q Questionnaire,
    /// Which of its forms.
    pub variant: &'q Variant,
    /// Whether its answers are put into the record. A loose sheet of Part II on
    /// paper can be talk support alone and cost no keying.
    pub recorded: bool,
}

/// The parts of a study that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Modules {
    /// Sessions per contact that are reported; none if session reports are off.
    pub session_reports: Option<f64>,
    /// Whether the added-value meter is asked once at closing.
    pub added_value_meter: bool,
    /// Whether paper is keyed a second time.
    pub second_keying: bool,
}

/// What one contact meets in a study.
#[derive(Debug, Clone)]
pub struct Plan<'q> {
    /// Language of the forms.
    pub lang: Lang,
    /// The door of the answers.
    pub door: Door,
    /// The forms, in any order.
    pub forms: Vec<PlannedForm<'q>>,
    /// What is on beside the forms.
    pub modules: Modules,
}

impl<'q> Plan<'q> {
    /// The default study: the newest Part I at each occasion it serves, and one
    /// loose sheet of Part II at the first, kept on paper as talk support.
    ///
    /// Which loose sheet is chosen in the conversation; the one with the most
    /// questions is counted.
    pub fn default_study(library: &'q Library, lang: Lang, door: Door) -> Plan<'q> {
        let newest = |part: Part| {
            let mut all = library.questionnaires().filter(move |q| q.part == part);
            let first = all.next()?;
            library.newest(&first.id.name)
        };
        let mut forms = Vec::new();
        if let Some(questionnaire) = newest(Part::Research) {
            for variant in &questionnaire.variants {
                let planned = variant.occasions.iter().map(|occasion| PlannedForm {
                    occasion: *occasion,
                    questionnaire,
                    variant,
                    recorded: true,
                });
                forms.extend(planned);
            }
        }
        if let Some(questionnaire) = newest(Part::AddedValue) {
            let longest = questionnaire.variants.iter().max_by_key(|variant| {
                questionnaire.sections_of(variant).map(|section| section.items.len()).sum::<usize>()
            });
            if let Some(variant) = longest {
                let occasion = Occasion::Before;
                forms.push(PlannedForm { occasion, questionnaire, variant, recorded: false });
            }
        }
        Plan { lang, door, forms, modules: Modules::default() }
    }
}
