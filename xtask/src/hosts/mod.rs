//! Serves a package by Debian's nginx, Apache and Caddy with the package's own words to them, from a
//! sub-folder, and holds what they send against what this project's own server sends.

mod addresses;
mod rules;
mod setups;
mod wordpress;

use std::{
    env, fs,
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{self, Child},
    thread,
    time::{Duration, Instant},
};

use crate::{
    budgets::Check,
    failure::{Failure, Outcome},
    fingerprint::files_below,
    http::{Request, Response},
    package::{self, LATEST, Package},
    packages,
    server::{Policy, Site},
};

/// The folder of the host in which the package lies.
const FOLDER: &str = "/some/folder/";

/// How long a host may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);

/// What every host must send as this project's server does.
const PROMISED: [&str; 7] = [
    "Access-Control-Allow-Origin",
    "Cache-Control",
    "Content-Security-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Resource-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
];

/// A host that ends with this value.
struct Host {
    name: &'static str,
    child: Child,
    port: u16,
    /// The encodings that it sends from beside a file.
    encodings: Vec<&'static str>,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer of a host.
struct Answer {
    status: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// Returns the value of a header that is sent once.
    fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }
}

/// Makes the package twice, reads its addresses and rules, serves it, and lets WordPress embed its pages.
///
/// # Errors
/// When it cannot be made, or a host cannot be installed or started.
pub(crate) fn check() -> Outcome<Vec<Check>> {
    packages::hosts()?;
    let first = fs::read(package::make()?.zip).map_err(unreadable)?;
    let Package { folder, zip } = package::make()?;
    let addressed = addresses::Addressed::new()?;
    let mut checks = vec![
        // Of the same files: `cargo xtask package --twice` compiles them anew too.
        Check {
            line: "the package is the same, byte for byte, when it is packed again".to_owned(),
            is_met: fs::read(zip).map_err(unreadable)? == first,
        },
        package::check_paths(&folder)?,
        addressed.check()?,
    ];
    let ours = Site::open(&folder, Policy::Site)?;
    let names = names(&folder)?;
    checks.extend(rules::check(&folder, &names, &ours)?);
    let home = home("hosts");
    let served = serve_all(&folder, &home, &names, &ours);
    let _ = fs::remove_dir_all(&home);
    checks.extend(served?);
    checks.push(wordpress::check(&addressed, &folder));
    Ok(checks)
}

/// Returns a new place for a package, not where it is made: Apache gives up root's rights and may not get there.
fn home(what: &str) -> PathBuf {
    env::temp_dir().join(format!("lockout-{what}-{}", process::id()))
}

/// The package as nginx serves it, until this value ends.
pub(crate) struct Served {
    host: Host,
    home: PathBuf,
}

impl Served {
    /// Lets nginx serve a package.
    ///
    /// # Errors
    /// When it cannot be installed or started, or the package not be copied.
    pub(crate) fn by_nginx(folder: &Path) -> Outcome<Self> {
        packages::hosts()?;
        let home = home("served");
        let host = setups::nginx(&home, &copied(folder, &home)?)?;
        Ok(Self { host, home })
    }

    /// Returns the address of the newest version.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}{FOLDER}{LATEST}/", self.host.port)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// Lists what readers ask for: the files of the site, without their compressed copies.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for file in files_below(folder).map_err(unreadable)? {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        let name = name.display().to_string();
        let is_copy = name.ends_with(".br") || name.ends_with(".gz");
        if !is_copy && (name.contains('/') || name == "index.html") {
            names.push(name);
        }
    }
    Ok(names)
}

/// Copies a package to its place and returns that.
fn copied(folder: &Path, home: &Path) -> Outcome<PathBuf> {
    let place = home.join("package");
    for file in files_below(folder).map_err(unreadable)? {
        let copy = place.join(file.strip_prefix(folder).unwrap_or(&file));
        fs::create_dir_all(copy.parent().unwrap_or(&place))
            .and_then(|()| fs::copy(&file, &copy))
            .map_err(unreadable)?;
    }
    Ok(place)
}

