//! Translation phase 2: a backslash at the end of a line joins it with the next.

use std::sync::Arc;

/// The text with its lines joined, and for each join (offset in the new text,
/// bytes removed up to there). A text without any is shared, not copied.
pub fn join_lines(text: &Arc<str>) -> (Arc<str>, Vec<(u32, u32)>) {
    let mut splices = Vec::new();
    let mut out = String::new();
    let (mut copied, mut removed) = (0, 0);
    let mut from = 0;
    while let Some(i) = text[from..].find('\\') {
        let at = from + i;
        from = at + 1;
        let Some(len) = newline_after(&text.as_bytes()[from..]) else {
            continue;
        };
        out.push_str(&text[copied..at]);
        copied = from + len;
        from = copied;
        removed += 1 + len as u32;
        splices.push((out.len() as u32, removed));
    }
    if splices.is_empty() {
        return (text.clone(), splices);
    }
    out.push_str(&text[copied..]);
    (out.into(), splices)
}

/// How many bytes of blanks and one newline come next. gcc lets blanks stand
/// between the backslash and the newline.
fn newline_after(bytes: &[u8]) -> Option<usize> {
    let blanks = bytes
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\x0b' | b'\x0c'))
        .count();
    (bytes.get(blanks) == Some(&b'\n')).then_some(blanks + 1)
}
