//! A lesson as a plain page: its text, its picture, its program, and links into the
//! player. Nothing in it runs, and nothing is inline: link previews and search
//! engines read it as it is.

use crate::card;
use crate::take::Take;
use draw::text::fill;
use sim_core::lang::Lang;
use sim_core::lesson::glossary::Glossary;
use sim_core::lesson::markup::{Block, Span, parse};
use sim_core::lesson::{Lesson, Words};

/// A lesson's page in a language.
pub struct Page<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// The terms that its text names.
    pub glossary: &'a Glossary,
    /// The language.
    pub lang: Lang,
    /// Where the site is served, with a slash at its end; empty if nobody knows.
    pub site: &'a str,
    /// The picture's size in CSS pixels.
    pub size: (i32, i32),
    /// Whether there is a card with words in this language.
    pub with_card: bool,
}

/// A page's file.
pub fn file(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{name}.html"),
        Lang::Zh => format!("{name}.zh.html"),
    }
}

/// What stands around a lesson's text.
pub struct Labels {
    open: &'static str,
    answer: &'static str,
    /// Before a question.
    pub predict: &'static str,
    /// Before what is commonly said and wrong.
    pub myth: &'static str,
    /// The player is on its way.
    pub coming: &'static str,
    program: &'static str,
    terms: &'static str,
    other: &'static str,
    caption: &'static str,
}

static EN: Labels = Labels {
    open: "Step through it in Ringside",
    answer: "Answer it in the player",
    predict: "Predict:",
    myth: "Myth:",
    coming: "The model of Linux is on its way …",
    program: "The program",
    terms: "Terms",
    other: "中文",
    caption: "{} — open exactly this frame",
};

static ZH: Labels = Labels {
    open: "在 Ringside 中逐步观看",
    answer: "在播放器中回答",
    predict: "预测：",
    myth: "误解：",
    coming: "Linux 模型正在载入……",
    program: "程序",
    terms: "术语",
    other: "English",
    caption: "{}——打开这一帧",
};

impl Labels {
    /// In a language.
    pub fn of(lang: Lang) -> &'static Labels {
        match lang {
            Lang::En => &EN,
            Lang::Zh => &ZH,
        }
    }
}

/// Text as it stands in HTML.
pub fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

