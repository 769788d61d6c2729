use std::time::Duration;

use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::Method;

use crate::trouble::Trouble;

/// How long a form may take to come in.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a form on a page sent: names and values in their order; a name may come several times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields of a form that came in another way.
    pub(crate) fn of(fields: Vec<(String, String)>) -> Fields {
        Fields(fields)
    }

    /// Whether nothing was sent.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first value under a name, without the spaces around it; `None` if absent or empty.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
        found.filter(|value| !value.is_empty())
    }

    /// A value exactly as it was typed, as a passphrase has to be.
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All values under a name.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// A value with a shape of its own; `None` if absent.
    ///
    /// # Errors
    /// [`Trouble::BadForm`] when it is there and has not that shape.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Trouble> {
        self.one(name).map(|value| value.parse().map_err(|_| Trouble::BadForm)).transpose()
    }

    /// As [`Fields::parsed`], for a value that the page always sends.
    ///
    /// # Errors
    /// [`Trouble::BadForm`] when it is absent or of another shape.
    pub(crate) fn needed<T: std::str::FromStr>(&self, name: &str) -> Result<T, Trouble> {
        self.parsed(name)?.ok_or(Trouble::BadForm)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Fields, Trouble> {
        debug_assert_eq!(request.method(), Method::POST, "only a change sends a form");
        let reading = Form::<Vec<(String, String)>>::from_request(request, state);
        // Whoever sends a form byte by byte does not keep a place for long.
        let read = tokio::time::timeout(PATIENCE, reading).await;
        let Form(fields) = read.map_err(|_| Trouble::BadForm)?.map_err(|_| Trouble::BadForm)?;
        Ok(Fields(fields))
    }
}
