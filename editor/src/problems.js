// What the compiler has to say, at its place: underlined, with the message and
// its hint in a tooltip under the pointer and at the cursor.
//
// A problem: { severity, line, column, width, message, hint, kind, from, to };
// `kind` is the severity in the reader's words, `from` and `to` are positions.
// The marks move with the text; one goes when its text is deleted.
import { StateEffect, StateField } from "@codemirror/state";
import { closeHoverTooltips, Decoration, EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";

export const setProblems = StateEffect.define();
/** The reader does not want to see the tooltip at the cursor. */
const hide = StateEffect.define();

/** The problems with their places as they are now. */
export const problemField = StateField.define({
  create: () => [],
  update(list, transaction) {
    const { changes, effects } = transaction;
    let now = list;
    if (transaction.docChanged && list.length > 0) {
      now = list
        .map((it) => ({ ...it, from: changes.mapPos(it.from, 1), to: changes.mapPos(it.to, -1) }))
        .filter((it) => it.from < it.to || (it.width === 1 && it.from === it.to));
    }
    for (const effect of effects) if (effect.is(setProblems)) now = effect.value;
    return now;
  },
  provide: (field) => EditorView.decorations.compute([field], (state) => underlined(state.field(field), state.doc)),
});

function underlined(list, doc) {
  const marks = list.flatMap((it) => {
    // At the end of a line there is nothing to underline but the character before.
    const line = doc.lineAt(Math.min(it.from, doc.length));
    const from = it.from >= line.to ? Math.max(line.from, it.from - 1) : it.from;
    const to = Math.min(line.to, Math.max(it.to, from + 1));
    return from < to ? [Decoration.mark({ class: `problem-mark ${it.severity}` }).range(from, to)] : [];
  });
  return Decoration.set(marks, true);
}

function at(list, pos) {
  return list.filter((it) => it.from <= pos && pos <= Math.max(it.to, it.from + 1));
}

function tooltip(list, above) {
  return {
    pos: Math.min(...list.map((it) => it.from)),
    end: Math.max(...list.map((it) => it.to)),
    above,
    create: () => ({ dom: card(list) }),
  };
}

function card(list) {
  const dom = document.createElement("div");
  dom.className = "problem-card";
  dom.dataset.testid = "problem-card";
  for (const { kind, message, hint } of list) {
    const said = dom.appendChild(document.createElement("p"));
    said.appendChild(document.createElement("strong")).textContent = `${kind}: `;
    said.append(message);
    if (hint) {
      const more = dom.appendChild(document.createElement("p"));
      more.className = "problem-hint";
      more.textContent = hint;
    }
  }
  return dom;
}

const hovered = hoverTooltip(
  (view, pos) => {
    const list = at(view.state.field(problemField), pos);
    return list.length > 0 ? tooltip(list, true) : null;
  },
  { hideOnChange: true, hoverTime: 200 },
);

const atCursor = StateField.define({
  create: () => null,
  update(shown, transaction) {
    if (transaction.effects.some((it) => it.is(hide))) return null;
    if (transaction.docChanged) return null;
    if (!transaction.selection && !transaction.effects.some((it) => it.is(setProblems))) return shown;
    const { state } = transaction;
    const { head, empty } = state.selection.main;
    const list = at(state.field(problemField), head);
    return empty && list.length > 0 && transaction.selection ? tooltip(list, false) : null;
  },
  provide: (field) => showTooltip.from(field),
});

/** Takes the tooltips away; Escape goes on to mean what it means otherwise. */
function dismiss(view) {
  if (view.state.field(atCursor)) view.dispatch({ effects: hide.of(null) });
  view.dispatch({ effects: closeHoverTooltips });
  return false;
}

export const problems = [problemField, hovered, atCursor, keymap.of([{ key: "Escape", run: dismiss }])];
