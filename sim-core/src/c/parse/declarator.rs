//! Declarators (6.7.6, 6.7.7): names with their pointers, arrays and parameters.

use super::specifiers::Place;
use super::{NameKind, Parsed, Parser};
use crate::c::ast::{Declarator, Derived, Ident, ParamDecl, Quals, TypeSpec};
use crate::c::token::{Kw, Sym, Tok};
use crate::lang::say;

/// Whether a declarator has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    Must,
    May,
    Never,
}

impl Parser<'_> {
    /// A declarator with a name, and the number of that name.
    pub(super) fn named_declarator(&mut self) -> Parsed<(Declarator, Sym)> {
        self.whole(Naming::Must)
    }

    /// A declarator without a name, as in a cast.
    pub(super) fn abstract_declarator(&mut self) -> Parsed<Declarator> {
        Ok(self.whole(Naming::Never)?.0)
    }

    fn whole(&mut self, naming: Naming) -> Parsed<(Declarator, Sym)> {
        let start = self.span();
        let mut out = Declarator {
            name: None,
            derived: Vec::new(),
            align: None,
            packed: false,
            cleanup: None,
            symbol: Default::default(),
            span: start,
        };
        let mut sym = Sym::NONE;
        self.part(naming, &mut out, &mut sym)?;
        let attributes = self.attributes()?;
        (out.align, out.packed) = (attributes.align, attributes.packed);
        out.symbol = attributes.symbol;
        out.cleanup = attributes.cleanup.or(out.cleanup.take());
        out.span = if self.last_span().end >= start.end {
            self.since(start)
        } else {
            start
        };
        if let Some(name) = &out.name {
            out.span = name.span;
        }
        Ok((out, sym))
    }

    /// Pointers, a name or an inner declarator, then arrays and parameters;
    /// adds what they derive in the order from the name outward.
    fn part(&mut self, naming: Naming, out: &mut Declarator, sym: &mut Sym) -> Parsed<()> {
        let mut pointers = Vec::new();
        loop {
            if self.kw() == Some(Kw::Attribute) {
                let found = self.attributes()?;
                out.cleanup = found.cleanup.or(out.cleanup.take());
            } else if self.eat(Tok::Star) {
                pointers.push(Derived::Pointer(self.pointer_quals(out)?));
                if pointers.len() > 64 {
                    return self.fail(self.span(), say!("these are too many '*'"));
                }
            } else {
                break;
            }
        }
        let token = self.token();
        match token.kind {
            Tok::Ident if naming != Naming::Never => {
                self.bump();
                out.name = Some(self.ident_of(token));
                *sym = token.sym;
            }
            Tok::LParen if naming == Naming::Must || !self.at_parameters() => {
                self.bump();
                self.nest(|p| p.part(naming, out, sym))?;
                self.close(Tok::RParen, token.span)?;
            }
            _ if naming == Naming::Must => return self.no_name(),
            _ => {}
        }
        loop {
            let open = self.span();
            match self.kind() {
                Tok::LBracket => {
                    let array = self.nest(Self::array)?;
                    out.derived.push(array);
                }
                Tok::LParen => {
                    self.bump();
                    let function = self.nest(Self::parameters)?;
                    self.close(Tok::RParen, open)?;
                    out.derived.push(function);
                }
                _ => break,
            }
            if out.derived.len() > 64 {
                return self.fail(open, say!("this declaration is nested too deeply"));
            }
        }
        out.derived.extend(pointers.into_iter().rev());
        Ok(())
    }

    fn no_name(&mut self) -> Parsed<()> {
        let token = self.token();
        let (message, hint) = match token.kind {
            Tok::Kw => {
                let text = self.show(token);
                (
                    say!(
                        "expected a name, but {text} is a word of the language",
                        text
                    ),
                    Some(say!("take another name")),
                )
            }
            Tok::Amp => (
                say!("expected a name before {token}", token = self.show(token)),
                Some(say!("references (&) are C++; C has pointers (*)")),
            ),
            Tok::Number => (
                say!("expected a name, not a number"),
                self.decimal_comma()
                    .or_else(|| Some(say!("a name cannot begin with a digit"))),
            ),
            _ => (
                say!("expected a name before {token}", token = self.show(token)),
                self.brackets_first().or_else(|| self.type_for_variable()),
            ),
        };
        let hint = self.macro_hint(token).or(hint);
        let near = matches!(token.kind, Tok::Semi | Tok::Eof | Tok::RBrace);
        let span = if near { self.gap() } else { token.span };
        self.error(span, message, hint);
        Err(super::Told)
    }

    /// Whether the `(` here opens parameters (and not an inner declarator).
    fn at_parameters(&self) -> bool {
        self.ahead(1).kind == Tok::RParen
            || self.ahead(1).kind == Tok::Ellipsis
            || (self.starts_type_at(1) && self.kw_ahead(1) != Some(Kw::Attribute))
    }

    /// What stands behind a `*`. A `cleanup` there is the variable's.
    fn pointer_quals(&mut self, out: &mut Declarator) -> Parsed<Quals> {
        let mut quals = Quals::default();
        loop {
            match self.kw() {
                Some(Kw::Const) => quals.is_const = true,
                Some(Kw::Volatile) => quals.is_volatile = true,
                Some(Kw::Restrict) => quals.is_restrict = true,
                Some(Kw::Atomic) => quals.is_atomic = true,
                Some(Kw::Attribute) => {
                    let found = self.attributes()?;
                    out.cleanup = found.cleanup.or(out.cleanup.take());
                    continue;
                }
                _ => return Ok(quals),
            }
            self.bump();
        }
    }

    /// `[…]`.
    fn array(&mut self) -> Parsed<Derived> {
        let open = self.bump().span;
        // In a parameter: `[static const 3]`.
        while matches!(
            self.kw(),
            Some(Kw::Static | Kw::Const | Kw::Volatile | Kw::Restrict)
        ) {
            self.bump();
        }
        if self.kind() == Tok::Star && self.ahead(1).kind == Tok::RBracket {
            self.bump();
            self.bump();
            return Ok(Derived::Array {
                len: None,
                star: true,
            });
        }
        let len = if self.kind() == Tok::RBracket {
            None
        } else {
            Some(Box::new(self.holding(Self::assignment)?))
        };
        self.close(Tok::RBracket, open)?;
        Ok(Derived::Array { len, star: false })
    }

    /// What stands between the parentheses of a function.
    fn parameters(&mut self) -> Parsed<Derived> {
        let none = |unspecified| Derived::Function {
            params: Vec::new(),
            variadic: false,
            unspecified,
            names: Vec::new(),
        };
        if self.kind() == Tok::RParen {
            return Ok(none(true));
        }
        if self.kw() == Some(Kw::Void) && self.ahead(1).kind == Tok::RParen {
            self.bump();
            return Ok(none(false));
        }
        if let Some(names) = self.name_list() {
            return Ok(Derived::Function {
                params: Vec::new(),
                variadic: false,
                unspecified: true,
                names,
            });
        }
        self.push_scope();
        let result = self.parameter_list();
        self.pop_scope();
        let (params, variadic) = result?;
        Ok(Derived::Function {
            params,
            variadic,
            unspecified: false,
            names: Vec::new(),
        })
    }

    /// `(a, b)`: the names of an old-style definition.
    fn name_list(&mut self) -> Option<Vec<Ident>> {
        let mut n = 0;
        loop {
            let token = self.ahead(n);
            if token.kind != Tok::Ident || self.name_kind(token.sym) == NameKind::Typedef {
                return None;
            }
            match self.ahead(n + 1).kind {
                Tok::Comma => n += 2,
                Tok::RParen => break,
                _ => return None,
            }
        }
        // Names of types whose header is missing are not parameters' names:
        // only a body, or declarations before it, can follow these.
        let behind = n + 2;
        let defines = self.ahead(behind).kind == Tok::LBrace || self.starts_type_at(behind);
        if !defines {
            return None;
        }
        let mut names = Vec::new();
        while self.kind() == Tok::Ident {
            let token = self.bump();
            names.push(self.ident_of(token));
            self.eat(Tok::Comma);
        }
        Some(names)
    }

    fn parameter_list(&mut self) -> Parsed<(Vec<ParamDecl>, bool)> {
        let mut params = Vec::new();
        loop {
            if self.eat(Tok::Ellipsis) {
                if params.is_empty() {
                    return self.fail(
                        self.last_span(),
                        say!("a named parameter must come before '...'"),
                    );
                }
                return Ok((params, true));
            }
            let specs = self.specifiers(Place::Param)?;
            let mut specs = specs.specs;
            if matches!(specs.ty, TypeSpec::Missing) {
                let token = self.token();
                if token.kind != Tok::Ident
                    || specs.storage.is_none() && specs.quals == Quals::default()
                {
                    let message = say!(
                        "expected the type of a parameter before {token}",
                        token = self.show(token)
                    );
                    return self.fail(token.span, message);
                }
                specs.ty = TypeSpec::Int;
            }
            let (declarator, sym) = self.whole(Naming::May)?;
            if self.kind() == Tok::Amp {
                let hint = say!("references (&) are C++; C has pointers (*)");
                return self.fail_hint(self.span(), say!("'&' cannot stand in a parameter"), hint);
            }
            if self.kind() == Tok::Assign {
                let hint = say!("default values are C++; in C every argument is given");
                return self.fail_hint(self.span(), say!("a parameter cannot have a value"), hint);
            }
            self.declare(sym, NameKind::Ordinary);
            params.push(ParamDecl { specs, declarator });
            if !self.eat(Tok::Comma) {
                return Ok((params, false));
            }
        }
    }
}
