//! How shapes look, for pictures outside the page: the page's own style sheets,
//! read and resolved to plain SVG attributes that every program understands
//! (no style sheet, no custom properties, generic fonts).
//!
//! Of CSS this knows what `assets/styles/stage.css` and `walk.css` use for SVG: classes, element
//! names, descendants, `:not(.x)`, `font`, `var()`, `light-dark()`. A rule that says
//! more than that is passed over.

use std::collections::BTreeMap;

/// The style sheets of what is drawn as SVG.
const BASE: &str = include_str!("../../assets/styles/base.css");
const STAGE: &str = include_str!("../../assets/styles/stage.css");
const WALK: &str = include_str!("../../assets/styles/walk.css");

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// An element, as far as selectors care.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Element<'a> {
    /// Its name.
    pub tag: &'a str,
    /// Its classes, with blanks between.
    pub class: &'a str,
}

/// What must be true of one element.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Compound {
    tag: Option<String>,
    classes: Vec<String>,
    without: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Rule {
    /// From the outermost element to the one that it is about.
    selector: Vec<Compound>,
    specificity: (usize, usize),
    declarations: Vec<(String, String, bool)>,
}

/// The style sheets in one theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Styles {
    theme: Theme,
    rules: Vec<Rule>,
    /// Custom properties of the page.
    root: BTreeMap<String, String>,
    /// Custom properties of a process's colour, by class.
    colours: BTreeMap<String, BTreeMap<String, String>>,
}

/// The attributes that a picture keeps.
const KEPT: [&str; 10] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "fill-opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-decoration",
];

impl Styles {
    /// The page's styles in a theme.
    pub fn new(theme: Theme) -> Styles {
        let mut styles = Styles {
            theme,
            rules: Vec::new(),
            root: BTreeMap::new(),
            colours: BTreeMap::new(),
        };
        for (selector, body) in blocks(BASE) {
            let own = declarations(&body).into_iter();
            let own = own.filter(|it| it.0.starts_with("--"));
            let own = own.map(|(name, value, _)| (name, value));
            match selector.strip_prefix('.') {
                None if selector == ":root" => styles.root.extend(own),
                Some(name) if name.starts_with('c') && !name.contains(' ') => {
                    styles.colours.insert(name.to_string(), own.collect());
                }
                _ => {}
            }
        }
        for (selectors, body) in blocks(STAGE).into_iter().chain(blocks(WALK)) {
            let declarations = declarations(&body);
            for selector in selectors.split(',').filter_map(selector) {
                let sum = |of: fn(&Compound) -> usize| selector.iter().map(of).sum();
                styles.rules.push(Rule {
                    specificity: (
                        sum(|it| it.classes.len() + it.without.len()),
                        sum(|it| usize::from(it.tag.is_some())),
                    ),
                    selector,
                    declarations: declarations.clone(),
                });
            }
        }
        styles
    }

    /// A colour of the page, by its custom property: `--panel`.
    pub fn colour(&self, name: &str) -> String {
        self.resolve(&format!("var({name})"), &[])
            .unwrap_or_default()
    }

