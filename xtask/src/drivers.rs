//! Starts a WebDriver server per browser engine and ends it with all that it started.
//!
//! Each driver is a process group of its own and is ended by that group's number, never by a name.

use std::{
    env, fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    failure::{Failure, Outcome},
    process,
    tools::GECKODRIVER,
};

/// How long a driver may take until it answers; a busy machine needs most of it.
const START_LIMIT: Duration = Duration::from_secs(60);

/// How long a driver may take to end by itself.
const END_LIMIT: Duration = Duration::from_secs(5);

/// A browser engine under test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All engines, in the order they are started.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Returns how many drivers it has, each of which has one browser at a time. Most of the time a
    /// browser starts or waits: with one each, the cores were idle for half of it.
    pub(crate) fn drivers(self) -> usize {
        match self {
            Self::Chromium | Self::Firefox => 2,
            // Nobody waits for it.
            Self::WebKit => 1,
        }
    }

    /// Returns the environment variable that tells the tests where the drivers listen.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "LOCKOUT_WEBDRIVER_CHROMIUM",
            Self::Firefox => "LOCKOUT_WEBDRIVER_FIREFOX",
            Self::WebKit => "LOCKOUT_WEBDRIVER_WEBKIT",
        }
    }

    /// Returns the command that starts the driver on a port.
    fn command(self, port: u16) -> Outcome<Command> {
        let mut command;
        match self {
            Self::Chromium => {
                command = Command::new("chromedriver");
                command
                    .arg(format!("--port={port}"))
                    .arg("--log-level=WARNING");
            }
            Self::Firefox => {
                command = Command::new(GECKODRIVER.program("geckodriver")?);
                command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
                // The browser's own console is read from its privileged side.
                command.args(["--log", "error", "--allow-system-access"]);
                if let Some(firefox) = process::find("firefox-esr") {
                    command.arg("--binary").arg(firefox);
                }
            }
            Self::WebKit => {
                command = Command::new("xvfb-run");
                command.args(["-a", "-s", "-screen 0 1280x1400x24", "WebKitWebDriver"]);
                command
                    .arg(format!("--port={port}"))
                    .arg("--host=127.0.0.1");
                // There is no graphics card to find; looking for one can hang.
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
                command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
                command.env("LIBGL_ALWAYS_SOFTWARE", "1");
            }
        }
        Ok(command)
    }
}

/// A running driver; dropping it ends it and its browsers.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    guard: Child,
    home: PathBuf,
    /// Which engine it drives.
    pub(crate) engine: Engine,
    /// Where it listens, without a slash at the end.
    pub(crate) url: String,
}

impl Driver {
    /// Starts a driver on a free port and waits until it answers.
    ///
    /// # Errors
    /// When it cannot start, ends at once, or does not answer in time.
    pub(crate) fn start(engine: Engine) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = engine.command(port)?;
        let name = process::name_of(&command);
        let home = env::temp_dir().join(format!("lockout-{}-{port}", std::process::id()));
        fs::create_dir_all(&home)
            .map_err(|error| Failure::new(format!("cannot make {}: {error}", home.display())))?;
        // A home of its own: no profile is shared, and none of the person's is touched.
        command.env("HOME", &home).env("TMPDIR", &home);
        let (output, errors) = match engine {
            // Its browser writes the console there.
            Engine::WebKit => {
                let cannot = |error| Failure::new(format!("cannot write the console: {error}"));
                let console = fs::File::create(console(&home)).map_err(cannot)?;
                (console.try_clone().map_err(cannot)?.into(), console.into())
            }
            Engine::Chromium | Engine::Firefox => (Stdio::null(), Stdio::null()),
        };
        command.stdin(Stdio::null()).stdout(output).stderr(errors);
        let child = command
            .process_group(0)
            .spawn()
            .map_err(|error| process::cannot_start(&name, &error, "see cargo xtask --help"))?;
        let guard = guard(child.id(), &home)?;
        let url = format!("http://127.0.0.1:{port}");
        let mut driver = Self {
            child,
            guard,
            home,
            engine,
            url,
        };
        driver.wait_until_ready(port, &name)?;
        Ok(driver)
    }

    /// Returns the file with all that the driver and its browsers have written, WebKit's only.
    pub(crate) fn console(&self) -> PathBuf {
        console(&self.home)
    }

    /// Waits until the driver answers that it can open a session.
    fn wait_until_ready(&mut self, port: u16, name: &str) -> Outcome<()> {
        let start = Instant::now();
        while start.elapsed() < START_LIMIT {
            if is_ready(port) {
                return Ok(());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(Failure::new(format!(
                    "{name} ended at once ({status}); run it by hand"
                )));
            }
            thread::sleep(Duration::from_millis(100));
        }
        let seconds = START_LIMIT.as_secs();
        Err(Failure::new(format!(
            "{name} did not answer within {seconds} s; is the machine busy?"
        )))
    }

    /// Sends a signal to the driver and to all that it started.
    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.child.id());
        let mut kill = Command::new("kill");
        kill.args(["-s", signal, "--", &group])
            .stderr(Stdio::null());
        // A group that is gone already is what was wanted.
        let _ = kill.status();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.signal("TERM");
        let start = Instant::now();
        while start.elapsed() < END_LIMIT && !matches!(self.child.try_wait(), Ok(Some(_))) {
            thread::sleep(Duration::from_millis(50));
        }
        // Browsers of an unfinished session outlive their driver.
        self.signal("KILL");
        let _ = self.child.wait();
        let _ = self.guard.kill();
        let _ = self.guard.wait();
        let _ = fs::remove_dir_all(&self.home);
    }
}

fn console(home: &Path) -> PathBuf {
    home.join("console.txt")
}

/// What the guard does: it waits for the end of its input, then ends the group and its home.
const GUARD: &str = "read -r _; kill -s TERM -- \"-$1\"; sleep 2; \
                     kill -s KILL -- \"-$1\"; rm -rf -- \"$2\"";

/// Starts a shell that cleans up as soon as this process is gone, however it goes.
///
/// It reads from a pipe that only this process holds open, and stands in a group of its own so that
/// Ctrl+C in the terminal does not reach it.
fn guard(group: u32, home: &Path) -> Outcome<Child> {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", GUARD, "guard", &group.to_string()])
        .arg(home);
    shell
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    shell
        .process_group(0)
        .spawn()
        .map_err(|error| process::cannot_start("sh", &error, "a shell must be on PATH"))
}

/// Finds a port that nobody listens on.
fn free_port() -> Outcome<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| Failure::new(format!("no free port on 127.0.0.1: {error}")))
}

/// Asks a driver whether it is ready.
fn is_ready(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        let request =
            format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        // Some drivers keep the connection open; what came until then is enough.
        let _ = stream.read_to_end(&mut answer);
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    ask().is_ok_and(|answer| {
        let answer: String = answer
            .chars()
            .filter(|char| !char.is_whitespace())
            .collect();
        answer.contains("\"ready\":true")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_without_a_driver_is_not_ready() {
        assert!(!is_ready(free_port().unwrap()));
    }

    #[test]
    fn each_engine_has_its_own_variable() {
        let mut names = Engine::ALL.map(Engine::variable).to_vec();
        names.dedup();
        assert_eq!(names.len(), 3);
    }
}
