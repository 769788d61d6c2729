use axum::http::{HeaderMap, HeaderValue, header};

use super::Token;

/// The one cookie. Its name tells nothing.
const NAME: &str = "s";

/// The token that a browser sent.
pub(crate) fn read(headers: &HeaderMap) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == NAME && value.len() == 64)
        .map(|(_, value)| Token::from_browser(value))
}

/// The header that gives a browser its token until it is closed.
pub(crate) fn set(token: &Token, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{NAME}={}; Path=/; HttpOnly; SameSite=Strict{secure}", token.as_str());
    HeaderValue::from_str(&text).ok()
}

/// The header that takes the token away.
pub(crate) fn clear() -> HeaderValue {
    HeaderValue::from_static("s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")
}
