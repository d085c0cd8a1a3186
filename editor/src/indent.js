// How C is indented: by what the line above ends with and what this one begins
// with. It looks at two lines and the brackets, and leaves alone what it cannot
// tell.
import { indentService } from "@codemirror/language";
import { EditorState } from "@codemirror/state";

/** A line's code, without strings, characters and comments. */
function bare(text) {
  return text
    .replace(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?/g, "0")
    .replace(/\/\*.*?(?:\*\/|$)|\/\/.*$/g, "")
    .trim();
}

const LABEL = /^(?:case\b.*|default\s*):/;
const HEADER = /^(?:\}\s*)?(?:(?:else\s+)?if\s*\(.*\)|else|for\s*\(.*\)|while\s*\(.*\)|do)$/;

/** How many of the brackets `open` a line leaves open. */
function leftOpen(code, open, close) {
  let depth = 0;
  for (const char of code) {
    if (char === open) depth++;
    else if (char === close && depth > 0) depth--;
  }
  return depth;
}

function indent(context, pos) {
  const { doc } = context.state;
  const before = context.lineAt(pos, -1);
  const line = context.lineAt(pos, 1);
  // The line before this one that says something; where a line is being broken,
  // that is its first half.
  let above = before.from === line.from ? null : before;
  for (let n = doc.lineAt(line.from).number - 1; !above && n > 0; n--) {
    const { text, from } = doc.line(n);
    if (text.trim() && !/^\s*#/.test(text)) above = { text, from };
  }
  if (!above) return 0;
  const code = bare(above.text);
  const unit = context.unit;
  let columns = context.lineIndent(above.from, 1);
  if (leftOpen(code, "{", "}") > 0 || LABEL.test(code)) columns += unit;
  else if (leftOpen(code, "(", ")") > 0) columns += unit;
  else if (HEADER.test(code)) columns += unit;
  else columns = afterHeader(context, above, columns);
  const here = line.text.trimStart();
  const closes = here.startsWith("}");
  const opensBlock = here.startsWith("{") && HEADER.test(code);
  const label = LABEL.test(here) && !LABEL.test(code) && leftOpen(code, "{", "}") === 0;
  if (closes || opensBlock || label) columns -= unit;
  if (closes) columns = opening(context, line.from) ?? columns;
  return Math.max(0, columns);
}

/** Behind the one statement of an `if (…)` without braces, the indentation goes back. */
function afterHeader(context, above, columns) {
  const { doc } = context.state;
  const number = doc.lineAt(above.from).number;
  if (number < 2 || !/[;}]$/.test(bare(above.text))) return columns;
  const head = doc.line(number - 1);
  return HEADER.test(bare(head.text)) ? context.lineIndent(head.from, 1) : columns;
}

/** The indentation of the line whose `{` a `}` at this place would close. */
function opening(context, pos) {
  const { doc } = context.state;
  let depth = 1;
  for (let n = doc.lineAt(pos).number - 1; n > 0; n--) {
    const line = doc.line(n);
    const code = bare(line.text);
    for (let i = code.length - 1; i >= 0; i--) {
      if (code[i] === "}") depth++;
      else if (code[i] === "{" && --depth === 0) return context.lineIndent(line.from, 1);
    }
  }
  return null;
}

/** What CodeMirror wants to know of the language. */
export const c = [
  indentService.of(indent),
  EditorState.languageData.of(() => [
    {
      indentOnInput: /^\s*(?:\}|\{|case\b.*:|default\s*:)$/,
      commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    },
  ]),
];
