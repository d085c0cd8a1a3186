// Which lessons there are, and the links to their key moments, as the build wrote them into their plain pages.
import { existsSync, readFileSync, readdirSync } from "node:fs";

const pages = new URL("../dist/lesson/", import.meta.url);

/** Each lesson's name, with the link to the moment that says most; none if dist/ was not built by xtask. */
export function lessons() {
  if (!existsSync(pages)) return [];
  const files = readdirSync(pages).filter((file) => /^[^.]+\.html$/.test(file));
  return files.map((file) => {
    const html = readFileSync(new URL(file, pages), "utf8");
    const link = /<figure>\s*<a href="\.\.\/(#[^"]+)&amp;lang=en"/.exec(html)[1];
    return { name: file.replace(".html", ""), key: `./${link.replaceAll("&amp;", "&")}` };
  });
}
