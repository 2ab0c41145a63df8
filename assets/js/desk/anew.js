// What changes by itself: the part of the page comes anew every few seconds, for as long as it says so.
const again = (part) => setTimeout(() => anew(part), Number(part.dataset.anew) * 1000);

async function anew(part) {
  if (document.hidden) return again(part);
  let fresh;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    fresh = answer.ok && (await window.trusted.page(answer)).getElementById(part.id);
  } catch {
    return again(part); // a bad line: the next time may be better
  }
  if (!fresh || part.contains(document.activeElement)) return fresh ? again(part) : undefined;
  part.replaceWith(fresh);
  if (fresh.dataset.anew) again(fresh);
}

for (const part of document.querySelectorAll("[data-anew]")) again(part);
