//! Text: in a given room (how wide it is, how it is cut), and as it stands in SVG.

/// How many columns of the stage's type a character takes: Chinese ones take two.
fn columns(c: char) -> usize {
    if c as u32 >= 0x2e80 { 2 } else { 1 }
}

/// How many columns a text takes.
pub fn wide(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Text cut to so many columns.
pub fn cut(text: &str, room: usize) -> String {
    if wide(text) <= room {
        return text.to_string();
    }
    let mut left = room.saturating_sub(1);
    let kept = text.chars().take_while(|&c| {
        let fits = columns(c) <= left;
        left = left.saturating_sub(columns(c));
        fits
    });
    kept.chain(['…']).collect()
}

/// Text in lines of so many columns: cut at blanks, and Chinese anywhere.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut word = String::new();
    let flush = |line: &mut String, word: &mut String, lines: &mut Vec<String>| {
        if !line.is_empty() && wide(line) + wide(word) > room {
            lines.push(line.trim_end().to_string());
            line.clear();
        }
        line.push_str(word);
        word.clear();
    };
    for c in text.chars() {
        // No line begins with one of these; it may stand beyond the room.
        if word.is_empty() && "，。、；：？！）》」”…".contains(c) {
            line.push(c);
            continue;
        }
        word.push(c);
        if c == ' ' || c as u32 >= 0x2e80 {
            flush(&mut line, &mut word, &mut lines);
        }
    }
    flush(&mut line, &mut word, &mut lines);
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_string());
    }
    lines
}

/// Puts values into the places `{}` of a text, in order.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut parts = text.split("{}");
    let mut out = parts.next().unwrap_or("").to_string();
    for (n, part) in parts.enumerate() {
        out.push_str(values.get(n).copied().unwrap_or(""));
        out.push_str(part);
    }
    out
}

/// Text as it stands in SVG. What XML does not allow is left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_to_its_room() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("页框是空的", 6), "页框…");
    }

    #[test]
    fn text_is_wrapped_and_nothing_is_lost() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("只有这一页被复制", 8), ["只有这一", "页被复制"]);
        assert_eq!(wrap("只有这一，页", 8), ["只有这一，", "页"]);
        assert!(wrap("", 8).is_empty());
    }

    #[test]
    fn places_are_filled_in_order() {
        assert_eq!(fill("{} of {}", &["3", "10"]), "3 of 10");
        assert_eq!(fill("none", &["3"]), "none");
    }
}
