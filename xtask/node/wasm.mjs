// What a reader's Wasm does not need, taken out after the compiler has done its best: 10 KB (brotli).
//
// Names: those by which the Wasm asks its script for functions each end in a hash that compresses to
// nothing smaller, and stand in both files.
//
// Letters: the standard library's table of small letters. Nothing of ours may use it, which a test of
// the house rules holds; Yew does, in the words of a panic that this build has no words for.

/** Reads an unsigned LEB128 number; returns it and the place behind it. */
function number(bytes, place) {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[place++];
    value += (byte & 127) * factor;
    if (byte < 128) return [value, place];
  }
}

/** Writes an unsigned LEB128 number. */
function written(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

/** A byte string with its length before it. */
const vector = (bytes) => [...written(bytes.length), ...bytes];

const utf8 = new TextEncoder();
const FUNCTION = 0;
const [CUSTOM, IMPORTS, DATA] = [0, 2, 11];

/** Returns the imports section with other names, and the pairs of old and new name. */
function renamed(section) {
  const pairs = new Map();
  let [count, place] = number(section, 0);
  const out = written(count);
  const text = () => {
    const [length, start] = number(section, place);
    place = start + length;
    return new TextDecoder().decode(section.subarray(start, place));
  };
  while (count-- > 0) {
    const [module, name] = [text(), text()];
    if (section[place] !== FUNCTION) throw new Error(`${module} ${name} is imported, but no function`);
    const kind = place;
    [, place] = number(section, place + 1);
    const short = pairs.get(name) ?? `_${pairs.size.toString(36)}`;
    pairs.set(name, short);
    out.push(...vector(utf8.encode(module)), ...vector(utf8.encode(short)));
    out.push(...section.subarray(kind, place));
  }
  return { section: out, pairs };
}

const pairs = (...numbers) => Buffer.from(Uint32Array.from(numbers).buffer);

/** The table pairs each capital letter with its small one: from À and à on, to the last of Adlam. */
const FIRST_LETTERS = pairs(0xc0, 0xe0, 0xc1, 0xe1, 0xc2, 0xe2, 0xc3, 0xe3);
const LAST_LETTERS = pairs(0x1e920, 0x1e942, 0x1e921, 0x1e943);

/** Returns data with zeros for the table of small letters; without it, a letter is its own small one. */
function withoutLetters(data) {
  const out = Buffer.from(data);
  const [start, last] = [FIRST_LETTERS, LAST_LETTERS].map((letters) => out.indexOf(letters));
  return start < 0 || last < start ? out : out.fill(0, start, last + LAST_LETTERS.length);
}

/** Returns a Wasm and its script with short names between them, and the Wasm without custom
 *  sections and the table of small letters. */
export function slimmed(wasm, script) {
  const header = 8;
  const parts = [wasm.subarray(0, header)];
  for (let place = header; place < wasm.length; ) {
    const id = wasm[place];
    const [length, start] = number(wasm, place + 1);
    place = start + length;
    if (id === CUSTOM) continue;
    let section = wasm.subarray(start, place);
    if (id === DATA) section = withoutLetters(section);
    if (id === IMPORTS) {
      const { section: short, pairs } = renamed(section);
      section = short;
      // The names are keys of one object in the script, and longer than any word beside them.
      for (const [from, to] of pairs) {
        if (!new RegExp(`\\b${from}\\b`).test(script)) throw new Error(`the script has no ${from}`);
        script = script.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to);
      }
    }
    parts.push([id, ...written(section.length)], section);
  }
  return { wasm: Buffer.concat(parts.map((part) => Uint8Array.from(part))), script };
}
