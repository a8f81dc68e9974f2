// The audit in an archive, done again: its cards, the sample that the seed draws, what it concludes.

import { readTable } from "./csv.js";
import { isSettled, pValue } from "./martingale.js";
import { sha256Of } from "./sha256.js";

export const AUDIT = "audit-status.json";
const CARDS = "audit-cards.csv";
const TICKETS = ["1", "2", "4", "8", "16"];
const MOST_LIMIT = 0.5;
const FORMAT = "sangsuk audit 2";
const FIXED = ["rows.csv", "praise.csv", "rulings.csv", "standings.csv", "summary.json", CARDS, "audit-named.csv"];

const codes = (cell) => new Set(cell.split(" ").filter(Boolean));

// `read` gives the text of a file; `counted` the standings as they were counted again.
export async function checkAudit(read, { manifest, hashes, counted, prized, tellers, faults }) {
  const [terms, draw, status] = await objects(read, ["audit-commitment.json", "audit-draw.json", AUDIT]);
  const counts = new Map(counted.map((row) => [row.code, row.positive_voices]));
  checkTerms(terms, draw, manifest, hashes, prized, faults);
  const cards = readTable(await read(CARDS), CARDS);
  const layers = layersOf(cards, readTable(await read("audit-named.csv"), "audit-named.csv"), faults);
  checkCards(cards, layers, counts, terms, tellers, faults);
  const drawn = drawnBy(draw, cards);
  checkSample(drawn, readTable(await read("sample.csv"), "sample.csv"), faults);
  const reads = readsOf(drawn, readTable(await read("audit-readings.csv"), "audit-readings.csv"), faults);
  const found = conclude(claimsOf(counts, prized), reads, layers, cards.length, terms.limit);
  checkStatus(status, { ...found, drawn: draw.drawn, commitment: draw.commitment }, faults);
  return { ...found, seed: draw.seed, commitment: draw.commitment, earlier: terms.earlier.length };
}

async function objects(read, names) {
  return Promise.all(names.map(async (name) => JSON.parse(await read(name))));
}

// It commits to this result and to each file that counts: who knows its hash knows them all.
function checkTerms(terms, draw, manifest, hashes, prized, faults) {
  const at = "audit-commitment.json";
  if (draw.commitment !== hashes.get(at)) faults.push("audit-draw.json: commitment");
  if (terms.format !== FORMAT) faults.push(`${at}: format`);
  for (const name of ["campaign", "rules_digest", "reader"]) {
    if (terms[name] !== manifest[name]) faults.push(`${at}: ${name}`);
  }
  if (String(terms.winners) !== String(prized)) faults.push(`${at}: winners`);
  if (!(terms.limit > 0 && terms.limit <= MOST_LIMIT)) faults.push(`${at}: limit`);
  const files = { ...terms.files, ...terms.published };
  for (const name of FIXED) if (!(name in files)) faults.push(`${at}: ${name}`);
  for (const [name, digest] of Object.entries(files)) {
    if (hashes.has(name) && hashes.get(name) !== digest) faults.push(`${at}: ${name}`);
  }
}

function layersOf(cards, named, faults) {
  const layers = new Map();
  for (const card of cards) {
    const tickets = Number(card.tickets);
    if (!TICKETS.includes(card.tickets) || card.stratum !== `x${tickets}`) faults.push(`${CARDS}: ${card.card}`);
    if (!layers.has(tickets)) layers.set(tickets, { cards: 0, recorded: new Map(), named: new Map() });
    const layer = layers.get(tickets);
    layer.cards += 1;
    for (const code of codes(card.recorded)) layer.recorded.set(code, (layer.recorded.get(code) ?? 0) + 1);
  }
  for (const row of named) {
    const layer = layers.get(Number(row.stratum.slice(1)));
    if (layer) layer.named.set(row.district, Number(row.cards));
    else faults.push(`audit-named.csv: ${row.stratum}`);
  }
  return layers;
}