    /// The attributes of the last of these elements, which stand in each other.
    pub fn attributes(&self, path: &[Element<'_>]) -> Vec<(String, String)> {
        let mut matched: Vec<&Rule> = self.rules.iter().filter(|it| it.matches(path)).collect();
        // Stable: of two equals the later rule counts.
        matched.sort_by_key(|rule| rule.specificity);
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for important in [false, true] {
            let declarations = matched.iter().flat_map(|rule| &rule.declarations);
            for (name, value, _) in declarations.filter(|it| it.2 == important) {
                let Some(value) = self.resolve(value, path) else {
                    continue;
                };
                if name == "font" {
                    found.extend(font(&value));
                } else {
                    found.insert(name.clone(), value);
                }
            }
        }
        let kept = found.into_iter();
        kept.filter(|(name, _)| KEPT.contains(&name.as_str()))
            .collect()
    }

    /// A value without `var()` and `light-dark()`; none if that cannot be.
    fn resolve(&self, value: &str, path: &[Element<'_>]) -> Option<String> {
        let mut value = value.to_string();
        // Custom properties may name others; more than this is a circle.
        for _ in 0..8 {
            let Some((before, rest)) = value.split_once("var(") else {
                break;
            };
            let (name, after) = rest.split_once(')')?;
            let found = self.property(name.trim(), path)?;
            value = format!("{before}{found}{after}");
        }
        while let Some((before, rest)) = value.split_once("light-dark(") {
            let (pair, after) = rest.split_once(')')?;
            let (light, dark) = pair.split_once(',')?;
            let chosen = match self.theme {
                Theme::Light => light,
                Theme::Dark => dark,
            };
            value = format!("{before}{}{after}", chosen.trim());
        }
        let plain = !value.contains("color-mix") && !value.contains("var(");
        plain.then_some(value)
    }

    fn property(&self, name: &str, path: &[Element<'_>]) -> Option<&String> {
        match name {
            // Generic ones: a file must look the same wherever it is opened.
            "--sans" | "--mono" => return self.root.get(name),
            _ => {}
        }
        let classes = path.iter().rev().flat_map(|it| it.class.split(' '));
        let own = classes.filter_map(|class| self.colours.get(class)?.get(name));
        own.into_iter().next().or_else(|| self.root.get(name))
    }
}

impl Rule {
    fn matches(&self, path: &[Element<'_>]) -> bool {
        let (Some((last, outer)), Some((element, around))) =
            (self.selector.split_last(), path.split_last())
        else {
            return false;
        };
        if !last.matches(element) {
            return false;
        }
        // Only descendants: the nearest one that fits leaves most room.
        let mut around = around.iter().rev();
        outer
            .iter()
            .rev()
            .all(|compound| around.any(|element| compound.matches(element)))
    }
}

impl Compound {
    fn matches(&self, element: &Element<'_>) -> bool {
        let has = |class: &String| element.class.split(' ').any(|it| it == class);
        self.tag.as_ref().is_none_or(|tag| tag == element.tag)
            && self.classes.iter().all(has)
            && !self.without.iter().any(has)
    }
}

/// Rules outside of at-rules: selectors and what stands between the braces.
fn blocks(sheet: &str) -> Vec<(String, String)> {
    let mut plain = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |it| it.1);
    }
    plain.push_str(rest);
    let mut found = Vec::new();
    let mut rest = plain.as_str();
    while let Some((selector, after)) = rest.split_once('{') {
        let selector = selector.trim();
        let mut depth = 1;
        let end = after.char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let end = end.map_or(after.len(), |it| it.0);
        if !selector.starts_with('@') {
            found.push((selector.to_string(), after[..end].to_string()));
        }
        rest = after.get(end + 1..).unwrap_or("");
    }
    found
}

/// Name, value, and whether it is important.
fn declarations(body: &str) -> Vec<(String, String, bool)> {
    let parts = body.split(';').filter_map(|part| part.split_once(':'));
    let parts = parts.map(|(name, value)| {
        let value = value.trim();
        let plain = value.strip_suffix("!important");
        let text = plain.unwrap_or(value).trim().to_string();
        (name.trim().to_string(), text, plain.is_some())
    });
    parts.collect()
}

/// A selector; none if it says more than this module knows.
fn selector(text: &str) -> Option<Vec<Compound>> {
    text.split_whitespace().map(compound).collect()
}

fn compound(text: &str) -> Option<Compound> {
    let mut compound = Compound::default();
    let mut rest = text;
    let name = |text: &str| {
        let end = text.find(['.', ':']).unwrap_or(text.len());
        (text[..end].to_string(), text[end..].to_string())
    };
    if !rest.starts_with(['.', ':']) {
        let plain = rest.chars().next()?.is_ascii_lowercase();
        let end = rest.find(['.', ':']).unwrap_or(rest.len());
        compound.tag = plain.then(|| rest[..end].to_string());
        compound.tag.as_ref()?;
        rest = &rest[end..];
    }
    let mut rest = rest.to_string();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(":not(.") {
            let (class, after) = after.split_once(')')?;
            compound.without.push(class.to_string());
            rest = after.to_string();
        } else {
            let (class, after) = name(rest.strip_prefix('.')?);
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if class.is_empty() || !class.chars().all(plain) {
                return None;
            }
            compound.classes.push(class);
            rest = after;
        }
    }
    Some(compound)
}

/// `font: WEIGHT SIZE FAMILY` as attributes; the family becomes a generic one.
fn font(value: &str) -> Vec<(String, String)> {
    let mut found = vec![("font-weight".to_string(), "400".to_string())];
    for word in value.split_whitespace().take(2) {
        let digit = word.starts_with(|c: char| c.is_ascii_digit());
        if digit && word.contains("px") {
            found.push(("font-size".into(), word.to_string()));
        } else if digit {
            found[0].1 = word.to_string();
        }
    }
    let mono = value.contains("monospace");
    let family = if mono { "monospace" } else { "sans-serif" };
    found.push(("font-family".into(), family.into()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(styles: &Styles, path: &[(&str, &str)], name: &str) -> Option<String> {
        let path: Vec<Element<'_>> = path
            .iter()
            .map(|&(tag, class)| Element { tag, class })
            .collect();
        let found = styles.attributes(&path).into_iter();
        found.filter(|it| it.0 == name).map(|it| it.1).next()
    }

    #[test]
    fn the_pages_styles_are_resolved() {
        let light = Styles::new(Theme::Light);
        let page = [
            ("svg", "memory"),
            ("g", "page c1 focused"),
            ("rect", "page-edge"),
        ];
        assert_eq!(of(&light, &page, "fill").as_deref(), Some("#d55e00"));
        let text = [("svg", "memory"), ("g", "frame"), ("text", "frame-label")];
        assert_eq!(of(&light, &text, "font-size").as_deref(), Some("12px"));
        assert_eq!(of(&light, &text, "font-weight").as_deref(), Some("700"));
        assert_eq!(
            of(&light, &text, "font-family").as_deref(),
            Some("monospace")
        );
        let wire = [
            ("svg", "memory"),
            ("g", "wire c0 cow"),
            ("path", "wire-line"),
        ];
        assert_eq!(of(&light, &wire, "stroke").as_deref(), Some("#0061a0"));
        assert_eq!(
            of(&light, &wire, "stroke-dasharray").as_deref(),
            Some("5 4")
        );
        let dark = Styles::new(Theme::Dark);
        assert_eq!(of(&dark, &wire, "stroke").as_deref(), Some("#3f8fe0"));
        assert_ne!(dark.colour("--panel"), light.colour("--panel"));
        assert!(light.colour("--panel").starts_with('#'));
    }

    #[test]
    fn selectors_that_are_not_known_are_passed_over() {
        assert!(compound(":root[data-x]").is_none());
        assert!(compound("a:hover").is_none());
        assert!(compound(".page:focus").is_none());
        assert_eq!(
            compound(".a:not(.b)").map(|it| it.without),
            Some(vec!["b".to_string()])
        );
    }
}
