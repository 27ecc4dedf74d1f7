//! The little of HTTP/1.1 that serving static files takes; it knows no files and no policy.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
};

/// The most bytes a request's head may have; more is answered with 431.
const HEAD_LIMIT_BYTES: usize = 16 * 1024;

/// The head of a request, as far as a static server needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    /// The method, as sent.
    pub(crate) method: String,
    /// Path and query, as sent.
    pub(crate) target: String,
    /// The header lines: lower-case name, trimmed value.
    headers: Vec<(String, String)>,
    /// Whether the connection may carry another request after this one.
    pub(crate) keeps_alive: bool,
}

impl Request {
    /// Returns the first value of a header; `name` is lower-case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns whether the client takes brotli.
    pub(crate) fn accepts_brotli(&self) -> bool {
        self.header("accept-encoding").is_some_and(|value| {
            value.split(',').any(|item| {
                let mut parts = item.split(';').map(str::trim);
                parts.next() == Some("br")
                    && !parts.any(|part| {
                        part.strip_prefix("q=")
                            .is_some_and(|q| q.parse() == Ok(0.0_f32))
                    })
            })
        })
    }

    /// Reads a request's head from its text, without the empty line.
    ///
    /// # Errors
    /// The status code to refuse it with.
    pub(crate) fn parse(head: &str) -> Result<Self, u16> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (first.next(), first.next(), first.next(), first.next())
        else {
            return Err(400);
        };
        if !version.starts_with("HTTP/1.") {
            return Err(505);
        }
        if method.is_empty() || !target.starts_with('/') || target.contains(char::is_control) {
            return Err(400);
        }
        let mut headers = Vec::new();
        for line in lines {
            let (name, value) = line.split_once(':').ok_or(400_u16)?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
            keeps_alive: false,
        };
        request.keeps_alive = version == "HTTP/1.1" && request.is_bodiless_and_open();
        Ok(request)
    }

    /// A body is never read, so a request that has one ends its connection.
    fn is_bodiless_and_open(&self) -> bool {
        let has_body = self
            .header("content-length")
            .is_some_and(|length| length != "0")
            || self.header("transfer-encoding").is_some();
        let closes = self
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"));
        !has_body && !closes
    }
}

/// What arrived on a connection.
pub(crate) enum Arrival {
    /// A request's head.
    Request(Request),
    /// Something to refuse with this status code.
    Refused(u16),
    /// Nothing more: closed, silent too long, or broken.
    Ended,
}

/// Reads the next request's head; `pending` keeps bytes of the one after it.
pub(crate) fn read_request(stream: &mut TcpStream, pending: &mut Vec<u8>) -> Arrival {
    let mut chunk = [0_u8; 4096];
    loop {
        if let Some(end) = pending.windows(4).position(|window| window == b"\r\n\r\n") {
            let rest = pending.split_off(end + 4);
            let head = std::mem::replace(pending, rest);
            let text = head.get(..end).map(std::str::from_utf8);
            return match text {
                Some(Ok(text)) => {
                    Request::parse(text).map_or_else(Arrival::Refused, Arrival::Request)
                }
                _ => Arrival::Refused(400),
            };
        }
        if pending.len() > HEAD_LIMIT_BYTES {
            return Arrival::Refused(431);
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return Arrival::Ended,
            Ok(count) => pending.extend(chunk.iter().take(count)),
        }
    }
}

