// The programme without a line: pages come from the network while there is one; else what this browser kept, marked with
// its age. Pages of an account are never kept; a delegate's programme is, on the phone that holds its link. "My programme" is then the kept programme, of which the page shows what has a star.
const CACHE = "madang-1";
const PATIENCE = 5000;
const ASSETS_KEPT = 120;
const KEPT_AT = "x-kept-at";
const PUBLIC = /^\/(plans\/[\w-]+|(ko|en|zh-Hans|es|ar)\/[^/]+\/(schedule|sessions\/[A-Z0-9]{6}|speakers(\/[^/]+)?|floor(\/[^/]+)?|mine))$/;

const insteadOf = (path) => `${path.split("/").slice(0, 3).join("/")}/${path.split("/")[3] === "floor" ? "floor" : "schedule?day=all&view=list"}`;

// A hall that was kept with the booth in it, whichever page asked for it: the booth of the address, or where a way begins.
// A page where a booth stands out is another booth's.
const hallOf = async (cache, { pathname, searchParams }) => {
  const [, language, edition, part, named] = pathname.split("/");
  const place = decodeURIComponent(named ?? searchParams.get("from")?.trim().toUpperCase() ?? "");
  for (const one of part === "floor" && place ? await cache.keys() : []) {
    const kept = new URL(one.url);
    if (kept.search || !kept.pathname.startsWith(`/${language}/${edition}/floor`)) continue;
    const answer = await cache.match(one);
    const body = await answer.clone().text();
    if (body.includes(`id="b-${place}"`) && !body.includes("plan-chosen")) return answer;
  }
  return undefined;
};

const keep = async (address, answer) => {
  if (!answer.ok || answer.redirected || (answer.headers.get("cache-control") ?? "").includes("no-store")) return;
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  headers.delete("content-encoding");
  headers.delete("content-length");
  await (await caches.open(CACHE)).put(address, new Response(await answer.blob(), { status: 200, headers }));
};

const fromNetwork = (request) => Promise.race([
  fetch(request),
  new Promise((_, fail) => setTimeout(() => fail(new Error("too slow")), PATIENCE)),
]);

// The body says when it was kept, and that only what has a star is asked for.
const marked = async (kept, only) => {
  const at = kept.headers.get(KEPT_AT);
  const body = (await kept.text()).replace("<body", `<body data-kept-at="${at}"${only ? ' data-only="stars"' : ""}`);
  return new Response(body, { headers: kept.headers });
};

const shown = async (request, path) => {
  try {
    const answer = await fromNetwork(request);
    if (!path.endsWith("/mine")) keep(request.url, answer.clone());
    return answer;
  } catch (error) {
    const cache = await caches.open(CACHE);
    const exact = path.endsWith("/mine") ? null : await cache.match(request.url);
    const near = exact ?? (await hallOf(cache, new URL(request.url)));
    const instead = near ?? (path.includes("/floor/") ? await cache.match(path) : undefined) ?? (await cache.match(insteadOf(path)));
    if (instead) return marked(instead, path.endsWith("/mine"));
    // Merely slow, or nothing kept: the network's own answer, whatever it is.
    return fetch(request).catch(() => { throw error; });
  }
};

const assetFrom = async (request) => {
  const kept = await caches.match(request, { cacheName: CACHE });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
};

// What a page asks for: the whole programme in its language, and the sessions that have a star. What they look like and do
// comes first: a page that is kept without its scripts could not say how old it is.
const keepProgramme = async ({ programme, sessions, assets }) => {
  const cache = await caches.open(CACHE);
  for (const address of assets) if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  for (const address of [programme, ...sessions]) {
    await fetch(address).then((answer) => keep(new URL(address, location.origin).href, answer)).catch(() => {});
  }
  const old = (await cache.keys()).filter((one) => new URL(one.url).pathname.startsWith("/assets/")).slice(0, -ASSETS_KEPT);
  await Promise.all(old.map((one) => cache.delete(one)));
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const others = async () => (await caches.keys()).filter((name) => name !== CACHE).map((name) => caches.delete(name));
  event.waitUntil(others().then((all) => Promise.all(all)).then(() => self.clients.claim()));
});
self.addEventListener("message", (event) => event.waitUntil(keepProgramme(event.data)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && PUBLIC.test(pathname)) event.respondWith(shown(request, pathname));
  else if (pathname.startsWith("/assets/")) event.respondWith(assetFrom(request));
});
