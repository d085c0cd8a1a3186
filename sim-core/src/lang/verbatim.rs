//! Text of the program's own inside a sentence: lines of code, output, names of files. It is
//! shown as it is, whatever a language does with its own words around it.

/// Before such a text, until the sentence is finished. No terminal prints it.
const OPEN: char = '\u{e000}';
/// Behind it.
const CLOSE: char = '\u{e001}';

/// Adds a text that is to be left as it is to a sentence that [`spaced`] will finish.
pub fn push_marked(sentence: &mut String, text: &str) {
    sentence.push(OPEN);
    push(sentence, text);
    sentence.push(CLOSE);
}

/// Adds a text to a sentence that is finished as it stands.
pub fn push(sentence: &mut String, text: &str) {
    // A program may print anything: also what would be a mark.
    sentence.extend(text.split([OPEN, CLOSE]));
}

/// What stands beside what, for spaces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A letter of Chinese.
    Han,
    /// Punctuation of Chinese, which brings its own room.
    Mark,
    /// Everything else: Latin, numbers, code, arrows.
    Other,
}

fn side(c: char) -> Side {
    match c {
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Side::Han,
        '“' | '”' | '‘' | '’' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => {
            Side::Mark
        }
        _ => Side::Other,
    }
}

/// A finished sentence of Chinese: one space between Chinese and anything else, none between
/// two of Chinese or beside Chinese punctuation. What is verbatim stays as it is.
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before: Option<Side> = None;
    let mut spaces = 0;
    let mut inside = false;
    for c in text.chars() {
        match c {
            CLOSE => inside = false,
            _ if inside => {
                out.push(c);
                before = Some(Side::Other);
            }
            ' ' => spaces += 1,
            _ => {
                // What is verbatim is beside Chinese like a word of Latin.
                let now = if c == OPEN { Side::Other } else { side(c) };
                let wanted = match (before, now) {
                    (None, _) => 0,
                    (Some(Side::Mark), _) | (_, Side::Mark) => 0,
                    (Some(Side::Han), Side::Han) => 0,
                    (Some(Side::Han), Side::Other) | (Some(Side::Other), Side::Han) => 1,
                    (Some(Side::Other), Side::Other) => spaces,
                };
                out.extend(std::iter::repeat_n(' ', wanted));
                spaces = 0;
                if c == OPEN {
                    inside = true;
                } else {
                    out.push(c);
                    before = Some(now);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_has_a_space_beside_latin_and_nowhere_else() {
        let said = |text: &str| spaced(text);
        assert_eq!(
            said("A 执行C 库的内存的页 0x7ff000上的代码。"),
            "A 执行 C 库的内存的页 0x7ff000 上的代码。"
        );
        assert_eq!(
            said("写私有映射里的 地址 0x1。"),
            "写私有映射里的地址 0x1。"
        );
        assert_eq!(said("页框 3 → 5 （脏）"), "页框 3 → 5（脏）");
        let mut sentence = String::from("A 执行");
        push_marked(&mut sentence, "printf(\"中文abc 的\u{e001}\")");
        sentence.push('了');
        assert_eq!(said(&sentence), "A 执行 printf(\"中文abc 的\") 了");
    }
}
