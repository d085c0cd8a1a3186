//! A scenario as a short text of letters that no URL, HTML or Markdown changes;
//! and other values, percent-encoded to the same end.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use sim_core::scenario::Scenario;

/// Most bytes that a program in a link may have once it is inflated.
const MOST_BYTES: usize = 1 << 20;

/// A scenario without what is as usual, deflated.
pub fn pack(scenario: &Scenario) -> String {
    let json = without(to_json(scenario), &to_json(&Scenario::default()));
    let bytes = miniz_oxide::deflate::compress_to_vec(json.to_string().as_bytes(), 9);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The scenario of a link; an empty text is an empty one.
pub fn unpack(text: &str) -> Option<Scenario> {
    if text.is_empty() {
        return Some(Scenario::default());
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let json = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, MOST_BYTES).ok()?;
    serde_json::from_slice(&json).ok()
}

fn to_json(scenario: &Scenario) -> Value {
    serde_json::to_value(scenario).unwrap_or_default()
}

/// The parts of an object that differ from those of another one.
fn without(value: Value, usual: &Value) -> Value {
    let Value::Object(fields) = value else {
        return value;
    };
    let kept = fields.into_iter().filter_map(|(key, value)| {
        let usual = usual.get(&key)?;
        (value != *usual).then(|| (key, without(value, usual)))
    });
    Value::Object(kept.collect())
}

/// A value with everything but letters, digits and `-_.` as `%XX`.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// What [`escape`] wrote; none if it is not text.
pub fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push((high * 16 + low) as u8);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back() {
        for text in ["", "one-page", "https://a.example:8000", "(中) [x] & % _"] {
            assert_eq!(unescape(&escape(text)).as_deref(), Some(text));
        }
        assert_eq!(escape("a(b)"), "a%28b%29");
        for text in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(unescape(text), None, "{text}");
        }
    }
}
