// Copies what a button names, and says so; without it the words can still be marked and copied.
const said = document.querySelector("[data-copied]");

async function copy(event) {
  try {
    await navigator.clipboard.writeText(event.currentTarget.dataset.copy);
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = said.dataset.done));
  } catch {
    // Not allowed: the words still stand there.
  }
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", copy);
  }
}
