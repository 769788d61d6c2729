use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kastanj_instrument::{FormTag, ItemId, PageCode, SheetKind};

use super::classify::{EmptyBoxes, Likelihood, classify, guarded};
use super::corner_marks::{Pose, find_pose};
use super::crossed_out::is_crossed_out;
use super::decide::{Evidence, Verdict, decide_many, decide_one};
use super::dither::undithered;
use super::fill_writer::{is_fill_writer, with_fills_as_marks};
use super::flat_field::FlatScan;
use super::homography::Homography;
use super::kin::is_rather;
use super::known_page::KnownPage;
use super::page_code_search::search;
use super::patch::{Patch, Source};
use super::pen_around::PenAround;
use super::refuse::{PrintSeen, mirrored, refused, strengthened, without_code, without_form};
use super::register::{Registration, register};
use super::strokes::{Strokes, measure};
use super::trained::{INPUTS as MARK_INPUTS, PageInk, inputs};
use super::{FormTemplate, FormTemplates, Rectification, code_grid};
use crate::trial_sheet::is_trial_sheet;
use crate::{
    BoxReading, Decision, DecisionReason, FormLayout, Geometry, GrayPage, GridSeen, PageOutcome,
    PageReading, PointMm, QuestionReading, RectMm, Refusal, RefusalReason,
};

/// Least shorter side of a scan in pixels: 105 dpi on A4.
const LEAST_SIDE: u32 = 870;
/// From here on a page counts as bent: print lies off a smooth field, 95th percentile, mm.
const BENT_MM: f64 = 0.08;

/// What came of a page, and where its print lies if that was proved.
#[derive(Debug, Clone)]
pub struct ReadPage {
    /// The reading or the refusal.
    pub outcome: PageOutcome,
    /// The proved geometry; none for a refused page.
    pub rectification: Option<Rectification>,
    /// How likely each answer box is empty, marked and cancelled, each 0–1, in the order of the
    /// questions and of their boxes in the reading; none for a refused page.
    pub likelihoods: Vec<[f64; 3]>,
}

type KnownKey = (FormTag, bool, u8);

/// Reads pages of the forms it is given.
#[derive(Debug)]
pub struct Reader<F> {
    forms: F,
    known: Mutex<HashMap<KnownKey, Option<Arc<KnownPage>>>>,
}

impl<F: FormTemplates> Reader<F> {
    /// A reader of these forms.
    pub fn new(forms: F) -> Reader<F> {
        Reader { forms, known: Mutex::default() }
    }

    /// The forms that it reads.
    pub fn forms(&self) -> &F {
        &self.forms
    }

    /// Reads one page, or refuses it whole with a reason.
    ///
    /// The same picture and the same forms always give the same reading.
    pub fn read_page(&self, scan: &GrayPage) -> PageOutcome {
        self.read(scan).outcome
    }

    /// Reads one page and returns its proved geometry beside the reading.
    pub fn read(&self, scan: &GrayPage) -> ReadPage {
        match self.attempt(scan) {
            Ok(read) => read,
            Err(outcome) => ReadPage {
                outcome: self.unless_mirrored(scan, *outcome),
                rectification: None,
                likelihoods: Vec::new(),
            },
        }
    }

    /// The same refusal, or that the page is one of ours in a mirror, which looks damaged otherwise.
    fn unless_mirrored(&self, scan: &GrayPage, refused: PageOutcome) -> PageOutcome {
        let PageOutcome::Refused(refusal) = &refused else { return refused };
        let damaged = [
            RefusalReason::CodeUnreadable,
            RefusalReason::CornersMissing,
            RefusalReason::GeometryUnverified,
        ];
        if !damaged.contains(&refusal.reason) {
            return refused;
        }
        let (code, geometry) = match mirrored(scan).as_ref().map(|other| self.prove(other)) {
            Some(Ok(proof)) => (Some(proof.code), Some(proof.geometry)),
            _ => return refused,
        };
        PageOutcome::Refused(Refusal { reason: RefusalReason::Mirrored, code, geometry })
    }