impl Page<'_> {
    /// The whole page.
    pub fn html(&self, take: &mut Take) -> String {
        let Page {
            lesson, lang, site, ..
        } = *self;
        let (name, code) = (&lesson.name, lang.code());
        let s = Labels::of(lang);
        let other = match lang {
            Lang::En => Lang::Zh,
            Lang::Zh => Lang::En,
        };
        let (title, summary) = (html(lesson.title.of(lang)), html(lesson.summary.of(lang)));
        // Without the site's address a preview is told a relative one, which some understand.
        let from = |path: String| match site {
            "" => format!("../{path}"),
            site => format!("{site}{path}"),
        };
        let card_lang = if self.with_card {
            code
        } else {
            Lang::En.code()
        };
        let image = from(format!("stills/{name}.{card_lang}.card.png"));
        let own = from(format!("lesson/{}", file(name, lang)));
        let address = match site {
            "" => String::new(),
            _ => format!(
                "<link rel=\"canonical\" href=\"{own}\">\n<meta property=\"og:url\" content=\"{own}\">\n"
            ),
        };
        let locale = match lang {
            Lang::En => "en_US",
            Lang::Zh => "zh_CN",
        };
        let what = take.scene(lang).explanation.now.what;
        let what = html(&what);
        let here = html(&take.link(lesson));
        let (width, height) = self.size;
        let caption = fill(s.caption, &[&what]);
        let mut terms = Vec::new();
        let text = self.text(take, s, &mut terms);
        let terms = self.terms(&terms, s);
        format!(
            "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; \
             img-src 'self' data:; base-uri 'none'; form-action 'none'\">\n\
             <title>{title} · Ringside</title>\n\
             <meta name=\"description\" content=\"{summary}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"../base.css\">\n\
             <link rel=\"stylesheet\" href=\"../plain.css\">\n\
             <link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n{address}\
             <meta property=\"og:type\" content=\"article\">\n\
             <meta property=\"og:site_name\" content=\"Ringside\">\n\
             <meta property=\"og:locale\" content=\"{locale}\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:description\" content=\"{summary}\">\n\
             <meta property=\"og:image\" content=\"{image}\">\n\
             <meta property=\"og:image:type\" content=\"image/png\">\n\
             <meta property=\"og:image:width\" content=\"{}\">\n\
             <meta property=\"og:image:height\" content=\"{}\">\n\
             <meta property=\"og:image:alt\" content=\"{what}\">\n\
             <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
             </head>\n<body class=\"plain\">\n\
             <header class=\"top\"><a class=\"name\" href=\"../\">Ringside</a>\
             <nav class=\"ways\"><a lang=\"{}\" hreflang=\"{}\" href=\"{}\">{}</a></nav></header>\n\
             <main>\n<h1>{title}</h1>\n<p class=\"summary\">{summary}</p>\n\
             <p><a class=\"button primary\" href=\"../#lesson={name}&amp;lang={code}\">{}</a></p>\n\
             <figure>\n<a href=\"../#{here}&amp;lang={code}\"><picture>\
             <source media=\"(prefers-color-scheme: dark)\" srcset=\"../stills/{name}.{code}.dark.svg\">\
             <img src=\"../stills/{name}.{code}.svg\" width=\"{width}\" height=\"{height}\" alt=\"{what}\">\
             </picture></a>\n<figcaption><a href=\"../#{here}&amp;lang={code}\">{caption}</a></figcaption>\n</figure>\n\
             {text}<h2>{}</h2>\n<pre tabindex=\"0\"><code>{}</code></pre>\n{terms}</main>\n</body>\n</html>\n",
            other.code(),
            file(name, other),
            card::SIZE.0,
            card::SIZE.1,
            other.code(),
            other.code(),
            file(name, other),
            s.other,
            s.open,
            s.program,
            html(&lesson.scenario.source),
        )
    }

    fn text(&self, take: &mut Take, s: &Labels, terms: &mut Vec<usize>) -> String {
        let mut out = String::new();
        let mut inline = |spans: &[Span]| self.spans(spans, take, terms);
        for block in parse(self.lesson.words.of(self.lang)) {
            let html = match &block {
                Block::Paragraph(words) => format!("<p>{}</p>", inline(words)),
                Block::Heading(words) => format!("<h2>{}</h2>", inline(words)),
                Block::List(items) => {
                    let items = items.iter().map(|it| format!("<li>{}</li>", inline(it)));
                    format!("<ul>{}</ul>", items.collect::<String>())
                }
                Block::Myth(words) => format!(
                    "<p class=\"myth\"><strong>{}</strong> {}</p>",
                    s.myth,
                    inline(words)
                ),
                Block::Question(name) => self.question(name, s),
            };
            out.push_str(&html);
            out.push('\n');
        }
        out
    }

    fn question(&self, name: &str, s: &Labels) -> String {
        let Some(question) = self.lesson.question(name) else {
            return String::new();
        };
        let of = |words: &Words| html(words.of(self.lang));
        let choices = question.choices.iter();
        let choices: String = choices
            .map(|it| format!("<li>{}</li>", html(it.of(self.lang))))
            .collect();
        let choices = match choices.as_str() {
            "" => String::new(),
            choices => format!("<ul>{choices}</ul>"),
        };
        format!(
            "<aside class=\"ask\"><p><strong>{}</strong> {}</p>{choices}\
             <p><a href=\"../#lesson={}&amp;lang={}\">{}</a></p></aside>",
            s.predict,
            of(&question.ask),
            self.lesson.name,
            self.lang.code(),
            s.answer
        )
    }

    fn spans(&self, spans: &[Span], take: &mut Take, terms: &mut Vec<usize>) -> String {
        let one = |span: &Span| match span {
            Span::Text(text) => html(text),
            Span::Code(text) => format!("<code>{}</code>", html(text)),
            Span::Strong(text) => format!("<strong>{}</strong>", html(text)),
            Span::Moment { words, moment } => match take.link_to(self.lesson, moment) {
                Some(link) => format!(
                    "<a href=\"../#{}&amp;lang={}\">{}</a>",
                    html(&link),
                    self.lang.code(),
                    html(words)
                ),
                None => html(words),
            },
            Span::Term { words, term } => {
                if let Some(found) = self.glossary.find(term, self.lang)
                    && !terms.contains(&found)
                {
                    terms.push(found);
                }
                format!("<em>{}</em>", html(words))
            }
        };
        spans.iter().map(one).collect()
    }

    /// What the terms of the text mean, in the order in which they were met.
    fn terms(&self, terms: &[usize], s: &Labels) -> String {
        let found = terms.iter().filter_map(|&n| self.glossary.terms.get(n));
        let items: String = found
            .map(|term| {
                let entry = term.of(self.lang);
                let title = entry.words.first().map_or("", |word| word.as_str());
                format!("<dt>{}</dt><dd>{}</dd>", html(title), html(&entry.text))
            })
            .collect();
        match items.as_str() {
            "" => String::new(),
            items => format!("<h2>{}</h2>\n<dl>{items}</dl>\n", s.terms),
        }
    }
}
