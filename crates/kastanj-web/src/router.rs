use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::access::{Access, Right, Scope};
use crate::guard::{absent, guard, only_our_host};
use crate::headers::headers;
use crate::house::House;
use crate::pages::{
    account, client, consent, contact, contacts, front, hand_over, lock, start, today, unlock,
};
use crate::pages::{close, last, session as report, talk, value};
use crate::pages::{conflict, keying, review, sheets, waiting};
use crate::route::Route;
use crate::{assets, pages};

/// Every route with its rule.
pub(crate) fn table() -> Vec<Route> {
    use Access::{AnyStaff, Anyone, Staff};
    use Right::{Clients, House};
    use Scope::{Contact, Pack, Sheet};
    vec![
        Route::get("/", Anyone, front::show),
        Route::get("/a/{name}", Anyone, assets::show),
        Route::get("/start", Anyone, start::show),
        Route::post("/start", Anyone, start::begin),
        Route::get("/unlock", Anyone, unlock::show),
        Route::post("/unlock", Anyone, unlock::unlock),
        Route::post("/lock", AnyStaff, lock::end_mine),
        Route::post("/service-lock", Staff(House), lock::close_all),
        Route::post("/language", AnyStaff, pages::language::choose),
        Route::get("/account", AnyStaff, account::show),
        Route::post("/account/second", AnyStaff, account::begin),
        Route::post("/account/second/away", Staff(House), account::take_away),
        Route::post("/still", AnyStaff, account::still),
        Route::get("/today", Staff(Clients), today::show),
        Route::get("/contacts", Staff(Clients), contacts::show),
        Route::post("/contacts", Staff(Clients), contacts::begin),
        Route::get("/contact/{code}", Staff(Clients), contact::show).of(Contact),
        Route::get("/contact/{code}/consent", Staff(Clients), consent::show).of(Contact),
        Route::post("/contact/{code}/consent", Staff(Clients), consent::save).of(Contact),
        Route::post("/contact/{code}/here", Staff(Clients), hand_over::here).of(Contact),
        Route::post("/contact/{code}/code", Staff(Clients), hand_over::elsewhere).of(Contact),
        Route::get("/contact/{code}/talk", Staff(Clients), talk::show).of(Contact),
        Route::post("/contact/{code}/talk", Staff(Clients), talk::note).of(Contact),
        Route::get("/contact/{code}/session", Staff(Clients), report::show).of(Contact),
        Route::post("/contact/{code}/session", Staff(Clients), report::save).of(Contact),
        Route::get("/contact/{code}/last", Staff(Clients), last::show).of(Contact),
        Route::get("/contact/{code}/close", Staff(Clients), close::show).of(Contact),
        Route::post("/contact/{code}/close", Staff(Clients), close::save).of(Contact),
        Route::get("/contact/{code}/value", Staff(Clients), value::show).of(Contact),
        Route::post("/contact/{code}/value", Staff(Clients), value::save).of(Contact),
        Route::get("/sheets", Staff(Clients), sheets::show),
        Route::post("/sheets", Staff(Clients), sheets::take).with_files(),
        Route::get("/sheets/taken", Staff(Clients), sheets::taken),
        Route::get("/sheets/folder", Staff(Clients), sheets::folder),
        Route::post("/sheets/folder", Staff(Clients), sheets::remove),
        Route::get("/review", Staff(Clients), review::show),
        Route::post("/review", Staff(Clients), review::decide),
        Route::post("/review/undo", Staff(Clients), review::undo),
        Route::get("/review/{id}/{item}", Staff(Clients), review::picture).of(Sheet),
        Route::get("/waiting/{id}", Staff(Clients), waiting::show).of(Sheet),
        Route::post("/waiting/{id}", Staff(Clients), waiting::assign).of(Sheet),
        Route::post("/waiting/{id}/undo", Staff(Clients), waiting::undo).of(Sheet),
        Route::post("/waiting/{id}/drop", Staff(Clients), waiting::discard).of(Sheet),
        Route::get("/conflict/{id}", Staff(Clients), conflict::show).of(Sheet),
        Route::post("/conflict/{id}", Staff(Clients), conflict::settle).of(Sheet),
        Route::get("/key", Staff(Clients), keying::door),
        Route::post("/key", Staff(Clients), keying::knock),
        Route::get("/key/pack/{pack}/{occasion}", Staff(Clients), keying::pack).of(Pack),
        Route::post("/key/pack/{pack}/{occasion}", Staff(Clients), keying::save_pack).of(Pack),
        Route::get("/contact/{code}/key/{occasion}", Staff(Clients), keying::show).of(Contact),
        Route::post("/contact/{code}/key/{occasion}", Staff(Clients), keying::save).of(Contact),
        Route::post("/contact/{code}/key/{occasion}/settle", Staff(Clients), keying::settle)
            .of(Contact),
        Route::get("/f", Anyone, client::show),
        Route::post("/f", Anyone, client::act),
        Route::get("/f/x", Anyone, client::leave),
        Route::get("/f/v", Anyone, client::weather),
    ]
}

/// The whole of the pages.
pub(crate) fn router(house: &Arc<House>) -> Router {
    let mut router = Router::new();
    for route in table() {
        let state = (Arc::clone(house), route.access);
        let guarded = route.handler.layer(from_fn_with_state(state, guard));
        router = router.route(route.path, guarded);
    }
    router
        .fallback(absent)
        .layer(from_fn_with_state(Arc::clone(house), only_our_host))
        .layer(from_fn(headers))
        .with_state(Arc::clone(house))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for route in table() {
            assert!(
                seen.insert((route.path, route.method.clone())),
                "{} {}",
                route.method,
                route.path
            );
        }
    }
}
