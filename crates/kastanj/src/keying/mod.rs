//! Keying: a sheet, a pack slip or a month, one key per answer, in printed order.

mod keys;
mod new_pack;
mod sheet;
mod which_holds;

pub(crate) use kastanj_desk::keying::{Choice, KeyedQuestion};
pub(crate) use keys::{Key, Keys};
pub(crate) use new_pack::confirm_new_pack;
pub(crate) use sheet::{Keyed, key_questions};
pub(crate) use which_holds::second_holds;
