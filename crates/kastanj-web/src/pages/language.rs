use std::sync::Arc;

use axum::extract::State;
use axum::response::Redirect;

use crate::fields::Fields;
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Chooses the language of this session.
pub(crate) async fn choose(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    house.sessions.speak(staff.key, fields.needed("lang")?);
    Ok(Redirect::to("/"))
}
