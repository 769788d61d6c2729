//! Three occasions: how those who came to the follow-up went on. One line per person in the room.

use kastanj_analysis::gates;
use kastanj_analysis::wave_means::{ThreeScores, ThreeWaves, WaveChange, WaveMean, three_waves};
use kastanj_language::tr;

use super::part;
use crate::audience::Audience;
use crate::document::{Block, Figure, Row, Table};
use crate::effect::disclosure::Step;
use crate::effect::input::PersonWaves;
use crate::effect::telling::Telling;
use crate::figure::{Wave, waves};
use crate::refusal::explain;

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let people: Vec<ThreeScores<'_>> = telling.input.waves.iter().filter_map(all).collect();
    if people.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![part(tr!(lang, "report-waves"))];
    // Beside the means of all pairs a few who did not come could be computed.
    let least = telling.smallest().max(gates::DISCLOSURE_MINIMUM);
    if telling.step(Step::FollowUp).known().is_none() || (people.len() as u64) < least {
        blocks.push(Block::Paragraph(tr!(lang, "report-waves-few", count = least).into()));
        return blocks;
    }
    match three_waves(&people, telling.analysis.level) {
        Ok(found) => {
            blocks.push(table(telling, &found));
            blocks.push(drawn(telling, &found, &people));
        }
        Err(refusal) => blocks.push(Block::Paragraph(explain(&refusal, lang).into())),
    }
    blocks
}

fn all(person: &PersonWaves) -> Option<ThreeScores<'_>> {
    let [before, after, follow_up] = person.scores;
    Some(ThreeScores { scores: [before?, after?, follow_up?], service: person.service.as_deref() })
}

fn names(telling: &Telling<'_>) -> [String; 3] {
    let lang = telling.lang;
    [tr!(lang, "report-before"), tr!(lang, "report-after"), tr!(lang, "report-waves-follow-up")]
}

fn table(telling: &Telling<'_>, found: &ThreeWaves) -> Block {
    let lang = telling.lang;
    let mut rows: Vec<Row> = names(telling)
        .into_iter()
        .zip(&found.waves)
        .map(|(name, wave)| {
            let interval = tr!(
                lang,
                "report-from-to",
                lower = telling.score(wave.interval.lower),
                upper = telling.score(wave.interval.upper)
            );
            Row::texts([name, telling.score(wave.mean), telling.score(wave.sd), interval])
        })
        .collect();
    let change = |name: String, found: &WaveChange| {
        Row::texts([
            name,
            telling.points(found.change.mean_change),
            telling.score(found.change.sd_change),
            telling.interval(found.interval()),
        ])
    };
    rows.push(change(tr!(lang, "report-waves-at-follow-up"), &found.at_follow_up));
    rows.push(change(tr!(lang, "report-waves-since-after"), &found.since_after));
    Block::Table(Table {
        caption: tr!(lang, "report-waves-caption", count = telling.number(found.n)),
        head: vec![
            String::new(),
            tr!(lang, "report-mean"),
            tr!(lang, "report-sd"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![1, 2, 3],
        widths: vec![9, 4, 5, 6],
        rows,
        note: Some(note(telling, found).into()),
    })
}

/// Whom the figures are about, and how the intervals allow for services that differ.
fn note(telling: &Telling<'_>, found: &ThreeWaves) -> String {
    let note = tr!(telling.lang, "report-waves-note");
    match found.at_follow_up.over_services {
        Some(_) => format!("{note} {}", tr!(telling.lang, "report-waves-services")),
        None => telling.of_independent(note),
    }
}

fn drawn(telling: &Telling<'_>, found: &ThreeWaves, people: &[ThreeScores<'_>]) -> Block {
    let lang = telling.lang;
    let wave = |label: String, wave: &WaveMean| Wave {
        label,
        mean: wave.mean,
        lower: wave.interval.lower,
        upper: wave.interval.upper,
    };
    let [before, after, follow_up] = names(telling);
    let means = [
        wave(before, &found.waves[0]),
        wave(after, &found.waves[1]),
        wave(follow_up, &found.waves[2]),
    ];
    let told: Vec<String> =
        means.iter().map(|wave| format!("{}: {}", wave.label, telling.score(wave.mean))).collect();
    let room = telling.audience == Audience::Room;
    let scores = people.iter().filter(|_| room).map(|person| person.scores);
    let scores: Vec<[f64; 3]> = scores.collect();
    let caption = if room {
        tr!(lang, "report-waves-lines-caption", level = telling.level())
    } else {
        tr!(lang, "report-waves-means-caption", level = telling.level())
    };
    Block::Figure(Figure {
        svg: waves(&means, &scores, telling.analysis.range, lang, telling.input.synthetic),
        alt: tr!(
            lang,
            "report-waves-alt",
            count = telling.number(found.n),
            means = told.join("; ")
        ),
        caption,
    })
}
