use kastanj_instrument::burden::{Assumptions, Burden, Door, RowKind, estimate};
use kastanj_instrument::{Library, Occasion};
use kastanj_language::Lang;
use kastanj_record::{Assessment, Mode, Study};

use crate::kit::study_plan;

/// Hours by the burden model: reckoned from the forms' words and questions, not measured.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Hours {
    /// Of all clients together.
    pub client: f64,
    /// Of all staff together, keying and scanning among it.
    pub staff: f64,
}

/// What came in during the time.
pub(super) struct Work<'a> {
    /// The forms of the plan's questionnaire.
    pub(super) forms: Vec<&'a Assessment>,
    /// Clients who were informed and said yes.
    pub(super) informed: u64,
    /// Session reports.
    pub(super) sessions: u64,
    /// Added-value meters answered by clients, and by therapists.
    pub(super) meters: (u64, u64),
}

#[expect(clippy::cast_precision_loss, reason = "counts of a service's year are small")]
fn times(count: u64) -> f64 {
    count as f64
}

/// The hours that the work took, each form by the door that it came through.
pub(super) fn hours(work: &Work<'_>, study: &Study, library: &Library, lang: Lang) -> Hours {
    let assumptions = Assumptions::default();
    let by_door: Vec<(Door, Burden)> = Door::ALL
        .into_iter()
        .map(|door| (door, estimate(&study_plan(study, library, lang, door), &assumptions)))
        .collect();
    let minutes = |door: Door, kind: RowKind| {
        let burden = by_door.iter().find(|(known, _)| *known == door).map(|(_, burden)| burden);
        let row = burden.and_then(|burden| burden.rows.iter().find(|row| row.kind == kind));
        row.map_or((0.0, 0.0), |row| (row.client_minutes, row.therapist_minutes))
    };
    let (mut client, mut staff) = (0.0, 0.0);
    let mut add = |count: f64, (of_client, of_staff): (f64, f64)| {
        client += count * of_client;
        staff += count * of_staff;
    };
    for form in &work.forms {
        let door = door_of(form);
        add(1.0, minutes(door, RowKind::Occasion(form.occasion)));
        // One slip per contact on paper, reckoned with its before-form.
        if door != Door::Screen && form.occasion == Occasion::Before {
            add(1.0, minutes(door, RowKind::PackSlip));
        }
    }
    add(times(work.informed), minutes(Door::PaperKeyed, RowKind::Information));
    add(times(work.sessions), (0.0, assumptions.seconds_session_report / 60.0));
    add(times(work.meters.0), (assumptions.seconds_meter_client / 60.0, 0.0));
    add(times(work.meters.1), (0.0, assumptions.seconds_meter_therapist / 60.0));
    Hours { client: client / 60.0, staff: staff / 60.0 }
}

/// The door of a form: that of most of its answers is that of all but settled doubts.
fn door_of(form: &Assessment) -> Door {
    let scanned = form.answers.iter().any(|given| given.provenance.mode == Mode::Scanned);
    let screen = form.answers.iter().any(|given| given.provenance.mode == Mode::Screen);
    match (scanned, screen) {
        (true, _) => Door::PaperScanned,
        (false, true) => Door::Screen,
        (false, false) => Door::PaperKeyed,
    }
}
