// How surely the cards that were read speak for the prizes: the test of the audit, as in
// docs/methods/audit.md and core/check/martingale.py.

const PRIOR_DRAWS = 100;
const WRONG = 0.1;
const UNSEEN = 0.02;
const BOLDNESS = 0.9;

// By how much the machine flatters the winner on a card, -1 to 1.
function wrong(read, claim) {
  const has = (set, code) => (set.has(code) ? 1 : 0);
  const says = has(read.recorded, claim.winner) - has(read.recorded, claim.loser);
  if (!read.true) return (says + 1) / 2;
  return (says - has(read.true, claim.winner) + has(read.true, claim.loser)) / 2;
}

export function isSettled(claim, reads, cards) {
  const found = reads.filter((read) => read.true);
  const lead = found.reduce((sum, read) => sum + read.true.has(claim.winner) - read.true.has(claim.loser), 0);
  return found.length + lead > cards;
}

export function pValue(claim, reads, layers, enough) {
  let everything = 0;
  for (const [tickets, layer] of layers) everything += tickets * layer.cards;
  const course = { due: claim.margin / 2, left: everything, gone: new Map(), draws: 0, each: 0, squares: 0 };
  const start = PRIOR_DRAWS * expectedSpread(claim, layers, everything);
  const stop = enough > 0 ? -Math.log(enough) : Infinity;
  let [height, highest] = [0, 0];
  for (const read of reads) {
    height += Math.log(step(course, wrong(read, claim), read.tickets, steepest(claim, layers, course.gone), start));
    highest = Math.max(highest, height);
    if (highest >= stop) break;
  }
  return Math.exp(-highest);
}

// Take one card; gives what the stake is multiplied by.
function step(course, flattered, tickets, most, start) {
  const mean = course.left * most - course.due;
  const x = course.left * most - (course.left * flattered) / tickets;
  const taken = factor(course, mean, x, course.left * most + course.left, start);
  course.due -= flattered;
  course.left -= tickets;
  course.gone.set(tickets, (course.gone.get(tickets) ?? 0) + 1);
  course.draws += 1;
  course.each += flattered / tickets;
  course.squares += (flattered / tickets) ** 2;
  return taken;
}

function factor(course, mean, x, upper, start) {
  if (mean < 0 || (mean === 0 && x > 0)) return Infinity;
  if (mean >= upper || mean === 0) return 1;
  return Math.max(1 + bet(course, mean, start) * (x - mean), 0);
}

function bet(course, room, start) {
  const weight = PRIOR_DRAWS + course.draws;
  const mean = course.each / weight;
  const spread = Math.max((start + course.squares) / weight - mean ** 2, 0);
  const drift = course.due - course.left * mean;
  const scale = course.left ** 2 * spread + drift ** 2;
  return Math.min(Math.max(scale ? drift / scale : 0, 0), BOLDNESS / room);
}

function steepest(claim, layers, gone) {
  let most = 0;
  for (const [tickets, layer] of layers) {
    if ((gone.get(tickets) ?? 0) < layer.cards) {
      most = Math.max(most, (layer.recorded.get(claim.winner) ? 1 : 0.5) / tickets);
    }
  }
  return most;
}

function expectedSpread(claim, layers, everything) {
  let [squares, voices] = [0, 0];
  for (const [tickets, layer] of layers) {
    for (const code of [claim.winner, claim.loser]) {
      squares += (WRONG * (layer.named.get(code) ?? 0)) / tickets;
      voices += layer.recorded.get(code) ?? 0;
    }
  }
  const least = layers.size ? Math.min(...layers.keys()) : 1;
  return (squares + (UNSEEN * voices) / least) / 4 / everything;
}
