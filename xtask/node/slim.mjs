// Makes the built scripts, styles and Wasm in a folder small: long names, spaces and custom sections go,
// Binaryen writes the code shorter (1.7 KB in brotli), and its functions are put in another order. Names in
// the folder stay; what the files do stays. With `simd` as the option the Wasm may use vectors.
import { execFileSync } from "node:child_process";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

import { ordered } from "./order.mjs";
import { slimmed } from "./wasm.mjs";

const [folder, simd] = process.argv.slice(2);

// What the compiler may use of WebAssembly unless it is told otherwise, and no more.
const features = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].concat(simd ?? []);

// A function that is called from one place stays a function: long bodies compress worse (1.1 KB in
// brotli), and WebKitGTK 2.50 fails on them, as src/sim/step.rs tells.
const passes = ["-Oz", "--converge", "--one-caller-inline-max-function-size=1"];

/** Lets Binaryen work on a Wasm file or its text. */
function binaryen(from, to, options) {
  const program = fileURLToPath(new URL("node_modules/binaryen/bin/wasm-opt", import.meta.url));
  const enabled = features.map((feature) => `--enable-${feature}`);
  execFileSync(process.execPath, [program, ...options, ...enabled, from, "-o", to]);
}

/** Lets Binaryen shorten the code of a Wasm file until it finds nothing more, and orders its functions. */
async function shorten(file) {
  const text = `${file}.wat`;
  binaryen(file, text, [...passes, "--emit-text"]);
  await writeFile(text, ordered(await readFile(text, "utf8")));
  binaryen(text, file, ["--optimize-level=2", "--shrink-level=2", "--vacuum", "--skip-pass=reorder-functions"]);
  await rm(text);
}

const names = (await readdir(folder)).sort();

for (const name of names.filter((name) => name.endsWith("_bg.wasm"))) {
  const files = [name, name.replace("_bg.wasm", ".js")].map((file) => join(folder, file));
  const [wasm, script] = [await readFile(files[0]), await readFile(files[1], "utf8")];
  const slim = slimmed(wasm, script);
  await writeFile(files[0], slim.wasm);
  await shorten(files[0]);
  await writeFile(files[1], slim.script);
}

for (const name of names.filter((name) => [".js", ".css"].includes(extname(name)))) {
  const file = join(folder, name);
  const { code } = await transform(await readFile(file, "utf8"), {
    loader: extname(name).slice(1),
    minify: true,
    // Neither rewrites syntax for old browsers nor takes up what is newer than the source.
    target: "esnext",
    legalComments: "none",
  });
  await writeFile(file, code);
}
