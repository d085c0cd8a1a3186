//! SVG to bitmaps, without a browser.
//!
//! By resvg, which is Rust alone and comes with cargo: a browser would have to be
//! installed for every build, and draws with whatever fonts it finds. Here Latin text
//! is drawn in DejaVu, which comes along, so that a picture is the same on every machine.
//! Chinese needs a font of the machine: the fonts are too large to come along.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use sim_core::lang::Lang;
use std::error::Error;
use std::sync::Arc;

/// Fonts for Chinese, the best first; only these are looked for.
const CHINESE: [&str; 8] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
];

/// Draws SVG files.
pub struct Raster {
    options: Options<'static>,
    chinese: bool,
}

impl Raster {
    /// With the fonts that there are.
    pub fn new() -> Raster {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let found = CHINESE.iter().find(|name| has(&fonts, name)).copied();
        let others: Vec<_> = fonts
            .faces()
            .filter(|face| !face.families.iter().any(|it| Some(&*it.0) == found))
            .map(|face| face.id)
            .collect();
        for id in others {
            fonts.remove_face(id);
        }
        for font in [
            dejavu::sans::regular(),
            dejavu::sans::bold(),
            dejavu::sans_mono::regular(),
            dejavu::sans_mono::bold(),
        ] {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("DejaVu Sans");
        fonts.set_monospace_family("DejaVu Sans Mono");
        let options = Options {
            font_family: "DejaVu Sans".into(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Raster {
            options,
            chinese: found.is_some(),
        }
    }

    /// Whether text in a language can be drawn.
    pub fn speaks(&self, lang: Lang) -> bool {
        lang == Lang::En || self.chinese
    }

    /// An SVG file as a PNG file.
    pub fn png(&self, svg: &str, scale: f32) -> Result<Vec<u8>, Box<dyn Error>> {
        let tree = Tree::from_str(svg, &self.options)?;
        let size = tree.size().to_int_size().scale_by(scale);
        let size = size.ok_or("a picture has no size")?;
        let mut pixels =
            Pixmap::new(size.width(), size.height()).ok_or("a picture is too large")?;
        let transform = Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut pixels.as_mut());
        Ok(pixels.encode_png()?)
    }
}

fn has(fonts: &Database, family: &str) -> bool {
    let mut families = fonts.faces().flat_map(|face| &face.families);
    families.any(|it| it.0 == family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_drawn_with_the_fonts_that_come_along() {
        let raster = Raster::new();
        let draw = |text: &str| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">\
                 <text x=\"2\" y=\"15\" font-family=\"monospace\" font-size=\"12\">{text}</text></svg>"
            );
            raster.png(&svg, 2.0).unwrap_or_default()
        };
        assert!(draw("").starts_with(b"\x89PNG"));
        assert_ne!(draw(""), draw("P W"));
    }
}
