use std::collections::BTreeMap;

use kastanj_record::{Episode, EpisodeId};

use crate::StoreError;
use crate::seal::random_bytes;

/// What each contact is called in one export: its code, or a running number in
/// an order drawn anew each time, so that two exports cannot be laid side by side.
pub(crate) fn pseudonyms(
    episodes: &[Episode],
    codes: bool,
) -> Result<BTreeMap<EpisodeId, String>, StoreError> {
    if codes {
        return Ok(episodes.iter().map(|episode| (episode.id, episode.code.to_string())).collect());
    }
    let mut drawn = Vec::with_capacity(episodes.len());
    for episode in episodes {
        drawn.push((random_bytes::<16>()?, episode.id));
    }
    drawn.sort_unstable();
    let width = episodes.len().to_string().len();
    let numbered =
        drawn.iter().zip(1..).map(|((_, id), number)| (*id, format!("K{number:0width$}")));
    Ok(numbered.collect())
}
