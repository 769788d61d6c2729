use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};

/// What staff call an occasion.
pub fn occasion_label(occasion: Occasion, lang: Lang) -> String {
    match occasion {
        Occasion::Before => tr!(lang, "record-occasion-before"),
        Occasion::After => tr!(lang, "record-occasion-after"),
        Occasion::FollowUp => tr!(lang, "record-occasion-follow-up"),
    }
}
