// Comes after boot.js in the same file, and runs only in a frame of somebody else's page: tells that page
// how high this one is, in each dialect that such pages are known to speak, and answers when it asks. It
// hears nobody but that page, goes nowhere that it is told to go, and leaves no step in that page's history.
// What Canvas takes to be read aloud (lti.screenReaderAlert) is not sent: this page's own live region is
// heard in a frame too, and everything would be said twice.
(() => {
  "use strict";
  const root = document.documentElement;
  if (!root.dataset.framed) return;
  // As the host asked for the frame: some know it by that address alone, and secrets are in its fragment.
  // The app writes an address of its own; a page that was reached from another has the first in its fragment.
  const first = location.hash.slice(1);
  const page = new URL(first.startsWith(`${location.origin}/`) ? first : location.href);
  const pymChild = page.searchParams.get("childId");
  const secret = /[?&]secret=(\w+)/.exec(page.hash)?.[1];
  const id = `lockout${Math.random()}`;

  let width = 0;
  let height = 0;
  // Who has made himself known: only then is there something to say in his dialect.
  let sizer;
  let loader;

  const sized = (kind) => `[iFrameSizer]${sizer}:${height}:${width}:${kind}`;
  const dialects = {
    own: () => ({ source: "lockout", type: "height", height }),
    pym: () => pymChild && `pymxPYMx${pymChild}xPYMxheightxPYMx${height}`,
    // Its older hosts look for a frame whose address holds this name.
    datawrapper: () => ({ "datawrapper-height": { [page.pathname + page.search]: height } }),
    medium: () => JSON.stringify({ src: page.href, context: "iframe.resize", height }),
    amp: () => ({ sentinel: "amp", type: "embed-size", height }),
    sizer: () => sizer && sized("resizeObserver"),
    open: () => ({ type: "iframe-resized", width, height }),
    atom: () => ({ kind: "interactive:height", height }),
    block: () => JSON.stringify({ id, type: "set-height", value: height }),
    wordpress: () => secret && { message: "height", value: height, secret },
    canvas: () => ({ subject: "lti.frameResize", height }),
    h5p: () => ({ context: "h5p", action: "resize", scrollHeight: height, height }),
  };

  const send = (message) => message && parent.postMessage(message, "*");

  // Measures the page's own box, which shrinks too. A frame that is not shown has no height to tell, or
  // that of a page as narrow as a word.
  const measure = () => {
    const box = document.getElementById("lockout")?.getBoundingClientRect();
    if (!box?.height || innerWidth < 100) return false;
    width = Math.ceil(box.width);
    const was = height;
    height = Math.ceil(box.height);
    return height !== was;
  };
  const answer = (dialect) => {
    tellChange();
    if (height) send(dialects[dialect]());
  };
  const tellChange = () => {
    if (measure()) Object.values(dialects).forEach((words) => send(words()));
  };
  // Whatever changes at once is told at once.
  let waiting;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      tellChange();
      tellState();
    }, 20);
  };

  // What the reader does here is told to our own loader alone, and only once it has asked.
  const told = {};
  const tellState = () => {
    if (!loader) return;
    const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value;
    const person = document.querySelector(".personas [aria-current]")?.href;
    const state = {
      ready: root.dataset.ready,
      step: chosen("at"),
      persona: person ? new URL(person).pathname.split("/").at(-2) : root.dataset.persona,
      prediction: chosen("guess"),
    };
    for (const [type, value] of Object.entries(state)) {
      if (value && told[type] !== value) send({ source: "lockout", type, value });
      told[type] = value;
    }
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    if (data.source === "lockout" && data.type === "hello") {
      loader = true;
      answer("own");
      tellState();
    } else if (data.context === "h5p") {
      answer("h5p");
    } else if (/^iframe-(child-init|get-child-dimensions)$/.test(data.type)) {
      answer("open");
    } else if (secret && data.message === "ready" && data.secret === secret) {
      answer("wordpress");
    } else if (pymChild && String(data).startsWith(`pymxPYMx${pymChild}xPYMxwidthxPYMx`)) {
      answer("pym");
    } else if (typeof data === "string" && data.startsWith("[iFrameSizer]")) {
      const [first, ...fields] = data.slice(13).split(":");
      if (fields.length > 9) {
        sizer = first;
        tellChange();
        // Its version 5 wants to hear the version that it has said.
        if (height) send(sized(fields[19] ? `init:${fields[19]}` : "init"));
      }
      if (fields.length > 9 || /^res(ize|et)$/.test(first)) answer("sizer");
    }
  });

  // Another page of the site takes the place of this one, and learns how the host asked for the first. Links
  // that the app has not written yet lack the query, with the looks that the host wants. The app has dealt
  // with its own clicks before.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a:not([download])");
    const { defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    const isTaken = defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey;
    if (isTaken || link?.origin !== location.origin) return;
    const goal = new URL(link.href);
    if (link.target) {
      // Its sandbox opens no window, but the host follows.
      if (!secret) return;
      send({ message: "link", value: goal.href, secret });
    } else {
      if (!goal.hash) {
        goal.search ||= location.search;
        goal.hash = page.href;
      }
      location.replace(goal);
    }
    event.preventDefault();
  });

  const start = () => {
    send({ context: "h5p", action: "hello" });
    send("[iFrameResizerChild]Ready");
    tellChange();
    send({ sentinel: "amp", type: "embed-ready" });
    const box = document.getElementById("lockout");
    // Where there is none, or in a frame that is not shown, the rest still tells of most. A page that is
    // left while it loads ends without its box.
    box && window.ResizeObserver && new ResizeObserver(soon).observe(box);
    // The page comes alive.
    new MutationObserver(soon).observe(root, { attributes: true });
    document.fonts?.ready.then(soon);
    for (const event of ["load", "resize", "change"]) addEventListener(event, soon);
    // Whatever else the reader does here, the address tells of it.
    const replace = history.replaceState;
    history.replaceState = (...state) => {
      soon();
      replace.apply(history, state);
    };
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
