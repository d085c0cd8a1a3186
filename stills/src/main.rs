//! What the build writes of each lesson for whoever runs no script, or not yet: printed books,
//! services that show a preview of a link, search engines.
//!
//! `stills ASSETS OUT [SITE]` writes, for each lesson in both languages,
//!
//! - `OUT/stills/NAME.LANG.svg`, `NAME.LANG.dark.svg`, `NAME.LANG.png`: the frame that says
//!   most, with its sentence;
//! - `OUT/stills/NAME.LANG.card.png`: 1200 × 630, as link previews want it;
//! - `OUT/lesson/NAME.html` (and `NAME.zh.html`): the lesson's text, with its picture
//!   and links into the player;
//! - in `OUT/first/LANG.html`, each behind its lesson's name: what the player shows until it can show it itself.
//!
//! SITE is the address at which OUT will be served: previews want whole addresses.

mod card;
mod first;
mod page;
mod raster;
mod take;

use draw::style::Theme;
use raster::Raster;
use sim_core::lang::Lang;
use sim_core::lesson::Lesson;
use sim_core::lesson::glossary::Glossary;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use take::Take;

/// Pixels to the CSS pixel.
const SCALE: f32 = 2.0;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [assets, out, site @ ..] = &args[..] else {
        return Err("stills ASSETS OUT [SITE]".into());
    };
    let (assets, out) = (Path::new(assets), Path::new(out));
    let site = site.first().map_or("", |site| site.as_str());
    let pictures = out.join("stills");
    let pages = out.join("lesson");
    let firsts = out.join("first");
    fs::create_dir_all(&pictures)?;
    fs::create_dir_all(&pages)?;
    fs::create_dir_all(&firsts)?;
    let raster = Raster::new();
    if !raster.speaks(Lang::Zh) {
        println!("No Chinese font is installed: no bitmaps with Chinese are made.");
    }
    let glossary: Glossary = toml::from_str(&fs::read_to_string(assets.join("glossary.toml"))?)?;
    let lessons = lessons(&assets.join("lessons"))?;
    let mut first_pictures: BTreeMap<&str, String> = BTreeMap::new();
    for lesson in lessons {
        let name = &lesson.name;
        let mut take = Take::of(&lesson).map_err(|error| format!("{name}: {error}"))?;
        let mut opening = Take::opening(&lesson).map_err(|error| format!("{name}: {error}"))?;
        for lang in Lang::ALL {
            let first = first::fragment(
                &lesson,
                &mut opening,
                page::Labels::of(lang),
                &glossary,
                lang,
            );
            let of_language = first_pictures.entry(lang.code()).or_default();
            write!(of_language, "<!--lesson {name}-->{first}")?;
            let file = |end: &str| pictures.join(format!("{name}.{}.{end}", lang.code()));
            let sheet = take.sheet(&lesson, Theme::Light, lang);
            fs::write(file("svg"), sheet.svg())?;
            fs::write(
                file("dark.svg"),
                take.sheet(&lesson, Theme::Dark, lang).svg(),
            )?;
            if raster.speaks(lang) {
                fs::write(file("png"), raster.png(&sheet.svg(), SCALE)?)?;
                let card = card::svg(&mut take, &lesson, lang);
                fs::write(file("card.png"), raster.png(&card, 1.0)?)?;
            }
            let page = page::Page {
                lesson: &lesson,
                glossary: &glossary,
                lang,
                site,
                size: (sheet.width, sheet.height),
                with_card: raster.speaks(lang),
            };
            fs::write(pages.join(page::file(name, lang)), page.html(&mut take))?;
        }
    }
    for (lang, of_language) in first_pictures {
        fs::write(firsts.join(format!("{lang}.html")), of_language)?;
    }
    let card = raster.png(&card::site(), 1.0)?;
    fs::write(pictures.join("card.png"), card)?;
    Ok(())
}

/// The lessons, in the order of the list.
fn lessons(folder: &Path) -> Result<Vec<Lesson>, Box<dyn Error>> {
    let mut lessons = Vec::new();
    for entry in fs::read_dir(folder)? {
        let folder = entry?.path();
        let words = folder.join("lesson.toml");
        if !words.is_file() {
            continue;
        }
        let mut lesson: Lesson = toml::from_str(&fs::read_to_string(&words)?)
            .map_err(|error| format!("{}: {error}", words.display()))?;
        lesson.scenario.source = fs::read_to_string(folder.join("program.c"))?;
        lesson.name = folder.file_name().unwrap_or_default().display().to_string();
        lessons.push(lesson);
    }
    lessons.sort_by_key(|lesson| lesson.order);
    Ok(lessons)
}