    /// What the ink in each answer box of a page measures, in the order of the
    /// layout: for setting the classifier on marks whose meaning is known.
    ///
    /// Empty for a page that is refused.
    pub fn measure(&self, scan: &GrayPage) -> Vec<Strokes> {
        self.prove(scan).map(|proof| proof.sheet().measured().strokes).unwrap_or_default()
    }

    /// The numbers that the trained classifier takes of each answer box of a page, in the order of the
    /// layout: for training it on marks whose meaning is known.
    ///
    /// Empty for a page that is refused.
    pub fn measure_inputs(&self, scan: &GrayPage) -> Vec<[f64; MARK_INPUTS]> {
        let Ok(proof) = self.prove(scan) else { return Vec::new() };
        let measured = proof.sheet().measured();
        measured.strokes.iter().map(|strokes| inputs(strokes, &measured.page)).collect()
    }

    fn attempt(&self, scan: &GrayPage) -> Result<ReadPage, Box<PageOutcome>> {
        let proof = self.prove(scan)?;
        let sheet = proof.sheet();
        let measured = sheet.measured();
        let gone = sheet.gone(&measured);
        if is_torn_apart(&gone, &measured) {
            let (code, geometry) = (Some(proof.code), Some(proof.geometry));
            return Err(Box::new(refused(RefusalReason::GeometryUnverified, code, geometry)));
        }
        let (decided, (grid_code, grid)) = sheet.read(&measured, &gone);
        let (questions, likelihoods): (Vec<_>, Vec<_>) = decided.into_iter().unzip();
        let reading = PageReading {
            code: proof.code,
            form: proof.form.layout.form.clone(),
            grid_code,
            grid,
            geometry: proof.geometry,
            questions,
        };
        Ok(ReadPage {
            outcome: PageOutcome::Read(Box::new(reading)),
            rectification: Some(Rectification {
                map: proof.map,
                field: proof.registration.field,
                factor: proof.flat.factor as f64,
            }),
            likelihoods: likelihoods.concat(),
        })
    }

    /// Finds the page and proves that it is the page and lies where it should.
    fn prove<'a>(&'a self, scan: &'a GrayPage) -> Result<Proof<'a>, Box<PageOutcome>> {
        let no = |reason, code, geometry| Box::new(refused(reason, code, geometry));
        if scan.width().min(scan.height()) < LEAST_SIDE {
            return Err(no(RefusalReason::TooCoarse, None, None));
        }
        let mut scan = undithered(scan).map_or(Cow::Borrowed(scan), Cow::Owned);
        let mut flat = FlatScan::new(&scan);
        match PrintSeen::of(&flat.work) {
            PrintSeen::Dark => {}
            PrintSeen::Nothing => return Err(no(RefusalReason::BlankPage, None, None)),
            PrintSeen::Pale(grey) => {
                if let Some(stronger) = strengthened(&scan, grey) {
                    flat = FlatScan::new(&stronger);
                    scan = Cow::Owned(stronger);
                }
            }
        }
        let search = search(&flat.work);
        let Some(code) = search.found.first().map(|found| found.code) else {
            let reason =
                if search.foreign { RefusalReason::ForeignPage } else { without_code(&flat.work) };
            return Err(no(reason, None, None));
        };
        if search.found.iter().any(|found| found.code != code) {
            return Err(no(RefusalReason::CodesDisagree, None, None));
        }
        let (form, known) =
            self.known_page(code).ok_or_else(|| no(without_form(code.tag), Some(code), None))?;
        let pose =
            find_pose(&flat.work, &search.found, &search.squares, &known.layout, &known.blank)
                .ok_or_else(|| no(RefusalReason::CornersMissing, Some(code), None))?;
        if pose.corners < 3 {
            return Err(no(RefusalReason::CornersMissing, Some(code), None));
        }
        let registration = register(&flat.work, &pose.map, &known);
        let geometry = geometry_of(&scan, &flat, &pose, &registration);
        if !registration.proving.holds() {
            return Err(no(RefusalReason::GeometryUnverified, Some(code), Some(geometry)));
        }
        let proving = &registration.proving;
        let spotless = proving.contradictions == 0 && proving.strange_blocks == 0.0;
        if !spotless && self.is_rather_another(code, &flat, &registration, &known) {
            return Err(no(RefusalReason::GeometryUnverified, Some(code), Some(geometry)));
        }
        Ok(Proof { scan, code, form, known, flat, map: registration.map, registration, geometry })
    }

