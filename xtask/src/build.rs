//! `cargo xtask build`: the page as static files in dist/.
//!
//! After trunk has built the page itself, what else the site has is written beside it: the
//! editor, the pictures and plain pages of lessons, and last the service worker's
//! list of all that.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

use crate::setup::{self, Need};
use crate::{command, offline, project};

pub fn main(args: &[String]) -> Result<ExitCode> {
    let how = parse(args)?;
    setup::ensure(&Need::BUILD)?;
    let dist = build(&how)?;
    println!(
        "\nThe page is in {}: {}",
        dist.display(),
        sizes(&dist).unwrap_or_default()
    );
    Ok(ExitCode::SUCCESS)
}

/// How the page is built.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct How {
    /// Not made small and fast: for whoever works on the page.
    pub quick: bool,
    /// The address at which it will be served, with a slash at its end, if that is known.
    pub site: Option<String>,
}

fn parse(args: &[String]) -> Result<How> {
    let mut how = How::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.split_once('=').unwrap_or((arg, "")) {
            ("--quick", "") => how.quick = true,
            ("--site", value) => {
                let value = match value {
                    "" => args.next().context("--site wants an address")?,
                    value => value,
                };
                ensure!(
                    value.starts_with("https://") || value.starts_with("http://"),
                    "--site wants an address that begins with https://, and got {value}"
                );
                ensure!(
                    !value.contains(['"', '<', '>', '&', '#', '?', ' ']),
                    "--site wants the plain address of a folder, and got {value}"
                );
                how.site = Some(format!("{}/", value.trim_end_matches('/')));
            }
            _ => bail!("`cargo xtask build` has no option {arg}; see `cargo xtask help`"),
        }
    }
    Ok(how)
}

/// Builds the page and returns the folder that it is in.
pub fn build(how: &How) -> Result<PathBuf> {
    let mut trunk = command::command("trunk");
    trunk.args(["build", "--skip-version-check"]);
    if !how.quick {
        trunk.arg("--release");
    }
    // Set, it makes trunk refuse to start where it is "1", as many set it.
    trunk.env_remove("NO_COLOR");
    setup::choose_toolchain(&mut trunk);
    command::run(&mut trunk)?;
    let dist = project::root().join("dist");
    drop_instructions(&dist.join("index.html"))?;
    join_styles(&dist)?;
    editor(&dist)?;
    stills(&dist, how.site.as_deref())?;
    offline::write(&dist)?;
    Ok(dist)
}

/// The editor, which the page loads when somebody begins to write.
fn editor(dist: &Path) -> Result<()> {
    let mut node = command::command("node");
    node.arg("editor/build.mjs").arg(dist);
    command::run(&mut node)
}

/// A picture and a plain page of every lesson; and whole addresses of pictures,
/// where the site's address is known.
fn stills(dist: &Path, site: Option<&str>) -> Result<()> {
    let mut stills = command::command("cargo");
    stills.args(["run", "--quiet", "--locked", "--package", "stills", "--"]);
    stills.arg(project::root().join("assets")).arg(dist);
    stills.args(site);
    command::run(&mut stills)?;
    let Some(site) = site else { return Ok(()) };
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index)?;
    let image = "property=\"og:image\" content=\"";
    ensure!(page.contains(image), "index.html names no picture");
    let whole = page.replacen(image, &format!("{image}{site}"), 1);
    fs::write(index, whole)?;
    Ok(())
}

/// Takes out what index.html says to trunk: trunk leaves it in where it is told
/// to put no script in its place.
fn drop_instructions(index: &Path) -> Result<()> {
    let page = fs::read_to_string(index)?;
    let mut kept = String::with_capacity(page.len());
    let mut rest = page.as_str();
    while let Some((before, after)) = rest.split_once("<link data-trunk ") {
        let (_, after) = after
            .split_once('>')
            .context("index.html has a <link data-trunk without an end")?;
        kept.push_str(before.trim_end());
        rest = after;
    }
    kept.push_str(rest);
    fs::write(index, kept)?;
    Ok(())
}

/// The page's own style sheets as one file, page.css: asked for one by one they would wait for
/// one another, and the first picture for all of them. What the plain pages have too stays.
fn join_styles(dist: &Path) -> Result<()> {
    const COMMON: &str = "base.css";
    const LINK: &str = "<link rel=\"stylesheet\" href=\"";
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index)?;
    let (mut kept, mut all) = (String::with_capacity(page.len()), String::new());
    let mut rest = page.as_str();
    let mut place = None;
    while let Some((before, after)) = rest.split_once(LINK) {
        let (address, after) = after
            .split_once('"')
            .context("a style sheet's address has no end")?;
        let (end, after) = after
            .split_once('>')
            .context("a style sheet's link has no end")?;
        kept.push_str(before);
        rest = after;
        let name = address.trim_start_matches("./");
        if name == COMMON {
            kept.push_str(&format!("{LINK}{address}\"{end}>"));
            continue;
        }
        place.get_or_insert(kept.len());
        let sheet = dist.join(name);
        all.push_str(&fs::read_to_string(&sheet).with_context(|| format!("no {name}"))?);
        fs::remove_file(sheet)?;
    }
    kept.push_str(rest);
    let place = place.context("index.html names no style sheets")?;
    kept.insert_str(place, &format!("{LINK}./page.css\">"));
    fs::write(dist.join("page.css"), all)?;
    fs::write(index, kept)?;
    Ok(())
}

/// How large the largest files are, which is what a visitor waits for.
fn sizes(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        files.push((
            entry.metadata()?.len(),
            entry.file_name().display().to_string(),
        ));
    }
    files.sort();
    let shown: Vec<String> = files
        .iter()
        .rev()
        .take(3)
        .map(|(bytes, name)| format!("{name} {} KB", bytes.div_ceil(1000)))
        .collect();
    Ok(shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let parse = |text: &str| parse(&text.split(' ').map(String::from).collect::<Vec<_>>());
        let how = parse("--quick --site https://a.example/b").unwrap();
        assert!(how.quick);
        assert_eq!(how.site.as_deref(), Some("https://a.example/b/"));
        assert_eq!(
            parse("--site=http://localhost:8/").unwrap().site.as_deref(),
            Some("http://localhost:8/")
        );
        for wrong in [
            "--site",
            "--site a.example",
            "--site=https://a/#b",
            "--fast",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn style_sheets_become_one_but_for_the_common_one() {
        let dist = tempfile::tempdir().unwrap();
        let at = |name: &str| dist.path().join(name);
        let link = |name: &str| format!("<link rel=\"stylesheet\" href=\"./{name}.css\"/>");
        let page = format!("<p>{}{}\n{}</p>", link("base"), link("a"), link("b"));
        fs::write(at("index.html"), page).unwrap();
        for name in ["base", "a", "b"] {
            fs::write(at(&format!("{name}.css")), format!("/* {name} */")).unwrap();
        }
        join_styles(dist.path()).unwrap();
        let page = fs::read_to_string(at("index.html")).unwrap();
        let one = "<link rel=\"stylesheet\" href=\"./page.css\">";
        assert_eq!(page, format!("<p>{}{one}\n</p>", link("base")));
        assert_eq!(
            fs::read_to_string(at("page.css")).unwrap(),
            "/* a *//* b */"
        );
        assert!(at("base.css").exists() && !at("a.css").exists());
    }
}
