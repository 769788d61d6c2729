use std::sync::Arc;

use axum::extract::State;
use axum::response::Redirect;

use crate::house::House;
use crate::session::Holder;
use crate::visitor::Visitor;

/// The bare address: on to where this visitor belongs.
pub(crate) async fn show(State(house): State<Arc<House>>, visitor: Visitor) -> Redirect {
    match visitor.session {
        Some((_, Holder::Staff { .. })) => Redirect::to("/today"),
        Some((_, Holder::Client { .. })) => Redirect::to("/f"),
        None if house.is_set_up() => Redirect::to("/unlock"),
        None => Redirect::to("/start"),
    }
}
