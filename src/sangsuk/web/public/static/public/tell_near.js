// Districts near the device, found on the device itself: where it is goes nowhere.
const MOST = 5;
const FAR = 1.5; // degrees: beyond the country
const button = document.querySelector("[data-near]");
const said = document.getElementById("near-said");

function tell(words) {
  said.textContent = words;
  said.hidden = !words;
}

function nearest({ latitude, longitude }, centres) {
  const narrow = Math.cos((latitude * Math.PI) / 180);
  return Object.entries(centres)
    .map(([code, [lat, lon]]) => [Math.hypot(latitude - lat, (longitude - lon) * narrow), code])
    .filter(([far]) => far < FAR)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST)
    .map(([, code]) => code);
}

async function offer(coords) {
  const centres = await (await fetch(button.dataset.near)).json();
  const codes = nearest(coords, centres);
  if (!codes.length) {
    tell(button.dataset.none);
    return;
  }
  const address = new URL(document.getElementById("place").dataset.places, document.baseURI);
  address.searchParams.set("near", codes.join(","));
  const list = document.getElementById("places");
  list.innerHTML = await (await fetch(address)).text();
  tell(button.dataset.found);
  list.querySelector("input")?.focus();
}

function ask() {
  tell(button.dataset.asking);
  const failed = () => tell(button.dataset.failed);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => offer(coords).catch(failed),
    failed,
    { timeout: 15_000, maximumAge: 600_000 },
  );
}

if (button && navigator.geolocation && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", ask);
}
