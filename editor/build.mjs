// Bundles the editor into a folder: editor.js, and the licences of what is in it.
//
//     node build.mjs FOLDER
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../dist"));

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.js"],
  outfile: join(out, "editor.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  metafile: true,
  banner: { js: "/* Holds CodeMirror and what it needs: see editor.licences.txt */" },
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  if (name) packages.add(name);
}
const licences = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  licences.push(`${name} ${version}\n\n${await readFile(join(folder, "LICENSE"), "utf8")}`);
}
await writeFile(join(out, "editor.licences.txt"), licences.join("\n\n----\n\n"));

const bytes = await readFile(join(out, "editor.js"));
const kb = (n) => `${(n / 1000).toFixed(1)} KB`;
console.log(`editor.js: ${kb(bytes.length)}, brotli ${kb(brotliCompressSync(bytes).length)}`);