/// An answer, complete in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Response {
    /// The status code.
    pub(crate) status: u16,
    /// Header names and values, without length and connection.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body; a HEAD request gets its length only.
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// Makes an answer that says its status in one line of plain text.
    pub(crate) fn plain(status: u16) -> Self {
        let text = format!("{status} {}\n", reason(status));
        let kind = ("Content-Type", "text/plain; charset=utf-8".to_owned());
        Self {
            status,
            headers: vec![kind],
            body: text.into_bytes(),
        }
    }

    /// Adds a header.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Returns the first value of a header.
    #[cfg(test)]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Writes the answer in one piece, so that no part of it waits for an acknowledgement.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn write(
        &self,
        stream: &mut impl Write,
        has_body: bool,
        keeps_alive: bool,
    ) -> io::Result<()> {
        let connection = if keeps_alive { "keep-alive" } else { "close" };
        let mut bytes = format!(
            "HTTP/1.1 {} {}\r\nContent-Length: {}\r\nConnection: {connection}\r\n",
            self.status,
            reason(self.status),
            self.body.len(),
        )
        .into_bytes();
        for (name, value) in &self.headers {
            bytes.extend(format!("{name}: {value}\r\n").bytes());
        }
        bytes.extend(b"\r\n");
        if has_body {
            bytes.extend(&self.body);
        }
        stream.write_all(&bytes)?;
        stream.flush()
    }
}

/// Names the status codes that the server sends.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        505 => "HTTP Version Not Supported",
        _ => "Internal Server Error",
    }
}

/// Decodes `%41` and the like; `None` when a sequence is broken or the text is not UTF-8.
pub(crate) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let high = char::from(bytes.next()?).to_digit(16)?;
        let low = char::from(bytes.next()?).to_digit(16)?;
        decoded.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_request_is_read() {
        let request = Request::parse("GET /da/?at=10 HTTP/1.1\r\nHost: x\r\nX-A:  b ").unwrap();
        assert_eq!(
            (request.method.as_str(), request.target.as_str()),
            ("GET", "/da/?at=10")
        );
        assert_eq!(request.header("x-a"), Some("b"));
        assert!(request.keeps_alive);
    }

    #[test]
    fn odd_requests_are_refused() {
        for (head, status) in [
            ("", 400),
            ("GET", 400),
            ("GET /", 400),
            ("GET / HTTP/1.1 x", 400),
            ("GET  / HTTP/1.1", 400),
            (" / HTTP/1.1", 400),
            ("GET http://x/ HTTP/1.1", 400),
            ("GET /\u{7} HTTP/1.1", 400),
            ("GET / HTTP/2", 505),
            ("GET / HTTP/1.1\r\nno colon", 400),
        ] {
            assert_eq!(Request::parse(head), Err(status), "{head:?}");
        }
    }

    #[test]
    fn a_body_or_an_old_version_ends_the_connection() {
        for head in [
            "POST / HTTP/1.1\r\nContent-Length: 3",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked",
            "GET / HTTP/1.1\r\nConnection: close",
            "GET / HTTP/1.0",
        ] {
            assert!(!Request::parse(head).unwrap().keeps_alive, "{head:?}");
        }
    }

    #[test]
    fn brotli_is_taken_only_when_offered() {
        for (value, expected) in [
            ("gzip, deflate, br", true),
            ("br;q=0.5", true),
            ("br; q=0", false),
            ("gzip", false),
            ("brx", false),
        ] {
            let head = format!("GET / HTTP/1.1\r\nAccept-Encoding: {value}");
            assert_eq!(
                Request::parse(&head).unwrap().accepts_brotli(),
                expected,
                "{value}"
            );
        }
        assert!(!Request::parse("GET / HTTP/1.1").unwrap().accepts_brotli());
    }

    #[test]
    fn percent_sequences_are_decoded_or_refused() {
        assert_eq!(percent_decoded("/a%20b%C3%A6").as_deref(), Some("/a bæ"));
        for broken in ["%", "%4", "%zz", "%ff", "%c3"] {
            assert_eq!(percent_decoded(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_head_answer_has_the_length_without_the_body() {
        let mut bytes = Vec::new();
        Response::plain(404).write(&mut bytes, false, true).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            text.starts_with("HTTP/1.1 404 Not Found\r\nContent-Length: 14\r\n"),
            "{text}"
        );
        assert!(text.ends_with("\r\n\r\n"), "{text}");
    }
}
