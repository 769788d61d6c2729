use axum::http::{HeaderMap, HeaderValue, header};

use super::Token;
use crate::passkeys::HOLDS;

/// Characters of a token.
const TOKEN: usize = 64;

/// The one cookie. Its name tells nothing.
const NAME: &str = "s";
/// The same over TLS: browsers keep a cookie of this name to the one host that set it, so that no
/// other machine of the same domain can plant one.
const SECURE_NAME: &str = "__Host-s";

/// The cookie of a browser that has been asked for a passkey: for minutes, at the door alone.
const BRIEF_NAME: &str = "p";
const SECURE_BRIEF_NAME: &str = "__Host-p";

fn name(secure: bool) -> &'static str {
    if secure { SECURE_NAME } else { NAME }
}

fn brief_name(secure: bool) -> &'static str {
    if secure { SECURE_BRIEF_NAME } else { BRIEF_NAME }
}

/// The token that a browser sent.
pub(crate) fn read(headers: &HeaderMap, secure: bool) -> Option<Token> {
    named(headers, name(secure))
}

/// The token of a browser that has been asked for a passkey.
pub(crate) fn read_brief(headers: &HeaderMap, secure: bool) -> Option<Token> {
    named(headers, brief_name(secure))
}

fn named(headers: &HeaderMap, name: &str) -> Option<Token> {
    let mut values = values(headers, name);
    values.find(|value| value.len() == TOKEN).map(Token::from_browser)
}

/// What was put beside the address for the next page of a browser that has no session.
pub(crate) fn read_word(headers: &HeaderMap, secure: bool) -> Option<&str> {
    values(headers, name(secure)).find(|value| value.len() < TOKEN)
}

fn values<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(move |(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// The header that gives a browser its token until it is closed.
pub(crate) fn set(token: &Token, secure: bool) -> Option<HeaderValue> {
    let (name, token) = (name(secure), token.as_str());
    let only_tls = if secure { "; Secure" } else { "" };
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{only_tls}");
    HeaderValue::from_str(&text).ok()
}

/// The header that gives a browser without a session a word for its next page, in the place of its
/// token: there is one cookie.
pub(crate) fn set_word(word: &str, secure: bool) -> Option<HeaderValue> {
    let (name, only_tls) = (name(secure), if secure { "; Secure" } else { "" });
    let text = format!("{name}={word}; Path=/; HttpOnly; SameSite=Strict{only_tls}");
    HeaderValue::from_str(&text).ok().filter(|_| word.len() < TOKEN)
}

/// The header that gives a browser a token for as long as it may take to show a passkey.
pub(crate) fn set_brief(token: &Token, secure: bool) -> Option<HeaderValue> {
    let (name, token) = (brief_name(secure), token.as_str());
    let (seconds, only_tls) = (HOLDS.as_secs(), if secure { "; Secure" } else { "" });
    let text =
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{only_tls}");
    HeaderValue::from_str(&text).ok()
}

/// The header that takes that token away.
pub(crate) fn clear_brief(secure: bool) -> HeaderValue {
    HeaderValue::from_static(if secure {
        "__Host-p=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"
    } else {
        "p=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
    })
}

/// The header that takes the token away.
pub(crate) fn clear(secure: bool) -> HeaderValue {
    HeaderValue::from_static(if secure {
        "__Host-s=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"
    } else {
        "s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_the_cookie_belongs_to_one_host() {
        let token = Token::random().unwrap();
        let given = set(&token, true).unwrap();
        let text = given.to_str().unwrap();
        assert!(text.starts_with("__Host-s=") && text.contains("; Secure"), "{text}");
        assert!(!text.contains("Domain"), "{text}");
        let mut headers = HeaderMap::new();
        let sent = |name: &str| format!("{name}={}", token.as_str()).parse().unwrap();
        headers.insert(header::COOKIE, sent("s"));
        assert!(read(&headers, true).is_none(), "a planted cookie without the prefix");
        headers.insert(header::COOKIE, sent("__Host-s"));
        assert!(read(&headers, true).is_some() && read(&headers, false).is_none());
        assert!(clear(true).to_str().unwrap().starts_with(SECURE_NAME));
        assert!(clear(true).to_str().unwrap().contains("Secure"));
    }
}
