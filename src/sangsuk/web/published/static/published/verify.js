// The page /results/verify/: an archive is opened, compared with its manifest and counted again,
// all in this browser.  Nothing is sent anywhere.

import { countStandings, differences, hearRows, readRulings, readTable } from "./count.js";
import { openZip } from "./zip.js";

const words = document.getElementById("words").dataset;
const told = document.getElementById("told");
const form = document.getElementById("check");
const MOST = 20;

const text = (bytes) => new TextDecoder().decode(bytes);
const unhex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function checkFiles(zip, manifest, faults) {
  const signed = manifest.signed_by ? ["signature.json"] : [];
  const named = new Set([...Object.keys(manifest.files), "manifest.json", ...signed]);
  if (new Set(zip.names).size !== zip.names.length) faults.push("ZIP: a file stands twice");
  for (const name of zip.names) if (!named.has(name)) faults.push(`${name}: not in manifest.json`);
  for (const name of named) if (!zip.names.includes(name)) faults.push(`${name}: missing`);
  for (const [name, said] of Object.entries(manifest.files)) {
    const bytes = await zip.read(name);
    if (bytes && (await sha256(bytes)) !== said.sha256) faults.push(`${name}: SHA-256`);
  }
}

async function checkSignature(zip, manifest, bytes, faults) {
  if (!manifest.signed_by) return words.unsigned;
  const seal = JSON.parse(text(await zip.read("signature.json")));
  const fingerprint = (await sha256(unhex(seal.public_key))).slice(0, 32);
  if (fingerprint !== manifest.signed_by.replaceAll(" ", "")) faults.push("signature.json: key");
  let key;
  try {
    key = await crypto.subtle.importKey("raw", unhex(seal.public_key), "Ed25519", false, ["verify"]);
  } catch {
    return words.unable;
  }
  const fits = await crypto.subtle.verify("Ed25519", key, unhex(seal.signature), bytes);
  if (!fits) faults.push("manifest.json: signature");
  return `${words.signature} ${manifest.signed_by}`;
}

async function checkCount(zip, manifest, faults) {
  const written = await zip.read("rules.json");
  if ((await sha256(written)) !== manifest.rules_digest) faults.push("rules.json: SHA-256");
  const rules = JSON.parse(text(written));
  const standing = readRulings(text(await zip.read("rulings.csv")));
  const { heard, rows } = hearRows(text(await zip.read("rows.csv")), standing);
  const districts = readTable(text(await zip.read("districts.csv")));
  const counted = countStandings(heard, districts, rules.count.tie_chain);
  const published = readTable(text(await zip.read("standings.csv")));
  faults.push(...differences(published, counted));
  return rows;
}

async function check(blob) {
  const faults = [];
  const zip = await openZip(blob);
  const bytes = await zip.read("manifest.json");
  const manifest = JSON.parse(text(bytes));
  await checkFiles(zip, manifest, faults);
  const signature = await checkSignature(zip, manifest, bytes, faults);
  const rows = await checkCount(zip, manifest, faults);
  const citation = (await sha256(bytes)).slice(0, 16);
  return { faults, signature, rows, citation, digest: manifest.rules_digest };
}

function say(kind, ...lines) {
  told.replaceChildren();
  const head = document.createElement("h2");
  head.textContent = lines[0];
  head.className = "minor";
  head.dataset.verdict = kind;
  const list = document.createElement("ul");
  list.className = "plain-list digest";
  for (const line of lines.slice(1)) {
    const item = document.createElement("li");
    item.textContent = line;
    list.append(item);
  }
  told.append(head, list);
}

async function tell(blob) {
  say("reading", words.reading);
  try {
    const found = await check(blob);
    if (found.faults.length) {
      const more = found.faults.length - MOST;
      const rest = more > 0 ? [`${words.more} ${more}`] : [];
      say("unfit", words.unfit, ...found.faults.slice(0, MOST), ...rest);
      return;
    }
    const lines = [words.files, found.signature, `${words.rules} ${found.digest}`, words.counted];
    say("fits", `${words.fits}: ${found.citation}`, ...lines, `${words.rows}: ${found.rows}`, words.only);
  } catch (error) {
    say("unfit", words.unfit, String(error.message));
  }
}

if (!globalThis.crypto?.subtle) {
  say("insecure", words.insecure);
} else {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.archive.addEventListener("change", (event) => {
    if (event.target.files.length) tell(event.target.files[0]);
  });
  form.elements.published?.addEventListener("click", async () => {
    const answer = await fetch(form.dataset.newest);
    if (answer.ok) tell(await answer.blob());
  });
}
