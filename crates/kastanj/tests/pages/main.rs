//! The pages as people meet them: the built program, a real browser, no shortcut. And the program
//! as fate meets it: killed while it writes, again and again.
//!
//! The browsers need Debian's `chromium`, `chromium-driver` and `firefox-esr`, and axe-core's script
//! in the file that `KASTANJ_AXE` names; what is absent is skipped loudly, unless `KASTANJ_REQUIRE_ALL` is set.

mod accessibility;
mod after_session;
mod aria;
mod bad_input;
mod browser;
mod burden;
mod canaries;
mod card;
mod firefox;
mod first_start;
mod flood;
mod foreign_forms;
mod full_disk;
mod hostile_scans;
mod http;
mod kills;
mod language;
#[path = "../program/paper.rs"]
mod paper;
mod passkeys;
mod put_right;
mod quick_exit;
mod restoring;
mod room;
mod same_numbers;
mod second_look;
mod server;
mod service_lock;
mod two_persons;
