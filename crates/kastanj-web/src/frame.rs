use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use kastanj_desk::Desk;
use kastanj_language::Lang;

use crate::access::Right;
use crate::house::House;
use crate::lately::Lately;
use crate::trouble::Trouble;
use crate::visitor::Staff;
use crate::words::Words;

/// Where in the house a page stands; the menu marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// The worklist.
    Today,
    /// All contacts.
    Contacts,
    /// Sheets on their way in.
    Sheets,
    /// Counts and the year.
    Follow,
    /// Accounts, backup, settings.
    House,
    /// The own account.
    Account,
}

/// What surrounds every page for staff.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) w: Words,
    /// The account that is in, for the button that ends its session.
    pub(crate) person: Option<String>,
    pub(crate) room: Option<Room>,
    /// What the menu may show.
    pub(crate) rights: &'static [Right],
    /// Something that has just been done, told once at the top.
    pub(crate) done: Option<String>,
    /// Where a tap takes it back.
    pub(crate) way_back: Option<String>,
    /// Whether all clients are invented.
    pub(crate) synthetic: bool,
}

impl Frame {
    /// Around a page of somebody who is in.
    pub(crate) fn of(staff: &Staff, room: Room) -> Frame {
        let person = Some(staff.person.to_string());
        let Staff { rights, synthetic, .. } = *staff;
        let (w, room, done, way_back) = (Words(staff.lang), Some(room), None, None);
        Frame { w, person, room, rights, done, way_back, synthetic }
    }

    /// The same, telling what has just been done in this session.
    pub(crate) fn telling(staff: &Staff, room: Room, lately: &Lately) -> Frame {
        let mut frame = Frame::of(staff, room);
        frame.way_back = lately.way_back(staff.key);
        frame.done = lately.hear(staff.key);
        frame
    }

    /// Around a page before the passphrase.
    pub(crate) fn outside(lang: Lang) -> Frame {
        let w = Words(lang);
        let (person, room, done, way_back) = (None, None, None, None);
        Frame { w, person, room, rights: &[], done, way_back, synthetic: false }
    }

    /// The language of the page.
    pub(crate) fn lang(&self) -> &'static str {
        self.w.0.code()
    }

    /// Whether the person has a right, by its name.
    pub(crate) fn may(&self, right: &str) -> bool {
        self.rights.iter().any(|known| known.code() == right)
    }

    /// Whether the menu marks a room.
    pub(crate) fn is(&self, name: &str) -> bool {
        let room = match name {
            "today" => Room::Today,
            "contacts" => Room::Contacts,
            "sheets" => Room::Sheets,
            "follow" => Room::Follow,
            "house" => Room::House,
            "account" => Room::Account,
            _ => return false,
        };
        self.room == Some(room)
    }
}

/// Looks something up at the desk and shows it, telling what has just been done in this session.
///
/// # Errors
/// Whatever `look` returns, or when the template cannot be filled in.
pub(crate) async fn shown<T, F>(
    house: &House,
    staff: &Staff,
    room: Room,
    look: F,
) -> Result<Response, Trouble>
where
    T: Template + Send + 'static,
    F: FnOnce(&Desk, Frame) -> Result<T, Trouble> + Send + 'static,
{
    let frame = Frame::telling(staff, room, &house.lately);
    page(&house.turn(&staff.person, move |desk| look(desk, frame)).await?)
}

/// Fills in a page.
///
/// # Errors
/// When the template cannot be filled in.
pub(crate) fn page(template: &impl Template) -> Result<Response, Trouble> {
    Ok(Html(template.render()?).into_response())
}
