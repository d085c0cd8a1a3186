//! `cargo xtask serve`: the page on a web server of its own, for people and for
//! the browser tests.
//!
//! What is served is dist/ and nothing else, as any static host would: no
//! rewriting, no fallback page, so that what works here works there.

use std::fs::{self, File};
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow, bail, ensure};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::setup::{self, Need};
use crate::{build, project};

/// A browser asks for a handful of files at a time.
const WORKERS: usize = 4;

struct Options {
    addr: IpAddr,
    port: u16,
    base: String,
    build: bool,
}

pub fn main(args: &[String]) -> Result<ExitCode> {
    let options = parse(args)?;
    let dist = if options.build {
        setup::ensure(&Need::BUILD)?;
        build::build()?
    } else {
        project::root().join("dist")
    };
    ensure!(
        dist.join("index.html").is_file(),
        "there is no page in {}; `cargo xtask build` makes it",
        dist.display()
    );
    let server = Server::http((options.addr, options.port)).map_err(|error| {
        anyhow!(
            "cannot listen on {}:{} ({error}); `--port N` takes another port",
            options.addr,
            options.port
        )
    })?;
    let port = server
        .server_addr()
        .to_ip()
        .map_or(options.port, |it| it.port());
    let host = match options.addr {
        IpAddr::V4(addr) => addr.to_string(),
        IpAddr::V6(addr) => format!("[{addr}]"),
    };
    println!("\nRingside is at http://{host}:{port}{}", options.base);
    println!("Ctrl-C ends it.");
    serve(server, &dist, &options.base)
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options {
        addr: IpAddr::from([127, 0, 0, 1]),
        port: 8080,
        base: "/".to_string(),
        build: true,
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let (name, given) = match arg.split_once('=') {
            Some((name, value)) => (name, Some(value.to_string())),
            None => (arg.as_str(), None),
        };
        let mut value = || {
            given
                .clone()
                .or_else(|| args.next().cloned())
                .with_context(|| format!("{name} wants a value"))
        };
        match name {
            "--port" | "-p" => options.port = value()?.parse().context("--port wants a number")?,
            "--addr" | "--address" | "-a" => {
                options.addr = value()?.parse().context("--addr wants an IP address")?;
            }
            "--base" => options.base = format!("/{}/", value()?.trim_matches('/')),
            "--no-build" => options.build = false,
            other => bail!("`cargo xtask serve` has no option {other}; see `cargo xtask help`"),
        }
    }
    if options.base == "//" {
        options.base = "/".to_string();
    }
    Ok(options)
}

fn serve(server: Server, dist: &Path, base: &str) -> Result<ExitCode> {
    let server = Arc::new(server);
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (server, dist, base) = (server.clone(), dist.to_path_buf(), base.to_string());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A browser that went away is no reason to stop.
                    let _ = answer(request, &dist, &base);
                }
            })
        })
        .collect();
    for worker in workers {
        worker
            .join()
            .map_err(|_| anyhow!("the server stopped, by a bug in it"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn answer(request: Request, dist: &Path, base: &str) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(text(405, "only GET and HEAD\n"));
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    // A page's relative addresses need the slash at the end of its own.
    if format!("{path}/") == base {
        return request.respond(text(308, "").with_header(header("Location", base)));
    }
    let Some(file) = path.strip_prefix(base).and_then(|path| locate(dist, path)) else {
        return request.respond(text(404, "no such file\n"));
    };
    let response = Response::from_file(File::open(&file)?)
        // Always with its length, which a progress bar wants.
        .with_chunked_threshold(usize::MAX)
        .with_header(header("Content-Type", mime(&file)))
        .with_header(header("Cache-Control", "no-cache"))
        .with_header(header("X-Content-Type-Options", "nosniff"))
        // In a sandboxed frame the page has no origin of its own, and its own
        // scripts then count as another site's.
        .with_header(header("Access-Control-Allow-Origin", "*"));
    request.respond(response)
}

/// The file that a path below the base stands for. Nothing outside dist/ is
/// ever named: each part must be a plain name.
fn locate(dist: &Path, path: &str) -> Option<PathBuf> {
    let mut file = dist.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part == ".." || part == "." || part.contains(['\\', '%', ':']) {
            return None;
        }
        file.push(part);
    }
    if fs::metadata(&file).ok()?.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "c" | "md" | "toml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn text(status: u16, body: &str) -> Response<io::Cursor<Vec<u8>>> {
    Response::from_string(body).with_status_code(status)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("header names and values here are ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_below_dist_are_found() {
        let dist = tempfile::tempdir().unwrap();
        fs::create_dir(dist.path().join("assets")).unwrap();
        fs::write(dist.path().join("index.html"), "").unwrap();
        fs::write(dist.path().join("assets/a.js"), "").unwrap();
        let found = |path: &str| {
            let file = locate(dist.path(), path)?;
            Some(
                file.strip_prefix(dist.path())
                    .unwrap()
                    .display()
                    .to_string(),
            )
        };
        assert_eq!(found(""), Some("index.html".into()));
        assert_eq!(found("assets/a.js"), Some("assets/a.js".into()));
        for path in ["../secret", "assets", "assets/../../x", "%2e%2e/x", "none"] {
            assert_eq!(found(path), None, "{path}");
        }
    }

    #[test]
    fn options_are_read_in_both_spellings() {
        let args = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        let options = parse(&args("--port 9 --addr=0.0.0.0 --base a/b --no-build")).unwrap();
        assert_eq!((options.port, options.build), (9, false));
        assert_eq!(
            (options.addr.to_string().as_str(), &*options.base),
            ("0.0.0.0", "/a/b/")
        );
        assert_eq!(parse(&args("--base /")).unwrap().base, "/");
        assert!(parse(&args("--colour")).is_err());
    }
}
