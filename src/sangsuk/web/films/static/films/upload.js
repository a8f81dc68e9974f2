// Sends a file in parts by the tus protocol; after a break it asks how much came, and goes on.
const PART = 8 * 1024 * 1024;
const LONGEST_WAIT = 30_000;
const form = document.getElementById("upload");
const said = document.getElementById("upload-said");
const bar = document.getElementById("upload-bar");

const headers = (more = {}) => ({
  "Tus-Resumable": "1.0.0",
  "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
  ...more,
});
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const keyOf = file => `upload ${form.dataset.create} ${file.name} ${file.size} ${file.lastModified}`;
const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

async function begin(file) {
  const known = localStorage.getItem(keyOf(file));
  if (known && (await fetch(known, { method: "HEAD", headers: headers() })).ok) return known;
  const answer = await fetch(form.dataset.create, {
    method: "POST",
    headers: headers({
      "Upload-Length": String(file.size),
      "Upload-Metadata": `filename ${base64(file.name)}`,
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const there = answer.headers.get("Location");
  localStorage.setItem(keyOf(file), there);
  return there;
}

async function arrived(there) {
  const answer = await fetch(there, { method: "HEAD", headers: headers() });
  return answer.ok ? Number(answer.headers.get("Upload-Offset")) : 0;
}

function show(at, size) {
  const percent = Math.floor((100 * at) / size);
  bar.hidden = false;
  bar.value = percent;
  said.textContent = `${said.dataset.sending} ${percent}%`;
}

async function send(file, there) {
  let at = await arrived(there);
  for (let wait = 1000; at < file.size; ) {
    show(at, file.size);
    try {
      const answer = await fetch(there, {
        method: "PATCH",
        headers: headers({
          "Content-Type": "application/offset+octet-stream",
          "Upload-Offset": String(at),
        }),
        body: file.slice(at, at + PART),
      });
      if (answer.status === 409 || answer.status === 423) throw new TypeError("elsewhere");
      if (!answer.ok) throw new Error(await answer.text());
      at = Number(answer.headers.get("Upload-Offset"));
      wait = 1000;
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      said.textContent = said.dataset.waits;
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
      at = await arrived(there).catch(() => at);
    }
  }
}

form?.addEventListener("submit", async event => {
  event.preventDefault();
  const [file] = document.getElementById("file").files;
  if (!file) return;
  form.querySelector("button").disabled = true;
  try {
    const there = await begin(file);
    await send(file, there);
    localStorage.removeItem(keyOf(file));
    const fault = await (await fetch(there)).text();
    bar.value = 100;
    said.textContent = fault || said.dataset.done;
  } catch (fault) {
    said.textContent = fault.message;
  }
  form.querySelector("button").disabled = false;
});