fn serve_all(folder: &Path, home: &Path, names: &[String], ours: &Site) -> Outcome<Vec<Check>> {
    let place = copied(folder, home)?;
    let mut checks = Vec::new();
    for start in [setups::nginx, setups::apache, setups::caddy] {
        let host = start(home, &place)?;
        // It names itself, as our own server does.
        let ours = &ours.clone().at(&format!("http://127.0.0.1:{}", host.port));
        let mut wrong = Vec::new();
        for name in names {
            wrong.extend(host.wrong(name, &place, ours)?);
        }
        let (name, encodings) = (host.name, host.encodings.join(" and "));
        let what = format!(
            "{name} sends {} files as our server does, also in {encodings}",
            names.len()
        );
        checks.push(Check::none(&what, &wrong));
        checks.push(Check::none(
            &format!("{name} knows folders, and what is missing"),
            &host.wrong_ways(ours)?,
        ));
    }
    Ok(checks)
}

impl Host {
    /// Waits until it answers; `log` holds what it says of itself.
    fn wait(self, log: &Path) -> Outcome<Self> {
        let start = Instant::now();
        while self.ask("index.html", "").is_err() {
            if start.elapsed() > PATIENCE {
                let said = fs::read_to_string(log).unwrap_or_default();
                let line = format!("{} does not answer: {said}", self.name);
                return Err(Failure::new(line));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(self)
    }

    /// Asks for a file of the package.
    fn ask(&self, name: &str, encoding: &str) -> Outcome<Answer> {
        let failed = |error| Failure::new(format!("{} did not send {name}: {error}", self.name));
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        let port = self.port;
        let request = format!(
            "GET {FOLDER}{name} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: {encoding}\r\n\
             Connection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).map_err(failed)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(failed)?;
        answer(&bytes).ok_or_else(|| Failure::new(format!("{} cut off {name}", self.name)))
    }

    /// Says what is wrong with how a file is sent, plain and compressed.
    fn wrong(&self, name: &str, place: &Path, ours: &Site) -> Outcome<Vec<String>> {
        let file = place.join(name);
        let plain = self.ask(name, "identity")?;
        let mut wrong = differences(name, &plain, &ours_sends(ours, name)?);
        if plain.body != fs::read(&file).map_err(unreadable)? {
            wrong.push(format!("{name} has {} bytes", plain.body.len()));
        }
        for encoding in &self.encodings {
            let ending = if *encoding == "gzip" { "gz" } else { encoding };
            let copy = place.join(format!("{name}.{ending}"));
            if !copy.is_file() {
                continue;
            }
            let packed = self.ask(name, encoding)?;
            wrong.extend(differences(name, &packed, &ours_sends(ours, name)?));
            let is_said = packed.header("Content-Encoding") == Some(encoding);
            if !is_said || packed.body != fs::read(copy).map_err(unreadable)? {
                wrong.push(format!("{name} is not sent as it lies there in {encoding}"));
            }
            for answer in [&plain, &packed] {
                let vary = answer.header("Vary").unwrap_or_default();
                if !vary.eq_ignore_ascii_case("Accept-Encoding") {
                    wrong.push(format!("{name} varies by {vary:?}"));
                }
            }
        }
        Ok(wrong)
    }

    /// Says what is wrong with addresses that are no files.
    fn wrong_ways(&self, ours: &Site) -> Outcome<Vec<String>> {
        let mut wrong = Vec::new();
        for folder in ["", "latest/", "latest/da/patient/"] {
            let page = self.ask(folder, "identity")?;
            if page.status != "200" {
                wrong.push(format!("{folder}: {}", page.status));
            }
            wrong.extend(differences(folder, &page, &ours_sends(ours, folder)?));
        }
        let bare = self.ask("latest/da", "identity")?;
        let location = bare.header("Location").unwrap_or_default();
        if !bare.status.starts_with("30") || !location.ends_with("/latest/da/") {
            wrong.push(format!("latest/da: {} to {location:?}", bare.status));
        }
        let missing = self.ask("latest/nothing/", "identity")?;
        let policy = missing.header("Content-Security-Policy");
        let promised = ours_sends(ours, "latest/nothing/")?;
        if missing.status != "404" || policy != value(&promised, "Content-Security-Policy") {
            wrong.push(format!("what is missing: {}, {policy:?}", missing.status));
        }
        Ok(wrong)
    }
}

/// Reads an answer.
fn answer(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.to_owned();
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_owned(), value.trim().to_owned()))
    };
    let headers: Vec<(String, String)> = lines.map(header).collect::<Option<_>>()?;
    let body = bytes.get(end + 4..)?;
    let is_chunked = |(name, value): &(String, String)| {
        name.eq_ignore_ascii_case("Transfer-Encoding") && value == "chunked"
    };
    let body = if headers.iter().any(is_chunked) {
        unchunked(body)?
    } else {
        body.to_vec()
    };
    Some(Answer {
        status,
        headers,
        body,
    })
}

