// Counts the rows of a result again: a third hand, beside the one that made it and verify.py.

const READER_RULES = {
  E1: "hashtag",
  E2: "window",
  E12: "late",
  E13: "revised",
  E3: "staff",
  E4: "spam",
  E5: "not_about_district_office",
  E6: "duplicate",
};
const SURELY_OUT = ["window", "late", "revised"];
const PEOPLE = 100000;

// Of each (story, district) the last ruling stands; one of the whole story speaks of all before it.
export function readRulings(rows) {
  const standing = new Map();
  for (const ruling of rows) {
    const ofStory = ruling.district ? (standing.get(ruling.story) ?? new Map()) : new Map();
    ofStory.set(ruling.district, ruling);
    standing.set(ruling.story, ofStory);
  }
  return standing;
}

const listed = (cell) => (cell ? cell.split(" ") : []);

// The row as it is counted: with what people brought back, without what they took out.
function decide(row, ofStory) {
  if (!ofStory) return row;
  const whole = ofStory.get("");
  const restRemains = whole ? whole.verdict === "restore" : !row.reason;
  const remains = (code) => (ofStory.has(code) ? ofStory.get(code).verdict === "restore" : restRemains);
  const kept = row.mentions.filter((mention) => remains(mention.slice(0, 4)));
  if (restRemains || kept.length) return { ...row, reason: "", mentions: kept };
  const left = row.mentions.filter((mention) => !ofStory.has(mention.slice(0, 4)));
  if (!whole) return { ...row, mentions: left };
  const reason = READER_RULES[whole.rule];
  return reason ? { ...row, reason, mentions: left } : { ...row, mentions: [] };
}

// Whether people left nothing of a story, whatever is found in it.
function isTakenOut(ofStory) {
  if (ofStory?.get("")?.verdict !== "exclude") return false;
  return [...ofStory.values()].every((ruling) => ruling.verdict === "exclude");
}

function mayBeEligible(row) {
  return row.reason === "hashtag" ? row.review.includes("near_miss_hashtag") : !SURELY_OUT.includes(row.reason);
}

function silent() {
  return {
    positive: new Set(),
    negative: new Set(),
    mentioned: new Set(),
    hidden: new Set(),
    days: 0,
    services: 0,
    mentions: 0,
    praising: 0,
  };
}

export function hearRows(rows, standing) {
  const heard = new Map();
  const tellers = new Set();
  for (let at = 1; at < rows.length; at += 1) {
    const [story, citizen, reason, , mentions, review] = rows[at];
    const ofStory = standing.get(story);
    const told = { reason, mentions: listed(mentions), review };
    const row = { ...decide(told, ofStory), voice: citizen || `story ${story}`, isHidden: !citizen };
    if (mayBeEligible(row) && !isTakenOut(ofStory)) tellers.add(row.voice);
    if (!row.reason) hear(heard, row);
  }
  return { heard, rows: rows.length - 1, tellers: tellers.size };
}

// On which days a district was praised, and for which services: its days hold all stories that praise it.
export function layPraise(heard, told, days, faults) {
  const stories = new Map();
  const seen = new Set();
  told.forEach(({ district, kind, what, stories: number }, at) => {
    const of = heard.get(district);
    const line = `${district} ${kind} ${what}`;
    const known = kind === "service" || (kind === "day" && days.first <= what && what <= days.last);
    if (seen.has(line) || !known || !of || !(Number(number) > 0 && Number(number) <= of.praising)) {
      faults.push(`praise.csv, row ${at + 2}: ${line}`);
      return;
    }
    seen.add(line);
    of[kind === "day" ? "days" : "services"] += 1;
    if (kind === "day") stories.set(district, (stories.get(district) ?? 0) + Number(number));
  });
  for (const [code, of] of heard) {
    const found = stories.get(code) ?? 0;
    if (found !== of.praising) faults.push(`praise.csv: ${code} ${found} ≠ ${of.praising}`);
  }
}

