//! What a client sees: one address, one neutral title, one question at a time.
//!
//! Nothing of an answer is ever shown again on this device, and everything works without script.

mod door;
mod exit;
mod form;
mod home;
mod refusal;
mod value;
mod view;

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::fields::Fields;
use crate::house::House;
use crate::session::Holder;
use crate::source::Source;
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

pub(crate) use door::{enter, enter_at};
pub(crate) use exit::{leave, weather};

/// The one page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let tongue = visitor.tongue;
    if let Some((_, Holder::Home { step, .. })) = &visitor.session {
        return home::show(*step, tongue);
    }
    match visitor.client() {
        Some(client) => form::show(&house, client).await,
        None => door::show(&house, tongue, &headers),
    }
}

/// The one form: a code at the door, or a step in the form.
pub(crate) async fn act(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    source: Source,
    fields: Fields,
) -> Result<Response, Trouble> {
    if visitor.staff().is_some() {
        return Err(Trouble::BadForm);
    }
    if let Some((key, Holder::Home { episode, step })) = visitor.session {
        return home::act(&house, key, episode, step, &fields).await;
    }
    match visitor.clone().client() {
        Some(client) => form::act(&house, client, &fields).await,
        None => door::knock(&house, &visitor, source, &fields).await,
    }
}

/// The language that a client chooses.
///
/// # Errors
/// [`Trouble::BadForm`] for one that no page offers.
fn asked_tongue(house: &House, fields: &Fields) -> Result<Option<Tongue>, Trouble> {
    let asked = fields.one("lang");
    asked.map(|tag| house.tongues.named(tag).ok_or(Trouble::BadForm)).transpose()
}
