// Keeps the moving parts of a page fresh: asks again, and the server answers 304 while nothing changed.
const EVERY = 3000; // ms
const part = document.querySelector("[data-live]");
let seen = "";

async function refresh() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(part.dataset.live, { cache: "no-cache" });
    if (!answer.ok) return;
    show(await answer.text());
  } catch {
    // Off line for a while: the page stays as it is, and the next time asks again.
  }
}

function show(fresh) {
  // Who stands on a link here by the keyboard keeps it; what is new comes when they have gone on.
  if (fresh === seen || part.contains(document.activeElement)) return;
  const first = !seen;
  seen = fresh;
  const made = document.createElement("template");
  made.innerHTML = fresh;
  if (made.innerHTML === part.innerHTML) return;
  const before = part.querySelector("[data-moving]")?.textContent;
  part.replaceChildren(made.content);
  const after = part.querySelector("[data-moving]");
  if (!first && after && after.textContent !== before) after.classList.add("fresh");
}

if (part) setInterval(refresh, EVERY);
