//! A window that shows a host: going into its frames and out again, and what is in them.

use std::time::{Duration, Instant};

use crate::{harness::Outcome, page::Page, session::PATIENCE};

/// How high the page in a frame is.
const OWN_HEIGHT: &str =
    "return Math.ceil(document.getElementById('lockout')?.getBoundingClientRect().height ?? 0)";

impl Page {
    /// Goes into a frame; NPR's element keeps its own out of the document's list.
    pub(crate) async fn enter(&self, at: u16) -> Outcome {
        let of_element = "found => found.shadowRoot?.querySelector('iframe') ?? found";
        let script = format!(
            "return [...document.querySelectorAll('iframe, side-chain')].map({of_element})[{at}]"
        );
        self.enter_found(&script).await
    }

    /// Goes into the frame of the first element of ours, past what hides it.
    pub(crate) async fn enter_ours(&self, at: usize) -> Outcome {
        let script = format!(
            "return document.querySelectorAll('lockout-explainer')[{at}].shadowRoot.querySelector('iframe')"
        );
        self.enter_found(&script).await
    }

    /// Goes into the frame that a script returns.
    async fn enter_found(&self, script: &str) -> Outcome {
        self.order("entering the frame", async |driver| {
            let frame = driver.execute(script, vec![]).await?.element()?;
            frame.enter_frame().await
        })
        .await
    }

    /// Goes out of all frames.
    pub(crate) async fn leave(&self) -> Outcome {
        self.order("leaving the frame", async |driver| {
            driver.enter_default_frame().await
        })
        .await
    }

    /// Waits until a script is true in a frame, whose document may be about to give way to another.
    pub(crate) async fn until_in(&self, at: u16, what: &str, script: &str) -> Outcome {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            self.enter(at).await?;
            let is_true = self.script::<bool>(script).await;
            self.leave().await?;
            if is_true.unwrap_or_default() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("waited in vain for {what} in frame {at}").into())
    }

    /// Returns how high the page is in the frame.
    pub(crate) async fn own_height(&self) -> Outcome<u32> {
        self.script(OWN_HEIGHT).await
    }

    /// Waits until the only frame has told the host the height that it has, and returns that.
    pub(crate) async fn told_height(&self, what: &str) -> Outcome<u32> {
        let (start, mut seen) = (Instant::now(), Vec::new());
        while start.elapsed() < PATIENCE {
            self.enter(0).await?;
            let own = self.own_height().await;
            self.leave().await?;
            // A frame on its way has nothing to tell yet.
            let own = own.unwrap_or_default();
            let told: u32 = self.script("return window.last()").await?;
            if own > 0 && told == own {
                return Ok(own);
            }
            seen.push((own, told));
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        seen.dedup();
        Err(format!("{what}: own height and the one told: {seen:?}").into())
    }
}
