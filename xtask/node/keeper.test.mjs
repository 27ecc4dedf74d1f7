import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const SCOPE = "https://host.example/lockout/";
const SITE = {
  build: "new",
  shared: ["a-0123456789abcdef.css"],
  plain: ["app.js"],
  simd: ["simd.js"],
  languages: [
    { tag: "en", pack: "pack-en.bin", pages: ["", "patient/"], excuse: ["Offline", "Not kept.", "Again"] },
    { tag: "da", pack: "pack-da.bin", pages: ["da/", "da/patient/"], excuse: ["Uden net", "Ikke gemt.", "Igen"] },
  ],
};
const script = await readFile(new URL("../../assets/sw.js", import.meta.url), "utf8");

/** Runs the script in a browser of a few lines; returns its listeners and its caches. */
function keeper({ search = "", open = [], frame, saveData = false, caches = {}, refuses = false, network }) {
  const listeners = {};
  const store = new Map(Object.entries(caches).map(([name, kept]) => [name, new Map(Object.entries(kept))]));
  const world = {
    URL,
    Request: class {
      constructor(url, { cache }) {
        Object.assign(this, { url, cache });
      }
    },
    Response: class {
      constructor(body, { headers }) {
        Object.assign(this, { body, type: headers["Content-Type"] });
      }
    },
    registration: { scope: SCOPE },
    location: { search },
    navigator: { connection: { saveData } },
    clients: {
      matchAll: async () => open.map((url) => ({ url })),
      get: async (id) => (id ? { frameType: frame } : undefined),
    },
    caches: {
      keys: async () => [...store.keys()],
      delete: async (name) => store.delete(name),
      open: async (name) => {
        if (refuses) throw new Error("no storage");
        if (!store.has(name)) store.set(name, new Map());
        const kept = store.get(name);
        return {
          match: async (address) => kept.get(address),
          put: async (address, answer) => kept.set(address, answer),
          addAll: async (requests) => requests.forEach(({ url, cache }) => kept.set(url, cache)),
        };
      },
    },
    fetch: async (request) => network(request.url),
    addEventListener: (name, listener) => (listeners[name] = listener),
  };
  runInContext(`const site = ${JSON.stringify(SITE)};\n${script}`, createContext(world));
  const happen = async (name, event = {}) => {
    const waits = [];
    let answer;
    listeners[name]({ ...event, waitUntil: (wait) => waits.push(wait), respondWith: (given) => (answer = given) });
    const given = await answer;
    await Promise.all(waits);
    return given;
  };
  const ask = (path, more = {}) =>
    happen("fetch", {
      clientId: "one",
      request: { method: "GET", mode: "cors", destination: "", url: SCOPE + path, ...more },
    });
  return { happen, ask, kept: (name) => [...(store.get(name)?.keys() ?? [])], names: () => [...store.keys()], store };
}

const OWN = `lockout ${SCOPE} new`;
const answer = (status = 200, redirected = false) => ({ status, redirected, clone: () => "kept" });

test("the open page is kept with its files, and the others of its language", async () => {
  const open = [`${SCOPE}da/index.html?at=12:00#x`, "https://host.example/other/"];
  const worker = keeper({ search: "?simd=true", open });
  await worker.happen("install");
  const files = ["a-0123456789abcdef.css", "simd.js", "pack-da.bin", "da/", "da/patient/"];
  assert.deepEqual(worker.kept(OWN), files.map((file) => SCOPE + file));
  const ways = worker.store.get(OWN);
  assert.equal(ways.get(`${SCOPE}a-0123456789abcdef.css`), "default");
  assert.equal(ways.get(`${SCOPE}da/`), "no-cache", "a page is asked for anew");
});

test("who saves data gets what is open only", async () => {
  const worker = keeper({ search: "?simd=false", open: [`${SCOPE}patient/`], saveData: true });
  await worker.happen("install");
  const files = ["a-0123456789abcdef.css", "app.js", "pack-en.bin", "patient/"];
  assert.deepEqual(worker.kept(OWN), files.map((file) => SCOPE + file));
});

test("only older builds of this very site are forgotten", async () => {
  const others = ["other", `lockout ${SCOPE}v1.0.0/ old`];
  const caches = Object.fromEntries([`lockout ${SCOPE} old`, OWN, ...others].map((name) => [name, {}]));
  const worker = keeper({ caches });
  await worker.happen("activate");
  assert.deepEqual(worker.names(), [OWN, ...others]);
});

test("a page comes from the network, else from the cache; what has a hash the other way round", async () => {
  let reached = [];
  let isDown = false;
  const network = (url) => {
    reached.push(url);
    if (isDown) throw new TypeError("no network");
    return answer();
  };
  const worker = keeper({ network });
  const page = { mode: "navigate", destination: "document" };
  for (const path of ["patient/?at=12:00", "a-0123456789abcdef_bg.wasm"]) await worker.ask(path, page);
  assert.deepEqual(worker.kept(OWN), [`${SCOPE}patient/`, `${SCOPE}a-0123456789abcdef_bg.wasm`]);
  isDown = true;
  reached = [];
  assert.equal(await worker.ask("patient/?at=15:00", page), "kept");
  assert.equal(await worker.ask("a-0123456789abcdef_bg.wasm"), "kept");
  assert.deepEqual(reached, [`${SCOPE}patient/?at=15:00`]);
  await assert.rejects(worker.ask("data/hours.csv"), /no network/);
});

test("a page that was never kept is excused in the language of its folder, and can be asked for again", async () => {
  const network = () => {
    throw new TypeError("no network");
  };
  const page = { mode: "navigate", destination: "document" };
  for (const [path, lang, words] of [
    ["elderly/?at=10:00", "en", ["Offline", "Not kept.", "Again"]],
    ["da/elderly/", "da", ["Uden net", "Ikke gemt.", "Igen"]],
  ]) {
    const worker = keeper({ network });
    const { type, body } = await worker.ask(path, page);
    assert.deepEqual(worker.kept(OWN), [], "an excuse is not kept");
    assert.equal(type, "text/html; charset=utf-8");
    assert.ok(body.startsWith(`<!doctype html><html lang="${lang}">`), body);
    for (const word of words) assert.ok(body.includes(word), word);
    assert.ok(body.includes(`href="${SCOPE + path}"`) && body.includes(`href="${SCOPE}a-0123456789abcdef.css"`));
  }
});

test("what is no good answer is passed on and not kept", async () => {
  for (const bad of [answer(404), answer(206), answer(200, true)]) {
    const worker = keeper({ network: () => bad });
    assert.equal(await worker.ask("patient/"), bad);
    assert.deepEqual(worker.kept(OWN), []);
  }
});

test("frames, what is sent, and what lies elsewhere are the host's", async () => {
  const network = () => answer();
  const worker = keeper({ network });
  assert.equal(await worker.ask("", { mode: "navigate", destination: "iframe" }), undefined);
  assert.equal(await worker.ask("", { method: "POST" }), undefined);
  assert.equal(await worker.ask("", { url: "https://host.example/other/" }), undefined);
  const framed = keeper({ network, frame: "nested", caches: { [OWN]: { [SCOPE]: "kept" } } });
  assert.equal((await framed.ask("")).status, 200);
});

test("where nothing can be kept the network is still there", async () => {
  const worker = keeper({ network: () => answer(), refuses: true });
  assert.equal((await worker.ask("patient/")).status, 200);
});
