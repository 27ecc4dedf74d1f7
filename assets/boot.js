// Runs in the head, before the first paint: sends bare queries to their canonical page, applies
// the colour scheme and the hour of the link, then loads and starts the Wasm that this browser is
// best with. Everything works without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const script = document.currentScript;
  const here = new URL(location.href);
  const query = here.searchParams;
  const isFile = here.protocol === "file:";

  // A bare query on another path names its page: replace, so that Back leaves the site.
  const pages = JSON.parse(script.dataset.pages);
  const locales = JSON.parse(script.dataset.locales);
  const goal = { locale: root.lang, persona: root.dataset.persona };
  if (locales.includes(query.get("lang"))) {
    goal.locale = query.get("lang");
    query.delete("lang");
  }
  const persona = query.get("persona");
  if (persona && [goal.locale, persona].join(" ") in pages) {
    goal.persona = persona;
    query.delete("persona");
  }
  const page = pages[[goal.locale, goal.persona].join(" ")];
  if (page !== undefined && page !== root.dataset.route) {
    const target = new URL(script.dataset.root + page, here);
    target.search = query.toString().replaceAll("%3A", ":");
    target.hash = here.hash;
    if (isFile) target.pathname += "index.html";
    // Browsers stop reading this page at once, so that nothing of it is painted however long the other takes.
    location.replace(target.href);
    return;
  }

  if (parent !== self) root.dataset.framed = "true";

  // What a host may choose of the looks; what cannot be used is passed over, with a note.
  const note = (name) => console.info(`lockout: ${name}=${query.get(name)} is passed over`);
  const look = (name, ...values) => {
    const value = query.get(name);
    if (values.includes(value)) root.dataset[name] = value;
    else if (value !== null) note(name);
  };
  look("font", "serif", "sans");
  look("bg", "transparent", "paper");
  look("view", "story", "embed", "class", "brief");
  // Where the host's ground shows through, the system's wish says nothing of it: light, unless it is asked for.
  const { bg, view } = root.dataset;
  const isClear = /transparent|embed/.test(bg ?? view);
  const scheme = { true: "dark", false: "light", auto: "" }[query.get("dark")] ?? (isClear && "light");
  if (scheme) root.dataset.theme = scheme;
  const wished = (name) => matchMedia(`(prefers-${name})`);
  const accent = /^#?([\da-f]{6})$/i.exec(query.get("accent"))?.[1];
  if (accent) {
    const luminance = [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
      const part = parseInt(accent.slice(2 * at, 2 * at + 2), 16) / 255;
      return sum + weight * (part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92);
    }, 0.05);
    // Against the ground on which the scheme's contrast is least: --raised, each plus 0.05.
    const night = wished("color-scheme: dark");
    const dress = () => {
      const isDark = scheme ? scheme === "dark" : night.matches;
      const contrast = isDark ? luminance / 0.0657 : 0.961 / luminance;
      const isReadable = contrast >= (wished("contrast: more").matches ? 7 : 4.5);
      if (!isReadable) note("accent");
      root.style.setProperty("--accent", isReadable ? `#${accent}` : "");
      root.style.setProperty("--on-accent", isReadable ? "var(--paper)" : "");
    };
    dress();
    night.addEventListener("change", dress);
  } else if (query.has("accent")) note("accent");
  // Another length of the outage, or safeguards, are worked out by the Wasm: until then, say so.
  const isOwnDay = query.has("outage") || query.has("safeguards");
  if (isOwnDay) root.dataset.pending = "true";
  // Room for what is told of the sender's guess.
  if (query.has("guess")) root.dataset.guessed = "true";

  // A minute shows the hour in which it lies.
  const hour = query.get("at")?.replace(/:[0-5]\d$/, ":00");
  if (hour) {
    // Once only: from then on the hour is the reader's.
    let watch;
    const choose = () => {
      const radio = document.querySelector(`input[name="at"][value="${CSS.escape(hour)}"]`);
      if (!radio || !watch) return;
      radio.checked = true;
      watch.disconnect();
      watch = null;
    };
    // The radios come before what they show, so this is done before anything is painted.
    watch = new MutationObserver(choose);
    watch.observe(root, { childList: true, subtree: true });
    // A page that is parsed in one go is complete before the observer is told of anything.
    addEventListener("DOMContentLoaded", () => {
      choose();
      watch?.disconnect();
    });
  }

  // Another screen may have another pixel ratio, and what is drawn asks for no more than this.
  const seeScreen = () => {
    const ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const change = () => {
      dispatchEvent(new Event("resize"));
      seeScreen();
    };
    ratio.addEventListener("change", change, { once: true });
  };
  seeScreen();

  // By its name: a browser that has no Wasm has no class of its errors either.
  const isOfWasm = (error) => error?.name === "RuntimeError";
  // What Rust gives up on is unreachable code. Anything else is a fault of the engine's: WebKitGTK 2.50
  // mixes up a program now and then, where it replaces running code by faster code. The page is read
  // again then, at the address that says where the reader is, but not for ever. The name of the window counts:
  // unlike the state of the history, it outlives that in a sandboxed frame too. Where a host gave it, it stays.
  const isOfEngine = (error) => isOfWasm(error) && !/unreachable/i.test(error) && self.name < 3;
  const fail = (error) => {
    // Before the page is read again too: nobody would hear of it otherwise.
    if (error) console.error(error);
    if (isOfEngine(error)) {
      self.name++;
      return location.reload();
    }
    root.dataset.failed = "true";
    // The radios show their hour again.
    delete root.dataset.hour;
    delete root.dataset.pending;
  };
  addEventListener("error", ({ error }) => {
    if (isOfWasm(error)) fail(error);
  });

  // Two builds of the app, each a script, its Wasm and the pack of words for this page's language;
  // one may be missing. The bytes are a function
  // that counts the bits of a vector: a browser without SIMD finds them invalid, and so would one
  // with an early draft of it. Apple's engine, which mixes up programs as told above, gets the plainer one.
  const hasSimd = () =>
    !navigator.vendor.startsWith("Apple") &&
    WebAssembly.validate(
      Uint8Array.of(
        ...[0, 97, 115, 109, 1, 0, 0, 0],
        ...[1, 5, 1, 96, 0, 1, 123],
        ...[3, 2, 1, 0],
        ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
      ),
    );
  // Whole addresses: in a sandboxed frame a script of another origin has nothing to be relative to.
  const program = () => {
    const { plain, simd } = script.dataset;
    const names = simd && hasSimd() ? simd : plain;
    return names.split(" ").map((name) => new URL(name, script.src).href);
  };
  // Asked for here rather than by the page, so that only one of the two is downloaded.
  const preload = (href, kind) => {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, kind, { href }));
  };

  const begin = () => {
    const [app, wasm, pack] = program();
    // Later the page may have an address from which the script's own would be read wrongly.
    const keeper = new URL(`sw.js?simd=${hasSimd()}`, script.src);
    preload(app, { rel: "modulepreload" });
    preload(wasm, { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "anonymous" });
    preload(pack, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    // The words of the page's language wait on the root element for the app, which begins by itself.
    const start = async () => {
      const [{ default: init }, words] = await Promise.all([import(app), fetch(pack)]);
      if (!words.ok) throw new Error(`${pack}: ${words.status}`);
      root.pack = new Uint8Array(await words.arrayBuffer());
      await init({ module_or_path: wasm });
      // Who stays on the full page finds it without a network too.
      // Not every browser has that or lets every page have it, and some say so at the mere question.
      const keep = async () => navigator.serviceWorker.register(keeper);
      if (parent === self) setTimeout(() => keep().catch(() => {}), 3000);
    };
    if (document.readyState !== "loading") start().catch(fail);
    else addEventListener("DOMContentLoaded", () => start().catch(fail));
  };
  const load = () => {
    for (const event of touches) removeEventListener(event, load);
    try {
      begin();
    } catch (error) {
      fail(error);
    }
  };
  // Who saves data has the story and all hours already, and loads the rest with the first touch. What
  // a link wants worked out is worked out.
  const touches = ["pointerdown", "keydown"];
  const isSparing = navigator.connection?.saveData || wished("reduced-data: reduce").matches;
  const waits = isSparing && !isOwnDay;
  if (isFile) {
    // From a disk no program may be loaded, and a folder is not its page.
    fail();
    addEventListener("click", ({ target }) => {
      const link = target.closest("a");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  } else if (waits) for (const event of touches) addEventListener(event, load);
  else load();
})();
