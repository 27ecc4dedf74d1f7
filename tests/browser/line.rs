//! A line to a server that can be cut, as a reader's network is: what is open breaks, and nobody answers.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

/// A line, which is cut when it is dropped.
pub(crate) struct Line {
    port: u16,
    server: String,
    state: Arc<State>,
    listening: Option<JoinHandle<()>>,
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
        let mut line = Self {
            port: 0,
            server: server.to_owned(),
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
        self.listening = Some(thread::spawn(move || listen(&listener, &server, &state)));
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
fn listen(listener: &TcpListener, server: &str, state: &State) {
    for near in listener.incoming().flatten() {
        if state.is_cut.load(Ordering::SeqCst) {
            return;
        }
        let Ok(far) = TcpStream::connect(server) else {
            continue;
        };
        for (from, to) in [(&near, &far), (&far, &near)] {
            if let (Ok(mut from), Ok(mut to)) = (from.try_clone(), to.try_clone()) {
                thread::spawn(move || {
                    let _ = io::copy(&mut from, &mut to);
                    let _ = to.shutdown(Shutdown::Both);
                });
            }
        }
        state.streams().extend([near, far]);
    }
}
