use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use kastanj_language::Lang;
use kastanj_record::EpisodeCode;
use kastanj_store::Person;

use crate::access::Right;
use crate::session::{Holder, Key};
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visit::{Step, Visit};

/// Who asks for a page, as the guard found out.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    pub(crate) lang: Lang,
    /// The same on the client's pages, where there may be more.
    pub(crate) tongue: Tongue,
    /// The session of this browser, if it has one.
    pub(crate) session: Option<(Key, Holder)>,
    /// What the member of staff may do now; nothing for everybody else.
    pub(crate) rights: &'static [Right],
    /// Whether a member of staff still has to get a second step.
    pub(crate) unproven: bool,
    /// Whether all clients here are invented.
    pub(crate) synthetic: bool,
}

impl Visitor {
    /// The member of staff.
    pub(crate) fn staff(&self) -> Option<&Person> {
        match &self.session {
            Some((_, Holder::Staff { person })) => Some(person),
            _ => None,
        }
    }

    /// Whether this visitor has a right.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visitor, Trouble> {
        parts.extensions.get::<Visitor>().cloned().ok_or(Trouble::Forbidden)
    }
}

/// A client with a form open: the extractor of the client's pages.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    pub(crate) visit: Visit,
    pub(crate) step: Step,
    pub(crate) tongue: Tongue,
    pub(crate) key: Key,
}

impl Visitor {
    /// The client, if a form is open in this browser.
    pub(crate) fn client(self) -> Option<Client> {
        let tongue = self.tongue;
        match self.session {
            Some((key, Holder::Client { visit, step })) => {
                Some(Client { visit, step, tongue, key })
            }
            _ => None,
        }
    }
}

/// A member of staff: the extractor of every page behind the passphrase.
#[derive(Debug, Clone)]
pub(crate) struct Staff {
    pub(crate) person: Person,
    pub(crate) lang: Lang,
    pub(crate) key: Key,
    pub(crate) rights: &'static [Right],
    /// Whether all clients here are invented.
    pub(crate) synthetic: bool,
}

impl<S: Sync> FromRequestParts<S> for Staff {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Staff, Trouble> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let Visitor { lang, rights, synthetic, .. } = visitor;
        match visitor.session {
            Some((key, Holder::Staff { person })) => {
                Ok(Staff { person, lang, key, rights, synthetic })
            }
            _ => Err(Trouble::Forbidden),
        }
    }
}

/// The contact that an address names; what is no code names nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contact(pub(crate) EpisodeCode);

impl<S: Send + Sync> FromRequestParts<S> for Contact {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Contact, Trouble> {
        let Path(code) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Trouble::Absent)?;
        Ok(Contact(code.parse().map_err(|_| Trouble::Absent)?))
    }
}
