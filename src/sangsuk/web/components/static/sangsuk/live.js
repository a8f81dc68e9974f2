// Keeps the moving parts of a page fresh: asks again, and the server answers 304 while nothing changed.
const EVERY = 3000; // ms
const part = document.querySelector("[data-live]");
let seen = "";

async function refresh() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(part.dataset.live, { cache: "no-cache" });
    if (!answer.ok) return;
    const fresh = await answer.text();
    if (fresh !== seen) {
      const before = part.querySelector("[data-moving]")?.textContent;
      part.innerHTML = fresh;
      const after = part.querySelector("[data-moving]");
      if (seen && after && after.textContent !== before) after.classList.add("fresh");
      seen = fresh;
    }
  } catch {
    // Off line for a while: the page stays as it is, and the next time asks again.
  }
}

if (part) setInterval(refresh, EVERY);