function hear(heard, row) {
  const spoken = new Set();
  const praised = new Set();
  for (const mention of row.mentions) {
    const code = mention.slice(0, 4);
    if (!heard.has(code)) heard.set(code, silent());
    const of = heard.get(code);
    if (!spoken.has(code)) of.mentions += 1;
    spoken.add(code);
    of.mentioned.add(row.voice);
    if (row.isHidden) of.hidden.add(row.voice);
    if (mention[4] === "-") of.negative.add(row.voice);
    if (mention[4] === "+") {
      of.positive.add(row.voice);
      if (!praised.has(code)) of.praising += 1;
      praised.add(code);
    }
  }
}

const TIES = {
  fewer_negative_voices: (of) => -of.negative.size,
  more_praise_days: (of) => of.days,
  more_services_praised: (of) => of.services,
  higher_per_100k: (of, people) => (of.positive.size * PEOPLE) / people,
};

function firstDifference(one, other) {
  const at = one.findIndex((value, depth) => value !== other[depth]);
  return at < 0 ? one.length : at;
}

export function countStandings(heard, districts, chain) {
  const rows = districts.map((district) => {
    const of = heard.get(district.code) ?? silent();
    const people = Number(district.population);
    const merit = [of.positive.size, ...chain.map((rule) => TIES[rule](of, people))];
    return { district, of, people, merit, spoken: heard.has(district.code) };
  });
  const spoken = rows.filter((row) => row.spoken);
  const better = (one, other) => {
    const at = firstDifference(one.merit, other.merit);
    return at === one.merit.length ? 0 : other.merit[at] - one.merit[at];
  };
  spoken.sort((one, other) => better(one, other) || (one.district.code < other.district.code ? -1 : 1));
  spoken.forEach((row, at) => {
    const before = spoken[at - 1];
    row.place = before && better(before, row) === 0 ? before.place : at + 1;
    row.settled = settledBy(row, [before, spoken[at + 1]], chain);
  });
  const rest = rows.filter((row) => !row.spoken).sort((a, b) => (a.district.code < b.district.code ? -1 : 1));
  return [...spoken, ...rest].map(asPublished);
}

function settledBy(row, neighbours, chain) {
  const depths = neighbours.filter(Boolean).map((other) => firstDifference(row.merit, other.merit));
  const deepest = Math.max(0, ...depths);
  return deepest === 0 ? "" : [...chain, "shared"][deepest - 1];
}

function asPublished(row) {
  const { of, district } = row;
  return {
    place: row.place ?? "",
    code: district.code,
    district: district.district,
    province: district.province,
    positive_voices: of.positive.size,
    mentions: of.mentions,
    mentioned_voices: of.mentioned.size,
    negative_voices: of.negative.size,
    net: of.positive.size - of.negative.size,
    unidentified_share: of.mentioned.size ? of.hidden.size / of.mentioned.size : "",
    per_100k: (of.positive.size * PEOPLE) / row.people,
    tie_broken_by: row.settled ?? "",
  };
}

export function prizePlaces(counted, rules) {
  const prize = rules.activities.find((one) => one.honours === "districts")?.prize;
  return counted
    .filter((row) => row.place && row.place <= (prize?.count ?? 0) && row.positive_voices)
    .map((row) => row.code);
}

export function* differences(published, counted) {
  for (let at = 0; at < Math.max(published.length, counted.length); at += 1) {
    const [said, found] = [published[at], counted[at]];
    if (!said || !found || said.code !== found.code) {
      yield `standings.csv, row ${at + 2}: ${said?.code ?? "–"} ≠ ${found?.code ?? "–"}`;
      continue;
    }
    for (const [name, value] of Object.entries(found)) {
      const same = typeof value === "number" ? Number(said[name]) === value && said[name] !== "" : said[name] === value;
      if (!same) yield `standings.csv, row ${at + 2}: ${found.code} ${name} ${said[name]} ≠ ${value}`;
    }
  }
}
