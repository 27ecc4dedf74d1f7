// For other people's pages: <script type="module" src="…/lockout-embed.js"></script> makes an element
// <lockout-explainer persona="patient" lang="da" at="10:00"> that shows the explainer as high as it is.
// What stands inside the element, such as a link with an image, is shown until it has arrived, and names the
// frame unless label="…" does. It sets no globals and no style sheet, and asks for nothing but the page that it
// shows.
const QUERY = ["view", "at", "safeguards", "outage", "dark", "accent", "font", "bg"];
const OTHERS = ["src", "persona", "lang", "height"];
// The languages that have a folder; the first language of the site has none.
const FOLDERS = ["da"];

class LockoutExplainer extends HTMLElement {
  static observedAttributes = [...OTHERS, ...QUERY];

  #frame;
  #slot;
  #isWaiting = false;

  // Reached from the window as long as the element is in a page, so that it can be left again.
  handleEvent({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.source !== "lockout") return;
    const { type, height, value } = data;
    if (type === "height" && height > 0) this.#arrive(height);
    if (/^(ready|step|persona|prediction)$/.test(type)) {
      const detail = { value };
      this.dispatchEvent(new CustomEvent(`lockout:${type}`, { bubbles: true, composed: true, detail }));
    }
  }

  connectedCallback() {
    addEventListener("message", this);
    this.#soon();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
  }

  attributeChangedCallback() {
    this.#soon();
  }

  // Several attributes that change at once make one new frame.
  #soon() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (this.isConnected) this.#show();
    });
  }

  #address() {
    const read = (name) => this.getAttribute(name) || (name === "dark" && this.hasAttribute(name) && "true");
    const address = new URL(read("src") || "./", read("src") ? document.baseURI : import.meta.url);
    if (!address.pathname.endsWith("/")) address.pathname += "/";
    const lang = this.closest("[lang]")?.lang.split("-")[0];
    const folders = [FOLDERS.includes(lang) && lang, read("persona")];
    for (const folder of folders) if (/^[\w-]+$/.test(folder || "")) address.pathname += `${folder}/`;
    const query = QUERY.filter(read).map((name) => `${name}=${encodeURIComponent(read(name))}`);
    address.search = [address.search.slice(1), ...query].filter(Boolean).join("&");
    return address.href;
  }

  // A frame of its own for each address: another one in the same frame would be one more step back.
  #show() {
    const src = this.#address();
    if (this.#frame?.src === src && this.#frame.isConnected) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#slot ??= document.createElement("slot");
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("label") || this.textContent.trim().replace(/\s+/g, " ") || "Lockout";
    Object.assign(frame, { src, loading: "lazy", allow: "clipboard-write" });
    // One that takes the place of another keeps its place.
    const height = this.#frame ? this.clientHeight : parseInt(this.getAttribute("height"), 10) || 600;
    const place = { display: "block", position: "relative", boxSizing: "content-box" };
    Object.assign(this.style, { ...place, height: "", minHeight: `${height}px` });
    // It fills the element, over what stands there until it arrives: a frame without a box would not load. It
    // never comes into the flow, or browsers would let what is read below jump down with it, which they keep
    // in place otherwise.
    const filling = { position: "absolute", inset: "0", width: "100%", height: "100%", border: "0" };
    Object.assign(frame.style, { ...filling, colorScheme: "light", visibility: "hidden" });
    frame.addEventListener("load", () => {
      frame.contentWindow?.postMessage({ source: "lockout", type: "hello" }, "*");
    });
    this.#frame = frame;
    root.replaceChildren(this.#slot, frame);
  }

  #arrive(height) {
    this.#slot.style.display = "none";
    Object.assign(this.style, { minHeight: "", height: `${height}px` });
    this.#frame.style.visibility = "visible";
  }
}

if (!customElements.get("lockout-explainer")) customElements.define("lockout-explainer", LockoutExplainer);
