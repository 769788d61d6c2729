//! Forms that others printed: blanks from two producers, filled in by synthetic pens and scanned.

use kastanj_instrument::{AnswerCode, BoxMeaning, ItemId};
use kastanj_paper::{
    BoxPlace, ForeignDecision, ForeignForm, ForeignOutcome, ForeignPage, ForeignReader,
    ForeignReading, GrayPage, Limits, MarkClass, PageLayout, PointMm, RectMm, decode, survey,
};
use kastanj_rehearsal::pen::{
    AnswerRates, FillTerms, PageTruth, StrokeModel, Writer, draw_answers, fill_page,
};
use kastanj_rehearsal::scanner::{Degradation, Depth, Preset, scan};
use kastanj_rehearsal::{Chance, PageRaster, rasterise_pdf};
use kastanj_typeset::{Date, Document, compile};

use crate::stage;

/// The start of every form: words, and boxes of our own size and line.
const HEAD: &str = r##"
#set document(title: "Blankett 7")
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 16mm), footer: align(center, text(8pt)[Exempelstad · blankett 7]))
#set text(size: 10pt)
#let ruta(s: 4mm) = box(width: s, height: s, stroke: 0.7pt, baseline: 0.6mm)
#let rund(s: 4mm) = box(baseline: 0.6mm, circle(radius: s / 2, stroke: 0.6pt))
"##;

/// Two pages: a table of scales, yes and no, a list; then circles and small boxes.
const SURVEY: &str = r##"
= Uppföljning av samtalen
#v(2mm)
Blanketten fylls i efter det tredje samtalet. Kryssa i den ruta som stämmer bäst på varje rad. Lämna en rad tom om du inte vill svara.
#v(3mm)
#table(columns: (1fr, 14mm, 14mm, 14mm, 14mm, 14mm), inset: 2.2mm, stroke: (x, y) => (bottom: 0.3pt), align: (x, y) => if x == 0 { left } else { center },
  [], [Aldrig], [Sällan], [Ibland], [Ofta], [Alltid],
  ..for r in ("Jag sover gott om natten", "Jag orkar med min dag", "Jag har någon att tala med", "Jag känner mig trygg hemma", "Jag tycker om mitt arbete", "Jag hinner med mina vänner", "Jag äter regelbundet", "Jag kan säga nej", "Jag ber om hjälp", "Jag tror på framtiden") { (r, ..range(5).map(_ => ruta())) })
#v(3mm)
*Har du varit här förut?* #h(6mm) #ruta() Ja #h(9mm) #ruta() Nej
#v(4mm)
*Hur fick du veta att vi finns?*

#for r in ("Genom en vän", "På vårdcentralen", "På nätet", "Genom arbetet") [#ruta() #h(2mm) #r \ ]
#v(3mm)
*Skriv gärna mer:* #line(length: 100%, stroke: 0.3pt) #v(4mm) #line(length: 100%, stroke: 0.3pt)
#pagebreak()
= Bakgrund
Den här sidan fylls i en gång. Svaren räknas bara tillsammans med andras, och ingen kan se vem som har svarat vad.
#v(3mm)
*Ålder* #h(8mm) #rund() under 30 #h(6mm) #rund() 30–49 #h(6mm) #rund() 50–64 #h(6mm) #rund() 65 eller mer
#v(5mm)
*Var bor du?*

#for r in ("I tätort", "På landet", "Växlande") [#rund() #h(2mm) #r \ ]
#v(4mm)
#grid(columns: (1fr, 12mm, 12mm, 12mm, 12mm), row-gutter: 4mm, align: (x, y) => if x == 0 { left } else { center },
  [], [1], [2], [3], [4],
  ..for r in ("Tillgänglighet på telefon", "Väntan på första samtalet", "Lokalernas läge och skick", "Bemötandet i receptionen", "Tiden för varje samtal", "Möjligheten att byta dag") { (r, ..range(4).map(_ => ruta(s: 3mm))) })
#v(5mm)
Tack för att du svarar. Lägg blanketten i lådan vid dörren eller skicka den i det frankerade kuvertet. Frågor besvaras av kansliet på vardagar mellan nio och elva.
"##;

/// Another form with boxes in other places.
const OTHER: &str = r##"
= Beställning av material
#for r in range(9) [Artikel nummer #(r * 37 + 11) i katalogen, kolumn #r #h(1fr) #ruta() en #h(4mm) #ruta() två #h(4mm) #ruta() tio #v(4mm) ]
Leverans sker inom fjorton dagar till den adress som står på baksidan. Fakturan skickas för sig.
"##;

/// A blank with its template and reader.
pub(crate) struct Foreign {
    pub(crate) form: ForeignForm,
    pub(crate) reader: ForeignReader,
    /// The printed pages, 300 dpi.
    pub(crate) printed: Vec<PageRaster>,
}

pub(crate) fn pdf_of(body: &str) -> Vec<u8> {
    let date = Date::new(2026, 1, 1).expect("a date");
    let document = Document::new(format!("{HEAD}{body}"), date, "foreign form");
    compile(document).expect("typeset").pdf().expect("a PDF")
}

impl Foreign {
    pub(crate) fn of(pdf: &[u8]) -> Foreign {
        let form = survey(pdf, "blank.pdf", "blank", Limits::default()).expect("boxes");
        let blanks: Vec<GrayPage> = decode(pdf, "blank.pdf", Limits::default())
            .expect("pages")
            .into_iter()
            .map(|page| page.gray)
            .collect();
        let reader = ForeignReader::new(&form, &blanks).expect("the blank fits");
        Foreign { reader, form, printed: rasterise_pdf(pdf, 300.0).expect("drawn") }
    }

    pub(crate) fn survey() -> Foreign {
        Foreign::of(&pdf_of(SURVEY))
    }