    /// Whether the print is that of the same page of another form, much like the one that the codes
    /// name.
    fn is_rather_another(
        &self,
        code: PageCode,
        flat: &FlatScan,
        registration: &Registration,
        named: &KnownPage,
    ) -> bool {
        self.forms.akin(code.tag).into_iter().any(|tag| {
            let other = self.known_page(PageCode { tag, ..code });
            other.is_some_and(|(_, page)| is_rather(&flat.work, registration, named, &page))
        })
    }

    fn known_page(&self, code: PageCode) -> Option<(&FormTemplate, Arc<KnownPage>)> {
        let copyable = code.kind == SheetKind::Copyable;
        let form = self.forms.form(code.tag, copyable)?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let page = known
            .entry((code.tag, copyable, code.page))
            .or_insert_with(|| {
                let at = form.layout.pages.iter().position(|page| page.page == code.page)?;
                let known = KnownPage::new(&form.layout.pages[at], form.blanks.get(at)?)?;
                Some(Arc::new(known))
            })
            .clone()?;
        Some((form, page))
    }
}

fn geometry_of(
    scan: &GrayPage,
    flat: &FlatScan,
    pose: &Pose,
    registration: &Registration,
) -> Geometry {
    let middle = PointMm { x: 105.0, y: 148.5 };
    let here = pose.map.map(middle);
    let right = pose.map.map(PointMm { x: 115.0, y: 148.5 });
    let (across, down) = pose.map.scale_at(middle);
    let density = f64::midpoint(across, down) * flat.factor as f64;
    let assumed = scan.dpi_fitting(FormLayout::WIDTH_MM);
    let usual = [150.0, 200.0, 240.0, 300.0, 400.0, 600.0]
        .into_iter()
        .min_by(|a: &f64, b: &f64| (a - assumed).abs().total_cmp(&(b - assumed).abs()))
        .unwrap_or(assumed);
    let dpi = scan.dpi_meant(FormLayout::WIDTH_MM).unwrap_or(usual);
    Geometry {
        residual_p95_mm: registration.proving.residual_p95_mm,
        correlation: registration.proving.correlation,
        rotation_degrees: (right.y - here.y).atan2(right.x - here.x).to_degrees(),
        scale: density * 25.4 / dpi,
    }
}

/// How like its print the outline of a box must look to be there: empty boxes reach 0.7, crossed ones
/// 0.45, other print in their place 0.2.
pub(super) const LEAST_OUTLINE: f64 = 0.35;
/// Share of the inside that ink covers where a filled box hides its outline: 0.6 at least.
pub(super) const FILLED_SHARE: f64 = 0.5;
/// Ink from which something stands where a box should be, mm².
const OTHER_PRINT_MM2: f64 = 0.5;
/// Boxes with something else in their place, and boxes that are not there at all, from which no part
/// of the page is believed.
const MOST_REPLACED: usize = 3;
const MOST_GONE: usize = 12;

/// A page whose geometry is proved, with all that was found on the way.
struct Proof<'a> {
    scan: Cow<'a, GrayPage>,
    code: PageCode,
    form: &'a FormTemplate,
    known: Arc<KnownPage>,
    flat: FlatScan,
    map: Homography,
    registration: Registration,
    geometry: Geometry,
}

impl Proof<'_> {
    fn sheet(&self) -> Sheet<'_> {
        Sheet {
            scan: &self.scan,
            flat: &self.flat,
            map: &self.map,
            known: &self.known,
            registration: &self.registration,
            trial: is_trial_sheet(self.code.tag),
        }
    }
}

/// A question and how likely its boxes are empty, marked and cancelled.
type DecidedQuestion = (QuestionReading, Vec<[f64; 3]>);

/// The ink of a page.
struct Measured {
    page: PageInk,
    /// Darkness from which a pixel is ink.
    level: f32,
    strokes: Vec<Strokes>,
    grid: Vec<Vec<Strokes>>,
}

