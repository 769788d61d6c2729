use kastanj_language::Lang;
use kastanj_record::{
    ClientKind, ConsentPurpose, EndReason, LossKeeping, LossKind, Missing, Mode, Next, NextAction,
    NotAskedReason, ReferralWay, SessionFormat, SessionLength, TargetBehaviour, Technique, Theme,
    UnassignedReason, Urgency, Who,
};

/// Every list: code, JSON and parser agree, and both languages have words of their own.
macro_rules! agree {
    ($($list:ident),* $(,)?) => {$(
        for value in $list::ALL.iter().copied() {
            let code = value.code();
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{code}\""));
            assert_eq!(serde_json::from_str::<$list>(&format!("\"{code}\"")).unwrap(), value);
            assert_eq!(code.parse::<$list>().unwrap(), value);
            for lang in Lang::ALL {
                let label = value.label(lang);
                assert!(!label.is_empty() && !label.starts_with("record-"), "{code}: {label}");
            }
        }
        assert!("no such code".parse::<$list>().is_err());
    )*};
}

#[test]
fn codes_json_and_labels_agree() {
    agree!(
        ClientKind,
        ConsentPurpose,
        EndReason,
        LossKeeping,
        LossKind,
        Missing,
        Mode,
        Next,
        NextAction,
        NotAskedReason,
        ReferralWay,
        SessionFormat,
        SessionLength,
        TargetBehaviour,
        Technique,
        Theme,
        UnassignedReason,
        Urgency,
        Who,
    );
}

#[test]
fn lists_have_the_length_that_the_domain_gives_them() {
    assert_eq!((Theme::ALL.len(), Technique::ALL.len(), Missing::ALL.len()), (14, 14, 6));
    assert_eq!((NotAskedReason::ALL.len(), EndReason::ALL.len()), (5, 5));
}
