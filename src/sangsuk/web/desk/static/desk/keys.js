// The desk by keys alone: each thing that may be done names its key; digits and letters are told by
// their place on the keyboard, so that a Thai layout does the same.
const WRITING = "input[type=text], textarea, select";
const rows = [...document.querySelectorAll("[data-row]")];

function walk(by) {
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}

function select() {
  const row = document.activeElement?.closest(".matter-row");
  const box = row?.querySelector("[data-select]");
  if (box) box.checked = !box.checked;
}

const MOVES = { KeyJ: () => walk(1), KeyK: () => walk(-1), KeyX: select };

document.addEventListener("keydown", (pressed) => {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return;
  const writes = document.activeElement?.matches(WRITING);
  if (writes && pressed.code === "Escape") return document.activeElement.blur();
  if (writes || pressed.repeat) return;
  const code = pressed.code.replace(/^Numpad([0-9])$/, "Digit$1").replace("NumpadEnter", "Enter");
  if (code === "Enter" && document.activeElement?.matches("a, button, [data-select]")) return;
  const meant = document.querySelector(`[data-key="${code}"]`);
  const move = MOVES[code];
  if (!meant && !move) return;
  pressed.preventDefault();
  if (move) move();
  else if (meant.matches(WRITING)) meant.focus();
  else meant.click();
});
