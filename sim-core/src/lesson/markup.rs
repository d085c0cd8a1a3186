//! The markup of a lesson's text: paragraphs, headings, lists, `code`,
//! **strong**, [words](moment) that lead to a moment, and {terms} that the
//! glossary explains ({other words|term} if they are not the term's own). None stands
//! inside another: there its marks are characters like any other.
//!
//! A block ends at an empty line. A block that begins with `# ` is a heading,
//! with `- ` a list, with `! ` a myth to be shown wrong; `? name` asks a question.

/// A block of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A heading.
    Heading(Vec<Span>),
    /// A list.
    List(Vec<Vec<Span>>),
    /// What is commonly said and is wrong.
    Myth(Vec<Span>),
    /// A question, by its name.
    Question(String),
}

/// A part of a text: its heading and what stands below it, to be read alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Section {
    /// Its heading; none for what stands before the first one.
    pub title: Option<Vec<Span>>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// Cuts a text into its sections.
pub fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for block in parse(text) {
        match (block, sections.last_mut()) {
            (Block::Heading(title), _) => sections.push(Section {
                title: Some(title),
                blocks: Vec::new(),
            }),
            (block, Some(section)) => section.blocks.push(block),
            (block, None) => sections.push(Section {
                title: None,
                blocks: vec![block],
            }),
        }
    }
    sections
}

/// A piece of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// Code.
    Code(String),
    /// Strong words.
    Strong(String),
    /// Words that lead to a moment.
    Moment {
        /// The words.
        words: String,
        /// The moment's name.
        moment: String,
    },
    /// Words that the glossary explains.
    Term {
        /// The words.
        words: String,
        /// The term: the words themselves, unless another is named.
        term: String,
    },
}

/// Reads a text.
pub fn parse(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if line.is_empty() {
            blocks.extend(block(&lines));
            lines.clear();
        } else {
            lines.push(line);
        }
    }
    blocks
}

/// Every moment that a text points at.
pub fn moments(text: &str) -> Vec<String> {
    let moment = |span| match span {
        Span::Moment { moment, .. } => Some(moment),
        _ => None,
    };
    all_spans(text).filter_map(moment).collect()
}

/// Every term that a text marks.
pub fn terms(text: &str) -> Vec<String> {
    let term = |span| match span {
        Span::Term { term, .. } => Some(term),
        _ => None,
    };
    all_spans(text).filter_map(term).collect()
}

/// The words of a text that still have marks in them: something is marked inside something marked.
pub fn unread_marks(text: &str) -> Vec<String> {
    all_spans(text)
        .filter_map(|span| match span {
            Span::Text(words)
            | Span::Strong(words)
            | Span::Moment { words, .. }
            | Span::Term { words, .. } => Some(words),
            Span::Code(_) => None,
        })
        .filter(|words| words.contains("**") || words.contains(['`', '[', '{']))
        .collect()
}

/// Every question that a text asks.
pub fn questions(text: &str) -> Vec<String> {
    let question = |block| match block {
        Block::Question(name) => Some(name),
        _ => None,
    };
    parse(text).into_iter().filter_map(question).collect()
}

fn all_spans(text: &str) -> impl Iterator<Item = Span> {
    parse(text).into_iter().flat_map(|block| match block {
        Block::Paragraph(spans) | Block::Heading(spans) | Block::Myth(spans) => spans,
        Block::List(items) => items.into_iter().flatten().collect(),
        Block::Question(_) => Vec::new(),
    })
}

fn block(lines: &[&str]) -> Option<Block> {
    let first = lines.first()?;
    if first.starts_with("- ") {
        let mut items: Vec<String> = Vec::new();
        for line in lines {
            match (line.strip_prefix("- "), items.last_mut()) {
                (Some(item), _) => items.push(item.to_string()),
                (None, Some(last)) => *last = joined(&[last, line]),
                (None, None) => {}
            }
        }
        return Some(Block::List(items.iter().map(|item| spans(item)).collect()));
    }
    let text = joined(lines);
    if let Some(name) = text.strip_prefix("? ") {
        return Some(Block::Question(name.trim().to_string()));
    }
    Some(match (text.strip_prefix("# "), text.strip_prefix("! ")) {
        (Some(heading), _) => Block::Heading(spans(heading)),
        (_, Some(myth)) => Block::Myth(spans(myth)),
        _ => Block::Paragraph(spans(&text)),
    })
}

