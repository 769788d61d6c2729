use std::sync::Arc;

use axum::extract::State;
use axum::response::Redirect;
use kastanj_store::Person;

use crate::access::Right;
use crate::house::House;
use crate::session::Holder;
use crate::visitor::Visitor;

/// Where work begins for a member of staff.
pub(crate) fn home(house: &House, person: &Person) -> &'static str {
    let unproven = house.asks_for_second_step() && !house.has_second_step(person);
    let rights = house.standing(person).map_or(&[][..], |known| Right::of(known.role));
    if unproven {
        return "/account";
    }
    // The first right that a person has says where the own work begins.
    let homes = [
        (Right::Clients, "/today"),
        (Right::Counts, "/overview"),
        (Right::House, "/house"),
        (Right::Log, "/log"),
    ];
    let home = homes.into_iter().find(|(right, _)| rights.contains(right));
    home.map_or("/account", |(_, home)| home)
}

/// The bare address: on to where this visitor belongs.
pub(crate) async fn show(State(house): State<Arc<House>>, visitor: Visitor) -> Redirect {
    match &visitor.session {
        Some((_, Holder::Staff { person })) => Redirect::to(home(&house, person)),
        Some((_, Holder::Client { .. } | Holder::Home { .. })) => Redirect::to("/f"),
        // Whoever finds the address on a card and leaves the end out is a client.
        None if house.is_set_up() && house.has_cards() => Redirect::to("/f"),
        None if house.is_set_up() => Redirect::to("/unlock"),
        None => Redirect::to("/start"),
    }
}
