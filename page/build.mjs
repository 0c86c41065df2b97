// Builds the bundle that the package ships: script, style, licences, and the hash of each.
// Run `npm ci` first, then `node build.mjs`; the same lock gives the same bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const to = join(process.argv[2] ?? join(here, "..", "src", "habeas", "publish", "page_assets"));
mkdirSync(to, { recursive: true });

const plain = { bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", target: "es2020" };
const script = await build({
  ...plain, entryPoints: [join(here, "src", "main.jsx")], format: "iife", metafile: true, absWorkingDir: here,
  jsx: "automatic", jsxImportSource: "preact",
});
const style = await build({ ...plain, entryPoints: [join(here, "src", "style.css")] });

const packages = new Set();
for (const input of Object.keys(script.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});

// A script stands inside an element: nothing in it may close that element or open a comment.
const code = script.outputFiles[0].text.trim().replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
const files = {
  "page.js": code,
  "page.css": style.outputFiles[0].text.trim(),
  "LICENSES.txt": licences.join(`\n${"-".repeat(72)}\n\n`),
};
const sums = [];
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(to, name), text);
  sums.push(`${createHash("sha256").update(text).digest("hex")}  ${name}`);
  console.log(`${name}: ${Buffer.byteLength(text).toLocaleString("en")} bytes`);
}
writeFileSync(join(to, "SHA256SUMS"), `${sums.join("\n")}\n`);
