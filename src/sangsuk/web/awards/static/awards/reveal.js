// One award at a time: space, arrows, a clicker's page keys or a tap go on; nothing is told before.
const shown = [...document.querySelectorAll(".shown")];
const [back, go, full] = ["back", "go", "full"].map((id) => document.getElementById(id));
let at = Math.max(0, shown.findIndex((one) => `#${one.id}` === location.hash));

function show(next) {
  at = Math.min(Math.max(next, 0), shown.length - 1);
  for (const [n, one] of shown.entries()) one.hidden = n !== at;
  shown[at].focus({ preventScroll: true });
  history.replaceState(null, "", `#${shown[at].id}`);
  back.disabled = at === 0;
  go.disabled = at === shown.length - 1;
}

const KEYS = { " ": 1, ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
document.addEventListener("keydown", (event) => {
  const step = KEYS[event.key];
  if (!step || event.target.closest("button, a")) return;
  event.preventDefault();
  show(at + step);
});
go.addEventListener("click", () => show(at + 1));
back.addEventListener("click", () => show(at - 1));
full.addEventListener("click", () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
);
document.documentElement.classList.add("stepwise");
back.hidden = go.hidden = false;
full.hidden = !document.fullscreenEnabled;
show(at);
