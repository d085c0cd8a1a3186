//! `cargo xtask serve`: the page on a web server of its own, for people and for
//! the browser tests.
//!
//! What is served is dist/ and nothing else, as any static host would: no
//! rewriting, no fallback page, so that what works here works there.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::setup::{self, Need};
use crate::{build, project};

/// How long a browser may take over its request, and over taking the answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// No browser sends as much for a file.
const MAX_HEAD_BYTES: u64 = 64 * 1024;

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
        build::build(&build::How::default())?
    } else {
        project::root().join("dist")
    };
    ensure!(
        dist.join("index.html").is_file(),
        "there is no page in {}; `cargo xtask build` makes it",
        dist.display()
    );
    let listener = TcpListener::bind((options.addr, options.port)).with_context(|| {
        format!(
            "cannot listen on {}:{}; `--port N` takes another port",
            options.addr, options.port
        )
    })?;
    let port = listener.local_addr()?.port();
    let host = match options.addr {
        IpAddr::V4(addr) => addr.to_string(),
        IpAddr::V6(addr) => format!("[{addr}]"),
    };
    println!("\nRingside is at http://{host}:{port}{}", options.base);
    println!("Ctrl-C ends it.");
    serve(&listener, &dist, &options.base);
    Ok(ExitCode::SUCCESS)
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

/// One thread for each connection, one request on each: a browser opens several
/// at once, and some that it never uses, and none may keep another waiting.
fn serve(listener: &TcpListener, dist: &Path, base: &str) {
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A browser that went away is no reason to stop.
            scope.spawn(move || answer(&stream, dist, base).ok());
        }
    });
}

fn answer(mut stream: &TcpStream, dist: &Path, base: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = String::new();
    let mut lines = BufReader::new(stream.take(MAX_HEAD_BYTES));
    while lines.read_line(&mut head)? > 0 && !head.ends_with("\r\n\r\n") {}
    let mut words = head.split_whitespace();
    let (method, target) = (words.next(), words.next().unwrap_or("/"));
    let with_body = match method {
        Some("GET") => true,
        Some("HEAD") => false,
        // A connection made in advance and never used.
        None => return Ok(()),
        Some(_) => {
            let reply = Reply::text("405 Method Not Allowed", "only GET and HEAD\n");
            return reply.write(&mut stream, true);
        }
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    reply(path, dist, base).write(&mut stream, with_body)
}

struct Reply {
    status: &'static str,
    mime: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

fn reply(path: &str, dist: &Path, base: &str) -> Reply {
    // A page's relative addresses need the slash at the end of its own.
    if format!("{path}/") == base {
        return Reply {
            location: Some(base.to_string()),
            ..Reply::text("308 Permanent Redirect", "")
        };
    }
    let file = path.strip_prefix(base).and_then(|path| locate(dist, path));
    match file.and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((body, file)) => Reply {
            mime: mime(&file),
            body,
            ..Reply::text("200 OK", "")
        },
        None => Reply::text("404 Not Found", "no such file\n"),
    }
}

impl Reply {
    fn text(status: &'static str, body: &str) -> Self {
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            location: None,
            body: body.into(),
        }
    }

    fn write(&self, to: &mut impl Write, with_body: bool) -> io::Result<()> {
        let location = self.location.as_ref();
        let location = location.map_or(String::new(), |it| format!("Location: {it}\r\n"));
        // In a sandboxed frame the page has no origin of its own, and its own
        // scripts then count as another site's: hence Allow-Origin.
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}\
             Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
             Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
            self.status,
            self.mime,
            self.body.len(),
        );
        to.write_all(head.as_bytes())?;
        if with_body {
            to.write_all(&self.body)?;
        }
        to.flush()
    }
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
    fn a_request_gets_the_file_and_a_folder_without_its_slash_gets_one() {
        let dist = tempfile::tempdir().unwrap();
        fs::write(dist.path().join("a.wasm"), "1234").unwrap();
        let get = |path| reply(path, dist.path(), "/x/");
        let found = get("/x/a.wasm");
        assert_eq!(
            (found.mime, &found.body[..]),
            ("application/wasm", &b"1234"[..])
        );
        assert_eq!(get("/x").location.as_deref(), Some("/x/"));
        assert_eq!(get("/a.wasm").status, "404 Not Found");
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