    /// The same form in another version: each `(old, new)` stands in its source.
    pub(crate) fn survey_with(changes: &[(&str, &str)]) -> Foreign {
        let mut source = SURVEY.to_owned();
        for (old, new) in changes {
            assert!(source.contains(old), "nothing to change: {old}");
            source = source.replace(old, new);
        }
        Foreign::of(&pdf_of(&source))
    }

    pub(crate) fn other() -> Foreign {
        Foreign::of(&pdf_of(OTHER))
    }

    /// Page `at` filled in by a writer, with the truth.
    pub(crate) fn filled(
        &self,
        at: usize,
        model: StrokeModel,
        seed: u64,
    ) -> (PageRaster, PageTruth) {
        self.written_on(at, model, seed, Vec::new())
    }

    /// Likewise, with words by hand in each of these places.
    pub(crate) fn written_on(
        &self,
        at: usize,
        model: StrokeModel,
        seed: u64,
        writing: Vec<RectMm>,
    ) -> (PageRaster, PageTruth) {
        let mut raster = self.printed[at].clone();
        let terms = match writing.is_empty() {
            true => FillTerms::default(),
            false => FillTerms { handwriting: 1.0, ..FillTerms::default() },
        };
        let layout = PageLayout { writing, ..layout(&self.form.pages[at]) };
        let chance = Chance::new(seed, "foreign page");
        let answers = draw_answers(&layout, &AnswerRates::default(), &mut chance.branch("answers"));
        let writer = Writer::new(model, seed);
        let truth = fill_page(&mut raster, &layout, &answers, &writer, &terms, &chance);
        (raster, truth)
    }
}

/// The page as the pens know pages.
fn layout(page: &ForeignPage) -> PageLayout {
    let boxes = page
        .questions
        .iter()
        .flat_map(|question| {
            question.boxes.iter().enumerate().map(|(number, id)| BoxPlace {
                item: ItemId(question.id.clone()),
                meaning: BoxMeaning::Code(AnswerCode(i16::try_from(number).expect("few boxes"))),
                place: place_of(page, id),
            })
        })
        .collect();
    PageLayout {
        page: u8::try_from(page.number).expect("few pages"),
        fiducials: [PointMm { x: 0.0, y: 0.0 }; 4],
        ticks: Vec::new(),
        codes: [RectMm { x: 0.0, y: 0.0, width: 1.0, height: 1.0 }; 2],
        boxes,
        multiple: Vec::new(),
        writing: Vec::new(),
        variable: Vec::new(),
        grid: None,
    }
}

pub(crate) fn place_of(page: &ForeignPage, id: &str) -> RectMm {
    page.boxes.iter().find(|place| place.id == id).expect("a known box").place
}

/// A good scanner that turns and shifts as told.
pub(crate) fn scanner(dpi: f64, skew_degrees: f64, scale: f64, quarter_turns: u8) -> Degradation {
    Degradation {
        dpi,
        depth: Depth::Grey,
        skew_degrees,
        scale,
        shift_mm: (1.5, -1.0),
        quarter_turns,
        ..Degradation::draw(Preset::Clean, &mut Chance::new(1, "scanner"))
    }
}

pub(crate) fn scanned(raster: &PageRaster, how: &Degradation, seed: u64) -> GrayPage {
    stage::gray_of(&scan(raster, how, &Chance::new(seed, "scan")).expect("scanned"))
}

pub(crate) fn read(outcome: ForeignOutcome) -> ForeignReading {
    match outcome {
        ForeignOutcome::Read(reading) => *reading,
        ForeignOutcome::Refused(refusal) => panic!("refused: {refusal:?}"),
    }
}

/// How a set of pages was read.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) pages: usize,
    pub(crate) refused: usize,
    pub(crate) boxes: usize,
    pub(crate) uncertain: usize,
    /// Boxes of decided questions that count as chosen and were not, or the other way round.
    pub(crate) wrong: usize,
    /// Boxes with a class of their own that is not the true one, decided or not.
    pub(crate) other_class: usize,
    pub(crate) wrong_page: usize,
    pub(crate) questions_doubtful: usize,
    pub(crate) questions: usize,
    /// What went wrong.
    pub(crate) notes: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, outcome: &ForeignOutcome, page: &ForeignPage, truth: &PageTruth) {
        self.pages += 1;
        let reading = match outcome {
            ForeignOutcome::Read(reading) => reading,
            ForeignOutcome::Refused(refusal) => {
                self.refused += 1;
                self.notes.push(format!("page {} of the set: {refusal:?}", self.pages));
                return;
            }
        };
        if reading.page != page.number {
            self.wrong_page += 1;
            return;
        }
        for meant in &truth.boxes {
            let BoxMeaning::Code(code) = meant.meaning else { continue };
            let id = format!("{}.{}", meant.item.0, code.0 + 1);
            let seen = reading.boxes.iter().find(|seen| seen.id == id).expect("every box");
            let question = reading.questions.iter().find(|one| one.id == meant.item.0);
            let question = question.expect("every question");
            self.boxes += 1;
            if seen.class == MarkClass::Uncertain {
                self.uncertain += 1;
            } else if seen.class != meant.class {
                self.other_class += 1;
            }
            let chosen = question.chosen.contains(&id);
            if question.decision != ForeignDecision::Doubtful
                && chosen != (meant.class == MarkClass::Marked)
            {
                self.wrong += 1;
                self.notes.push(format!("{id} is {:?}, read as {seen:?}", meant.class));
            }
        }
        self.questions += reading.questions.len();
        self.questions_doubtful += reading
            .questions
            .iter()
            .filter(|question| question.decision == ForeignDecision::Doubtful)
            .count();
    }
}
