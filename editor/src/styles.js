// Lets CodeMirror's styles in where a page's policy is `style-src 'self'`.
//
// style-mod writes a <style> element into a document, which such a policy
// refuses, and constructed style sheets, which no policy refuses, only into a
// shadow root. It tells them apart by `head`; so the document is shown to it
// without one.
import { StyleModule } from "style-mod";

const mount = StyleModule.mount;
const faces = new Map();

/** To be called before the first editor is made. Throws where sheets cannot be constructed. */
export function adoptStyles(document) {
  if (faces.has(document)) return;
  if (!("adoptedStyleSheets" in document)) throw new Error("this browser has no constructed style sheets");
  faces.set(document, {
    ownerDocument: document,
    get adoptedStyleSheets() {
      return document.adoptedStyleSheets;
    },
    set adoptedStyleSheets(sheets) {
      document.adoptedStyleSheets = sheets;
    },
  });
  StyleModule.mount = (root, modules, options) => mount(faces.get(root) ?? root, modules, options);
}
