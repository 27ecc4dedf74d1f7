// Keeps what a reader has seen, so that it can be read without a network. A page that is alive and
// not in a frame registers it; it speaks for full pages only, and frames are answered by the host.
// The pre-renderer writes before this which files make the site: `site`.
//
// Pages come from the network while there is one. Files with a hash in their name never change, so
// they come from the cache, and a page is always made of the files that it names.
const own = `lockout ${registration.scope} `;
const name = own + site.build;

// An address without the state that it carries; a folder is its page.
const bare = (address) => address.replace(/(index\.html)?([?#].*)?$/, "");
const isLasting = (address) => /-[\da-f]{16}[_.][^/]*$/.test(address);

// The page that is open with its files, and the other people's in its language: the reader gets there
// without a request. Who saves data gets what is open only.
const begin = async () => {
  const windows = await clients.matchAll({ includeUncontrolled: true });
  const open = windows.map(({ url }) => bare(url));
  const at = (path) => registration.scope + path;
  const files = [...site.shared, ...(location.search === "?simd=true" ? site.simd : site.plain)];
  for (const { pack, pages } of site.languages) {
    const opened = pages.filter((page) => open.includes(at(page)));
    if (opened.length) files.push(pack, ...(navigator.connection?.saveData ? opened : pages));
  }
  const request = (file) => new Request(at(file), { cache: isLasting(file) ? "default" : "no-cache" });
  await (await caches.open(name)).addAll(files.map(request));
};

// Other builds' files are of no use once no page of theirs is open, which is when this one is activated.
const clear = async () => {
  const old = (await caches.keys()).filter((key) => key.startsWith(own) && key !== name);
  await Promise.all(old.map((key) => caches.delete(key)));
};

// What is told in place of a page that was never kept, in the language of its folder.
const excuse = ({ url }) => {
  const path = url.slice(registration.scope.length);
  const { tag, excuse: [title, text, again] } = site.languages.findLast(({ pages }) => path.startsWith(pages[0]));
  const head = `<!doctype html><html lang="${tag}"><meta charset="utf-8"><title>${title}</title>`;
  const look = `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="${registration.scope + site.shared[0]}">`;
  const body = `<main class="page masthead"><h1>${title}</h1><p>${text}</p><p><a href="${url}">${again}</a></p></main>`;
  return new Response(head + look + body, { headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const answer = async (event) => {
  const { request, clientId } = event;
  if ((await clients.get(clientId))?.frameType === "nested") return fetch(request);
  const address = bare(request.url);
  // A browser may refuse to keep anything; the network is still there then.
  const cache = await caches.open(name).catch(() => {});
  const copy = await cache?.match(address);
  if (copy && isLasting(address)) return copy;
  try {
    const fresh = await fetch(request);
    if (cache && fresh.status === 200 && !fresh.redirected) {
      event.waitUntil(cache.put(address, fresh.clone()).catch(() => {}));
    }
    return fresh;
  } catch (error) {
    if (copy) return copy;
    if (request.mode === "navigate") return excuse(request);
    throw error;
  }
};

addEventListener("install", (event) => event.waitUntil(begin()));
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("fetch", (event) => {
  const { method, mode, destination, url } = event.request;
  const isFrame = mode === "navigate" && destination !== "document";
  if (method === "GET" && url.startsWith(registration.scope) && !isFrame) event.respondWith(answer(event));
});
