// A tap on a row's time plays the film from there; Alt+I and Alt+O take the film's time over.
const film = document.querySelector("video.film-watch");
const cues = document.getElementById("cues");

function seconds(text) {
  const parts = text.trim().replace(",", ".").split(":").map(Number);
  return parts.some(Number.isNaN) ? null : parts.reduce((all, part) => all * 60 + part, 0);
}

function clock(at) {
  const hundredths = Math.round(at * 100);
  const rest = String(hundredths % 6000).padStart(4, "0");
  return `${Math.floor(hundredths / 6000)}:${rest.slice(0, 2)}.${rest.slice(2)}`;
}

cues?.addEventListener("focusin", event => {
  if (event.target.name !== "start" || !event.target.value) return;
  const at = seconds(event.target.value);
  if (at !== null && film.readyState > 0) film.currentTime = at;
});

cues?.addEventListener("keydown", event => {
  const name = { KeyI: "start", KeyO: "end" }[event.code];
  if (!event.altKey || !name) return;
  event.preventDefault();
  const row = event.target.closest("li");
  row.querySelector(`[name=${name}]`).value = clock(film.currentTime);
});