/// The parts of a proof that the boxes are read from.
struct Sheet<'a> {
    scan: &'a GrayPage,
    flat: &'a FlatScan,
    map: &'a Homography,
    known: &'a KnownPage,
    registration: &'a Registration,
    /// Whether it is the trial sheet.
    trial: bool,
}

impl Sheet<'_> {
    fn read(
        &self,
        measured: &Measured,
        gone: &[bool],
    ) -> (Vec<DecidedQuestion>, (Option<u16>, GridSeen)) {
        let empty = EmptyBoxes::of(&measured.strokes);
        let grid: Vec<Vec<Likelihood>> = measured
            .grid
            .iter()
            .map(|row| row.iter().map(|strokes| classify(strokes, empty)).collect())
            .collect();
        (self.questions(measured, gone, empty), code_grid::read(&grid))
    }

    fn source(&self) -> Source<'_> {
        Source { scan: self.scan, flat: self.flat, map: self.map, black: self.registration.black }
    }

    fn measured(&self) -> Measured {
        let source = self.source();
        let layout = &self.known.layout;
        let patches: Vec<Patch<'_>> = layout
            .boxes
            .iter()
            .enumerate()
            .map(|(at, place)| {
                let shift = self.settled(&source, place.place, self.shift(at).0);
                source.patch(place.place, shift, &self.known.print[at])
            })
            .collect();
        let grid: Vec<Vec<Patch<'_>>> = layout
            .grid
            .iter()
            .flat_map(|grid| &grid.boxes)
            .zip(&self.known.grid_print)
            .map(|(row, print)| {
                row.iter()
                    .zip(print)
                    .map(|(rect, print)| {
                        let shift = self.registration.field.at(rect.centre());
                        source.patch(*rect, self.settled(&source, *rect, shift), print)
                    })
                    .collect()
            })
            .collect();
        let level = ink_level(patches.iter().chain(grid.iter().flatten()));
        let strokes: Vec<Strokes> = patches.iter().map(|patch| measure(patch, level)).collect();
        Measured {
            page: PageInk::of(&strokes, level),
            level,
            strokes,
            grid: grid
                .iter()
                .map(|row| row.iter().map(|patch| measure(patch, level)).collect())
                .collect(),
        }
    }

    /// A shift corrected by the outline of the box itself, on a page that is bent.
    fn settled(&self, source: &Source<'_>, place: RectMm, shift: (f64, f64)) -> (f64, f64) {
        if self.registration.proving.residual_p95_mm < BENT_MM {
            return shift;
        }
        let by = source.nudge(place, shift);
        (shift.0 + by.0, shift.1 + by.1)
    }

    /// Where a box lies off the map, and whether that is uncertain.
    fn shift(&self, at: usize) -> ((f64, f64), bool) {
        let outline = &self.registration.boxes[at];
        self.registration.field.settle(outline, outline.place)
    }

    /// Which boxes are not where they should be: the outline is not seen, though nobody has filled it.
    /// A heavy cross hides an outline as well, but of one box in a question alone.
    fn gone(&self, measured: &Measured) -> Vec<bool> {
        let unseen = |at: usize| {
            let strokes = &measured.strokes[at];
            // On the trial sheet crosses of every strength are printed into the boxes.
            !self.trial
                && strokes.area < FILLED_SHARE * strokes.inside
                && self.registration.boxes[at].score < LEAST_OUTLINE
        };
        let boxes = &self.known.layout.boxes;
        let alone = |at: usize| {
            let same = |other: &usize| boxes[*other].item == boxes[at].item && unseen(*other);
            (0..boxes.len()).filter(same).count() < 2
        };
        let empty = |at: usize| measured.strokes[at].area < OTHER_PRINT_MM2;
        (0..boxes.len()).map(|at| unseen(at) && (empty(at) || !alone(at))).collect()
    }

    fn questions(
        &self,
        measured: &Measured,
        gone: &[bool],
        empty: EmptyBoxes,
    ) -> Vec<DecidedQuestion> {
        let strokes = &measured.strokes;
        let boxes = &self.known.layout.boxes;
        let mut items: Vec<&ItemId> = Vec::new();
        for place in boxes {
            if !items.contains(&&place.item) {
                items.push(&place.item);
            }
        }
        let members = |item: &ItemId| -> Vec<usize> {
            (0..boxes.len()).filter(|at| boxes[*at].item == *item).collect()
        };
        let places: Vec<RectMm> = boxes.iter().map(|place| place.place).collect();
        let around = PenAround {
            source: self.source(),
            half: &self.known.half,
            boxes: &places,
            strokes,
            writing: &self.known.layout.writing,
            level: measured.level,
        };
        let mut evidence: Vec<Vec<Evidence>> = items
            .iter()
            .map(|item| {
                let members = members(item);
                let mut evidence: Vec<Evidence> = members
                    .iter()
                    .map(|at| {
                        let likelihood = guarded(&strokes[*at], empty, &measured.page);
                        let unsure_place = self.shift(*at).1 || gone[*at];
                        let meaning = boxes[*at].meaning;
                        Evidence::new(meaning, likelihood, unsure_place, &strokes[*at], empty)
                    })
                    .collect();
                let several = self.known.layout.multiple.contains(item);
                around.look(&mut evidence, &members, several, &|at| self.shift(at).0);
                evidence
            })
            .collect();
        if is_crossed_out(&evidence) {
            evidence.iter_mut().flatten().for_each(|one| one.drawn_through = true);
        }
        let fills = is_fill_writer(&evidence);
        items
            .iter()
            .zip(&evidence)
            .map(|(item, boxes)| {
                let verdict = self.decide(item, boxes, fills);
                let readings = members(item)
                    .into_iter()
                    .zip(boxes.iter().zip(&verdict.boxes))
                    .map(|(at, (evidence, seen))| box_reading(evidence, *seen, &strokes[at]))
                    .collect();
                let likelihoods =
                    verdict.boxes.iter().map(|p| [p.empty, p.marked, p.cancelled]).collect();
                let question = QuestionReading {
                    item: (*item).clone(),
                    decision: verdict.decision,
                    second_best: verdict.second_best,
                    posterior: verdict.posterior,
                    reason: verdict.reason,
                    guesses: verdict.guesses,
                    boxes: readings,
                };
                (question, likelihoods)
            })
            .collect()
    }

    fn decide(&self, item: &ItemId, boxes: &[Evidence], fills: bool) -> Verdict {
        let decide = |boxes: &[Evidence]| {
            if self.known.layout.multiple.contains(item) {
                decide_many(boxes)
            } else {
                decide_one(boxes)
            }
        };
        if !fills {
            return decide(boxes);
        }
        let mut verdict = decide(&with_fills_as_marks(boxes));
        if matches!(verdict.decision, Decision::Chosen(_) | Decision::Declined) {
            verdict.reason = DecisionReason::FillWriter;
        }
        verdict
    }
}

