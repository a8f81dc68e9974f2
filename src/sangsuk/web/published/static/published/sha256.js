// SHA-256 of a text, at once: the browser's own is asked one by one, and a sample takes millions.

const ROUNDS = 64;
const [K, START] = constants();

const encoder = new TextEncoder();
const w = new Int32Array(ROUNDS);
const state = new Int32Array(8);

export function sha256Of(text) {
  const bytes = encoder.encode(text);
  const size = ((bytes.length + 8) >> 6) + 1;
  const words = new Int32Array(size * 16);
  for (let at = 0; at < bytes.length; at += 1) words[at >> 2] |= bytes[at] << (24 - (at & 3) * 8);
  words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length & 3) * 8);
  words[size * 16 - 1] = bytes.length * 8;
  state.set(START);
  for (let block = 0; block < words.length; block += 16) mix(words, block);
  let hex = "";
  for (let at = 0; at < 8; at += 1) hex += (state[at] >>> 0).toString(16).padStart(8, "0");
  return hex;
}

function mix(words, block) {
  for (let at = 0; at < 16; at += 1) w[at] = words[block + at];
  for (let at = 16; at < ROUNDS; at += 1) {
    const a = w[at - 15];
    const b = w[at - 2];
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[at] = (w[at - 16] + low + w[at - 7] + high) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3];
  let e = state[4], f = state[5], g = state[6], h = state[7];
  for (let at = 0; at < ROUNDS; at += 1) {
    const one = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + one + K[at] + w[at]) | 0;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + two) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

// The first digits after the point of the roots of the first primes.
function constants() {
  const primes = [];
  for (let one = 2; primes.length < ROUNDS; one += 1) {
    if (primes.every((prime) => one % prime)) primes.push(one);
  }
  const digits = (root) => Math.floor((root % 1) * 2 ** 32) | 0;
  return [
    Int32Array.from(primes, (prime) => digits(Math.cbrt(prime))),
    Int32Array.from(primes.slice(0, 8), (prime) => digits(Math.sqrt(prime))),
  ];
}
