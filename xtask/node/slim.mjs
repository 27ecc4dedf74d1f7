// Takes out of the built scripts, styles and Wasm in a folder what only their makers read: long names,
// spaces, custom sections. Names in the folder stay; what the files do stays.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { transform } from "esbuild";

import { slimmed } from "./wasm.mjs";

const [folder] = process.argv.slice(2);
const names = (await readdir(folder)).sort();

for (const name of names.filter((name) => name.endsWith("_bg.wasm"))) {
  const files = [name, name.replace("_bg.wasm", ".js")].map((file) => join(folder, file));
  const [wasm, script] = [await readFile(files[0]), await readFile(files[1], "utf8")];
  const slim = slimmed(wasm, script);
  await writeFile(files[0], slim.wasm);
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
