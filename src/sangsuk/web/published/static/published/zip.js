// Reads a ZIP as `sangsuk bundle` makes it: its list of files, and each file when it is asked for.

const END = 0x06054b50;
const ENTRY = 0x02014b50;

export async function openZip(blob) {
  const tail = new DataView(await blob.slice(-22).arrayBuffer());
  if (tail.byteLength < 22 || tail.getUint32(0, true) !== END) throw new Error("no ZIP");
  const count = tail.getUint16(10, true);
  const size = tail.getUint32(12, true);
  const start = tail.getUint32(16, true);
  const list = new DataView(await blob.slice(start, start + size).arrayBuffer());
  const entries = new Map();
  const names = [];
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (list.getUint32(at, true) !== ENTRY) throw new Error("no list of files");
    const length = list.getUint16(at + 28, true);
    const extra = list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
    const name = new TextDecoder().decode(new Uint8Array(list.buffer, at + 46, length));
    names.push(name);
    entries.set(name, {
      method: list.getUint16(at + 10, true),
      packed: list.getUint32(at + 20, true),
      offset: list.getUint32(at + 42, true),
    });
    at += 46 + length + extra;
  }
  return { names, read: (name) => readEntry(blob, entries.get(name)) };
}

async function readEntry(blob, entry) {
  if (!entry) return null;
  const head = new DataView(await blob.slice(entry.offset, entry.offset + 30).arrayBuffer());
  const start = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = blob.slice(start, start + entry.packed);
  if (entry.method === 0) return packed.arrayBuffer();
  const plain = packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(plain).arrayBuffer();
}
