//! Serves a folder on the loopback address with the headers a real host should send.
//!
//! It must never leave its folder, never write, and never panic on what a client sends.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use crate::{
    failure::{Failure, Outcome},
    fingerprint::is_hashed,
    http::{self, Arrival, Request, Response},
};

/// How many connections are served at once; the rest wait in the system's queue.
const WORKERS: usize = 32;

/// How long a connection may stay silent before its worker leaves it.
const SILENCE: Duration = Duration::from_secs(3);

/// The longest wait for a client that takes no bytes.
const STALL: Duration = Duration::from_secs(20);

/// What the site runs under; the frame rule stays open because the page is made to be embedded.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
     script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// Returns what the site runs under at an origin, however that is written.
pub(crate) fn policy_at(origin: &str) -> String {
    CONTENT_SECURITY_POLICY.replace("'self'", &format!("'self' {origin}"))
}

/// What asks for a host's page isolated from other origins.
const ISOLATED: &str = "?isolated";

/// Which headers a folder is served with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// The built site: open to embedding, closed to everything else.
    Site,
    /// Somebody else's pages, in tests: no policy of ours.
    Host,
}

/// A folder with its policy.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    root: PathBuf,
    policy: Policy,
    content_security_policy: String,
}

/// A port that is taken but not served yet, so that a taken port is found before a long build.
#[derive(Debug)]
pub(crate) struct Port(TcpListener);

impl Port {
    /// Takes a port on the loopback address; 0 takes any free one.
    ///
    /// # Errors
    /// When another program has it.
    pub(crate) fn take(port: u16) -> Outcome<Self> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map(Self)
            .map_err(|error| {
                Failure::new(format!(
                    "cannot listen on 127.0.0.1:{port} ({error}): choose another port with --port N"
                ))
            })
    }

    /// Returns the address that the port is served under, with a slash at the end.
    ///
    /// # Errors
    /// When the system does not tell the port's number.
    pub(crate) fn url(&self) -> Outcome<String> {
        let number = self.number()?;
        Ok(format!("http://{}:{number}/", Ipv4Addr::LOCALHOST))
    }

    /// Returns the port's number, also where any free one was asked for.
    ///
    /// # Errors
    /// When the system does not tell it.
    pub(crate) fn number(&self) -> Outcome<u16> {
        let address = self.0.local_addr();
        address.map(|address| address.port()).map_err(|error| {
            Failure::new(format!(
                "the system does not tell the port's number: {error}"
            ))
        })
    }

    /// Serves a folder on this port, from threads that live as long as the process.
    ///
    /// # Errors
    /// When the folder does not exist or a thread cannot start.
    pub(crate) fn serve(self, folder: &Path, policy: Policy) -> Outcome<()> {
        let site = Arc::new(Site::open(folder, policy)?.at(&self.url()?));
        let listener = Arc::new(self.0);
        for number in 0..WORKERS {
            let (site, listener) = (Arc::clone(&site), Arc::clone(&listener));
            let worker = thread::Builder::new().name(format!("server-{number}"));
            worker
                .spawn(move || work(&listener, &site))
                .map_err(|error| Failure::new(format!("cannot start a server thread: {error}")))?;
        }
        Ok(())
    }
}

