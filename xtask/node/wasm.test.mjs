import assert from "node:assert/strict";
import { test } from "node:test";

import { slimmed } from "./wasm.mjs";

const text = (string) => [string.length, ...new TextEncoder().encode(string)];
const section = (id, bytes) => [id, bytes.length, ...bytes];
const HEADER = [0, 97, 115, 109, 1, 0, 0, 0];
const TYPE = section(1, [1, 96, 0, 1, 127]);
const EXPORT = section(7, [1, ...text("run"), 0, 0]);
const NAMES = section(0, [...text("name"), 1, 2, 3]);
const importing = (kind) => section(2, [1, ...text("./app_bg.js"), ...text("__wbg_one_0123"), kind, 0]);

test("names are short in both files, and what they do stays", async () => {
  const script = 'const imports = { "./app_bg.js": { __wbg_one_0123: () => 41, __wbg_one_01234: 0 } };';
  const wasm = Uint8Array.from([...HEADER, ...TYPE, ...importing(0), ...EXPORT, ...NAMES]);
  const slim = slimmed(wasm, script);
  assert.equal(slim.script, 'const imports = { "./app_bg.js": { _0: () => 41, __wbg_one_01234: 0 } };');
  assert.ok(slim.wasm.length < wasm.length - NAMES.length);
  const { instance } = await WebAssembly.instantiate(slim.wasm, { "./app_bg.js": { _0: () => 41 } });
  assert.equal(instance.exports.run(), 41);
});

test("what is not understood is refused", () => {
  const wasm = (kind) => Uint8Array.from([...HEADER, ...TYPE, ...importing(kind), ...EXPORT]);
  assert.throws(() => slimmed(wasm(0), "const imports = {};"), /has no __wbg_one_0123/);
  assert.throws(() => slimmed(wasm(2), "__wbg_one_0123"), /no function/);
});

test("letters lose their table and nothing beside it", () => {
  const first = [0xc0, 0xe0, 0xc1, 0xe1, 0xc2, 0xe2, 0xc3, 0xe3];
  const table = new Uint8Array(Uint32Array.of(...first, 0x1e920, 0x1e942, 0x1e921, 0x1e943).buffer);
  const wasm = (table) => {
    const data = [7, 7, 7, ...table, 255, 255, 255, 255];
    return Uint8Array.from([...HEADER, ...section(11, [1, 1, data.length, ...data])]);
  };
  assert.deepEqual(slimmed(wasm(table), "").wasm, Buffer.from(wasm(table.map(() => 0))));
  const half = table.subarray(0, 40);
  assert.deepEqual(slimmed(wasm(half), "").wasm, Buffer.from(wasm(half)));
});
