// The page /results/verify/: an archive is opened, compared with its manifest and counted again,
// all in this browser.  Nothing is sent anywhere.

import { AUDIT, checkAudit } from "./audit.js";
import { countStandings, differences, hearRows, layPraise, prizePlaces, readRulings } from "./count.js";
import { readRows, readTable } from "./csv.js";
import { openZip } from "./zip.js";

const words = document.getElementById("words").dataset;
const told = document.getElementById("told");
const form = document.getElementById("check");
const MOST = 20;
const HOUR = 3600 * 1000;
const FORMAT = "sangsuk-result-3";

const text = (bytes) => new TextDecoder().decode(bytes);
const unhex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function checkFiles(zip, manifest, faults) {
  const hashes = new Map();
  const signed = manifest.signed_by ? ["signature.json"] : [];
  const named = new Set([...Object.keys(manifest.files), "manifest.json", ...signed]);
  if (new Set(zip.names).size !== zip.names.length) faults.push("ZIP: a file stands twice");
  for (const name of zip.names) if (!named.has(name)) faults.push(`${name}: not in manifest.json`);
  for (const name of named) if (!zip.names.includes(name)) faults.push(`${name}: missing`);
  for (const [name, said] of Object.entries(manifest.files)) {
    const bytes = await zip.read(name);
    if (!bytes) continue;
    hashes.set(name, await sha256(bytes));
    if (hashes.get(name) !== said.sha256) faults.push(`${name}: SHA-256`);
  }
  return hashes;
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

// The first and the last day of the window, in Bangkok.
function daysOf(rules) {
  const day = (moment) => new Date(moment + 7 * HOUR).toISOString().slice(0, 10);
  return { first: day(Date.parse(rules.window.opens)), last: day(Date.parse(rules.window.closes) - 1) };
}

async function checkCount(zip, manifest, hashes, faults) {
  const read = async (name) => text((await zip.read(name)) ?? missing(name));
  const rules = JSON.parse(await read("rules.json"));
  if (hashes.get("rules.json") !== manifest.rules_digest) faults.push("rules.json: SHA-256");
  const standing = readRulings(readTable(await read("rulings.csv"), "rulings.csv"));
  const said = hearRows(readRows(await read("rows.csv")), standing);
  layPraise(said.heard, readTable(await read("praise.csv"), "praise.csv"), daysOf(rules), faults);
  const districts = readTable(await read("districts.csv"), "districts.csv");
  const counted = countStandings(said.heard, districts, rules.count.tie_chain);
  faults.push(...differences(readTable(await read("standings.csv"), "standings.csv"), counted));
  if (!zip.names.some((name) => name === AUDIT || name === "audit-commitment.json")) return { ...said };
  const prized = prizePlaces(counted, rules);
  const known = { manifest, hashes, counted, prized, tellers: said.tellers, faults };
  return { ...said, audit: await checkAudit(read, known) };
}

function missing(name) {
  throw new Error(`${name}: missing`);
}

async function check(blob) {
  const faults = [];
  const zip = await openZip(blob);
  const bytes = (await zip.read("manifest.json")) ?? missing("manifest.json");
  const manifest = JSON.parse(text(bytes));
  if (manifest.format !== FORMAT) throw new Error(`manifest.json: ${manifest.format} ≠ ${FORMAT} (verify.py)`);
  const hashes = await checkFiles(zip, manifest, faults);
  const signature = await checkSignature(zip, manifest, bytes, faults);
  const { rows, audit } = await checkCount(zip, manifest, hashes, faults);
  const result = await sha256(bytes);
  const { wanted } = form.dataset;
  if (wanted && !result.startsWith(wanted)) faults.unshift(`${words.wanted}: ${result.slice(0, 16)} ≠ ${wanted}`);
  return { faults, signature, rows, audit, result, digest: manifest.rules_digest };
}

function auditLines(audit) {
  if (!audit) return [words.unaudited];
  const read = `${words.audited} ${audit.read} / ${audit.cards}, p = ${Number(audit.risk.toPrecision(3))}`;
  const earlier = audit.earlier ? [`${words.earlier}: ${audit.earlier}`] : [];
  const terms = `${words.seed} ${audit.seed}, ${words.commitment} ${audit.commitment}`;
  return [`${read}, ${words[audit.outcome]}`, terms, ...earlier];
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
    const lines = [`SHA-256 ${found.result}`, words.files, found.signature, `${words.rules} ${found.digest}`, words.counted];
    const rest = [...auditLines(found.audit), `${words.rows}: ${found.rows}`, words.only];
    say("fits", `${words.fits}: ${found.result.slice(0, 16)}`, ...lines, ...rest);
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
