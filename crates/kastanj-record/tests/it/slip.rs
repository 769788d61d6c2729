use kastanj_instrument::Occasion;
use kastanj_language::{Explain, Lang};
use kastanj_record::{
    BulkLine, ConsentPurpose, EndReason, EpisodeId, Loss, NotAskedReason, PackSlip, SlipFault,
    read_bulk,
};

use crate::world::week;

const SLIP: &str = r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRST","target_behaviours":["buying","pornography"],"referral":"own_initiative","consents":{"care_support":true,"national_study":false},"text_version":"1","first_visit":"2025-W02","sheets":{"before":"2025-W03","after":"2025-W30"},"ending":{"week":"2025-W30","reason":"planned"},"missing":{"follow_up":"moved"}}"#;

fn slip() -> PackSlip {
    match read_bulk(SLIP).unwrap().remove(0).line {
        BulkLine::PackSlip(slip) => slip,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_slip_becomes_consents_and_losses_of_its_episode() {
    let slip = slip();
    assert_eq!(slip.check(), []);
    let episode = EpisodeId([7; 16]);
    let events = slip.consent_events(episode);
    assert_eq!(events.len(), 2);
    assert!(events.iter().all(|event| event.week == week("2025-W02")));
    assert!(events.iter().any(|it| it.purpose == ConsentPurpose::NationalStudy && !it.given));
    let losses = slip.losses(episode);
    let lost = Loss::FormMissing { occasion: Occasion::FollowUp, reason: EndReason::Moved };
    assert_eq!(losses.iter().map(|it| it.loss).collect::<Vec<_>>(), [lost]);
}

#[test]
fn contradictions_on_a_slip_are_told() {
    let mut wrong = slip();
    wrong.text_version = Some("  ".into());
    wrong.first_visit = None;
    wrong.sheets.remove(&Occasion::Before);
    wrong.not_asked = Some(NotAskedReason::Crisis);
    wrong.declined = true;
    wrong.missing.insert(Occasion::After, EndReason::Faded);
    let faults = wrong.check();
    for expected in [
        SlipFault::NoTextVersion,
        SlipFault::NoConsentWeek,
        SlipFault::NotAskedAndDeclined,
        SlipFault::CameAndMissing(Occasion::After),
    ] {
        assert!(faults.contains(&expected), "{expected:?} not in {faults:?}");
    }
    assert_eq!(faults.len(), 4);

    let mut wrong = slip();
    wrong.sheets.insert(Occasion::FollowUp, week("2025-W10"));
    wrong.missing.clear();
    assert!(matches!(wrong.check()[..], [SlipFault::WeeksOutOfOrder { .. }]));
    let mut wrong = slip();
    if let Some(ending) = wrong.ending.as_mut() {
        ending.week = week("2025-W01");
    }
    let faults = wrong.check();
    assert!(matches!(faults[..], [SlipFault::WeeksOutOfOrder { .. }]));
    for lang in Lang::ALL {
        assert!(!faults[0].explain(lang).contains("record-"));
    }
}
