use std::ops::RangeInclusive;

use kastanj_instrument::plain_file::{Faults, Fields, Placed, fault};

use crate::{EndReason, Modules, NotAskedReason, Reasons, Retention, Windows};

/// The tables `[modules]`, `[windows]`, `[reasons]` and `[retention]`, each of which may be left out.
pub(super) struct Schedule {
    pub(super) modules: Modules,
    pub(super) windows: Windows,
    pub(super) reasons: Reasons,
    pub(super) retention: Retention,
}

pub(super) fn read(file: &mut Fields<'_>, faults: &mut Faults<'_>) -> Schedule {
    let modules = file.table("modules", faults).map(|fields| modules(fields, faults));
    let windows = file.table("windows", faults).map(|fields| windows(fields, faults));
    let reasons = file.table("reasons", faults).map(|fields| reasons(fields, faults));
    let retention = file.table("retention", faults).map(|fields| retention(fields, faults));
    Schedule {
        retention: retention.unwrap_or_default(),
        modules: modules.unwrap_or_default(),
        windows: windows.unwrap_or_default(),
        reasons: reasons.unwrap_or_default(),
    }
}

fn modules(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Modules {
    let default = Modules::default();
    let modules = Modules {
        part_two: fields.flag_or("part_two", default.part_two, faults),
        part_two_sheets: fields.whole_or("part_two_sheets", 0..=6, default.part_two_sheets, faults),
        session_reports: fields.flag_or("session_reports", default.session_reports, faults),
        added_value: fields.flag_or("added_value", default.added_value, faults),
    };
    fields.finish(faults);
    modules
}

fn windows(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Windows {
    let usual = Windows::default();
    let windows = Windows {
        before_visits: fields.whole_or("before_visits", 1..=10, usual.before_visits, faults),
        before_late_after: fields.whole_or(
            "before_late_after",
            0..=52,
            usual.before_late_after,
            faults,
        ),
        after_latest: fields.whole_or("after_latest", 1..=520, usual.after_latest, faults),
        after_late_from: fields.whole_or("after_late_from", 1..=104, usual.after_late_from, faults),
        follow_up_after: fields.whole_or("follow_up_after", 1..=520, usual.follow_up_after, faults),
        follow_up_tolerance: fields.whole_or(
            "follow_up_tolerance",
            0..=104,
            usual.follow_up_tolerance,
            faults,
        ),
        soon: fields.whole_or("soon", 0..=52, usual.soon, faults),
    };
    if windows.follow_up_tolerance >= windows.follow_up_after {
        fault!(
            faults,
            &fields.place("follow_up_tolerance"),
            "record-study-tolerance",
            "record-study-tolerance-hint",
        );
    }
    fields.finish(faults);
    windows
}

fn retention(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Retention {
    let (years, days) = (limits(&Retention::YEARS), limits(&Retention::DAYS));
    let retention = Retention {
        contacts_years: whole_if_there(&mut fields, "contacts_years", &years, faults),
        sessions_years: whole_if_there(&mut fields, "sessions_years", &years, faults),
        aliases_years: whole_if_there(&mut fields, "aliases_years", &years, faults),
        backup_days: whole_if_there(&mut fields, "backup_days", &days, faults),
        pictures_days: whole_if_there(&mut fields, "pictures_days", &days, faults),
        decision: fields.word("decision", faults).map(|decision| decision.value),
    };
    fields.finish(faults);
    retention
}

fn limits(range: &RangeInclusive<u32>) -> RangeInclusive<i64> {
    i64::from(*range.start())..=i64::from(*range.end())
}

fn whole_if_there(
    fields: &mut Fields<'_>,
    key: &'static str,
    allowed: &RangeInclusive<i64>,
    faults: &mut Faults<'_>,
) -> Option<u32> {
    let there = fields.has(key);
    there.then(|| fields.need_whole(key, allowed.clone(), faults)).flatten().map(|n| n.value)
}

fn reasons(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Reasons {
    let codes = |list: Vec<&str>| list.join(", ");
    let not_asked_codes = codes(NotAskedReason::ALL.iter().map(|reason| reason.code()).collect());
    let ended_codes = codes(EndReason::ALL.iter().map(|reason| reason.code()).collect());
    let not_asked = fields.parsed_list("not_asked", &not_asked_codes, faults);
    let ended = fields.parsed_list("ended", &ended_codes, faults);
    let reasons = Reasons {
        not_asked: with_other(not_asked, NotAskedReason::ALL, NotAskedReason::Other),
        ended: with_other(ended, EndReason::ALL, EndReason::Other),
    };
    fields.finish(faults);
    reasons
}

/// The chosen reasons in printed order. *Other* is always among them, so that
/// nobody is forced to write down a reason that is not true.
fn with_other<T: Copy + PartialEq>(chosen: Option<Vec<Placed<T>>>, all: &[T], other: T) -> Vec<T> {
    let Some(chosen) = chosen else { return all.to_vec() };
    all.iter()
        .copied()
        .filter(|reason| *reason == other || chosen.iter().any(|placed| placed.value == *reason))
        .collect()
}
