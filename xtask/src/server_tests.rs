//! Tests of the server: answers in memory, and one conversation over a real connection.

use std::io::{Read, Write};

use super::*;

/// A folder with a page, a sub-page, a script with a brotli copy, and things to keep in.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let outside = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        let root = outside.join("dist");
        fs::create_dir_all(root.join("da/patient")).unwrap();
        fs::create_dir_all(root.join(".stage")).unwrap();
        for (file, text) in [
            ("index.html", "home"),
            ("da/patient/index.html", "patient"),
            ("app-0123456789abcdef.js", "script"),
            ("app-0123456789abcdef.js.br", "brotli"),
            ("boot.js", "boot"),
            (".stage/secret.txt", "secret"),
            ("../outside.txt", "outside"),
        ] {
            fs::write(root.join(file), text).unwrap();
        }
        std::os::unix::fs::symlink("../outside.txt", root.join("link.txt")).unwrap();
        Self(outside)
    }

    fn site(&self, policy: Policy) -> Site {
        Site::open(&self.0.join("dist"), policy).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn ask(site: &Site, line: &str) -> Response {
    site.answer(&Request::parse(line).unwrap())
}

fn get(site: &Site, target: &str) -> Response {
    ask(site, &format!("GET {target} HTTP/1.1"))
}

#[test]
fn folders_stand_for_their_index() {
    let folder = Folder::new("index");
    let site = folder.site(Policy::Site);
    for (target, body) in [
        ("/", "home"),
        ("/?at=10", "home"),
        ("/da/patient/", "patient"),
        ("/da/p%61tient/", "patient"),
    ] {
        let response = get(&site, target);
        assert_eq!(
            (response.status, response.body.as_slice()),
            (200, body.as_bytes()),
            "{target}"
        );
        assert_eq!(
            response.header("Content-Type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(response.header("Cache-Control"), Some("no-cache"));
    }
    assert_eq!(get(&site, "/da/").status, 404);
}

#[test]
fn a_folder_without_its_slash_is_redirected_relatively() {
    let folder = Folder::new("slash");
    let response = get(&folder.site(Policy::Site), "/da/patient?at=10");
    assert_eq!(response.status, 301);
    assert_eq!(response.header("Location"), Some("./patient/?at=10"));
}

#[test]
fn nothing_outside_or_hidden_is_served() {
    let folder = Folder::new("outside");
    let site = folder.site(Policy::Site);
    for target in [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/da/../../outside.txt",
        "/link.txt",
        "/.stage/secret.txt",
        "//etc/passwd",
        "/index.html/",
        "/nothing",
    ] {
        let response = get(&site, target);
        assert_eq!(response.status, 404, "{target}");
        assert!(
            !String::from_utf8(response.body)
                .unwrap()
                .contains("outside"),
            "{target}"
        );
    }
    for target in ["/%", "/%00", "/a%5c..%5cb", "/%ff"] {
        assert_eq!(get(&site, target).status, 400, "{target}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let folder = Folder::new("methods");
    let site = folder.site(Policy::Site);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
        let response = ask(&site, &format!("{method} / HTTP/1.1"));
        assert_eq!(
            (response.status, response.header("Allow")),
            (405, Some("GET, HEAD"))
        );
    }
    assert_eq!(ask(&site, "HEAD / HTTP/1.1").status, 200);
}

#[test]
fn brotli_is_sent_when_accepted_and_present() {
    let folder = Folder::new("brotli");
    let site = folder.site(Policy::Site);
    let line = "GET /app-0123456789abcdef.js HTTP/1.1";
    let packed = ask(&site, &format!("{line}\r\nAccept-Encoding: gzip, br"));
    assert_eq!(packed.body, b"brotli");
    assert_eq!(packed.header("Content-Encoding"), Some("br"));
    assert_eq!(
        packed.header("Content-Type"),
        Some("text/javascript; charset=utf-8")
    );
    let plain = ask(&site, line);
    assert_eq!(plain.body, b"script");
    assert_eq!(plain.header("Content-Encoding"), None);
    for response in [packed, plain] {
        assert_eq!(response.header("Vary"), Some("Accept-Encoding"));
        assert!(
            response
                .header("Cache-Control")
                .unwrap()
                .contains("immutable")
        );
    }
    assert_eq!(
        get(&site, "/boot.js").header("Cache-Control"),
        Some("no-cache")
    );
}

#[test]
fn the_site_sends_its_policy_and_a_host_page_does_not() {
    let folder = Folder::new("policy");
    let names = [
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    for target in ["/", "/nothing", "/da"] {
        let response = get(&folder.site(Policy::Site), target);
        for (name, value) in names {
            assert_eq!(response.header(name), Some(value), "{target}");
        }
        let response = get(&folder.site(Policy::Host), target);
        assert!(
            names
                .iter()
                .all(|(name, _)| response.header(name).is_none())
        );
    }
    assert!(
        !CONTENT_SECURITY_POLICY.contains("  "),
        "the policy is one tidy line"
    );
}

/// `'self'` alone would mean nothing in a sandboxed frame of WebKit.
#[test]
fn the_policy_names_the_address_that_is_served() {
    let site = Folder::new("address").site(Policy::Site);
    let response = get(&site.at("http://127.0.0.1:8080/"), "/nothing");
    let policy = response.header("Content-Security-Policy").unwrap();
    let scripts = "script-src 'self' http://127.0.0.1:8080 'wasm-unsafe-eval';";
    assert!(policy.contains(scripts), "{policy}");
    assert!(
        policy.contains("connect-src 'self' http://127.0.0.1:8080;"),
        "{policy}"
    );
}

#[test]
fn a_missing_page_is_the_sites_own() {
    let folder = Folder::new("missing");
    let site = folder.site(Policy::Site);
    assert_eq!(
        get(&site, "/nothing").header("Content-Type"),
        Some("text/plain; charset=utf-8")
    );
    fs::write(folder.0.join("dist/404.html"), "not here").unwrap();
    let response = get(&site, "/nothing");
    assert_eq!(
        (response.status, response.body.as_slice()),
        (404, b"not here".as_slice())
    );
}

#[test]
fn media_types_are_exact() {
    for (name, expected) in [
        ("a_bg.wasm", "application/wasm"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a", "application/octet-stream"),
    ] {
        assert_eq!(media_type(name), expected, "{name}");
    }
}

#[test]
fn two_folders_are_served_side_by_side_over_kept_connections() {
    let folder = Folder::new("socket");
    let root = folder.0.join("dist");
    for policy in [Policy::Site, Policy::Host] {
        let port = Port::take(0).unwrap();
        let url = port.url().unwrap();
        let address = url
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        port.serve(&root, policy).unwrap();
        let mut stream = TcpStream::connect(&address).unwrap();
        let requests = "HEAD /boot.js HTTP/1.1\r\n\r\nGET /boot.js HTTP/1.1\r\n\r\n\
                        nonsense\r\n\r\n";
        stream.write_all(requests.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert_eq!(text.matches("HTTP/1.1 200 OK").count(), 2, "{text}");
        assert_eq!(text.matches("\r\n\r\nboot").count(), 1, "{text}");
        assert_eq!(
            text.matches("HTTP/1.1 400 Bad Request").count(),
            1,
            "{text}"
        );
        assert!(Port::take(address.rsplit(':').next().unwrap().parse().unwrap()).is_err());
    }
}
