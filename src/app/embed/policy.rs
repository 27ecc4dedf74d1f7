//! A content security policy as a browser reads it: directives, and which addresses their sources
//! allow. Whatever is pasted can be read; what means nothing allows nothing.

/// The header, in small letters.
const HEADER: &str = "content-security-policy";

/// What follows the header where a browser only reports and forbids nothing.
const REPORT_ONLY: &str = "-report-only";

/// One policy: each directive once, the first one counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    directives: Vec<(String, Vec<String>)>,
}

impl Policy {
    fn parse(text: &str) -> Self {
        let mut directives: Vec<(String, Vec<String>)> = Vec::new();
        for directive in text.split(';') {
            let mut words = directive.split_whitespace();
            let Some(name) = words.next().map(str::to_ascii_lowercase) else {
                continue;
            };
            if directives.iter().all(|(known, _)| *known != name) {
                directives.push((name, words.map(str::to_owned).collect()));
            }
        }
        Self { directives }
    }

    /// Returns the sources of a directive, if it is there.
    #[must_use]
    pub fn directive(&self, name: &str) -> Option<&[String]> {
        let mut all = self.directives.iter();
        let found = all.find(|(known, _)| known == name);
        found.map(|(_, sources)| sources.as_slice())
    }

    /// Returns the sources of the first of these directives that is there: each stands in for those
    /// before it.
    #[must_use]
    pub fn first_of(&self, names: &[&str]) -> Option<&[String]> {
        names.iter().find_map(|name| self.directive(name))
    }
}

/// Reads every policy in a text: as a header, several of them, the line of a server's configuration, a
/// `meta` element, or bare. Those that only report are left out.
#[must_use]
pub fn policies(text: &str) -> Vec<Policy> {
    let text = text.replace("&#39;", "'").replace("&quot;", "\"");
    let mut values: Vec<String> = Vec::new();
    let mut is_enforced = true;
    for line in text.lines() {
        let lower = line.to_ascii_lowercase();
        let value = match lower.find(HEADER) {
            Some(at) => {
                let rest = &line[at + HEADER.len()..];
                let is_report = lower[at + HEADER.len()..].starts_with(REPORT_ONLY);
                is_enforced = !is_report;
                values.push(String::new());
                header_value(rest)
            }
            None => line,
        };
        if is_enforced {
            if values.is_empty() {
                values.push(String::new());
            }
            if let Some(last) = values.last_mut() {
                last.push(' ');
                last.push_str(value);
            }
        }
    }
    let parts = values.iter().flat_map(|value| value.split(','));
    let read = parts.map(Policy::parse);
    read.filter(|policy| !policy.directives.is_empty())
        .collect()
}

/// Returns the value after the name of the header, in its quotes if it has any; of a `meta` element
/// that of its `content`.
fn header_value(rest: &str) -> &str {
    let rest = rest.trim_start_matches(['"', '\'', ':', '=', ' ', '\t']);
    let (rest, quotes) = match rest.find("content=") {
        Some(at) => {
            let value = &rest[at + "content=".len()..];
            let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
            (quote.map_or(value, |_| &value[1..]), quote)
        }
        // Servers quote with double marks: single ones belong to the policy.
        None => (rest, Some('"')),
    };
    match quotes.and_then(|quote| rest.find(quote)) {
        Some(end) => &rest[..end],
        None => rest,
    }
}

/// The parts of a whole address that sources are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    scheme: &'a str,
    host: &'a str,
    /// Empty for the usual one of the scheme.
    port: &'a str,
    path: &'a str,
}

impl<'a> Address<'a> {
    /// Reads an address such as `https://your.host:8080/lockout/`.
    #[must_use]
    pub fn parse(address: &'a str) -> Self {
        let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
        let at = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(at);
        let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
        Self {
            scheme,
            host,
            port,
            path,
        }
    }

    /// Returns whether one of these sources names it; `'self'` does not.
    #[must_use]
    pub fn is_in(self, sources: &[String]) -> bool {
        sources.iter().any(|source| self.is_named(source))
    }

    fn is_named(self, source: &str) -> bool {
        if source.starts_with('\'') {
            return false;
        }
        if source == "*" {
            return ["http", "https"].contains(&self.scheme);
        }
        let (scheme, rest) = match source.split_once("://") {
            Some((scheme, rest)) => (scheme, rest),
            None => match source.strip_suffix(':') {
                Some(scheme) => return self.has_scheme(scheme),
                None => ("", source),
            },
        };
        let at = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(at);
        let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
        (scheme.is_empty() || self.has_scheme(scheme))
            && self.has_host(host)
            && self.has_port(port)
            && self.is_below(path)
    }

