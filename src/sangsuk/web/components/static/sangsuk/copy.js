// Copies the words of what a button's selector finds, and says so; without it they can still be marked and copied.
const said = document.querySelector("[data-copied]");

async function copy(event) {
  try {
    const told = [...document.querySelectorAll(event.currentTarget.dataset.copy)];
    await navigator.clipboard.writeText(told.map((one) => one.textContent).join(" "));
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
