use kastanj_language::{Lang, tr};
use serde::{Deserialize, Serialize};

use super::plan::{Door, Plan};

/// What the minutes rest on. All are open to change and are printed with the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assumptions {
    /// Words that a client reads per minute.
    pub words_per_minute: f64,
    /// Words of the information sheet, read once.
    pub information_words: f64,
    /// Seconds to decide and mark one answer of a short scale.
    pub seconds_one: f64,
    /// Seconds to decide and mark one of eight or more options in a row.
    pub seconds_row: f64,
    /// Seconds per option of a question with several answers.
    pub seconds_many_option: f64,
    /// Seconds per line that is written by hand.
    pub seconds_written_line: f64,
    /// Seconds more per question on a screen, where each has its own page.
    pub seconds_screen_step: f64,
    /// Seconds of the therapist to give the information and note the consents, once.
    pub seconds_information: f64,
    /// Seconds of the therapist to fetch, hand over and take back the forms of an occasion.
    pub seconds_hand_over: f64,
    /// Seconds of the therapist to look through the answers of an occasion.
    pub seconds_look_through: f64,
    /// Seconds to open a sheet for keying and type its number.
    pub seconds_key_sheet: f64,
    /// Seconds to key one question.
    pub seconds_key_question: f64,
    /// Seconds to key one option of a question with several answers.
    pub seconds_key_option: f64,
    /// Seconds to settle the differences after a second keying, per sheet.
    pub seconds_compare: f64,
    /// Seconds to scan one page and to see the scan deleted.
    pub seconds_scan_page: f64,
    /// Share of boxes that a person must look at after a scan, 0–1.
    pub review_share: f64,
    /// Seconds to settle one doubtful box.
    pub seconds_review_box: f64,
    /// Seconds to fill in and key the pack slip, once per contact on paper.
    pub seconds_pack_slip: f64,
    /// Seconds per session report.
    pub seconds_session_report: f64,
    /// Seconds of the client for the added-value meter, once.
    pub seconds_meter_client: f64,
    /// Seconds of the therapist for the added-value meter, once.
    pub seconds_meter_therapist: f64,
}

impl Default for Assumptions {
    fn default() -> Self {
        Assumptions {
            words_per_minute: 150.0,
            information_words: 340.0,
            seconds_one: 6.0,
            seconds_row: 10.0,
            seconds_many_option: 3.0,
            seconds_written_line: 30.0,
            seconds_screen_step: 2.0,
            seconds_information: 300.0,
            seconds_hand_over: 60.0,
            seconds_look_through: 90.0,
            seconds_key_sheet: 20.0,
            seconds_key_question: 2.0,
            seconds_key_option: 1.0,
            seconds_compare: 20.0,
            seconds_scan_page: 15.0,
            review_share: 0.02,
            seconds_review_box: 6.0,
            seconds_pack_slip: 180.0,
            seconds_session_report: 60.0,
            seconds_meter_client: 30.0,
            seconds_meter_therapist: 30.0,
        }
    }
}

/// In what an assumption is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Words per minute.
    WordsPerMinute,
    /// Words.
    Words,
    /// Seconds.
    Seconds,
    /// A share, 0–1.
    Share,
}

/// Where an assumption comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Set by the makers of the program, not measured.
    NotMeasured,
    /// Counted on the sheet that comes with the program.
    Counted,
    /// Well under the mean of 238 words per minute for silent reading of English
    /// non-fiction by adults [Brysbaert 2019, J Mem Lang 109:104047].
    UnderPublishedReadingRate,
    /// The upper bound that the reader of scans is held to.
    BoundOfTheReader,
}

/// One assumption as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// What it says.
    pub text: String,
    /// Its value.
    pub value: f64,
    /// In what it is counted.
    pub unit: Unit,
    /// Where it comes from.
    pub basis: Basis,
    /// The same as a sentence.
    pub source: String,
}

impl Assumptions {
    /// All assumptions in `lang`, to be printed beside the minutes.
    pub fn list(&self, lang: Lang) -> Vec<Assumption> {
        self.rows(lang).into_iter().map(|(_, row)| row).collect()
    }

    /// Those that bear on the minutes of `plan`, in `lang`: nothing on screens
    /// beside paper, nothing on session reports where there are none.
    pub fn list_for(&self, lang: Lang, plan: &Plan<'_>) -> Vec<Assumption> {
        let rows = self.rows(lang).into_iter();
        rows.filter(|(part, _)| part.is_in(plan)).map(|(_, row)| row).collect()
    }