/// Puts together a body that is sent in pieces, each with its length before it.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = std::str::from_utf8(rest.get(..end)?).ok()?;
        let length = usize::from_str_radix(length, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend(rest.get(end + 2..end + 2 + length)?);
        rest = rest.get(end + 2 + length + 2..)?;
    }
}

/// Returns what our own server sends for a file of the package.
fn ours_sends(ours: &Site, name: &str) -> Outcome<Response> {
    let request = Request::parse(&format!("GET /{name} HTTP/1.1"))
        .map_err(|status| Failure::new(format!("{name} cannot be asked for: {status}")))?;
    Ok(ours.answer(&request))
}

/// Returns the first value of a header of ours.
fn value<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    let mut headers = response.headers.iter();
    headers
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.as_str())
}

/// Lists what a host sends otherwise than our own server does.
fn differences(name: &str, answer: &Answer, ours: &Response) -> Vec<String> {
    let mut wrong: Vec<String> = PROMISED
        .into_iter()
        .filter(|header| answer.header(header) != value(ours, header))
        .map(|header| format!("{name}: {header} is {:?}", answer.header(header)))
        .collect();
    let kind = answer.header("Content-Type").unwrap_or_default();
    let promised = value(ours, "Content-Type").unwrap_or_default();
    // JSON and drawings say in themselves how they are written.
    let is_named = promised.starts_with("text/");
    let is_right = kind == promised || (!is_named && promised.split(';').next() == Some(kind));
    if !is_right {
        wrong.push(format!("{name} is a {kind}, not a {promised}"));
    }
    wrong
}

/// Words that a file of the package cannot be read or copied.
fn unreadable(error: std::io::Error) -> Failure {
    Failure::new(format!("cannot read the package: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_whole_and_in_pieces() {
        for text in [
            "HTTP/1.1 200 OK\r\nVary: a\r\nvary: b\r\nETag: x\r\nContent-Length: 4\r\n\r\nbody",
            "HTTP/1.1 200 OK\r\nVary: a\r\nvary: b\r\nETag: x\r\nTransfer-Encoding: chunked\r\n\r\n\
             3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n",
        ] {
            let answer = answer(text.as_bytes()).unwrap();
            assert_eq!((&*answer.status, &*answer.body), ("200", &b"body"[..]));
            assert_eq!(answer.header("etag"), Some("x"));
            assert_eq!(answer.header("Vary"), None, "said twice");
        }
        assert!(answer(b"HTTP/1.1 200 OK\r\n").is_none());
    }

    #[test]
    fn what_a_host_sends_otherwise_is_told() {
        let sends = |kind: &str, caching: &str| Answer {
            status: "200".to_owned(),
            headers: [("content-type", kind), ("cache-control", caching)]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
            body: Vec::new(),
        };
        let promises = |kind: &str| Response {
            status: 200,
            headers: vec![
                ("Content-Type", kind.to_owned()),
                ("Cache-Control", "no-cache".to_owned()),
            ],
            body: Vec::new(),
        };
        let count = |host: &Answer, kind: &str| differences("x", host, &promises(kind)).len();
        let page = "text/html; charset=utf-8";
        assert_eq!(count(&sends(page, "no-cache"), page), 0);
        assert_eq!(count(&sends(page, "max-age=9"), page), 1);
        assert_eq!(count(&sends("text/html", "no-cache"), page), 1);
        let json = "application/json; charset=utf-8";
        assert_eq!(count(&sends("application/json", "no-cache"), json), 0);
    }
}
