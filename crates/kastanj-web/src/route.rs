use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use crate::access::{Access, Scope};
use crate::house::House;

/// One line of the table of routes: there is no other way to make a page reachable, so none can
/// be without its rule.
pub(crate) struct Route {
    pub(crate) path: &'static str,
    pub(crate) method: Method,
    pub(crate) access: Access,
    pub(crate) scope: Scope,
    pub(crate) handler: MethodRouter<Arc<House>>,
}

impl Route {
    /// A page that is looked at; looking changes nothing.
    pub(crate) fn get<H, T>(path: &'static str, access: Access, handler: H) -> Route
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        let handler = routing::get(handler);
        Route { path, method: Method::GET, access, scope: Scope::Whole, handler }
    }

    /// A change.
    pub(crate) fn post<H, T>(path: &'static str, access: Access, handler: H) -> Route
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        let handler = routing::post(handler);
        Route { path, method: Method::POST, access, scope: Scope::Whole, handler }
    }

    /// Lets more in than a form: the handler sets the limits itself and says so on a page.
    pub(crate) fn with_files(mut self) -> Route {
        self.handler = self.handler.layer(DefaultBodyLimit::disable());
        self
    }

    /// Says what the address names.
    pub(crate) fn of(mut self, scope: Scope) -> Route {
        self.scope = scope;
        self
    }
}
