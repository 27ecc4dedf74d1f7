//! A line to a server that can be cut, as a reader's network is: what is open breaks, and nobody answers.
//! It can also be slow with one of its requests.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// A line, which is cut when it is dropped.
pub(crate) struct Line {
    port: u16,
    server: String,
    slow: Option<Slow>,
    state: Arc<State>,
    listening: Option<JoinHandle<()>>,
}

/// A request that is handed on late.
#[derive(Clone, Debug)]
pub(crate) struct Slow {
    /// How the request begins: `GET /da/`.
    pub(crate) request: &'static str,
    /// How late.
    pub(crate) by: Duration,
}

/// What the threads of a line share.
#[derive(Default)]
struct State {
    is_cut: AtomicBool,
    open: Mutex<Vec<TcpStream>>,
}

impl Line {
    /// Lays a line to a server: host and port.
    pub(crate) fn to(server: &str) -> io::Result<Self> {
        Self::laid(server, None)
    }

    /// Lays a line that is slow with one request.
    pub(crate) fn slow(server: &str, slow: Slow) -> io::Result<Self> {
        Self::laid(server, Some(slow))
    }

    fn laid(server: &str, slow: Option<Slow>) -> io::Result<Self> {
        let mut line = Self {
            port: 0,
            server: server.to_owned(),
            slow,
            state: Arc::default(),
            listening: None,
        };
        line.mend()?;
        Ok(line)
    }

    /// Returns host and port of its near end.
    pub(crate) fn host(&self) -> String {
        format!("{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Makes it work again, at the same port.
    pub(crate) fn mend(&mut self) -> io::Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        self.port = listener.local_addr()?.port();
        self.state.is_cut.store(false, Ordering::SeqCst);
        let (state, server) = (Arc::clone(&self.state), self.server.clone());
        let slow = self.slow.clone();
        self.listening = Some(thread::spawn(move || {
            listen(&listener, &server, slow.as_ref(), &state);
        }));
        Ok(())
    }

    /// Cuts it.
    pub(crate) fn cut(&mut self) {
        let Some(listening) = self.listening.take() else {
            return;
        };
        self.state.is_cut.store(true, Ordering::SeqCst);
        // The listener looks up when somebody comes.
        let _ = TcpStream::connect(self.host());
        let _ = listening.join();
        for stream in self.state.streams().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        let is_silent = TcpStream::connect(self.host()).is_err();
        assert!(is_silent, "nobody answers on a line that is cut");
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
    }
}

impl State {
    fn streams(&self) -> std::sync::MutexGuard<'_, Vec<TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Connects whoever comes until the line is cut.
fn listen(listener: &TcpListener, server: &str, slow: Option<&Slow>, state: &State) {
    for near in listener.incoming().flatten() {
        if state.is_cut.load(Ordering::SeqCst) {
            return;
        }
        let Ok(far) = TcpStream::connect(server) else {
            continue;
        };
        for (from, to) in [(&near, &far), (&far, &near)] {
            if let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) {
                let slow = slow.cloned();
                thread::spawn(move || {
                    let _ = hand_on(&from, &to, slow.as_ref());
                    let _ = to.shutdown(Shutdown::Both);
                });
            }
        }
        state.streams().extend([near, far]);
    }
}

/// Hands on what comes, late where it begins a slow request: a browser sends each in one piece.
fn hand_on(mut from: &TcpStream, mut to: &TcpStream, slow: Option<&Slow>) -> io::Result<()> {
    let mut piece = [0; 16 * 1024];
    loop {
        let length = from.read(&mut piece)?;
        if length == 0 {
            return Ok(());
        }
        let piece = &piece[..length];
        if let Some(slow) = slow.filter(|slow| piece.starts_with(slow.request.as_bytes())) {
            thread::sleep(slow.by);
        }
        to.write_all(piece)?;
    }
}