/// Whether a part of the page lies elsewhere: other print stands in the place of boxes, or very many
/// are gone. A note that is stuck on hides a few, and those are asked about.
fn is_torn_apart(gone: &[bool], measured: &Measured) -> bool {
    let replaced = gone.iter().zip(&measured.strokes);
    let replaced = replaced.filter(|(gone, strokes)| **gone && strokes.area > OTHER_PRINT_MM2);
    replaced.count() >= MOST_REPLACED || gone.iter().filter(|gone| **gone).count() >= MOST_GONE
}

fn box_reading(evidence: &Evidence, seen: Likelihood, strokes: &Strokes) -> BoxReading {
    let (class, probability) = seen.class();
    let ink = if strokes.inside > 0.0 { strokes.area / strokes.inside } else { 0.0 };
    BoxReading { meaning: evidence.meaning, class, probability, ink }
}

/// The darkness from which a pixel is ink: above the noise in most boxes of this page, and above
/// what blur leaves beside their outlines.
pub(super) fn ink_level<'a, 'p: 'a>(patches: impl Iterator<Item = &'a Patch<'p>> + Clone) -> f32 {
    let usual = |mut values: Vec<f32>| {
        values.sort_by(f32::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    let noise = usual(patches.clone().map(Patch::noise).collect());
    let tail = usual(patches.map(Patch::tail).collect());
    (noise + 0.15).max(tail + ABOVE_TAIL).clamp(0.2, 0.45)
}

/// How much darker than the tail of a blurred outline ink is.
const ABOVE_TAIL: f32 = 0.05;