/// Accepts connections, one after the other, for ever.
fn work(listener: &TcpListener, site: &Site) {
    loop {
        match listener.accept() {
            Ok((stream, _)) => converse(stream, site),
            // Out of file handles, most likely: others give theirs back soon.
            Err(_) => thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// Answers the requests of one connection until it ends.
fn converse(mut stream: TcpStream, site: &Site) {
    let is_ready = stream.set_read_timeout(Some(SILENCE)).is_ok()
        && stream.set_write_timeout(Some(STALL)).is_ok()
        && stream.set_nodelay(true).is_ok();
    if !is_ready {
        return;
    }
    let mut pending = Vec::new();
    loop {
        let (response, has_body, keeps_alive) = match http::read_request(&mut stream, &mut pending)
        {
            Arrival::Ended => return,
            Arrival::Refused(status) => (site.refuse(status), true, false),
            Arrival::Request(request) => (
                site.answer(&request),
                request.method != "HEAD",
                request.keeps_alive,
            ),
        };
        if response.write(&mut stream, has_body, keeps_alive).is_err() || !keeps_alive {
            return;
        }
    }
}

impl Site {
    /// Opens a folder for serving.
    ///
    /// # Errors
    /// When it does not exist.
    pub(crate) fn open(folder: &Path, policy: Policy) -> Outcome<Self> {
        let root = folder.canonicalize().map_err(|error| {
            Failure::new(format!(
                "cannot serve {}: {error}; restore the folder",
                folder.display()
            ))
        })?;
        let content_security_policy = CONTENT_SECURITY_POLICY.to_owned();
        Ok(Self {
            root,
            policy,
            content_security_policy,
        })
    }

    /// Says at which address it is served, as any host should: in a sandboxed frame WebKit takes
    /// `'self'` for the frame's own origin, which is none, and refuses every file.
    pub(crate) fn at(mut self, url: &str) -> Self {
        self.content_security_policy = policy_at(url.trim_end_matches('/'));
        self
    }

    /// Answers one request.
    pub(crate) fn answer(&self, request: &Request) -> Response {
        if request.method != "GET" && request.method != "HEAD" {
            return self.refuse(405).with("Allow", "GET, HEAD");
        }
        let (path, query) = match request.target.split_once(['?', '#']) {
            Some((path, _)) => (path, request.target.get(path.len()..).unwrap_or_default()),
            None => (request.target.as_str(), ""),
        };
        match self.find(path) {
            Found::File(file) => self
                .send(200, &file, request.accepts_brotli())
                .map(|response| self.isolated(response, query))
                .unwrap_or_else(|| self.refuse(404)),
            Found::FolderWithoutSlash(name) => {
                // Relative, so that it also holds below a proxy's own folder.
                self.refuse(301)
                    .with("Location", format!("./{name}/{query}"))
            }
            Found::Broken => self.refuse(400),
            Found::Nothing => {
                let page = self.root.join("404.html");
                self.send(404, &page, request.accepts_brotli())
                    .unwrap_or_else(|| self.refuse(404))
            }
        }
    }

    /// Answers with a status and one line of text.
    fn refuse(&self, status: u16) -> Response {
        self.guarded(Response::plain(status))
            .with("Cache-Control", "no-cache")
    }

    /// Finds what a path stands for, never outside the folder and never a hidden file.
    fn find(&self, path: &str) -> Found {
        let Some(decoded) = http::percent_decoded(path) else {
            return Found::Broken;
        };
        if decoded.contains(['\0', '\\']) {
            return Found::Broken;
        }
        let mut file = self.root.clone();
        for segment in decoded.split('/').filter(|segment| !segment.is_empty()) {
            if segment.starts_with('.') {
                return Found::Nothing;
            }
            file.push(segment);
        }
        // Following links may lead out of the folder even when the path itself does not.
        match file.canonicalize() {
            Ok(real) if real.starts_with(&self.root) => file = real,
            _ => return Found::Nothing,
        }
        if file.is_dir() {
            if path.ends_with('/') {
                return Found::File(file.join("index.html"));
            }
            let name = path.rsplit('/').next().unwrap_or_default();
            return Found::FolderWithoutSlash(name.to_owned());
        }
        if path.ends_with('/') {
            Found::Nothing
        } else {
            Found::File(file)
        }
    }

    /// Sends a file, as brotli when there is such a copy and the client takes it.
    fn send(&self, status: u16, file: &Path, accepts_brotli: bool) -> Option<Response> {
        let name = file.file_name()?.to_str()?;
        let kind = media_type(name);
        let mut response = Response {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
        .with("Content-Type", kind)
        .with("Cache-Control", self.caching(name));
        let compressed = file.with_file_name(format!("{name}.br"));
        if compressed.is_file() {
            response = response.with("Vary", "Accept-Encoding");
            if accepts_brotli && let Ok(body) = fs::read(&compressed) {
                response.body = body;
                return Some(self.guarded(response.with("Content-Encoding", "br")));
            }
        }
        response.body = fs::read(file).ok()?;
        Some(self.guarded(response))
    }

    /// Adds what isolates a host's page, where that is asked for.
    fn isolated(&self, response: Response, query: &str) -> Response {
        if self.policy != Policy::Host || query != ISOLATED {
            return response;
        }
        response
            .with("Cross-Origin-Embedder-Policy", "require-corp")
            .with("Cross-Origin-Opener-Policy", "same-origin")
    }

    /// A file that carries its hash in its name never changes; all else is asked for anew.
    fn caching(&self, name: &str) -> &'static str {
        if self.policy == Policy::Site && is_hashed(name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }
    }

    /// Adds the headers of the policy.
    fn guarded(&self, response: Response) -> Response {
        if self.policy == Policy::Host {
            return response;
        }
        response
            .with("Access-Control-Allow-Origin", "*")
            .with("Content-Security-Policy", &self.content_security_policy)
            // An isolated host shows only frames that say the same; this one loads nothing of others.
            .with("Cross-Origin-Embedder-Policy", "require-corp")
            .with("Cross-Origin-Resource-Policy", "cross-origin")
            .with("Referrer-Policy", "no-referrer")
            .with("X-Content-Type-Options", "nosniff")
    }
}

/// What a path stands for.
enum Found {
    File(PathBuf),
    FolderWithoutSlash(String),
    Nothing,
    Broken,
}

/// Returns the media type of a file name.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "wasm" => "application/wasm",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
