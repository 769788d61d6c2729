use kastanj_analysis::Verdict;
use kastanj_language::Lang;
use kastanj_report::Audience;
use kastanj_report::document::{
    Block, Callout, Cell, Document, DocumentName, Figure, KeyFigure, Row, Table, Tone, Words,
};
use kastanj_report::figure::{Bin, bins};
use kastanj_report::knowledge::Register;
use kastanj_report::wording::{ForbiddenKind, Limits, check_text};

use ForbiddenKind::{
    BeyondTheBasis, CausalClaim, DirectionWithoutBasis, EffectClaim, LoneP, NoDifference, Ranking,
    Recovered, ShareWithoutDenominator, SmallCount,
};

/// Sentences that must never be printed, with the rule that they break.
const PLANTED: [(&str, ForbiddenKind); 62] = [
    ("KAST är effektivt", EffectClaim),
    ("en effektiv metod", EffectClaim),
    ("de effektiva samtalen", EffectClaim),
    ("den effektivaste vägen", EffectClaim),
    ("Effekten av kontakten är tydlig", EffectClaim),
    ("effekterna av samtalen", EffectClaim),
    ("en stor effekt", EffectClaim),
    ("stora effekter", EffectClaim),
    ("behandlingseffekten höll i sig", EffectClaim),
    ("EFFEKT AV SAMTAL", EffectClaim),
    ("effek\u{ad}tiv hjälp", EffectClaim),
    ("effekt\u{200b}iv hjälp", EffectClaim),
    ("en effektstorlek på 0,8", EffectClaim),
    ("an effective service", EffectClaim),
    ("The effects of the contact", EffectClaim),
    ("the effect of counselling was large", EffectClaim),
    ("a large effect", EffectClaim),
    ("its effectiveness is shown", EffectClaim),
    ("efficacy in practice", EffectClaim),
    ("an ineffective method", EffectClaim),
    ("Tack vare kontakten har de slutat", CausalClaim),
    ("samtalen har lett till mindre oro", CausalClaim),
    ("Kontakten hjälper", CausalClaim),
    ("behandlingen har också hjälpt", CausalClaim),
    ("Metoden fungerar", CausalClaim),
    ("förändringen beror på kontakten", CausalClaim),
    ("The contact works", CausalClaim),
    ("the service has clearly helped", CausalClaim),
    ("thanks to the talks", CausalClaim),
    ("the change was caused by the contact", CausalClaim),
    ("Det är ingen skillnad mellan orterna", NoDifference),
    ("ingen påvisbar skillnad", NoDifference),
    ("inga skillnader fanns", NoDifference),
    ("grupperna skiljer sig inte", NoDifference),
    ("båda är lika bra", NoDifference),
    ("verksamheterna är likvärdiga", NoDifference),
    ("samma resultat på alla orter", NoDifference),
    ("there was no difference", NoDifference),
    ("no real differences", NoDifference),
    ("they did not differ", NoDifference),
    ("equally good", NoDifference),
    ("just as good as the other", NoDifference),
    ("the services are equivalent", NoDifference),
    ("De blev friska", Recovered),
    ("två är botade", Recovered),
    ("tillfrisknandet gick fort", Recovered),
    ("three recovered", Recovered),
    ("full recovery", Recovered),
    ("he was cured", Recovered),
    ("förändringen var signifikant", LoneP),
    ("a significant change", LoneP),
    ("skillnaden gav p = 0,03", LoneP),
    ("p<0.001", LoneP),
    ("ett p-värde på 0,04", LoneP),
    ("80 % har slutat", ShareWithoutDenominator),
    ("åtta procent slutade", ShareWithoutDenominator),
    ("80 procent har slutat", ShareWithoutDenominator),
    ("At least 80% feel better", ShareWithoutDenominator),
    ("forty: 40 per cent", ShareWithoutDenominator),
    ("95 % slutar köpa", ShareWithoutDenominator),
    ("Exempelstad A är bäst", Ranking),
    ("Town A does better than town B", Ranking),
];

/// Sentences that must pass.
const BENIGN: [&str; 22] = [
    "Förändringen under kontakten är osäker (95 % konfidensintervall −2 till 14).",
    "Den här effektrapporten gäller ett år.",
    "This effect report covers one year. An effect study is planned.",
    "De mår bättre än förut, säger 7 av 9.",
    "They feel better than before, say 7 of 9.",
    "9 av 22 (41 %) svarade igen.",
    "9 of 22 (41%) answered again.",
    "av de 29 svarade 31 %",
    "Inga belägg för skillnad.",
    "no evidence of difference",
    "p = 0,03, 95 % konfidensintervall 1 till 9",
    "p = 0.03; interval 1 to 9",
    "högre är bättre",
    "5 poäng högre än väntat",
    "Verksamheter i bokstavsordning.",
    "Sju klienter säger att de mår bättre.",
    "Perfekt att höra av sig.",
    "Seven clients value the contact.",
    "Personen ska inte kunna kännas igen.",
    "en friskvårdsdag",
    "Varje klient räknas en gång.",
    "the discovery of the year",
];

fn limits() -> Limits {
    Limits::of(Verdict::DescribeOnly)
}

#[test]
fn planted_sentences_are_caught() {
    for (sentence, kind) in PLANTED {
        let found = check_text(sentence, limits());
        assert!(found.iter().any(|(other, _)| *other == kind), "{sentence}: {found:?}");
    }
}

#[test]
fn benign_sentences_pass() {
    for sentence in BENIGN {
        assert_eq!(check_text(sentence, limits()), [], "{sentence}");
    }
}

