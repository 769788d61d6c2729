use kastanj_record::{
    EpisodeId, Next, SessionFormat, SessionLength, SessionReport, Technique, Theme, Week, Who,
};

use crate::Chance;
use crate::study::course::Course;

/// Reports of the sessions of a contact; some are never written.
pub(super) fn reports(
    episode: EpisodeId,
    course: &Course,
    as_of: Week,
    chance: &mut Chance,
) -> Vec<SessionReport> {
    let end = course.ending.map_or(as_of, |ending| ending.week.min(as_of));
    let mut reports = Vec::new();
    let mut week = course.first_visit;
    let favourites = chance.branch("favourites");
    let mut number = 0;
    while week <= end && number < 40 {
        number += 1;
        let pause = chance.whole(1, 4) as i32;
        let last = week.plus(pause) > end;
        if chance.happens(0.82) {
            reports.push(report(
                episode,
                number,
                week,
                last && course.ending.is_some(),
                &favourites,
                chance,
            ));
        }
        week = week.plus(pause);
    }
    reports
}

fn report(
    episode: EpisodeId,
    number: u32,
    week: Week,
    last: bool,
    favourites: &Chance,
    chance: &mut Chance,
) -> SessionReport {
    let formats = [
        (SessionFormat::Room, 0.72),
        (SessionFormat::Phone, 0.12),
        (SessionFormat::Video, 0.05),
        (SessionFormat::MailOrChat, 0.02),
        (SessionFormat::NoShow, 0.05),
        (SessionFormat::Cancelled, 0.04),
    ];
    let lengths = [
        (SessionLength::UpTo30, 0.10),
        (SessionLength::UpTo45, 0.25),
        (SessionLength::UpTo60, 0.50),
        (SessionLength::UpTo90, 0.14),
        (SessionLength::Over90, 0.01),
    ];
    let format = chance.weighted(&formats).copied().unwrap_or(SessionFormat::Room);
    let held = !matches!(format, SessionFormat::NoShow | SessionFormat::Cancelled);
    let who = if chance.happens(0.06) { Who::ClientAndPartner } else { Who::Client };
    let next = match (last, chance.happens(0.9)) {
        (true, _) => Next::Closing,
        (false, true) => Next::Booked,
        (false, false) => Next::Open,
    };
    SessionReport {
        episode,
        number,
        week,
        format,
        who,
        length: chance.weighted(&lengths).copied().filter(|_| held),
        themes: if held { several(Theme::ALL, favourites, chance) } else { Vec::new() },
        techniques: if held { several(Technique::ALL, favourites, chance) } else { Vec::new() },
        safety_handled: None,
        next,
    }
}

/// One to four of a list, the same ones often within one contact.
fn several<T: Copy + Ord>(all: &[T], favourites: &Chance, chance: &mut Chance) -> Vec<T> {
    let mut kept: Vec<T> = all.to_vec();
    favourites.branch("order").shuffle(&mut kept);
    let usual = kept.len().min(6);
    let wanted = chance.whole(1, 4);
    let mut chosen: Vec<T> = Vec::new();
    while chosen.len() < wanted {
        let from = if chance.happens(0.8) { &kept[..usual] } else { &kept[..] };
        match chance.pick(from) {
            Some(one) if !chosen.contains(one) => chosen.push(*one),
            Some(_) => {}
            None => break,
        }
    }
    chosen.sort_unstable();
    chosen
}
