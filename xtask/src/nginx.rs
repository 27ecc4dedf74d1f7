//! Serves a package by Debian's nginx, in a sub-folder, and holds what it sends against what was promised.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    budgets::Check,
    failure::{Failure, Outcome},
    fingerprint::files_below,
    package::{self, Package},
    packages,
    server::{self, CONTENT_SECURITY_POLICY, Port},
};

/// The folder of the host in which the package lies.
const FOLDER: &str = "/some/folder/";

/// How long nginx may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);

/// An nginx that ends with this value.
struct Nginx {
    child: Child,
    port: u16,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: its status line and headers, lower case, and its length.
struct Answer {
    head: String,
    body: Vec<u8>,
}

/// Makes the package twice and serves it.
///
/// # Errors
/// When it cannot be made, or nginx cannot be started.
pub(crate) fn check() -> Outcome<Vec<Check>> {
    packages::nginx()?;
    let unreadable = |error| Failure::new(format!("cannot read the package: {error}"));
    let first = fs::read(package::make()?.zip).map_err(unreadable)?;
    let Package { folder, zip } = package::make()?;
    let is_same = fs::read(zip).map_err(unreadable)? == first;
    let mut checks = vec![Check {
        line: "the package is the same, byte for byte, when it is made again".to_owned(),
        is_met: is_same,
    }];
    let nginx = Nginx::start(&folder)?;
    let mut wrong = Vec::new();
    let files = files_below(&folder).map_err(unreadable)?;
    for file in &files {
        let name = file
            .strip_prefix(&folder)
            .unwrap_or(file)
            .display()
            .to_string();
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            let content = fs::read(file).map_err(unreadable)?;
            wrong.extend(nginx.wrong(&name, &content)?);
        }
    }
    checks.push(Check::none(
        &format!("nginx sends {} files as promised", files.len()),
        &wrong,
    ));
    let page = nginx.ask("latest/da/patient/", "br")?;
    checks.push(Check {
        line: "a folder is its page".to_owned(),
        is_met: page.head.contains("200 ok") && page.head.contains("text/html; charset=utf-8"),
    });
    Ok(checks)
}

impl Nginx {
    /// Starts nginx with the package's own configuration.
    fn start(folder: &Path) -> Outcome<Self> {
        // Given back at once, for nginx to take.
        let port = Port::take(0)?.number()?;
        let home = folder.with_file_name("nginx");
        let place = folder.display();
        let configuration = format!(
            "daemon off; master_process off; pid {home}/pid; error_log {home}/error.log;\n\
             events {{}}\n\
             http {{ access_log off; client_body_temp_path {home}/b; proxy_temp_path {home}/p; \
             fastcgi_temp_path {home}/f; uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;\n\
             server {{ listen 127.0.0.1:{port};\n\
             location {FOLDER} {{ alias {place}/; include {place}/nginx.conf; }} }} }}\n",
            home = home.display(),
        );
        let file = home.join("nginx.conf");
        let written = fs::create_dir_all(&home).and_then(|()| fs::write(&file, configuration));
        written
            .map_err(|error| Failure::new(format!("cannot write {}: {error}", file.display())))?;
        let child = Command::new("nginx")
            .arg("-e")
            .arg(home.join("error.log"))
            .arg("-c")
            .arg(&file)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("cannot start nginx: {error}")))?;
        let nginx = Self { child, port };
        let start = Instant::now();
        while nginx.ask("index.html", "").is_err() {
            if start.elapsed() > PATIENCE {
                let said = fs::read_to_string(home.join("error.log")).unwrap_or_default();
                return Err(Failure::new(format!("nginx does not answer: {said}")));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(nginx)
    }

    /// Asks for a file of the package.
    fn ask(&self, name: &str, encodings: &str) -> Outcome<Answer> {
        let failed = |error| Failure::new(format!("nginx did not send {name}: {error}"));
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        let request = format!(
            "GET {FOLDER}{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {encodings}\r\n\
             Connection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).map_err(failed)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(failed)?;
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.ok_or_else(|| Failure::new(format!("nginx cut off {name}")))?;
        Ok(Answer {
            head: String::from_utf8_lossy(&bytes[..end]).to_lowercase(),
            body: bytes.split_off(end + 4),
        })
    }

    /// Says what is wrong with how a file is sent.
    fn wrong(&self, name: &str, content: &[u8]) -> Outcome<Vec<String>> {
        let plain = self.ask(name, "")?;
        let caching = if server::is_hashed(name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let policy = CONTENT_SECURITY_POLICY.to_lowercase();
        let promised = [
            ("", "http/1.1 200 ok"),
            ("cache-control: ", caching),
            ("access-control-allow-origin: ", "*"),
            ("content-security-policy: ", &policy),
            ("cross-origin-embedder-policy: ", "require-corp"),
            ("cross-origin-resource-policy: ", "cross-origin"),
            ("referrer-policy: ", "no-referrer"),
            ("x-content-type-options: ", "nosniff"),
        ];
        let lines: Vec<&str> = plain.head.lines().collect();
        let mut wrong: Vec<String> = promised
            .iter()
            .map(|(header, value)| [*header, *value].concat())
            .filter(|line| !lines.contains(&line.as_str()))
            .map(|line| format!("{name} lacks {line}"))
            .collect();
        if let Some(kind) = server::known_media_type(name)
            && !lines.contains(&format!("content-type: {kind}").as_str())
        {
            wrong.push(format!("{name} is no {kind}"));
        }
        if plain.body != content {
            wrong.push(format!("{name} has {} bytes", plain.body.len()));
        }
        if server::is_hashed(name) && !name.ends_with(".png") {
            let packed = self.ask(name, "gzip")?;
            if !packed.head.contains("content-encoding: gzip") || packed.body.len() >= content.len()
            {
                wrong.push(format!("{name} is not compressed"));
            }
        }
        Ok(wrong)
    }
}