#[test]
fn effects_may_be_named_with_comparison_and_support_only() {
    let sentence = "Effekten av kontakten";
    let with = |verdict, plan_declares_comparison| {
        check_text(sentence, Limits { verdict: Some(verdict), plan_declares_comparison }).is_empty()
    };
    assert!(with(Verdict::SupportedChange, true));
    assert!(!with(Verdict::SupportedChange, false));
    assert!(!with(Verdict::Indication, true));
    assert!(!check_text(sentence, Limits::without_results()).is_empty());
}

#[test]
fn subgroups_need_an_indication_and_directions_a_description() {
    let kinds = |text: &str, verdict| -> Vec<ForbiddenKind> {
        check_text(text, Limits::of(verdict)).into_iter().map(|(kind, _)| kind).collect()
    };
    assert_eq!(kinds("i en undergrupp", Verdict::DescribeOnly), [BeyondTheBasis]);
    assert_eq!(kinds("a mixed model", Verdict::DescribeOnly), [BeyondTheBasis]);
    assert_eq!(kinds("i en undergrupp", Verdict::Indication), []);
    assert_eq!(kinds("en förbättring syns", Verdict::NoStatement), [DirectionWithoutBasis]);
    assert_eq!(kinds("en förbättring syns", Verdict::Indication), []);
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        name: DocumentName::EffectReport,
        subtitle: "Exempelstad A".to_owned(),
        lang: Lang::Sv,
        audience: Some(Audience::Board),
        smallest: 5,
        synthetic: true,
        date: "2026-03-02".parse().expect("a date"),
        blocks,
        foot: String::new(),
    }
}

fn table(cell: Cell) -> Table {
    Table {
        caption: "Svar".to_owned(),
        head: vec!["Fråga".to_owned(), "Svar".to_owned()],
        figures: vec![1],
        widths: vec![1, 1],
        rows: vec![Row::of(vec![Cell::text("rad"), cell])],
        note: None,
    }
}

fn figure(drawn: &str, alt: &str, caption: &str) -> Block {
    let bin = Bin { label: drawn.to_owned(), count: 7 };
    Block::Figure(Figure {
        svg: bins(&[bin], "antal", Lang::Sv, false),
        alt: alt.to_owned(),
        caption: caption.to_owned(),
    })
}

/// One sentence in every place where a reader may meet it.
#[test]
fn no_place_is_a_hiding_place() {
    const BAD: &str = "Kontakten är effektiv";
    let callout = |label: &str, headline: &str, body: &str| {
        Block::Callout(Callout {
            tone: Tone::Still,
            label: label.to_owned(),
            headline: headline.to_owned(),
            body: vec![body.into()],
        })
    };
    let key = |value: &str, label: &str| {
        Block::KeyFigures(vec![KeyFigure { value: value.to_owned(), label: label.to_owned() }])
    };
    let mut captioned = table(Cell::text("nej"));
    captioned.caption = BAD.to_owned();
    let mut headed = table(Cell::text("nej"));
    headed.head[1] = BAD.to_owned();
    let mut noted = table(Cell::text("nej"));
    noted.note = Some(BAD.into());
    let places = vec![
        Block::Heading { level: 2, text: BAD.to_owned() },
        Block::Paragraph(BAD.into()),
        Block::Note(BAD.into()),
        Block::List(vec!["bra".into(), BAD.into()]),
        Block::Paragraph(Words::led_by(BAD, "resten")),
        callout(BAD, "h", "b"),
        callout("l", BAD, "b"),
        callout("l", "h", BAD),
        key("9", BAD),
        Block::Table(captioned),
        Block::Table(headed),
        Block::Table(noted),
        Block::Table(table(Cell::text(BAD))),
        figure("etikett", BAD, "figur"),
        figure("etikett", "alternativ", BAD),
        figure(BAD, "alternativ", "figur"),
        Block::Side { left: Vec::new(), right: vec![Block::Paragraph(BAD.into())] },
    ];
    for place in places {
        let found = document(vec![place.clone()]).check(limits());
        assert!(found.is_err(), "{place:?}");
    }
    for (subtitle, foot) in [(BAD, ""), ("", BAD)] {
        let document = Document {
            subtitle: subtitle.to_owned(),
            foot: foot.to_owned(),
            ..document(Vec::new())
        };
        assert!(document.check(limits()).is_err());
    }
    let named = Document {
        name: DocumentName::Named { title: BAD.to_owned(), file_stem: "x" },
        ..document(Vec::new())
    };
    assert!(named.check(limits()).is_err());
}

/// A claim split over a bold word and the rest is still one sentence.
#[test]
fn words_in_bold_do_not_break_a_phrase() {
    let split = Block::Paragraph(Words::led_by("Det är ingen", "skillnad"));
    assert!(document(vec![split]).check(limits()).is_err());
}

#[test]
fn small_counts_are_caught_by_edition() {
    let small = || document(vec![Block::Table(table(Cell::Count(4)))]);
    let found = small().check(limits()).expect_err("four is too few for a board");
    assert_eq!(found[0].kind, SmallCount);
    let room = Document { audience: Some(Audience::Room), smallest: 1, ..small() };
    assert!(room.check(limits()).is_ok());
    let hidden = document(vec![Block::Table(table(Cell::Hidden))]);
    assert!(hidden.check(limits()).is_ok());
}

#[test]
fn quotes_and_titles_with_source_pass_and_our_own_copy_of_them_does_not() {
    let register = Register::shipped().expect("the shipped register is sound");
    let quote = register.quote("gothenburg-2021", Lang::Sv).expect("it is there");
    let words = quote.text().to_owned();
    assert!(document(vec![Block::Paragraph(quote.into())]).check(limits()).is_ok());
    assert!(document(vec![Block::Paragraph(words.into())]).check(limits()).is_err());
    let title = register.title("nij-2008").expect("it is there");
    assert!(document(vec![Block::Paragraph(title.into())]).check(limits()).is_ok());
}
