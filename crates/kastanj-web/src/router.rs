use std::sync::Arc;

use axum::Router;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::access::{Access, Right, Scope};
use crate::guard::{absent, guard, only_our_host};
use crate::headers::headers;
use crate::house::House;
use crate::pages::{
    account, asked, card, client, consent, contact, contacts, first_visit, front, hand_over, lock,
    not_coming, session_kept, start, today, unlock,
};
use crate::pages::{again, erase, keeping, log};
use crate::pages::{clock, close, last, session as report, talk, value};
use crate::pages::{
    conflict, foreign, keying, passkey, practice, readings, review, sheets, waiting,
};
use crate::pages::{overview, pack, print, recover, restore, slip, tally};
use crate::route::Route;
use crate::{assets, pages};

/// Every route with its rule.
pub(crate) fn table() -> Vec<Route> {
    use Access::{AnyStaff, Anyone, Staff};
    use Right::{Clients, Counts, Exports, House, Log};
    use Scope::{Contact, Pack, Sheet};
    vec![
        Route::get("/", Anyone, front::show),
        Route::get("/a/{name}", Anyone, assets::show),
        Route::get("/start", Anyone, start::show),
        Route::post("/start", Anyone, start::begin),
        Route::get("/restore", Anyone, restore::show),
        Route::post("/restore", Anyone, restore::restore).with_files(),
        Route::get("/recover", Anyone, recover::show),
        Route::post("/recover", Anyone, recover::recover),
        Route::get("/unlock", Anyone, unlock::show),
        Route::post("/unlock", Anyone, unlock::unlock),
        Route::post("/unlock/passkey/begin", Anyone, passkey::ask),
        Route::post("/unlock/passkey", Anyone, passkey::come_in),
        Route::post("/lock", AnyStaff, lock::end_mine),
        Route::post("/service-lock", Staff(House), lock::close_all),
        Route::post("/language", AnyStaff, pages::language::choose),
        Route::get("/clock", AnyStaff, clock::show),
        Route::post("/clock", AnyStaff, clock::answer),
        Route::get("/account", AnyStaff, account::show),
        Route::post("/account/second", AnyStaff, account::begin),
        Route::post("/account/second/away", Staff(House), account::take_away),
        Route::post("/account/passkey/begin", AnyStaff, passkey::begin),
        Route::post("/account/passkey", AnyStaff, passkey::add),
        Route::post("/account/passkey/away", AnyStaff, passkey::take_away),
        Route::post("/still", AnyStaff, account::still),
        Route::get("/practice", Staff(House), practice::show),
        Route::post("/practice", Staff(House), practice::throw_away),
        Route::get("/today", Staff(Clients), today::show),
        Route::get("/contacts", Staff(Clients), contacts::show),
        Route::post("/contacts", Staff(Clients), contacts::begin),
        Route::get("/contact/{code}", Staff(Clients), contact::show).of(Contact),
        Route::post("/contact/{code}/strip", Staff(Clients), contact::strip_read).of(Contact),
        Route::get("/contact/{code}/consent", Staff(Clients), consent::show).of(Contact),
        Route::post("/contact/{code}/consent", Staff(Clients), consent::save).of(Contact),
        Route::get("/contact/{code}/asked", Staff(Clients), asked::show).of(Contact),
        Route::post("/contact/{code}/asked", Staff(Clients), asked::save).of(Contact),
        Route::get("/contact/{code}/card", Staff(Clients), card::show).of(Contact),
        Route::post("/contact/{code}/card", Staff(Clients), card::change).of(Contact),
        Route::get("/contact/{code}/erase", Staff(Clients), erase::show).of(Contact),
        Route::post("/contact/{code}/erase", Staff(Clients), erase::erase).of(Contact),
        Route::get("/erased", Staff(Clients), erase::certificate),
        Route::post("/contact/{code}/here", Staff(Clients), hand_over::here).of(Contact),
        Route::post("/contact/{code}/code", Staff(Clients), hand_over::elsewhere).of(Contact),
        Route::get("/contact/{code}/pack", Staff(Clients), pack::show).of(Contact),
        Route::post("/contact/{code}/pack", Staff(Clients), pack::save).of(Contact),
        Route::get("/contact/{code}/talk", Staff(Clients), talk::show).of(Contact),
        Route::post("/contact/{code}/talk", Staff(Clients), talk::note).of(Contact),
        Route::get("/contact/{code}/session", Staff(Clients), report::show).of(Contact),
        Route::post("/contact/{code}/session", Staff(Clients), report::save).of(Contact),
        Route::get("/contact/{code}/session/{number}", Staff(Clients), session_kept::show)
            .of(Contact),
        Route::post("/contact/{code}/session/{number}", Staff(Clients), session_kept::save)
            .of(Contact),
        Route::get("/contact/{code}/missing/{occasion}", Staff(Clients), not_coming::show)
            .of(Contact),
        Route::post("/contact/{code}/missing/{occasion}", Staff(Clients), not_coming::save)
            .of(Contact),
        Route::get("/contact/{code}/first", Staff(Clients), first_visit::show).of(Contact),
        Route::post("/contact/{code}/first", Staff(Clients), first_visit::save).of(Contact),
        Route::get("/contact/{code}/last", Staff(Clients), last::show).of(Contact),
        Route::get("/contact/{code}/close", Staff(Clients), close::show).of(Contact),
        Route::post("/contact/{code}/close", Staff(Clients), close::save).of(Contact),
        Route::get("/contact/{code}/value", Staff(Clients), value::show).of(Contact),
        Route::post("/contact/{code}/value", Staff(Clients), value::save).of(Contact),
        Route::get("/sheets", Staff(Clients), sheets::show),
        Route::post("/sheets", Staff(Clients), sheets::take).with_files(),
        Route::get("/sheets/forms", Staff(Clients), foreign::show),
        Route::post("/sheets/forms", Staff(Clients), foreign::open).with_files(),
        Route::get("/sheets/forms/template", Staff(Clients), foreign::template),
        Route::post("/sheets/forms/template", Staff(Clients), foreign::save),
        Route::get("/sheets/forms/picture/{number}", Staff(Clients), foreign::picture),
        Route::post("/sheets/forms/read", Staff(Clients), foreign::read).with_files(),
        Route::get("/sheets/forms/answers", Staff(Clients), foreign::shown),
        Route::get("/sheets/forms/file", Staff(Clients), foreign::answers),
        Route::post("/sheets/forms/away", Staff(Clients), foreign::put_away),
        Route::get("/print", Staff(Clients), print::show),
        Route::post("/print", Staff(Clients), print::order),
        Route::get("/print/file", Staff(Clients), print::file),
        Route::get("/sheets/taken", Staff(Clients), sheets::taken),
        Route::get("/sheets/folder", Staff(Clients), sheets::folder),
        Route::post("/sheets/folder", Staff(Clients), sheets::remove),
        Route::get("/review", Staff(Clients), review::show),
        Route::post("/review", Staff(Clients), review::decide),
        Route::post("/review/undo", Staff(Clients), review::undo),
        Route::get("/review/third", Staff(Clients), review::third),
        Route::post("/review/third", Staff(Clients), review::settle_third),
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
        Route::get("/keyed/{id}", Staff(Clients), keying::differences).of(Sheet),
        Route::post("/keyed/{id}", Staff(Clients), keying::settle).of(Sheet),
        Route::get("/contact/{code}/readings", Staff(Clients), readings::show).of(Contact),
        Route::post("/contact/{code}/readings", Staff(Clients), readings::save).of(Contact),
        Route::get("/contact/{code}/again", Staff(Clients), again::show).of(Contact),
        Route::post("/contact/{code}/again", Staff(Clients), again::save).of(Contact),
        Route::get("/find", Staff(Clients), again::ask),
        Route::post("/find", Staff(Clients), again::find),
        Route::get("/house", Staff(House), keeping::show),
        Route::post("/house/check", Staff(House), keeping::check),
        Route::get("/house/export", Staff(Exports), keeping::export),
        Route::post("/house/export", Staff(Exports), keeping::take),
        Route::post("/house/export/ask", Staff(Exports), keeping::ask),
        Route::post("/house/export/back", Staff(Exports), keeping::take_back),
        Route::post("/house/export/answer", Staff(Exports), keeping::answer),
        Route::post("/house/export/here", Staff(Exports), keeping::answer_here),
        Route::get("/house/backup", Staff(House), keeping::backups),
        Route::post("/house/backup", Staff(House), keeping::save),
        Route::post("/house/backup/file", Staff(House), keeping::carry),
        Route::post("/house/backup/list", Staff(House), keeping::list),
        Route::post("/house/backup/check", Staff(House), keeping::check_copy).with_files(),
        Route::get("/house/settings", Staff(House), keeping::settings),
        Route::post("/house/settings", Staff(House), keeping::save_settings),
        Route::get("/house/people", Staff(House), keeping::people),
        Route::post("/house/people", Staff(House), keeping::add),
        Route::post("/house/people/remove", Staff(House), keeping::remove),
        Route::post("/house/people/role", Staff(House), keeping::give_role),
        Route::post("/house/passphrase", Staff(House), keeping::change_passphrase),
        Route::post("/house/key", Staff(House), keeping::new_key),
        Route::get("/house/retention", Staff(House), keeping::retention),
        Route::post("/house/retention", Staff(House), keeping::decide),
        Route::post("/house/retention/run", Staff(House), keeping::run),
        Route::get("/log", Staff(Log), log::show),
        Route::get("/log/{entry}", Staff(Log), log::before),
        Route::get("/slip/{pack}", Staff(Clients), slip::show).of(Pack),
        Route::post("/slip/{pack}", Staff(Clients), slip::save).of(Pack),
        Route::get("/tally", Staff(Counts), tally::show),
        Route::post("/tally", Staff(Counts), tally::save),
        Route::get("/overview", Staff(Counts), overview::show),
        Route::get("/overview/questions", Staff(Counts), overview::questions),
        Route::get("/overview/reading", Staff(Counts), overview::reading),
        Route::get("/overview/report", Staff(Counts), overview::report),
        Route::get("/overview/effect", Staff(Counts), overview::effect),
        Route::post("/overview/effect", Staff(Counts), overview::make_effect),
        Route::get("/f", Anyone, client::show),
        Route::post("/f", Anyone, client::act),
        Route::get("/f/x", Anyone, client::leave),
        Route::get("/f/v", Anyone, client::weather),
    ]
}

/// The addresses of everything that can be looked at, with placeholders as `{code}`: for checks
/// that are to leave no page out.
#[must_use]
pub fn looked_at() -> Vec<&'static str> {
    let pages = table().into_iter().filter(|route| route.method == Method::GET);
    pages.map(|route| route.path).collect()
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
