import assert from "node:assert/strict";
import { test } from "node:test";

import { ordered } from "./order.mjs";

const code = (name, ...lines) => [` (func ${name} (param $0 i32)`, ...lines.map((line) => `  ${line}`), " )", ""].join("\n");
const HEAD = "(module\n (type $0 (func (param i32)))\n";
const TAIL = ")\n";
const adding = ["(drop", "(i32.add", "(local.get $0)", "(i32.const 1)", ")", ")"];
const dropping = ["(drop", "(f64.const 2.5)", ")", "(drop", "(f64.const 3.5)", ")", "(nop)"];

test("functions that read alike stand beside each other, whatever they name", () => {
  const short = code("$short", "(nop)");
  const [first, second] = [code("$a", ...adding), code("$b", ...adding).replaceAll("$0", "$other")];
  const between = code("$between", ...dropping);
  const all = [first, between, second, short];
  const order = ordered(HEAD + all.join("") + TAIL);
  const place = (code) => order.indexOf(code);
  assert.equal(place(short), HEAD.length, "the shortest comes first");
  const ends = [place(first), place(second)].sort((a, b) => a - b);
  assert.ok(place(between) < ends[0] || place(between) > ends[1], "nothing comes between them");
});

test("nothing is lost, and what is in order stays so", () => {
  const text = HEAD + code("$only", ...adding) + TAIL;
  assert.equal(ordered(text), text);
  const many = Array.from({ length: 50 }, (_, place) => code(`$f${place}`, `(call $f${(place * 7) % 50})`));
  const order = ordered(HEAD + many.join("") + TAIL);
  assert.deepEqual(order.match(/\(func \$f\d+/g).sort(), many.join("").match(/\(func \$f\d+/g).sort());
  assert.equal(ordered(order), order);
});
