// Put into a page by the journeys: what does not fit there. It looks and never changes anything.
window.lockoutFit = (() => {
  "use strict";
  const SMALLEST_TARGET = 24;
  const TARGETS = "a[href], button, input, select, textarea, summary, [role=switch], [tabindex='0']";

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  // Cut away on purpose, for whoever listens: text that stands elsewhere for whoever sees.
  const isHidden = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).clipPath === "inset(50%)") return true;
    }
    return false;
  };
  const words = (element) => {
    const text = element.textContent.trim().slice(0, 60);
    return `<${[element.localName, ...element.classList].join(" ")}> “${text}”`;
  };
  // The nearest element around another in which a reader can scroll sideways.
  const scroller = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return at;
    }
    return null;
  };
  // The boxes of an element's own text, without that of elements within.
  const ownText = (element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });

  const everything = () => [...document.body.querySelectorAll("*")].filter(isShown);

  // Text that is out of the window, or cut off by a box around it that cannot be scrolled.
  const cutText = (element) => {
    const rects = ownText(element);
    if (rects.length === 0 || isHidden(element) || element.closest("svg")) return [];
    const width = document.documentElement.clientWidth;
    const right = Math.max(...rects.map((rect) => rect.right));
    const left = Math.min(...rects.map((rect) => rect.left));
    const out = !scroller(element) && (right > width + 1 || left < -1)
      ? [`out of the window, ${Math.round(left)} to ${Math.round(right)}: ${words(element)}`]
      : [];
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const isCut = (how, text, box) => how !== "visible" && how !== "auto" && how !== "scroll" && text > box + 1;
      if (isCut(overflowX, at.scrollWidth, at.clientWidth) || isCut(overflowY, at.scrollHeight, at.clientHeight)) {
        out.push(`cut off by ${words(at)}: ${words(element)}`);
      }
    }
    return out;
  };

  // Text that runs over other text: the lines of two elements, neither within the other.
  const overlaps = (elements) => {
    const boxes = elements
      // These lie over the rest, on a ground of their own.
      .filter((element) => !isHidden(element) && !element.closest("svg, .clock, .notice, .brief"))
      .flatMap((element) => ownText(element).map((rect) => ({ element, rect })))
      .filter(({ rect }) => rect.width > 2 && rect.height > 2)
      .sort((one, other) => one.rect.top - other.rect.top);
    const found = [];
    boxes.forEach(({ element, rect }, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].rect.top < rect.bottom - 4; next += 1) {
        const other = boxes[next];
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const high = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
        const isOwn = element.contains(other.element) || other.element.contains(element);
        if (wide > 4 && high > 6 && !isOwn) found.push(`${words(element)} runs over ${words(other.element)}`);
      }
    });
    return found;
  };

  // Text that bursts what it is the name of.
  const burst = () =>
    [...document.querySelectorAll("button, label")]
      .filter((element) => isShown(element) && !isHidden(element))
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const parts = [element, ...element.children].filter(isShown).flatMap(ownText);
        return parts.some(({ left, right }) => left < box.left - 0.5 || right > box.right + 0.5);
      })
      .map((element) => `runs out of its box: ${words(element)}`);

  // Whatever can be pressed must be large enough for a finger, but for links within a sentence.
  const smallTargets = () =>
    [...document.querySelectorAll(TARGETS)]
      .filter((element) => isShown(element) && !isHidden(element))
      .filter((element) => {
        const ownWords = element.textContent.trim();
        const isInSentence =
          getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim() !== ownWords;
        // What lies over more than its own box, as a link over its card, is as large as that.
        const over = getComputedStyle(element, "::after");
        const area = over.position === "absolute" && over.content !== "none" && element.localName === "a"
          ? element.offsetParent ?? element
          : element;
        const { width, height } = area.getBoundingClientRect();
        return !isInSentence && Math.min(width, height) < SMALLEST_TARGET - 0.1;
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `only ${Math.round(width)} × ${Math.round(height)} px: ${words(element)}`;
      });

  // All that does not fit, as words.
  const misfits = () => {
    const root = document.documentElement;
    const shown = everything();
    const found = [...shown.flatMap(cutText), ...overlaps(shown), ...burst(), ...smallTargets()];
    if (root.scrollWidth > root.clientWidth) {
      const widest = shown
        .filter((element) => !scroller(element) && element.getBoundingClientRect().right > root.clientWidth + 0.5)
        .map(words);
      found.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}: ${widest.slice(-3).join(", ")}`);
    }
    return [...new Set(found)];
  };

  // Each piece of text that is shown.
  const said = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim();
      // Where hours have little room, their minutes are left out: they are all full.
      const { parentElement: parent } = walker.currentNode;
      if (text && isShown(parent) && !parent.matches(".hour label span")) found.push(text);
    }
    return found;
  };

  // What is in motion or would be.
  const moving = () =>
    everything()
      .filter((element) =>
        [null, "::before", "::after"].some((part) => {
          const { transitionDuration, animationName } = getComputedStyle(element, part);
          return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
        }),
      )
      .map(words);

  return { misfits, said, moving };
})();