    fn rows(&self, lang: Lang) -> Vec<(Use, Assumption)> {
        let seconds = |part: Use, text: String, value: f64| {
            (part, text, value, Unit::Seconds, Basis::NotMeasured)
        };
        let rows = [
            (
                Use::Always,
                tr!(lang, "instrument-burden-reading"),
                self.words_per_minute,
                Unit::WordsPerMinute,
                Basis::UnderPublishedReadingRate,
            ),
            (
                Use::Always,
                tr!(lang, "instrument-burden-information-words"),
                self.information_words,
                Unit::Words,
                Basis::Counted,
            ),
            seconds(Use::Always, tr!(lang, "instrument-burden-one"), self.seconds_one),
            seconds(Use::Always, tr!(lang, "instrument-burden-row"), self.seconds_row),
            seconds(Use::Always, tr!(lang, "instrument-burden-many"), self.seconds_many_option),
            seconds(Use::Always, tr!(lang, "instrument-burden-line"), self.seconds_written_line),
            seconds(Use::Screen, tr!(lang, "instrument-burden-screen"), self.seconds_screen_step),
            seconds(
                Use::Always,
                tr!(lang, "instrument-burden-information"),
                self.seconds_information,
            ),
            seconds(Use::Always, tr!(lang, "instrument-burden-hand-over"), self.seconds_hand_over),
            seconds(
                Use::Always,
                tr!(lang, "instrument-burden-look-through"),
                self.seconds_look_through,
            ),
            seconds(Use::Keying, tr!(lang, "instrument-burden-key-sheet"), self.seconds_key_sheet),
            seconds(
                Use::Keying,
                tr!(lang, "instrument-burden-key-question"),
                self.seconds_key_question,
            ),
            seconds(
                Use::Keying,
                tr!(lang, "instrument-burden-key-option"),
                self.seconds_key_option,
            ),
            seconds(
                Use::SecondKeying,
                tr!(lang, "instrument-burden-compare"),
                self.seconds_compare,
            ),
            seconds(
                Use::Scanning,
                tr!(lang, "instrument-burden-scan-page"),
                self.seconds_scan_page,
            ),
            (
                Use::Scanning,
                tr!(lang, "instrument-burden-review-share"),
                self.review_share,
                Unit::Share,
                Basis::BoundOfTheReader,
            ),
            seconds(
                Use::Scanning,
                tr!(lang, "instrument-burden-review-box"),
                self.seconds_review_box,
            ),
            seconds(Use::Paper, tr!(lang, "instrument-burden-pack-slip"), self.seconds_pack_slip),
            seconds(
                Use::SessionReports,
                tr!(lang, "instrument-burden-session-report"),
                self.seconds_session_report,
            ),
            seconds(
                Use::AddedValue,
                tr!(lang, "instrument-burden-meter-client"),
                self.seconds_meter_client,
            ),
            seconds(
                Use::AddedValue,
                tr!(lang, "instrument-burden-meter-therapist"),
                self.seconds_meter_therapist,
            ),
        ];
        rows.into_iter()
            .map(|(part, text, value, unit, basis)| {
                (part, Assumption { text, value, unit, basis, source: basis.sentence(lang) })
            })
            .collect()
    }
}

/// On what part of a plan an assumption bears.
#[derive(Debug, Clone, Copy)]
enum Use {
    Always,
    Paper,
    Keying,
    SecondKeying,
    Scanning,
    Screen,
    SessionReports,
    AddedValue,
}

impl Use {
    fn is_in(self, plan: &Plan<'_>) -> bool {
        match self {
            Use::Always => true,
            Use::Paper => plan.door != Door::Screen,
            Use::Keying => plan.door == Door::PaperKeyed,
            Use::SecondKeying => plan.door == Door::PaperKeyed && plan.modules.second_keying,
            Use::Scanning => plan.door == Door::PaperScanned,
            Use::Screen => plan.door == Door::Screen,
            Use::SessionReports => plan.modules.session_reports.is_some(),
            Use::AddedValue => plan.modules.added_value_meter,
        }
    }
}

impl Basis {
    /// The basis in words.
    pub fn sentence(self, lang: Lang) -> String {
        match self {
            Basis::NotMeasured => tr!(lang, "instrument-burden-not-measured"),
            Basis::Counted => tr!(lang, "instrument-burden-counted"),
            Basis::UnderPublishedReadingRate => tr!(lang, "instrument-burden-reading-source"),
            Basis::BoundOfTheReader => tr!(lang, "instrument-burden-reader-bound"),
        }
    }
}

impl Unit {
    /// A value with its unit in words.
    pub fn show(self, lang: Lang, value: f64) -> String {
        let number = kastanj_language::decimal(lang, value, 0);
        match self {
            Unit::WordsPerMinute => {
                tr!(lang, "instrument-burden-unit-words-per-minute", value = number)
            }
            Unit::Words => tr!(lang, "instrument-burden-unit-words", value = number),
            Unit::Seconds if number == "1" => tr!(lang, "instrument-burden-unit-second"),
            Unit::Seconds => tr!(lang, "instrument-burden-unit-seconds", value = number),
            Unit::Share => kastanj_language::percent(lang, value),
        }
    }
}
