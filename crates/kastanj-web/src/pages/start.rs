use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use crate::house::House;
use crate::trouble::Trouble;

/// The guided set-up.
pub(crate) async fn show(State(house): State<Arc<House>>) -> Result<Response, Trouble> {
    if house.is_set_up() {
        Ok(Redirect::to("/unlock").into_response())
    } else {
        Err(Trouble::Absent)
    }
}

/// Makes the store.
pub(crate) async fn begin(State(house): State<Arc<House>>) -> Result<Response, Trouble> {
    show(State(house)).await
}
