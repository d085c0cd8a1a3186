// The gutter beside the line numbers: where the compiler found something, and
// the letters of the processes that are at a line while a picture stands.
//
// Letters: [{ line, letters: [{ letter, class, title }] }].
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { gutter, GutterMarker } from "@codemirror/view";
import { problemField } from "./problems.js";

export const setLetters = StateEffect.define();

class Letters extends GutterMarker {
  constructor(letters) {
    super();
    this.letters = letters;
  }
  eq(other) {
    return JSON.stringify(other.letters) === JSON.stringify(this.letters);
  }
  toDOM() {
    const room = document.createElement("span");
    for (const { letter, class: name, title } of this.letters) {
      const badge = room.appendChild(document.createElement("span"));
      badge.className = `badge ${name}`;
      badge.dataset.testid = "editor-marker";
      badge.textContent = letter;
      badge.title = title;
    }
    return room;
  }
}

class Dot extends GutterMarker {
  constructor(list) {
    super();
    this.worst = list.some((it) => it.severity !== "warning") ? "error" : "warning";
    this.title = list.map((it) => `${it.kind}: ${it.message}`).join("\n");
  }
  eq(other) {
    return other.worst === this.worst && other.title === this.title;
  }
  toDOM() {
    const dot = document.createElement("span");
    dot.className = `problem-dot ${this.worst}`;
    dot.dataset.testid = "problem-dot";
    dot.textContent = this.worst === "error" ? "●" : "▲";
    dot.title = this.title;
    return dot;
  }
}

const letterField = StateField.define({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let now = transaction.docChanged ? RangeSet.empty : set;
    for (const effect of transaction.effects) {
      if (!effect.is(setLetters)) continue;
      const { doc } = transaction.state;
      const ranges = effect.value
        .filter(({ line }) => line >= 1 && line <= doc.lines)
        .map(({ line, letters }) => new Letters(letters).range(doc.line(line).from));
      now = RangeSet.of(ranges, true);
    }
    return now;
  },
});

function dots(state) {
  const byLine = new Map();
  for (const it of state.field(problemField)) {
    const { from } = state.doc.lineAt(Math.min(it.from, state.doc.length));
    byLine.set(from, [...(byLine.get(from) ?? []), it]);
  }
  return RangeSet.of(
    [...byLine].map(([from, list]) => new Dot(list).range(from)),
    true,
  );
}

export const marks = [
  letterField,
  gutter({
    class: "cm-marks",
    markers: (view) => [dots(view.state), view.state.field(letterField)],
  }),
];
