// The service worker: keeps this build's files, so that the page works without a network after the
// first visit. `cargo xtask build` writes the list of files, each with its SHA-256, and the version
// into the line below; without a list this does nothing.
const BUILD = { version: "", files: {} };

const PREFIX = "ringside ";
const scope = new URL(self.registration.scope);
// Two copies of the site in two folders of a host have a cache each.
const OWN = `${PREFIX}${scope.pathname} `;
const CACHE = OWN + BUILD.version;

/** A file's place in the cache: with its hash, so that another build's is another one. */
const key = (path) => new URL(`${path}?${encodeURIComponent(BUILD.files[path])}`, scope).href;

/** The file of this build that an address stands for, if it is one. */
function fileOf(address) {
  const url = new URL(address);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return undefined;
  const path = url.pathname.slice(scope.pathname.length) || "index.html";
  return Object.hasOwn(BUILD.files, path) ? path : undefined;
}

/** A file from the network. The browser refuses it if it is not this build's. */
async function bring(path) {
  // Some hosts send whoever asks for index.html to the folder.
  const url = new URL(path === "index.html" ? "./" : path, scope);
  const file = await fetch(url, { cache: "no-cache", integrity: BUILD.files[path] });
  if (!file.ok) throw new Error(`${path}: ${file.status}`);
  return file;
}

self.addEventListener("install", (event) => {
  if (BUILD.version === "") return;
  const fill = async () => {
    const cache = await caches.open(CACHE);
    for (const path of Object.keys(BUILD.files)) {
      // What did not change since the last build is taken from there.
      const kept = await caches.match(key(path), { ignoreVary: true });
      await cache.put(key(path), kept ?? (await bring(path)));
    }
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const drop = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(OWN) && name !== CACHE) await caches.delete(name);
    }
    // What the page asks for later, the editor, is then of the same build.
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

// A new build waits until no page of the old one is open, so that no page ever gets files of two.
// A page that has only just begun (boot.js) may ask the old one to let it take over, if it is the only
// page. The old one can tell: it gave every page its files, also those that the browser is still
// opening and does not count yet.
const opening = new Set();
const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const pages = async () => (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).map((it) => it.id);

/** Counts a page until the browser does (that it knows the page, `clients.get`, is earlier), or for ten seconds
    if it does not come. */
async function open(page) {
  opening.add(page);
  for (let again = 200; again > 0 && !(await pages()).includes(page); again--) await after(50);
  opening.delete(page);
}

async function alone(page) {
  // Before and after, since one may be counted by then that was not when the browser was asked.
  const before = [...opening];
  return [...before, ...(await pages()), ...opening].every((id) => id === page);
}

self.addEventListener("message", (event) => {
  const letTakeOver = async () => {
    // The browser counts a page that was left or closed for a moment longer.
    for (let again = 20; again > 0; again--) {
      if (await alone(event.source.id)) return self.registration.waiting?.postMessage("take over");
      await after(50);
    }
  };
  if (event.data === "let the new version take over") event.waitUntil(letTakeOver());
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? fileOf(event.request.url) : undefined;
  if (path === undefined) return;
  if (event.request.mode === "navigate") event.waitUntil(open(event.resultingClientId));
  const answer = async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(key(path), { ignoreVary: true })) ?? fetch(event.request);
  };
  event.respondWith(answer());
});
