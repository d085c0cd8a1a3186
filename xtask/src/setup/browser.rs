//! The browsers that the tests run in: the system's Chromium with its driver,
//! and a font with Chinese, since the page speaks it; and the system's Firefox.

use std::path::PathBuf;

use super::{Lane, Step, apt};
use crate::command;

pub fn step() -> Step {
    Step {
        lane: Lane::System,
        what: "Chromium and ChromeDriver".to_string(),
        why: "the browser that the tests run in, with a Chinese font",
        takes: "about 1 min",
        ready: || chromium().is_some() && chromedriver().is_some() && has_chinese_font(),
        install: |log| {
            let packages = [
                "chromium",
                "chromium-driver",
                "fonts-noto-cjk",
                "fontconfig",
            ];
            apt::install(log, &packages.map(String::from))
        },
    }
}

pub fn second() -> Step {
    Step {
        lane: Lane::System,
        what: "Firefox".to_string(),
        why: "the browser that the main path is tested in besides",
        takes: "about 30 s",
        ready: || firefox().is_some(),
        install: |log| apt::install(log, &["firefox-esr".to_string()]),
    }
}

/// The second browser: the one that FIREFOX names, or the system's.
pub fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| {
        ["firefox-esr", "firefox"]
            .iter()
            .find_map(|name| command::find(name))
    })
}

/// The browser: the one that CHROMIUM names, or the system's.
pub fn chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"]
            .iter()
            .find_map(|name| command::find(name))
    })
}

/// The browser's driver: the one that CHROMEDRIVER names, or the system's.
pub fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| command::find("chromedriver"))
}

fn named(variable: &str) -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os(variable)?);
    path.is_file().then_some(path)
}

/// Without one, Chinese comes out as boxes. Where nobody can tell, all is well.
fn has_chinese_font() -> bool {
    command::find("fc-list").is_none()
        || command::output(command::command("fc-list").arg(":lang=zh"))
            .is_some_and(|fonts| !fonts.is_empty())
}
