// The program's colours: the page's lexer gives them, a line at a time, and only
// for the lines that are shown.
import { Decoration, ViewPlugin } from "@codemirror/view";
import { RangeSetBuilder } from "@codemirror/state";

/** The classes in the order of the page's numbers; the first is no colour. */
const CLASSES = ["", "k-word", "k-call", "k-text", "k-num", "k-note", "k-pre"];
const MARKS = CLASSES.map((name) => (name ? Decoration.mark({ class: name }) : null));

/** Longer lines are not coloured: they are not typed by hand. */
const LONGEST = 4000;

/**
 * `page.after(line, inside)` gives the number of what the next line begins in;
 * `page.colours(line, inside)` gives pairs of class number and end.
 */
export function colours(page) {
  return ViewPlugin.define((view) => new Colours(view, page), { decorations: (it) => it.decorations });
}

class Colours {
  constructor(view, page) {
    this.page = page;
    /** What the lines begin in, from the first one to the last that was asked for. */
    this.inside = [0];
    this.decorations = this.paint(view);
  }

  update(update) {
    if (update.docChanged) {
      let first = Infinity;
      update.changes.iterChangedRanges((from) => (first = Math.min(first, from)));
      const line = update.startState.doc.lineAt(first).number;
      this.inside.length = Math.min(this.inside.length, line);
    }
    if (update.docChanged || update.viewportChanged) this.decorations = this.paint(update.view);
  }

  begin(doc, line) {
    const { inside } = this;
    for (let n = inside.length; n < line; n++) {
      inside.push(this.page.after(doc.line(n).text, inside[n - 1]));
    }
    return inside[line - 1];
  }

  paint(view) {
    const { doc } = view.state;
    const marks = new RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
        if (line.length <= LONGEST) this.paintLine(doc, line, marks);
        if (line.to >= to || line.number === doc.lines) break;
      }
    }
    return marks.finish();
  }

  paintLine(doc, line, marks) {
    const pairs = this.page.colours(line.text, this.begin(doc, line.number));
    let at = line.from;
    for (let n = 0; n + 1 < pairs.length; n += 2) {
      const end = line.from + pairs[n + 1];
      const mark = MARKS[pairs[n]];
      if (mark) marks.add(at, end, mark);
      at = end;
    }
  }
}
