//! Starting the program anew in its own place after a lock of the service.
//!
//! Wiping keys is not all: freed memory still holds pages that were shown and forms that were
//! sent. A program that replaces itself gets new memory, and the system clears the old. The
//! socket goes along as standard input, so that a browser that asks meanwhile only waits.

use std::ffi::OsString;
use std::net::TcpListener;

/// Tells the new program that its standard input is the socket.
const SOCKET_ALONG: &str = "KASTANJ_SOCKET_ALONG";

/// Whether the system can do it.
pub(crate) const POSSIBLE: bool = cfg!(unix);

/// The socket of the program before this one, if there is one.
#[cfg(unix)]
pub(crate) fn socket() -> Option<TcpListener> {
    use std::os::fd::AsFd;
    std::env::var_os(SOCKET_ALONG)?;
    let socket = TcpListener::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?);
    socket.local_addr().ok().map(|_| socket)
}

/// Starts the program anew with these arguments; returns only when that fails.
#[cfg(unix)]
pub(crate) fn start(socket: TcpListener, arguments: &[OsString]) -> std::io::Error {
    use std::os::fd::OwnedFd;
    use std::os::unix::process::CommandExt;
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return error,
    };
    let mut anew = std::process::Command::new(program);
    anew.args(arguments).env(SOCKET_ALONG, "1").stdin(OwnedFd::from(socket)).exec()
}

/// No program before this one hands on a socket here.
#[cfg(not(unix))]
pub(crate) fn socket() -> Option<TcpListener> {
    None
}

/// Not here: the program goes on with its keys wiped.
#[cfg(not(unix))]
pub(crate) fn start(_socket: TcpListener, _arguments: &[OsString]) -> std::io::Error {
    std::io::ErrorKind::Unsupported.into()
}
