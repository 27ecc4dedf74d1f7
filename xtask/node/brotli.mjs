// Writes a brotli 11 copy beside every text and Wasm file below the folder named on the command line,
// and with the word gzip a gzip copy too; with the word keep, brotli copies that are there stay.
// Node's zlib does it, so that neither the site nor these commands need a brotli library.
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const ENDINGS = new Set([".bin", ".css", ".csv", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);
const compress = promisify(brotliCompress);
const zip = promisify(gzip);

const [folder, ...also] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && ENDINGS.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

await Promise.all(
  files.map(async (file) => {
    const bytes = await readFile(file);
    if (!(also.includes("keep") && existsSync(`${file}.br`))) {
      const packed = await compress(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
      await writeFile(`${file}.br`, packed);
    }
    if (also.includes("gzip")) await writeFile(`${file}.gz`, await zip(bytes, { level: 9 }));
  }),
);
