// The form works without this: a draft kept on the device, a hint of what looks personal, districts while typing.
const DRAFT = "sangsuk-draft";
const PAUSE = 200; // ms
const PERSONAL = [
  ["card", /(?<!\d)\d(?:[ -]?\d){12}(?!\d)/u],
  ["phone", /(?<![\d])(?:\+66|0)[ -]?\d(?:[ -]?\d){7,8}(?!\d)/u],
  ["mail", /[\w.+-]+@[\w-]+\.[\w.]+/u],
  ["home", /(?:บ้านเลขที่|บ้านเลขที|หมู่ที่)\s*\d+/u],
  ["line", /(?:ไอดีไลน์|ไลน์ไอดี|line\s*id)\s*:?\s*\S+/iu],
  ["name", /(?:นางสาว|นาย|นาง|ด\.ช\.|ด\.ญ\.|น\.ส\.)\s?[ก-๙]{2,}\s+[ก-๙]{2,}/u],
];

const storage = (() => {
  try {
    return window.localStorage;
  } catch {
    return null; // switched off: nothing is kept
  }
})();

const kiosk = document.querySelector("[data-kiosk]");
const IDLE = 120_000; // ms; then the next person finds nothing of the last one

function keepDraft(text) {
  if (kiosk) return; // the device is everybody's
  try {
    if (text.trim()) storage?.setItem(DRAFT, text);
    else storage?.removeItem(DRAFT);
  } catch {
    // The device is full: the form still holds it.
  }
}

function say(part, words) {
  part.textContent = words;
  part.hidden = !words;
}

function hint(text) {
  const part = document.getElementById("personal");
  const found = PERSONAL.filter(([, looks]) => looks.test(text)).map(([kind]) => part.dataset[kind]);
  const words = found.length ? `${part.dataset.says} ${found.join(" · ")}` : "";
  if (part.textContent !== words) say(part, words);
}

function showDraft(field) {
  const part = document.getElementById("draft");
  say(part, part.dataset.says);
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "act act-quiet draft-drop";
  drop.textContent = part.dataset.drop;
  drop.addEventListener("click", () => {
    field.value = "";
    keepDraft("");
    say(part, "");
    hint("");
    field.focus();
  });
  part.append(drop);
}

function watchStory(form) {
  const field = form.elements.namedItem("text");
  const kept = kiosk ? null : storage?.getItem(DRAFT);
  if (kept && !field.value) {
    field.value = kept;
    showDraft(field);
  }
  hint(field.value);
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keepDraft(field.value);
      hint(field.value);
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    keepDraft(field.value);
    if (navigator.onLine) return;
    event.preventDefault();
    say(document.getElementById("draft"), form.dataset.offline);
  });
  window.addEventListener("online", () => say(document.getElementById("draft"), ""));
}

function watchPlace(field) {
  const list = document.getElementById("places");
  let waiting = 0;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked;
      const typed = field.value.trim();
      if (typed.length < 2) return;
      const address = new URL(field.dataset.places, document.baseURI);
      address.searchParams.set("q", typed);
      try {
        const answer = await fetch(address);
        if (!answer.ok || mine !== asked) return;
        list.innerHTML = await answer.text();
        const only = list.querySelectorAll("input");
        if (only.length === 1) only[0].checked = true;
      } catch {
        // Off line: the button beside asks again.
      }
    }, PAUSE);
  });
}

function startAnewWhenLeft(address) {
  let waiting = 0;
  const begin = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => window.location.replace(address), IDLE);
  };
  for (const touched of ["pointerdown", "keydown", "input", "scroll"]) {
    window.addEventListener(touched, begin, { passive: true });
  }
  // What the browser kept of a page is not shown to the next person.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.replace(address));
  begin();
}

// Who cannot do the work may tell as well: fewer of one network are taken then.
function workFor(field) {
  const { begun, code } = Object.fromEntries(new FormData(field.form));
  if (field.value || !window.Worker) return;
  const worker = new Worker(field.dataset.worker, { type: "module" });
  worker.addEventListener("message", ({ data }) => {
    field.value = data;
    worker.terminate();
  });
  worker.postMessage(`${begun}:${code}`);
}

const work = document.querySelector("[data-worker]");
const story = document.querySelector("[data-draft]");
const place = document.querySelector("[data-places]");
if (work) workFor(work);
if (story) watchStory(story);
if (place) watchPlace(place);
if (kiosk) startAnewWhenLeft(kiosk.dataset.kiosk);
if (document.querySelector("[data-sent]")) keepDraft("");
