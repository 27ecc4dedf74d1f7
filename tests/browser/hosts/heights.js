// The ways in which other people's pages follow the height of a frame. Where npm has the library that
// they load, it is that library; the others are written here after what is known of them.
(() => {
  "use strict";
  const query = new URLSearchParams(location.search);
  const src = query.get("src");
  const packages = "../node_modules/";

  const script = (file) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      Object.assign(element, { src: packages + file, onload: resolve, onerror: reject });
      document.head.append(element);
    });

  // One frame for each width, in a box of that width; made by the library or here.
  const boxes = query.get("widths").split(",").map((width) => {
    const box = document.createElement("div");
    box.id = `box-${width}`;
    box.style.width = `${width}px`;
    document.body.append(box);
    return box;
  });
  const frame = (box, attributes = {}) => {
    const element = document.createElement("iframe");
    const all = { title: "Embedded", width: "100%", height: "150", src, ...attributes };
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
    element.style.border = "0";
    box.append(element);
    return element;
  };
  const frames = (attributes) => boxes.map((box) => frame(box, attributes));
  const sender = (event) => frameElements().find(({ contentWindow }) => contentWindow === event.source);
  // NPR's element keeps its frame to itself.
  const frameElements = () =>
    [...document.querySelectorAll("iframe, side-chain")].map(
      (found) => found.shadowRoot?.querySelector("iframe") ?? found,
    );

  // All that was said, by the frame that said it.
  const heard = [];
  addEventListener("message", (event) => heard.push({ frame: frameElements().indexOf(sender(event)), data: event.data }));

  // Follows what a message says, as a number of pixels; `read` returns nothing for other messages.
  const follow = (read, least = 1, most = Infinity) => {
    addEventListener("message", (event) => {
      const element = sender(event);
      const height = element && read(event.data, element);
      if (typeof height !== "number") return;
      element.style.height = `${Math.min(Math.max(height, least), most)}px`;
    });
  };
  const parsed = (data) => {
    try {
      return typeof data === "string" ? JSON.parse(data) : {};
    } catch {
      return {};
    }
  };

  const hosts = {
    async "pym.js"() {
      await script("pym.js/dist/pym.v1.js");
      for (const box of boxes) new window.pym.Parent(box.id, src, {});
    },
    async "side-chain"() {
      await script("@nprapps/sidechain/dist/sidechain.js");
      for (const box of boxes) {
        const element = document.createElement("side-chain");
        element.setAttribute("src", src);
        box.append(element);
      }
    },
    async "iframe-resizer 4"() {
      frames();
      await script("iframe-resizer/js/iframeResizer.js");
      // As a list, since it otherwise writes to frames that are not there yet, and the browser warns.
      window.iFrameResize({ checkOrigin: [new URL(src).origin] }, "iframe");
    },
    async "iframe-resizer 5"() {
      frames();
      await script("@iframe-resizer/parent/index.umd.js");
      // It says its licence there, as a warning; what the frame says is heard elsewhere.
      console.warn = () => {};
      window.iframeResize({ license: "GPLv3", checkOrigin: [new URL(src).origin] }, "iframe");
    },
    async "open-iframe-resizer"() {
      frames();
      const { initialize } = await import(`${packages}@open-iframe-resizer/core/dist/index.js`);
      initialize({}, "iframe");
    },
    async "open-iframe-resizer, old children"() {
      frames();
      const { initialize } = await import(`${packages}@open-iframe-resizer/core/dist/index.js`);
      initialize({ enableLegacyLibSupport: true }, "iframe");
    },
    datawrapper() {
      follow((data) => Object.values(data["datawrapper-height"] ?? {})[0]);
      frames();
    },
    "datawrapper, by name"() {
      addEventListener("message", ({ data }) => {
        for (const [name, height] of Object.entries(data["datawrapper-height"] ?? {})) {
          for (const found of document.querySelectorAll(`iframe[src*='${name}']`)) {
            if (found.src.endsWith(name)) found.style.height = `${height}px`;
          }
        }
      });
      // Each by its own address: the way looks at nothing else.
      boxes.forEach((box, at) => frame(box, { src: `${src}&utm_source=${at}` }));
    },
    medium() {
      follow((data) => {
        const { context, height, src: said } = parsed(data);
        return context === "iframe.resize" && said === src ? height : undefined;
      });
      frames();
    },
    amp() {
      // A placeholder lies over the frame until it says that it is ready.
      follow(({ sentinel, type, height }, element) => {
        if (sentinel !== "amp") return undefined;
        if (type === "embed-ready") element.style.visibility = "visible";
        return type === "embed-size" && height >= 100 ? height : undefined;
      });
      frames({ src: `${src}#amp=1`, style: "visibility: hidden" });
    },
    "guardian atom"() {
      follow(({ kind, height }) => (kind === "interactive:height" ? height : undefined));
      frames();
    },
    "guardian block"() {
      follow((data) => {
        const { id, type, value } = parsed(data);
        return id && type === "set-height" ? value : undefined;
      });
      frames();
    },
    // WordPress's own script, in the markup that WordPress makes of an embed: a quotation is shown first, the
    // frame only once it has spoken, by the secret in its fragment; heights of 200 to 1000 px; nothing but
    // scripts. `ready` comes once, and may come before there is a page to hear it.
    async wordpress() {
      boxes.forEach((box, at) => {
        const secret = `aBcDeFgH${at}9`;
        const quote = document.createElement("blockquote");
        quote.className = "wp-embedded-content";
        quote.dataset.secret = secret;
        quote.textContent = "A link to the page";
        box.append(quote);
        frame(box, {
          class: "wp-embedded-content",
          sandbox: "allow-scripts",
          frameborder: "0",
          scrolling: "no",
          style: "position: absolute; visibility: hidden",
          src: `${src}#?secret=${secret}`,
          "data-secret": secret,
        });
      });
      await script("wordpress-embed/wp-embed.js");
    },
    canvas() {
      follow(({ subject, height }) => (subject === "lti.frameResize" ? height : undefined));
      frames();
    },
    // No npm package brings H5P's resizer, which asks frames only that have its name in their address.
    h5p() {
      const does = {
        hello(element, _, respond) {
          element.style.width = "100%";
          addEventListener("resize", () => respond("resize"));
          respond("hello");
        },
        prepareResize(element, { scrollHeight, clientHeight }, respond) {
          if (element.clientHeight === scrollHeight && scrollHeight === clientHeight) return;
          element.style.height = `${clientHeight}px`;
          respond("resizePrepared");
        },
        resize(element, { scrollHeight }) {
          element.style.height = `${scrollHeight}px`;
        },
      };
      addEventListener("message", (event) => {
        const { context, action } = event.data;
        const element = sender(event);
        if (context !== "h5p" || !element) return;
        const respond = (answer) => event.source.postMessage({ context, action: answer }, event.origin);
        does[action]?.(element, event.data, respond);
      });
      for (const { src: address, contentWindow } of frames()) {
        if (address.includes("h5p")) contentWindow.postMessage({ context: "h5p", action: "ready" }, "*");
      }
    },
  };

  window.host = {
    heard,
    // What the host has made of each frame that it shows.
    heights: () =>
      frameElements().map((element) => (getComputedStyle(element).visibility === "hidden" ? 0 : element.clientHeight)),
    // How often a frame has told its height, which one last, and whether it ever told none.
    told: (at) => {
      const heights = heard
        .filter(({ frame: from, data }) => from === at && data.kind === "interactive:height")
        .map(({ data }) => data.height);
      const isSound = heights.every((height) => Number.isInteger(height) && height > 0);
      const isNews = heights.every((height, place) => height !== heights[place - 1]);
      return { count: heights.length, last: heights.at(-1) ?? 0, isSound, isNews };
    },
    // The first box becomes as wide as that.
    widen: (width) => {
      boxes[0].style.width = `${width}px`;
    },
    // The first frame gets a height that is not its own.
    squeeze: (height) => {
      frameElements()[0].height = height;
    },
  };
  hosts[query.get("with")]();
})();