/// Lines as one, with a space between them where the script has spaces.
fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let wide = |c: char| c as u32 >= 0x2e80;
        let before = text.chars().next_back();
        if before.is_some_and(|c| !wide(c))
            || (before.is_some() && line.chars().next().is_some_and(|c| !wide(c)))
        {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*', '[', '{']) {
        let (before, from) = rest.split_at(at);
        let Some((span, after)) = marked(from) else {
            // A mark that nothing closes is a character like any other.
            let end = at + 1;
            push_text(&mut spans, &rest[..end]);
            rest = &rest[end..];
            continue;
        };
        push_text(&mut spans, before);
        spans.push(span);
        rest = after;
    }
    push_text(&mut spans, rest);
    spans
}

fn push_text(spans: &mut Vec<Span>, text: &str) {
    if text.is_empty() {
        return;
    }
    match spans.last_mut() {
        Some(Span::Text(last)) => last.push_str(text),
        _ => spans.push(Span::Text(text.to_string())),
    }
}

/// The marked piece that a text begins with, and what follows it.
fn marked(from: &str) -> Option<(Span, &str)> {
    if let Some(rest) = from.strip_prefix('`') {
        let (code, after) = rest.split_once('`')?;
        return Some((Span::Code(code.to_string()), after));
    }
    if let Some(rest) = from.strip_prefix("**") {
        let (strong, after) = rest.split_once("**")?;
        return Some((Span::Strong(strong.to_string()), after));
    }
    if let Some(rest) = from.strip_prefix('{') {
        let (inside, after) = rest.split_once('}')?;
        let (words, term) = inside.split_once('|').unwrap_or((inside, inside));
        return Some((
            Span::Term {
                words: words.to_string(),
                term: term.to_string(),
            },
            after,
        ));
    }
    let (words, rest) = from.strip_prefix('[')?.split_once("](")?;
    let (moment, after) = rest.split_once(')')?;
    Some((
        Span::Moment {
            words: words.to_string(),
            moment: moment.to_string(),
        },
        after,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_into_blocks_and_spans() {
        let text = "# Two\n\nA `fork` makes [a\ncopy](made) of **it**.\n\n- one\n  more\n- two * 3\n\n! Not so.";
        let words = |text: &str| Span::Text(text.into());
        assert_eq!(
            parse(text),
            [
                Block::Heading(vec![words("Two")]),
                Block::Paragraph(vec![
                    words("A "),
                    Span::Code("fork".into()),
                    words(" makes "),
                    Span::Moment {
                        words: "a copy".into(),
                        moment: "made".into()
                    },
                    words(" of "),
                    Span::Strong("it".into()),
                    words("."),
                ]),
                Block::List(vec![vec![words("one more")], vec![words("two * 3")]]),
                Block::Myth(vec![words("Not so.")]),
            ]
        );
        assert_eq!(moments(text), ["made"]);
    }

    #[test]
    fn a_text_is_cut_into_sections_with_terms_and_questions() {
        let text = "Before a {page fault}.\n\n# One\n\n? which\n\n# Two\n\nThe {entries|PTE}.";
        let sections = sections(text);
        assert_eq!(sections.len(), 3);
        assert_eq!(sections[0].title, None);
        assert_eq!(sections[1].blocks, [Block::Question("which".into())]);
        assert_eq!(questions(text), ["which"]);
        assert_eq!(terms(text), ["page fault", "PTE"]);
    }

    #[test]
    fn a_mark_inside_a_mark_is_told() {
        assert_eq!(unread_marks("[in **A**](made) `a[1]` **b**"), ["in **A**"]);
    }

    #[test]
    fn chinese_lines_are_joined_without_a_space() {
        assert_eq!(
            parse("一行\n又一行"),
            [Block::Paragraph(vec![Span::Text("一行又一行".into())])]
        );
    }
}
