// Counts the rows of a result again: a third hand, beside the one that made it and verify.py.

const REASONS = ["hashtag", "window", "staff", "spam", "not_about_district_office", "duplicate"];
const PEOPLE = 100000;

// No cell of these tables holds a comma or a quote, but for reasons of rulings, which stand last.
export function readTable(text) {
  const [head, ...lines] = text.split("\n").filter((line) => line !== "");
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""]));
  });
}

export function readRulings(text) {
  const standing = new Map();
  for (const ruling of readTable(text)) {
    const ofStory = ruling.district ? (standing.get(ruling.story) ?? new Map()) : new Map();
    ofStory.delete(ruling.district);
    ofStory.set(ruling.district, ruling);
    standing.set(ruling.story, ofStory);
  }
  return standing;
}

function decide(row, standing) {
  for (const ruling of standing.get(row.story)?.values() ?? []) {
    if (ruling.verdict === "restore") {
      row.reason = "";
    } else if (ruling.district) {
      const others = row.mentions.split(" ").filter((one) => !one.startsWith(ruling.district));
      row.mentions = others.join(" ");
    } else {
      const reason = REASONS[Number(ruling.rule.slice(1)) - 1];
      if (reason) row.reason = reason;
      else row.mentions = "";
    }
  }
  return row;
}

function silent() {
  return {
    positive: new Set(),
    negative: new Set(),
    mentioned: new Set(),
    hidden: new Set(),
    days: new Set(),
    services: new Set(),
    mentions: 0,
  };
}

export function hearRows(text, standing) {
  const heard = new Map();
  const lines = text.split("\n");
  let rows = 0;
  for (let at = 1; at < lines.length; at += 1) {
    if (!lines[at]) continue;
    rows += 1;
    const [story, citizen, day, reason, , mentions, services] = lines[at].split(",");
    const row = decide({ story, citizen, day, reason, mentions, services }, standing);
    if (!row.reason && row.mentions) hear(heard, row);
  }
  return { heard, rows };
}

function hear(heard, row) {
  const voice = row.citizen || `story ${row.story}`;
  const spoken = new Set();
  for (const mention of row.mentions.split(" ")) {
    const code = mention.slice(0, 4);
    if (!heard.has(code)) heard.set(code, silent());
    const of = heard.get(code);
    if (!spoken.has(code)) of.mentions += 1;
    spoken.add(code);
    of.mentioned.add(voice);
    if (!row.citizen) of.hidden.add(voice);
    if (mention[4] === "-") of.negative.add(voice);
    if (mention[4] === "+") {
      of.positive.add(voice);
      of.days.add(row.day);
      for (const service of row.services.split(" ")) if (service) of.services.add(service);
    }
  }
}

const TIES = {
  fewer_negative_voices: (of) => -of.negative.size,
  more_praise_days: (of) => of.days.size,
  more_services_praised: (of) => of.services.size,
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