    /// A source that names `http` allows `https` too.
    fn has_scheme(self, scheme: &str) -> bool {
        let is_safer = scheme.eq_ignore_ascii_case("http") && self.scheme == "https";
        is_safer || scheme.eq_ignore_ascii_case(self.scheme)
    }

    fn has_host(self, host: &str) -> bool {
        if host == "*" {
            return true;
        }
        let Some(domain) = host.strip_prefix('*') else {
            return host.eq_ignore_ascii_case(self.host);
        };
        // Below the domain, which begins with its dot, and not the domain itself.
        let at = self.host.len().checked_sub(domain.len());
        let end = at.and_then(|at| self.host.get(at..));
        domain.starts_with('.')
            && at.is_some_and(|at| at > 0)
            && end.is_some_and(|end| end.eq_ignore_ascii_case(domain))
    }

    fn has_port(self, port: &str) -> bool {
        let usual = if self.scheme == "http" { "80" } else { "443" };
        let port_or_usual = |port: &'a str| if port.is_empty() { usual } else { port };
        port == "*" || port == port_or_usual(self.port) || port.is_empty() && self.port.is_empty()
    }

    fn is_below(self, path: &str) -> bool {
        if path.is_empty() || path == "/" {
            true
        } else if path.ends_with('/') {
            self.path.starts_with(path)
        } else {
            self.path == path
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_policy_is_read_however_it_is_pasted() {
        let bare = "default-src 'none'; IMG-SRC https: data:";
        let forms = [
            bare.to_owned(),
            format!("Content-Security-Policy: {bare}"),
            format!("add_header Content-Security-Policy \"{bare}\" always;"),
            format!("Header always set content-security-policy \"{bare}\""),
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{bare}\">"),
            "default-src 'none';\n  img-src https: data:;".to_owned(),
            format!(
                "Content-Security-Policy-Report-Only: img-src x\nContent-Security-Policy: {bare}"
            ),
        ];
        for form in forms {
            let read = policies(&form);
            assert_eq!(read.len(), 1, "{form}");
            assert_eq!(
                read[0].directive("default-src"),
                Some(&sources("'none'")[..]),
                "{form}"
            );
            assert_eq!(
                read[0].directive("img-src"),
                Some(&sources("https: data:")[..]),
                "{form}"
            );
        }
    }

    #[test]
    fn policies_add_up_and_those_that_report_forbid_nothing() {
        assert_eq!(policies("img-src a, img-src b").len(), 2);
        assert_eq!(
            policies("Content-Security-Policy: img-src a\nContent-Security-Policy: img-src b")
                .len(),
            2
        );
        assert_eq!(
            policies("Content-Security-Policy-Report-Only: img-src a\n  ; font-src b").len(),
            0
        );
        assert_eq!(policies(" ;;\n").len(), 0);
    }

    #[test]
    fn the_first_of_two_directives_counts() {
        let read = policies("img-src a.example; img-src b.example; default-src c.example");
        assert_eq!(
            read[0].directive("img-src"),
            Some(&sources("a.example")[..])
        );
        let chain = ["frame-src", "child-src", "default-src"];
        assert_eq!(read[0].first_of(&chain), Some(&sources("c.example")[..]));
    }

    #[test]
    fn sources_allow_what_browsers_say_they_allow() {
        let address = Address::parse("https://news.example/lockout/card.png");
        for source in [
            "*",
            "https:",
            "http:",
            "news.example",
            "NEWS.example:443",
            "https://*.example",
            "http://news.example",
            "https://news.example:*",
            "news.example/lockout/",
            "news.example/lockout/card.png",
            "*:443",
        ] {
            assert!(address.is_in(&sources(source)), "{source}");
        }
        for source in [
            "'self'",
            "'none'",
            "data:",
            "wss:",
            "example",
            "*.news.example",
            "*example",
            "news.example:8443",
            "news.example/lock",
            "other.example",
            "",
        ] {
            assert!(!address.is_in(&sources(source)), "{source}");
        }
        let odd = Address::parse("http://127.0.0.1:8080/");
        assert!(odd.is_in(&sources("http://127.0.0.1:8080")));
        assert!(!odd.is_in(&sources("http://127.0.0.1")));
    }
}
