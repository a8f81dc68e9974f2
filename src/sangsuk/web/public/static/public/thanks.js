// Gives thanks without leaving the story; without this file the button leads to a page of its own.
async function thank(event) {
  const form = event.target;
  if (!form.closest("[data-thanks]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = page.querySelector("[data-thanks]");
    if (!answer.ok || !said) throw new Error();
    form.closest("[data-thanks]").replaceWith(said);
    said.querySelector("button").focus();
  } catch {
    form.submit(); // the page of its own says what is amiss
  }
}

document.addEventListener("submit", thank);
