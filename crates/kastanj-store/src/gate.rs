use crate::accounts::Accounts;
use crate::{Person, StoreError};

/// Tells whether a person's passphrase is right, while the store is busy elsewhere.
///
/// Stretching a passphrase takes about a tenth of a second and 64 MiB: whoever serves several
/// people does it beside the store, not within.
#[derive(Debug, Clone)]
pub struct Gate(Accounts);

impl Gate {
    pub(crate) fn of(accounts: Accounts) -> Gate {
        Gate(accounts)
    }

    /// Whether this person may come in.
    ///
    /// # Errors
    /// Unknown person or wrong passphrase.
    pub fn check(&self, person: &Person, passphrase: &str) -> Result<(), StoreError> {
        self.0.open(person, passphrase).map(|_| ())
    }
}
