// Put into a page by the journey that takes the time: presses something and waits for the paint.
window.lockoutStopwatch = (() => {
  "use strict";
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  // Resolves as soon as the next frame is painted. Style, layout and paint follow the callbacks of
  // a frame in the same task, so that the next message is the first thing after them.
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const began = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ began, ended: performance.now() });
        port2.postMessage(null);
      });
    });

  // Counts what is drawn on any canvas, from now on.
  let drawn = 0;
  for (const name of Object.getOwnPropertyNames(CanvasRenderingContext2D.prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, name);
    if (typeof value !== "function") continue;
    CanvasRenderingContext2D.prototype[name] = function (...args) {
      drawn += 1;
      return value.apply(this, args);
    };
  }

  // Always the same work, of the kinds that a press makes: how fast the machine is at this moment.
  const ROWS = Array.from({ length: 150 }, (_, row) => `<tr><th>Row ${row}</th><td>${row * row}</td></tr>`).join("");
  const yardstick = () => {
    const start = performance.now();
    const box = document.createElement("div");
    box.style.cssText = "position: fixed; inset: 0; contain: strict; opacity: 0; pointer-events: none";
    box.innerHTML = `<table>${ROWS}</table>`;
    document.body.append(box);
    void box.scrollHeight;
    box.remove();
    return performance.now() - start;
  };

  // Presses one element after the other, and tells for each how long it took until it was painted,
  // how much of that was work, and what was changed and drawn.
  const time = async (elements) => {
    const taken = [];
    // Where readers have what they press: in sight, with what it changes below.
    elements[0].scrollIntoView({ block: "start" });
    for (const element of elements) {
      // Readers do not press in time with the frames.
      await pause(60 + Math.random() * 40);
      const measured = yardstick();
      await pause(60);
      const changes = [];
      const observer = new MutationObserver((records) => changes.push(...records));
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      drawn = 0;
      const start = performance.now();
      element.click();
      const paint = painted();
      // The page renders in microtasks of the press, which come before those that follow.
      for (let round = 0; round < 4; round += 1) await null;
      const handled = performance.now();
      const { began, ended } = await paint;
      changes.push(...observer.takeRecords());
      observer.disconnect();
      taken.push({
        total: ended - start,
        work: handled - start + (ended - began),
        yardstick: measured,
        drawn,
        changed: changes.map(({ type, target, attributeName }) =>
          [type, (target.localName ?? target.parentElement?.localName), attributeName].filter(Boolean).join(" ")),
      });
    }
    return taken;
  };

  const hours = () => [...document.querySelectorAll("input[name=at]")];

  // From the first hour to the last and back, as often as is asked for.
  const steps = (count) => {
    const forth = hours();
    const ring = [...forth.slice(1), ...forth.toReversed().slice(1)];
    return time(Array.from({ length: count }, (_, at) => ring[at % ring.length]));
  };

  // One person after the other.
  const persons = (count, names) => {
    const links = names.map((name) => [...document.links].find((link) => link.textContent.trim() === name));
    return time(Array.from({ length: count }, (_, at) => links[(at + 1) % links.length]));
  };

  // Turns a safeguard on or off, and tells how long each piece of work took that timers then took up,
  // until the ranges rest: all its own work, without what the page renders when it is told something.
  const pieces = async (name, days) => {
    const taken = [];
    const measured = Array.from({ length: 20 }, yardstick);
    const { setTimeout: later } = window;
    window.setTimeout = (piece, ...rest) => {
      const timed = () => {
        const start = performance.now();
        piece();
        taken.push(performance.now() - start);
      };
      return later(timed, ...rest);
    };
    const outcome = document.querySelector(".outcome:not(.brief)");
    [...document.querySelectorAll("[role=switch]")].find(({ labels }) => labels[0].textContent === name).click();
    do await new Promise((resolve) => later(resolve, 50));
    while (!outcome.textContent.includes(days));
    window.setTimeout = later;
    return { taken, yardstick: measured };
  };

  return { steps, persons, pieces };
})();
