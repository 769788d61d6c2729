use std::collections::BTreeSet;

use kastanj_record::{ClientId, EpisodeCode, EpisodeId};

use crate::Chance;

/// Hands out identities that no two share.
#[derive(Debug)]
pub(super) struct Identities {
    chance: Chance,
    codes: BTreeSet<EpisodeCode>,
}

impl Identities {
    pub(super) fn new(chance: Chance) -> Identities {
        Identities { chance, codes: BTreeSet::new() }
    }

    pub(super) fn client(&mut self) -> ClientId {
        ClientId(self.bytes())
    }

    pub(super) fn episode(&mut self) -> EpisodeId {
        EpisodeId(self.bytes())
    }

    /// An episode code that has not been given yet.
    pub(super) fn code(&mut self) -> EpisodeCode {
        loop {
            let bits = self.chance.bits().to_le_bytes();
            let code = EpisodeCode::from_numbers([bits[0], bits[1], bits[2], bits[3]]);
            // 29⁴ codes for some hundreds of episodes: a second try is rare, a long search impossible.
            if self.codes.insert(code) {
                return code;
            }
        }
    }

    fn bytes(&mut self) -> [u8; 16] {
        (u128::from(self.chance.bits()) << 64 | u128::from(self.chance.bits())).to_le_bytes()
    }
}
