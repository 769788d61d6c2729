use std::sync::Arc;

use axum::extract::State;
use axum::response::Redirect;
use kastanj_language::Lang;

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
    let lang: Lang = fields.needed("lang")?;
    house.sessions.speak(staff.key, lang);
    Ok(Redirect::to("/"))
}
