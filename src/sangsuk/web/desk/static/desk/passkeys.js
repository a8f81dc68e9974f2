// Passkeys: asks the site what to ask of the device, and hands in its answer with the form.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

async function asked(form) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(form.dataset.ask, {
    method: "POST",
    headers: { "X-CSRFToken": token },
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { publicKey } = await answer.json();
  publicKey.challenge = bytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
  for (const list of [publicKey.excludeCredentials, publicKey.allowCredentials])
    for (const one of list ?? []) one.id = bytes(one.id);
  return { publicKey };
}

function told(made) {
  const said = made.response;
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (said[name]) parts[name] = letters(said[name]);
  return {
    id: made.id,
    rawId: letters(made.rawId),
    type: made.type,
    response: parts,
    clientExtensionResults: {},
  };
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    try {
      const question = await asked(form);
      const way = form.dataset.passkey === "new" ? "create" : "get";
      form.elements.answer.value = JSON.stringify(told(await navigator.credentials[way](question)));
      form.submit();
    } catch {
      form.querySelector("[data-fault]").hidden = false;
    }
  });
}
