/// The snake-case name of a value as message keys spell it: `lone-filled`.
pub fn key_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(|name| name.replace('_', "-")))
        .unwrap_or_default()
}

/// The first eight hexadecimal digits of an internal number: enough to name a thing at hand.
pub fn short_number(id: &[u8; 16]) -> String {
    id.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