function checkCards(cards, layers, counts, terms, tellers, faults) {
  for (let at = 1; at < cards.length; at += 1) {
    if (cards[at].card <= cards[at - 1].card) faults.push(`${CARDS}, row ${at + 2}: ${cards[at].card}`);
  }
  for (const [code, count] of counts) {
    let recorded = 0;
    for (const layer of layers.values()) recorded += layer.recorded.get(code) ?? 0;
    if (recorded !== count) faults.push(`${CARDS}: ${code} ${recorded} ≠ ${count}`);
  }
  if (cards.length < tellers) faults.push(`${CARDS}: ${cards.length} < ${tellers}`);
  if (terms.cards !== cards.length) faults.push(`audit-commitment.json: ${terms.cards} ≠ ${cards.length}`);
}

function drawnBy(draw, cards) {
  const lots = cards.map((card) => {
    let lot = "g";
    for (let ticket = 1; ticket <= Number(card.tickets); ticket += 1) {
      const one = sha256Of(`${draw.seed},${card.card},${ticket}`);
      if (one < lot) lot = one;
    }
    return { lot, card: card.card, tickets: Number(card.tickets), recorded: codes(card.recorded) };
  });
  lots.sort((one, other) => (one.lot < other.lot ? -1 : 1));
  return lots.slice(0, draw.drawn);
}

function checkSample(drawn, sample, faults) {
  if (drawn.length !== sample.length) faults.push(`sample.csv: ${sample.length} ≠ ${drawn.length}`);
  const at = sample.findIndex((row, n) => row.card !== drawn[n]?.card || row.draw !== String(n + 1));
  if (at >= 0) faults.push(`sample.csv, row ${at + 2}: ${sample[at].card} ≠ ${drawn[at]?.card ?? "–"}`);
}

// The cards in the order of their draws, up to the first on which nobody has settled.
function readsOf(drawn, answers, faults) {
  const given = new Map(drawn.map((one) => [one.card, new Map()]));
  for (const { card, reader, eligible, praised } of answers) {
    const of = given.get(card);
    if (!of || of.has(reader)) faults.push(`audit-readings.csv: ${card} ${reader}`);
    else of.set(reader, `${eligible} ${[...codes(praised)].sort().join(" ")}`.trim());
  }
  const reads = [];
  for (const one of drawn) {
    const answer = settledOf([...given.get(one.card).values()]);
    if (answer === null) break;
    const [eligible, ...praised] = answer.split(" ");
    const found = new Set(eligible === "yes" ? praised : []);
    reads.push({ tickets: one.tickets, recorded: one.recorded, true: eligible === "missing" ? null : found });
  }
  return reads;
}

function settledOf(answers) {
  const times = new Map();
  for (const answer of answers) times.set(answer, (times.get(answer) ?? 0) + 1);
  const [first, second] = [...times].sort((one, other) => other[1] - one[1]);
  if (!first) return null;
  return !second || (first[1] >= 2 && first[1] > second[1]) ? first[0] : null;
}

function claimsOf(counts, winners) {
  const claims = [];
  for (const winner of winners) {
    for (const [loser, count] of counts) {
      if (!winners.includes(loser)) claims.push({ winner, loser, margin: counts.get(winner) - count });
    }
  }
  return claims.sort((one, other) => one.margin - other.margin);
}

function conclude(claims, reads, layers, cards, limit) {
  let [risk, tied] = [0, false];
  const left = cards - reads.length;
  const lead = (claim) =>
    reads.reduce((sum, read) => sum + (read.true?.has(claim.winner) ?? 0) - (read.true?.has(claim.loser) ?? 0), 0);
  for (const claim of claims) {
    if (isSettled(claim, reads, cards)) continue;
    const p = claim.margin <= 0 || !left ? 1 : pValue(claim, reads, layers, risk);
    tied ||= claim.margin <= 0 && p > limit;
    risk = Math.max(risk, p);
  }
  let outcome = risk <= limit ? "confirmed" : tied ? "full_hand_count" : "read_on";
  if (outcome !== "confirmed" && !left) outcome = Math.min(...claims.map(lead)) === 0 ? "tied" : "overturned";
  return { risk, outcome, read: reads.length, cards };
}

function checkStatus(status, found, faults) {
  for (const [name, value] of Object.entries(found)) {
    const near = typeof value === "number" && Math.abs(status[name] - value) <= 1e-9 * Math.max(1, value);
    if (!near && status[name] !== value) faults.push(`${AUDIT}: ${name} ${status[name]} ≠ ${value}`);
  }
}
