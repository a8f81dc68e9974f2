// Hands the page on by what the device offers, else copies its address.
const button = document.querySelector("[data-share]");
const said = document.querySelector("[data-shared]");
const address = document.querySelector('meta[property="og:url"]')?.content ?? location.href;

async function share() {
  try {
    if (navigator.share) await navigator.share({ title: document.title, url: address });
    else {
      await navigator.clipboard.writeText(address);
      said.textContent = said.dataset.done;
    }
  } catch {
    // Thought better of it, or not allowed: nothing is lost.
  }
}

if (button && (navigator.share || navigator.clipboard)) {
  button.hidden = false;
  button.addEventListener("click", share);
}
