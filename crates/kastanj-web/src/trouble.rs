use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kastanj_desk::DeskError;
use kastanj_desk::intake::DoorProblem;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::CaptureError;
use kastanj_store::StoreError;
use thiserror::Error;

use crate::tongue::Tongue;

/// Why a page cannot be shown or a change not be made. The guard turns it into a page in the
/// visitor's language.
#[derive(Debug, Clone, Error)]
pub(crate) enum Trouble {
    /// Nothing of that name, or nothing that this visitor may know of.
    #[error("nothing there")]
    Absent,
    /// The visitor has not the right.
    #[error("not allowed")]
    Forbidden,
    /// What came is not what the page sends: an old page, or not our page at all.
    #[error("a form that the page did not send")]
    BadForm,
    /// Somebody else changed it meanwhile, or it was sent twice.
    #[error("changed meanwhile")]
    Stale,
    /// The store is locked.
    #[error("locked")]
    Locked,
    /// The program itself broke off; what it told stands on standard error.
    #[error("the program broke off")]
    Broken,
    /// Name, passphrase or code is wrong; which of them is not told.
    #[error("not let in")]
    NotLetIn,
    /// Too many wrong tries.
    #[error("too many tries")]
    TooMany,
    /// Too many at the door in the same moment.
    #[error("crowded")]
    Crowded,
    /// Too much in one piece.
    #[error("too large")]
    TooLarge,
    /// A sentence for the person, in that person's language, already made.
    #[error("{0}")]
    Said(String),
    /// The store or the program failed; both languages, because it was made before anyone asked.
    #[error("{en}")]
    Failed {
        /// In Swedish.
        sv: String,
        /// In English.
        en: String,
    },
}

impl Trouble {
    /// An error in both languages.
    pub(crate) fn failed(error: &impl Explain) -> Trouble {
        Trouble::Failed { sv: error.explain(Lang::Sv), en: error.explain(Lang::En) }
    }

    /// Several errors, a line each.
    pub(crate) fn all<E: Explain>(errors: &[E], lang: Lang) -> Trouble {
        let told: Vec<String> = errors.iter().map(|error| error.explain(lang)).collect();
        Trouble::Said(told.join("\n"))
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Trouble::Absent => StatusCode::NOT_FOUND,
            Trouble::Forbidden => StatusCode::FORBIDDEN,
            Trouble::BadForm => StatusCode::BAD_REQUEST,
            Trouble::Stale => StatusCode::CONFLICT,
            Trouble::Locked => StatusCode::SERVICE_UNAVAILABLE,
            Trouble::NotLetIn => StatusCode::UNPROCESSABLE_ENTITY,
            Trouble::TooMany | Trouble::Crowded => StatusCode::TOO_MANY_REQUESTS,
            Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::Said(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Trouble::Broken | Trouble::Failed { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The same for a client: no file, no account, and what becomes of the answers.
    pub(crate) fn words_for_client(&self, tongue: Tongue) -> String {
        match self {
            Trouble::Absent | Trouble::BadForm | Trouble::Stale | Trouble::TooLarge => {
                tongue.t("web-client-trouble-old")
            }
            Trouble::Forbidden
            | Trouble::Locked
            | Trouble::NotLetIn
            | Trouble::TooMany
            | Trouble::Crowded
            | Trouble::Broken
            | Trouble::Said(_)
            | Trouble::Failed { .. } => tongue.t("web-client-trouble-failed"),
        }
    }

    /// What happened and what to do, in plain words.
    pub(crate) fn words(&self, lang: Lang) -> String {
        match self {
            Trouble::Absent => tr!(lang, "web-trouble-absent"),
            Trouble::Forbidden => tr!(lang, "web-trouble-forbidden"),
            Trouble::BadForm => tr!(lang, "web-trouble-bad-form"),
            Trouble::Stale => tr!(lang, "web-trouble-stale"),
            Trouble::Locked => tr!(lang, "web-trouble-locked"),
            Trouble::Broken => tr!(lang, "web-trouble-broken"),
            Trouble::NotLetIn => tr!(lang, "web-trouble-not-let-in"),
            Trouble::TooMany => tr!(lang, "web-trouble-too-many"),
            Trouble::Crowded => tr!(lang, "web-trouble-crowded"),
            Trouble::TooLarge => tr!(lang, "web-trouble-too-large"),
            Trouble::Said(words) => words.clone(),
            Trouble::Failed { sv, en } => match lang {
                Lang::Sv => sv.clone(),
                Lang::En => en.clone(),
            },
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        match error {
            StoreError::NotFound { .. } => Trouble::Absent,
            other => Trouble::failed(&other),
        }
    }
}

impl From<DeskError> for Trouble {
    fn from(error: DeskError) -> Trouble {
        match error {
            DeskError::Store(error) => error.into(),
            other => Trouble::failed(&other),
        }
    }
}

impl From<DoorProblem> for Trouble {
    fn from(problem: DoorProblem) -> Trouble {
        match problem {
            DoorProblem::Store(error) => error.into(),
            other => Trouble::failed(&other),
        }
    }
}

impl From<CaptureError> for Trouble {
    fn from(error: CaptureError) -> Trouble {
        Trouble::failed(&error)
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Trouble {
        Trouble::Failed { sv: error.to_string(), en: error.to_string() }
    }
}

impl IntoResponse for Trouble {
    /// An empty answer that carries the trouble to the guard, which knows the visitor's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
