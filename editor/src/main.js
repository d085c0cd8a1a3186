// The editor that the page loads when somebody begins to write: CodeMirror with
// the project's own colours, indentation and marks. What it knows of C beyond
// brackets it asks the page, whose lexer is the compiler's.
//
// open(place, start, page) makes one; the page keeps `place` while the reader is
// elsewhere, and with it the text, the cursor and the history.
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  tooltips,
} from "@codemirror/view";
import { colours } from "./colours.js";
import { c } from "./indent.js";
import { marks, setLetters } from "./marks.js";
import { problems, setProblems } from "./problems.js";
import { adoptStyles } from "./styles.js";
import { theme } from "./theme.js";

/** How long, in milliseconds, the page hears nothing while somebody types. */
const REST = 120;
/** Below this width, in CSS pixels, long lines are wrapped. */
const NARROW = "(max-width: 600px)";

/**
 * Makes an editor inside `place`.
 *
 * `start`: { text, from, to, focused, words }, positions in UTF-16 units; `words`
 * as for `say`.
 * `page`: what the page does for it: changed(text), run(), after(line, inside),
 * and colours(line, inside), see colours.js.
 */
export function open(place, start, page) {
  adoptStyles(place.ownerDocument);
  const words = new Compartment();
  const wrap = new Compartment();
  const narrow = matchMedia(NARROW);
  const wrapping = () => (narrow.matches ? EditorView.lineWrapping : []);

  let waiting = 0;
  const tell = () => {
    clearTimeout(waiting);
    waiting = 0;
    page.changed(view.state.doc.toString());
  };
  const flush = () => void (waiting && tell());

  const run = () => {
    flush();
    page.run();
    return true;
  };
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: start.text,
      selection: inside(start),
      extensions: [
        keymap.of([{ key: "Mod-Enter", run, preventDefault: true }]),
        marks,
        lineNumbers(),
        history(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches({ minSelectionLength: 2 }),
        search({ top: true }),
        // The tooltips keep inside the editor's room in a small frame.
        tooltips({ position: "fixed" }),
        problems,
        c,
        colours(page),
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !waiting) waiting = setTimeout(tell, REST);
        }),
        EditorView.domEventHandlers({ blur: flush, beforeinput: typeOver }),
        wrap.of(wrapping()),
        words.of(worded(start.words)),
        theme,
      ],
    }),
  });
  narrow.addEventListener("change", () => view.dispatch({ effects: wrap.reconfigure(wrapping()) }));
  addEventListener("pagehide", flush);
  // Out of the page, an element forgets how far it was scrolled.
  let scrolled = { top: 0, left: 0 };
  view.scrollDOM.addEventListener("scroll", () => {
    const { scrollTop: top, scrollLeft: left } = view.scrollDOM;
    if (view.dom.isConnected && view.dom.offsetParent) scrolled = { top, left };
  });
  if (start.focused) view.focus();

  return {
    /** What is typed, at this moment. */
    text: () => view.state.doc.toString(),
    /** Puts another text there, which can be undone. */
    set(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: [Transaction.userEvent.of("input.paste"), isolateHistory.of("full")],
      });
      flush();
    },
    /** `place` is in the page again: scrolled as it was. */
    back() {
      view.requestMeasure();
      view.scrollDOM.scrollTo({ ...scrolled, behavior: "instant" });
    },
    /** Puts the cursor to a line and column, both from 1; columns in characters. */
    go(line, column) {
      const at = position(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    focus: () => view.focus(),
    /** Marks problems: a JSON list, see problems.js. None takes the marks away. */
    problems(json) {
      const list = JSON.parse(json).map((it) => {
        const { doc } = view.state;
        return { ...it, from: position(doc, it.line, it.column), to: position(doc, it.line, it.column + it.width) };
      });
      view.dispatch({ effects: setProblems.of(list) });
    },
    /** Marks the lines that processes are at: a JSON list, see marks.js. */
    letters: (json) => view.dispatch({ effects: setLetters.of(JSON.parse(json)) }),
    /** Says everything in another language: { label, phrases } as JSON. */
    say: (json) => view.dispatch({ effects: words.reconfigure(worded(json)) }),
  };
}

/**
 * Text typed over a selection is put there by us: where Chromium does it, it makes
 * up elements with inline styles, which the page's policy refuses and reports.
 */
function typeOver(event, view) {
  if (event.inputType !== "insertText" || event.data == null || view.composing) return false;
  // The browser's selection: ours may not have heard of it yet.
  const range = view.contentDOM.ownerDocument.getSelection();
  if (range.isCollapsed || !view.contentDOM.contains(range.anchorNode)) return false;
  const ends = [
    view.posAtDOM(range.anchorNode, range.anchorOffset),
    view.posAtDOM(range.focusNode, range.focusOffset),
  ];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const insert = view.state.toText(event.data);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: "input.type",
    scrollIntoView: true,
  });
  event.preventDefault();
  return true;
}

function inside({ text, from, to }) {
  const most = text.length;
  return { anchor: Math.min(from, most), head: Math.min(to, most) };
}

/** The position of a line and column that are counted from 1, in characters. */
function position(doc, line, column) {
  if (line < 1 || line > doc.lines) return doc.length;
  const { from, text } = doc.line(line);
  const before = [...text].slice(0, Math.max(0, column - 1));
  return from + before.join("").length;
}

function worded(json) {
  const { label, phrases } = JSON.parse(json);
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({
      "aria-label": label,
      "data-testid": "program",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    }),
  ];
}
