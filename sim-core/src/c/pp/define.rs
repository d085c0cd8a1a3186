//! `#define`, `#undef`, and the macros that the preprocessor computes.

use super::Preprocessor;
use crate::c::diag::Span;
use crate::c::token::{Sym, Tok, Token};
use crate::lang::say;
use std::rc::Rc;

/// A macro.
pub struct Macro {
    pub kind: Kind,
    /// Whether the last parameter takes all arguments that are left.
    pub variadic: bool,
    pub params: Vec<Sym>,
    /// The replacement: parameters are [`Tok::Param`] and its kin, `##` is the
    /// flag [`Token::PASTE`] of the token before it.
    pub body: Rc<Vec<Token>>,
    pub has_paste: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Object,
    Function,
    Computed(Computed),
}

/// Macros whose value depends on the place or the time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Computed {
    Line,
    File,
    FileName,
    BaseFile,
    Date,
    Time,
    Timestamp,
    Counter,
    IncludeLevel,
}

impl Preprocessor<'_> {
    pub(super) fn define_builtins(&mut self) {
        for (name, what) in [
            ("__LINE__", Computed::Line),
            ("__FILE__", Computed::File),
            ("__FILE_NAME__", Computed::FileName),
            ("__BASE_FILE__", Computed::BaseFile),
            ("__DATE__", Computed::Date),
            ("__TIME__", Computed::Time),
            ("__TIMESTAMP__", Computed::Timestamp),
            ("__COUNTER__", Computed::Counter),
            ("__INCLUDE_LEVEL__", Computed::IncludeLevel),
        ] {
            let sym = self.names.intern(name);
            let def = Macro {
                kind: Kind::Computed(what),
                variadic: false,
                params: Vec::new(),
                body: Rc::new(Vec::new()),
                has_paste: false,
            };
            self.set_macro(sym, Some(Rc::new(def)));
        }
    }

    /// `#define`, behind that word.
    pub(super) fn define(&mut self) {
        let name = self.directive_token();
        if !self.is_macro_name(name, "#define") {
            return;
        }
        let mut kind = Kind::Object;
        let (mut params, mut variadic) = (Vec::new(), false);
        let mut token = self.directive_token();
        if token.kind == Tok::LParen && !token.has(Token::SPACE) {
            kind = Kind::Function;
            match self.parameters() {
                Some(found) => (params, variadic) = found,
                None => return,
            }
            token = self.directive_token();
        }
        let Some((body, has_paste)) = self.body(token, kind, &params, variadic) else {
            return;
        };
        let new = Macro {
            kind,
            variadic,
            params,
            body: Rc::new(body),
            has_paste,
        };
        if let Some(old) = self.slot(name.sym).and_then(|s| s.def.clone())
            && !same(&old, &new)
        {
            let message = say!(
                "the macro '{name}' is defined anew, differently",
                name = self.names.text(name.sym)
            );
            self.warning(name.span, message);
        }
        self.set_macro(name.sym, Some(Rc::new(new)));
    }

    /// `#undef`, behind that word.
    pub(super) fn undef(&mut self) {
        let name = self.directive_token();
        if self.is_macro_name(name, "#undef") && self.is_defined(name.sym) {
            self.set_macro(name.sym, None);
        }
    }

    pub(super) fn is_macro_name(&mut self, token: Token, word: &str) -> bool {
        if token.kind == Tok::Ident && token.sym != self.known.defined {
            return true;
        }
        let message = match token.kind {
            Tok::Eod => say!("a name must follow {word}", word),
            Tok::Ident => say!("'{name}' cannot be the name of a macro", name = "defined"),
            _ => say!(
                "'{name}' cannot be the name of a macro",
                name = self.names.spelling(token)
            ),
        };
        self.error(token.span, message, None);
        false
    }

    /// The parameters, behind their `(`.
    fn parameters(&mut self) -> Option<(Vec<Sym>, bool)> {
        let mut params = Vec::new();
        let mut token = self.directive_token();
        if token.kind == Tok::RParen {
            return Some((params, false));
        }
        loop {
            let variadic = match token.kind {
                Tok::Ident => {
                    if params.contains(&token.sym) {
                        let message = say!(
                            "the parameter '{name}' is there twice",
                            name = self.names.text(token.sym)
                        );
                        self.error(token.span, message, None);
                        return None;
                    }
                    params.push(token.sym);
                    token = self.directive_token();
                    // gcc: `args...` gives the rest a name.
                    let named_rest = token.kind == Tok::Ellipsis;
                    if named_rest {
                        token = self.directive_token();
                    }
                    named_rest
                }
                Tok::Ellipsis => {
                    params.push(self.known.va_args);
                    token = self.directive_token();
                    true
                }
                _ => {
                    self.error(
                        token.span,
                        say!("the name of a parameter is expected here"),
                        None,
                    );
                    return None;
                }
            };
            match token.kind {
                Tok::RParen => return Some((params, variadic)),
                Tok::Comma if !variadic => token = self.directive_token(),
                _ => {
                    self.error(
                        token.span,
                        say!("expected ')' at the end of the macro's parameters"),
                        None,
                    );
                    return None;
                }
            }
        }
    }

    /// The replacement list that begins with `token`.
    fn body(
        &mut self,
        mut token: Token,
        kind: Kind,
        params: &[Sym],
        variadic: bool,
    ) -> Option<(Vec<Token>, bool)> {
        let (mut body, mut has_paste): (Vec<Token>, bool) = (Vec::new(), false);
        // `__VA_OPT__` that is open: its place in the body, its parentheses.
        let mut va_opt: Option<(usize, u32)> = None;
        let mut paste_end: Option<Span> = None;
        while token.kind != Tok::Eod {
            let function = kind == Kind::Function;
            if token.kind == Tok::HashHash {
                let Some(before) = body.last_mut() else {
                    self.error(
                        token.span,
                        say!("'##' cannot stand at the start of a macro"),
                        None,
                    );
                    return None;
                };
                before.flags |= Token::PASTE;
                has_paste = true;
                paste_end = Some(token.span);
                token = self.directive_token();
                continue;
            }
            paste_end = None;
            let hash = (function && token.kind == Tok::Hash).then_some(token.flags);
            if hash.is_some() {
                token = self.directive_token();
            }
            if function
                && variadic
                && va_opt.is_none()
                && token.kind == Tok::Ident
                && token.sym == self.known.va_opt
            {
                va_opt = Some((body.len(), 0));
                token.kind = match hash {
                    Some(_) => Tok::StrVaOpt,
                    None => Tok::VaOpt,
                };
                token.flags = hash.unwrap_or(token.flags);
                body.push(token);
                token = self.directive_token();
                if token.kind != Tok::LParen {
                    self.error(
                        token.span,
                        say!("'{what}' must be followed by '('", what = "__VA_OPT__"),
                        None,
                    );
                    return None;
                }
                token = self.directive_token();
                continue;
            }
            if let Some(space) = hash {
                let Some(index) = params
                    .iter()
                    .position(|p| token.kind == Tok::Ident && *p == token.sym)
                else {
                    self.error(
                        token.span,
                        say!("'#' in a macro must be followed by one of its parameters"),
                        None,
                    );
                    return None;
                };
                token = Token {
                    kind: Tok::StrParam,
                    flags: space,
                    sym: Sym(index as u32),
                    ..token
                };
            } else if token.kind == Tok::Ident && function {
                if let Some(index) = params.iter().position(|p| *p == token.sym) {
                    token.kind = Tok::Param;
                    token.sym = Sym(index as u32);
                } else if token.sym == self.known.va_args {
                    self.warning(
                        token.span,
                        say!("__VA_ARGS__ has a meaning only in a macro with '...'"),
                    );
                }
            }
            if let Some((at, depth)) = &mut va_opt {
                match token.kind {
                    Tok::LParen => *depth += 1,
                    Tok::RParen if *depth == 0 => {
                        let end = body.len() as u32;
                        if let Some(open) = body.get_mut(*at) {
                            open.sym = Sym(end);
                        }
                        // The flag of `__VA_OPT__(…) ##` belongs to its start.
                        let at = *at;
                        va_opt = None;
                        token = self.directive_token();
                        if token.kind == Tok::HashHash {
                            if let Some(open) = body.get_mut(at) {
                                open.flags |= Token::PASTE;
                            }
                            has_paste = true;
                            token = self.directive_token();
                        }
                        continue;
                    }
                    Tok::RParen => *depth -= 1,
                    _ => {}
                }
            }
            body.push(token);
            token = self.directive_token();
        }
        if let Some(span) = paste_end {
            self.error(span, say!("'##' cannot stand at the end of a macro"), None);
            return None;
        }
        if va_opt.is_some() {
            self.error(
                token.span,
                say!("the '(' of __VA_OPT__ is never closed"),
                None,
            );
            return None;
        }
        Some((body, has_paste))
    }
}

fn same(a: &Macro, b: &Macro) -> bool {
    a.kind == b.kind
        && a.variadic == b.variadic
        && a.params == b.params
        && a.body.len() == b.body.len()
        && a.body
            .iter()
            .zip(b.body.iter())
            .enumerate()
            .all(|(i, (x, y))| {
                let mask = if i == 0 {
                    Token::PASTE
                } else {
                    Token::PASTE | Token::SPACE
                };
                x.kind == y.kind && x.sym == y.sym && x.flags & mask == y.flags & mask
            })
}
