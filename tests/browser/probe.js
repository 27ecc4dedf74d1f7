// Put into a page by the journeys, on top of Testing Library: what a reader finds there, by role
// and name, as plain values. It looks and never changes anything.
window.lockoutProbe = (() => {
  "use strict";
  const { queries } = window.TestingLibraryDom;

  // The exposed elements with a role, each with its accessible name.
  const named = (role, within = document.body) => {
    const names = new Map();
    const note = (name, element) => names.set(element, name) && true;
    const found = queries.queryAllByRole(within, role, { name: note });
    return found.map((element) => ({ element, name: names.get(element) }));
  };

  const all = (role, name, within) => named(role, within).filter((found) => found.name === name);

  // The one exposed element with a role and a name; none or several is a finding.
  const one = (role, name, within) => {
    const everything = named(role, within);
    const found = everything.filter((candidate) => candidate.name === name);
    if (found.length !== 1) {
      const names = everything.map((candidate) => `“${candidate.name}”`).join(", ");
      throw new Error(`${found.length} exposed with role ${role} and name “${name}”; there are: ${names || "none"}`);
    }
    return found[0].element;
  };

  const isShown = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const parent = at.parentElement;
      const isFolded = parent?.localName === "details" && !parent.open && at.localName !== "summary";
      if (isFolded || at.getAttribute("aria-hidden") === "true") return false;
    }
    return element.checkVisibility({ visibilityProperty: true });
  };

  // The pieces of text below an element that are exposed.
  const texts = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim();
      if (text && isShown(walker.currentNode.parentElement)) found.push(text);
    }
    return found;
  };

  const items = (list) =>
    queries
      .queryAllByRole(list, "listitem")
      .filter((item) => item.parentElement === list)
      .map(texts);

  const radios = (group) =>
    named("radio", one("radiogroup", group)).map(({ element, name }) => ({
      name,
      value: element.value,
      checked: element.checked,
    }));

  // The day as it is shown: the hours, and both lists with the exposed texts of each item.
  const day = (hours, services, errands) => ({
    hours: radios(hours),
    services: items(one("list", services)),
    errands: items(one("list", errands)),
    title: document.title,
    lang: document.documentElement.lang,
    address: location.pathname + location.search,
    history: history.length,
  });

  // The navigation's links, each with whether it is the current one.
  const links = (navigation) =>
    named("link", one("navigation", navigation)).map(({ element, name }) => ({
      name,
      href: element.href,
      isCurrent: element.hasAttribute("aria-current"),
    }));

  // Whatever has the focus, and whether a sighted reader sees that it has.
  const focus = () => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    // Of what has several lines or rows, browsers may bring only some into the window.
    const heights = box.height > 60 ? [0.1, 0.5, 0.9] : [0.5];
    const isHit = (share) => {
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * share);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    const ring = [element, element.nextElementSibling]
      .filter(Boolean)
      .flatMap((near) => [null, "::after"].map((part) => getComputedStyle(near, part)))
      .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    return {
      tag: element.localName,
      name: element.getAttribute("aria-label") ?? element.textContent.trim(),
      value: element.value ?? "",
      hasRing: element.matches(":focus-visible") && ring,
      isUncovered: heights.some(isHit),
    };
  };

  // An element and all below it, one line each, without what only a live page has.
  const lines = (element, out = []) => {
    const isCanvas = element.localName === "canvas";
    const attributes = [...element.attributes]
      .filter(({ name }) => name !== "data-drawing" && !(isCanvas && name !== "aria-hidden"))
      .map(({ name, value }) => ` ${name}="${value}"`)
      .sort();
    out.push(`<${element.localName}${attributes.join("")}>`);
    let text = "";
    const endText = () => {
      if (text.trim()) out.push(text.trim());
      text = "";
    };
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        text += child.data;
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        endText();
        lines(child, out);
      }
    }
    endText();
    out.push(`</${element.localName}>`);
    return out;
  };

  // Where the page differs from its pre-rendered file; null if nowhere.
  const difference = async () => {
    const response = await fetch(location.href, { cache: "no-store" });
    const file = new DOMParser().parseFromString(await response.text(), "text/html");
    const was = lines(file.getElementById("lockout"));
    const is = lines(document.getElementById("lockout"));
    const at = [...was, null].findIndex((line, index) => line !== (is[index] ?? null));
    const around = (from) => from.slice(Math.max(0, at - 2), at + 2).join(" ");
    return at < 0 || (at === was.length && is.length === was.length)
      ? null
      : `pre-rendered: ${around(was)}\nalive: ${around(is)}`;
  };

  const requests = () =>
    performance.getEntriesByType("resource").map(({ name, responseStatus }) => ({
      name,
      status: responseStatus ?? 0,
    }));

  // What is painted on a canvas, read from a copy so that the canvas itself is left as it is.
  const pixelsOf = (canvas) => {
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext("2d", { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, copy.width, copy.height).data;
  };

  const figures = () => queries.getAllByRole(document.body, "figure");

  // Each figure: its still drawing, its shapes, and the rows of its table, the head among them. A
  // drawing, be it SVG or canvas, has no role and no name: it is hidden from whom the table tells.
  const drawn = () =>
    figures().filter((figure) => figure.querySelector(".still")).map((figure) => {
      // One drawing for narrow windows and one for wide ones.
      const drawings = [...figure.querySelectorAll(".still svg")];
      const svg = drawings.find((drawing) => drawing.checkVisibility()) ?? drawings[0];
      const { width, height } = svg?.getBoundingClientRect() ?? { width: 0, height: 0 };
      return {
        isShown: svg?.checkVisibility({ visibilityProperty: true }) ?? false,
        width,
        height,
        shapes: svg?.querySelectorAll("path, polyline, polygon, line, rect").length ?? 0,
        // The table may be folded.
        rows: queries.queryAllByRole(figure, "row", { hidden: true }).length,
      };
    });

  // The lightness of the first drawing's lightest or darkest paint: 0 black, 1 white.
  const paint = (end) => {
    const pixels = pixelsOf(figures()[0].querySelector("canvas"));
    const found = new Set();
    for (let at = 0; at < pixels.length; at += 4) {
      const isOpaque = pixels[at + 3] > 250;
      if (isOpaque) found.add((pixels[at] + pixels[at + 1] + pixels[at + 2]) / 765);
    }
    return end === "lightest" ? Math.max(...found) : Math.min(...found);
  };

  // Each canvas, which has no role to be found by, with its size in its own pixels and in those of the screen.
  const canvases = () =>
    [...document.querySelectorAll("canvas")].map((canvas) => {
      const box = { width: canvas.clientWidth, height: canvas.clientHeight };
      const pixels = pixelsOf(canvas);
      const colours = new Set();
      for (let at = 0; at < pixels.length; at += 4) {
        colours.add(pixels.slice(at, at + 4).join());
      }
      return {
        width: canvas.width,
        height: canvas.height,
        shownWidth: Math.round(box.width * devicePixelRatio),
        shownHeight: Math.round(box.height * devicePixelRatio),
        colours: colours.size,
        isShown: canvas.checkVisibility({ visibilityProperty: true }),
      };
    });

  // How light the page's ground is: 0 black, 1 white.
  const lightness = () => {
    const parts = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return (parts[0] + parts[1] + parts[2]) / 765;
  };

  // The words that are shown, wherever they stand.
  const isSaid = (words) => texts(document.body).some((text) => text.includes(words));

  const count = (role, name) => all(role, name).length;

  // The exposed texts that stand beside a heading, after it.
  const below = (heading) => {
    const found = [];
    const { nextElementSibling: first, parentElement: around } = one("heading", heading);
    for (let at = first; at; at = at.nextElementSibling) found.push(...texts(at));
    // What a choice comes to goes on in a box of its own.
    if (around.matches(".brief")) found.push(...texts(around.nextElementSibling));
    return found;
  };

  return {
    one, count, day, links, radios, focus, difference, requests, drawn, canvases, paint, lightness,
    isSaid, below,
    exposed: (role) => named(role).length,
    value: (role, name) => one(role, name).value,
    // The colour of a link of a navigation.
    linkColour: (navigation, name) =>
      getComputedStyle(one("link", name, one("navigation", navigation))).color,
    texts: (role, name) => texts(one(role, name)),
    // The exposed text of an element as it is laid out, line by line.
    innerText: (role, name) => one(role, name).innerText,
    elements: (role, outerRole, outerName) =>
      named(role, one(outerRole, outerName)).map(({ element }) => element),
    within: (outerRole, outerName, role, name) => one(role, name, one(outerRole, outerName)),
    announced: () => named("status").map(({ element }) => element.textContent.trim()).join(" "),
  };
})();
