// The pages work without this: it reads aloud, and keeps an answer on the device while the line is down.
const WAITING = "sangsuk-jury";
const DRAFT = "sangsuk-jury-draft-";

const storage = (() => {
  try {
    return window.localStorage;
  } catch {
    return null; // switched off: nothing is kept
  }
})();

function waiting() {
  try {
    return JSON.parse(storage?.getItem(WAITING) ?? "[]");
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    if (list.length) storage?.setItem(WAITING, JSON.stringify(list));
    else storage?.removeItem(WAITING);
    return true;
  } catch {
    return false; // the device is full
  }
}

function say(form, words) {
  const part = form.querySelector(".kept");
  part.textContent = words;
  part.hidden = !words;
}

function hold(form, held) {
  for (const button of form.querySelectorAll("button")) button.disabled = held;
}

// What was answered is sent as it was, under its own key: sent twice, it is one.
async function send(answer) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const body = new URLSearchParams(answer.fields);
  if (token) body.set("csrfmiddlewaretoken", token);
  return fetch(answer.to, { method: "POST", body, credentials: "same-origin" });
}

function isSignedOut(told) {
  return new URL(told.url).pathname.endsWith("/in/");
}

async function sendWaiting(form) {
  let sent = 0;
  while (waiting().length) {
    const [first, ...rest] = waiting();
    let told;
    try {
      told = await send(first);
    } catch {
      break; // still no line
    }
    if (told.status >= 500 || told.status === 403) break;
    if (isSignedOut(told)) break; // kept until one is back
    keep(rest);
    sent += 1;
    if (!told.ok) return show(told);
  }
  if (sent) location.reload();
  return sent;
}

async function show(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("main h1")?.setAttribute("tabindex", "-1");
  document.querySelector("main h1")?.focus();
}

function forgetDrafts(but) {
  for (const name of Object.keys(storage ?? {})) if (name.startsWith(DRAFT) && name !== but) storage.removeItem(name);
}

// Marks and words that were begun stay on the device until they are sent, also where the tab is closed.
function keepDraft(form) {
  const name = DRAFT + form.dataset.draft;
  forgetDrafts(name);
  let begun = {};
  try {
    begun = JSON.parse(storage?.getItem(name) ?? "{}");
  } catch {
    forgetDrafts();
  }
  for (const field of form.querySelectorAll("[type=radio]")) if (begun[field.name] === field.value) field.checked = true;
  for (const field of form.querySelectorAll("textarea, [type=text]")) field.value ||= begun[field.name] ?? "";
  form.addEventListener("input", () => {
    const fields = [...new FormData(form)].filter(([part]) => part !== "csrfmiddlewaretoken" && part !== "key");
    try {
      storage?.setItem(name, JSON.stringify(Object.fromEntries(fields)));
    } catch {
      // the device is full: nothing is kept
    }
  });
}

function watch(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]);
    const answer = { to: form.action, fields: fields.filter(([name]) => name !== "csrfmiddlewaretoken") };
    window.speechSynthesis?.cancel();
    hold(form, true);
    try {
      const told = await send(answer);
      if (isSignedOut(told)) keep([...waiting(), answer]);
      if (told.ok && !isSignedOut(told)) forgetDrafts();
      if (told.ok) location.assign(told.url);
      else await show(told);
    } catch {
      if (keep([...waiting(), answer])) say(form, form.querySelector(".kept").dataset.kept);
      else hold(form, false);
    }
  });
  window.addEventListener("online", () => sendWaiting(form));
  if (waiting().length) {
    hold(form, true);
    say(form, form.querySelector(".kept").dataset.kept);
    sendWaiting(form);
  }
}

function readAloud(button) {
  if (!("speechSynthesis" in window)) return;
  button.hidden = false;
  const words = button.textContent;
  const stop = () => {
    speechSynthesis.cancel();
    button.textContent = words;
    button.removeAttribute("aria-pressed");
  };
  button.addEventListener("click", () => {
    if (button.hasAttribute("aria-pressed")) return stop();
    for (const other of document.querySelectorAll("[aria-pressed][data-listen]")) other.click();
    const spoken = new SpeechSynthesisUtterance(document.getElementById(button.dataset.listen).innerText);
    spoken.lang = "th-TH";
    spoken.rate = 0.9;
    spoken.onend = stop;
    speechSynthesis.speak(spoken);
    button.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    return undefined;
  });
  window.addEventListener("pagehide", () => speechSynthesis.cancel());
}

for (const form of document.querySelectorAll("[data-draft]")) keepDraft(form);
for (const form of document.querySelectorAll(".jury-me")) form.addEventListener("submit", () => forgetDrafts());
for (const form of document.querySelectorAll("[data-once]")) watch(form);
for (const button of document.querySelectorAll("[data-listen]")) readAloud(button);
