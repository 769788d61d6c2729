//! The word lists of the rules, Swedish and English.

/// One place of a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// One of these words.
    One(&'static [&'static str]),
    /// A word that begins like this.
    Begins(&'static str),
    /// At most this many words of any kind.
    UpTo(usize),
}

use Part::{Begins, One, UpTo};

/// A phrase: its places in order.
pub(super) type Phrase = &'static [Part];

const CONTACT_SV: Part = One(&[
    "kontakten",
    "samtalen",
    "samtalet",
    "behandlingen",
    "insatsen",
    "insatserna",
    "stödet",
    "hjälpen",
    "mottagningen",
    "verksamheten",
    "metoden",
    "kast",
]);
const DOES_SV: Part = One(&[
    "hjälper",
    "hjälpte",
    "hjälpt",
    "fungerar",
    "fungerade",
    "fungerat",
    "botar",
    "botade",
    "botat",
    "förbättrar",
    "förbättrade",
    "förbättrat",
    "minskar",
    "minskade",
    "minskat",
    "ökar",
    "ökade",
    "ökat",
    "påverkar",
    "påverkade",
    "påverkat",
    "orsakar",
    "orsakade",
    "orsakat",
    "gav",
    "ger",
    "gett",
    "lyckas",
    "lyckades",
    "lyckats",
]);
const CONTACT_EN: Part = One(&[
    "contact",
    "contacts",
    "talks",
    "counselling",
    "counseling",
    "treatment",
    "intervention",
    "help",
    "service",
    "services",
    "programme",
    "program",
    "method",
    "kast",
]);
const DOES_EN: Part = One(&[
    "helps",
    "helped",
    "works",
    "worked",
    "cures",
    "cured",
    "improves",
    "improved",
    "reduces",
    "reduced",
    "increases",
    "increased",
    "affects",
    "affected",
    "causes",
    "caused",
    "succeeds",
    "succeeded",
]);

/// The contact as a cause.
pub(super) const CAUSES: &[Phrase] = &[
    &[One(&["tack"]), One(&["vare"])],
    &[One(&["leder", "ledde", "lett"]), One(&["till"])],
    &[One(&["beror", "berodde", "berott"]), One(&["på"]), CONTACT_SV],
    &[CONTACT_SV, UpTo(2), DOES_SV],
    &[One(&["thanks"]), One(&["to"])],
    &[One(&["leads", "led", "lead"]), One(&["to"])],
    &[One(&["caused", "due", "owing"]), One(&["by", "to"]), UpTo(1), CONTACT_EN],
    &[One(&["because"]), One(&["of"]), UpTo(1), CONTACT_EN],
    &[CONTACT_EN, UpTo(2), DOES_EN],
];

/// Two things called equal, or a difference denied.
pub(super) const EQUAL: &[Phrase] = &[
    &[
        One(&["ingen", "inga", "utan", "noll"]),
        UpTo(1),
        One(&["skillnad", "skillnader", "skillnaden"]),
    ],
    &[One(&["inte"]), One(&["någon", "några"]), UpTo(1), One(&["skillnad", "skillnader"])],
    &[One(&["skiljer", "skilde", "skiljde"]), One(&["sig"]), UpTo(1), One(&["inte"])],
    &[
        One(&["lika"]),
        One(&[
            "bra", "god", "goda", "gott", "dålig", "dåliga", "dåligt", "väl", "stor", "stora",
            "stort",
        ]),
    ],
    &[Begins("likvärdig")],
    &[One(&["samma"]), One(&["resultat", "utfall", "nytta"])],
    &[One(&["no", "without", "zero"]), UpTo(1), One(&["difference", "differences"])],
    &[One(&["not"]), One(&["any", "a"]), UpTo(1), One(&["difference", "differences"])],
    &[One(&["not", "t"]), One(&["differ", "different"])],
    &[One(&["equally"]), One(&["good", "well", "bad", "large"])],
    &[One(&["as", "just"]), One(&["good", "bad", "well"]), One(&["as"])],
    &[Begins("equivalen")],
    &[One(&["same"]), One(&["result", "results", "outcome", "outcomes", "benefit"])],
];

/// Well, cured, recovered.
pub(super) const RECOVERED: &[Phrase] = &[
    &[One(&["frisk", "friska", "friskare", "friskast"])],
    &[Begins("friskförklar")],
    &[Begins("tillfriskn")],
    &[One(&["bota", "botad", "botade", "botat", "botas", "botar"])],
    &[Begins("recover")],
    &[One(&["cure", "cured", "cures", "healed", "remission"])],
];

/// Orders services or persons.
pub(super) const RANKING: &[Phrase] = &[
    &[One(&["bäst", "bästa", "sämst", "sämsta"])],
    &[Begins("topplist")],
    &[Begins("rankn")],
    &[One(&["ranka", "rankad", "rankade", "rankas", "rankar", "rankat"])],
    &[Begins("rangordn")],
    &[One(&["best", "worst"])],
    &[Begins("ranking")],
    &[One(&["ranks", "ranked"])],
    &[One(&["league"]), One(&["table", "tables"])],
    &[Begins("outperform")],
];

/// A comparison with something; a comparison in time is allowed by [`IN_TIME`].
pub(super) const COMPARED: &[Phrase] = &[
    &[One(&["bättre", "sämre", "högre", "lägre"]), One(&["än"])],
    &[One(&["better", "worse"]), One(&["than"])],
];

/// What may follow a comparison: time, or a number.
pub(super) const IN_TIME: &[&str] = &[
    "förut", "tidigare", "innan", "före", "noll", "väntat", "before", "earlier", "zero", "expected",
];

/// What the basis does not carry below an indication.
pub(super) const BEYOND: &[Phrase] = &[
    &[Begins("undergrupp")],
    &[Begins("subgrupp")],
    &[Begins("subgroup")],
    &[One(&["blandad", "blandade"]), Begins("modell")],
    &[Begins("flernivå")],
    &[One(&["mixed"]), Begins("model")],
    &[Begins("multilevel")],
];

/// A direction of change.
pub(super) const DIRECTION: &[Phrase] = &[
    &[Begins("förbättr")],
    &[Begins("försämr")],
    &[Begins("improve")],
    &[Begins("worsen")],
    &[Begins("deteriorat")],
];

/// Claims of significance.
pub(super) const SIGNIFICANT: &[Phrase] = &[
    &[Begins("signifik")],
    &[Begins("insignifik")],
    &[Begins("significan")],
    &[Begins("insignifican")],
    &[One(&["statistiskt"]), One(&["säkerställd", "säkerställda", "säkerställt"])],
];
