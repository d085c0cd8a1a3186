//! Declarations and function definitions (6.7, 6.9).

use super::specifiers::{Place, Specs};
use super::{NameKind, Parsed, Parser, Told};
use crate::c::ast::{
    DeclSpecs, Declaration, Declarator, Derived, Expr, ExprKind, FunctionDef, InitDeclarator,
    Initializer, IntSuffix, Item, Storage, TypeSpec, Unit,
};
use crate::c::diag::{Severity, Span};
use crate::c::hints;
use crate::c::token::{Kw, Sym, Tok, Token};
use crate::lang::say;

/// An expression that has the type of another's value: `(0, e)`.
fn value_of(e: &Expr) -> Expr {
    let zero = Expr {
        kind: ExprKind::Int(0, IntSuffix::default()),
        span: e.span,
    };
    Expr {
        kind: ExprKind::Comma(Box::new(zero), Box::new(e.clone())),
        span: e.span,
    }
}

impl Parser<'_> {
    /// The whole text.
    pub(super) fn unit(&mut self) -> Unit {
        let mut unit = Unit::default();
        while self.kind() != Tok::Eof && !self.report.is_full() {
            let before = self.pos;
            if self.eat(Tok::Semi) {
                continue;
            }
            if self.kind() == Tok::RBrace {
                let hint = self
                    .odd_brace
                    .map(|_| say!("there is a '}' too many above, by the look of the indentation"));
                let hint = hint.unwrap_or_else(|| say!("there is one '}' too many, here or above"));
                self.error(self.span(), say!("this '}' closes nothing"), Some(hint));
                self.bump();
                continue;
            }
            match self.item() {
                Ok(item) => {
                    unit.items.push(item);
                    if !self.skipped {
                        unit.whole = unit.items.len();
                    }
                }
                Err(Told) => {
                    self.scopes.clear();
                    self.depth = 0;
                    self.open_braces.clear();
                    if self.pos == before || !matches!(self.last_kind(), Tok::Semi | Tok::RBrace) {
                        self.recover();
                    }
                    if self.pos == before {
                        self.bump();
                    }
                }
            }
        }
        unit
    }

    fn last_kind(&self) -> Tok {
        self.tokens
            .get(self.pos.wrapping_sub(1))
            .map_or(Tok::Eof, |t| t.kind)
    }

    /// A declaration or a function at file scope.
    fn item(&mut self) -> Parsed<Item> {
        let start = self.span();
        while self.eat_kw(Kw::Extension) {}
        if self.kw() == Some(Kw::StaticAssert) {
            return Ok(Item::Declaration(self.static_assert()?));
        }
        if self.kw() == Some(Kw::Asm) {
            self.unsupported(start, say!("assembler (asm)"));
            return Err(Told);
        }
        let Specs {
            specs,
            empty,
            ended,
        } = self.specifiers(Place::File)?;
        if ended || self.kind() == Tok::Semi {
            return self
                .no_declarators(specs, start, ended)
                .map(Item::Declaration);
        }
        if empty && !(self.kind() == Tok::Ident && self.could_default_to_int()) {
            return self.no_declaration();
        }
        let (declarator, sym) = self.named_declarator()?;
        let is_function = matches!(declarator.derived.first(), Some(Derived::Function { .. }));
        let old_style = match declarator.derived.first() {
            Some(Derived::Function { names, .. }) => !names.is_empty() && self.starts_type_at(0),
            _ => false,
        };
        if self.kind() == Tok::LBrace && !is_function {
            let hint = say!(
                "a function needs parentheses behind its name; a variable needs '=' before its list"
            );
            return self.fail_hint(
                self.span(),
                say!("expected '(', '=' or ';' before '{'"),
                hint,
            );
        }
        if is_function
            && (self.kind() == Tok::LBrace || old_style)
            && specs.storage != Some(Storage::Typedef)
        {
            return self
                .function(specs, declarator, sym, start)
                .map(Item::Function);
        }
        self.rest_of_declaration(specs, Some((declarator, sym)), start, Place::File)
            .map(Item::Declaration)
    }

    /// Whether what follows is a declaration that only lacks its type, which
    /// gcc takes with a warning: `main() {`, `x;`, `x = 1;`.
    fn could_default_to_int(&self) -> bool {
        match self.ahead(1).kind {
            Tok::Semi | Tok::Assign | Tok::Comma | Tok::LBracket => true,
            Tok::LParen => {
                let mut n = 2;
                let mut depth = 0u32;
                loop {
                    match self.ahead(n).kind {
                        Tok::LParen => depth += 1,
                        Tok::RParen if depth == 0 => break,
                        Tok::RParen => depth -= 1,
                        Tok::Eof | Tok::Semi | Tok::Str | Tok::Number => return false,
                        _ => {}
                    }
                    n += 1;
                }
                self.ahead(n + 1).kind == Tok::LBrace || self.starts_type_at(n + 1) || n == 2
            }
            _ => false,
        }
    }

    /// Something at file scope that begins no declaration.
    fn no_declaration(&mut self) -> Parsed<Item> {
        let token = self.token();
        let text = self.names.shared(token.sym);
        if token.kind == Tok::Ident {
            if let Some(hint) = hints::foreign_word(&text) {
                return self.fail_hint(
                    token.span,
                    say!("'{text}' begins no declaration in C", text),
                    hint,
                );
            }
            if self.ahead(1).kind == Tok::LParen {
                let hint = say!(
                    "statements must stand inside a function, such as main; is there a '}' too many above?"
                );
                return self.fail_hint(
                    token.span,
                    say!("this call stands outside of any function"),
                    hint,
                );
            }
        }
        let statement = matches!(
            self.kw(),
            Some(
                Kw::If
                    | Kw::For
                    | Kw::While
                    | Kw::Do
                    | Kw::Switch
                    | Kw::Return
                    | Kw::Break
                    | Kw::Goto
                    | Kw::Else
            )
        );
        if statement {
            let hint =
                say!("statements must stand inside a function; is there a '}' too many above?");
            return self.fail_hint(
                token.span,
                say!("this '{text}' stands outside of any function", text),
                hint,
            );
        }
        let hint = self.macro_hint(token).or_else(|| {
            (token.kind == Tok::Ident)
                .then(|| self.did_you_mean(token))
                .flatten()
                .or_else(|| self.ended_too_early())
        });
        self.error(
            token.span,
            say!(
                "expected a declaration, not {token}",
                token = self.show(token)
            ),
            hint,
        );
        Err(Told)
    }

    fn function(
        &mut self,
        specs: DeclSpecs,
        declarator: Declarator,
        sym: Sym,
        start: Span,
    ) -> Parsed<FunctionDef> {
        let span = self.since(start);
        self.declare(sym, NameKind::Ordinary);
        let depth = self.scopes.len();
        self.push_scope();
        if let Some(Derived::Function { params, names, .. }) = declarator.derived.first() {
            let params = params.iter().filter_map(|p| p.declarator.name.as_ref());
            for name in params.chain(names) {
                let sym = self.names.intern(&name.name);
                self.declare(sym, NameKind::Ordinary);
            }
        }
        let result = self.function_body(specs, declarator, span);
        while self.scopes.len() > depth {
            self.pop_scope();
        }
        result
    }

    fn function_body(
        &mut self,
        specs: DeclSpecs,
        declarator: Declarator,
        span: Span,
    ) -> Parsed<FunctionDef> {
        let mut old_style = Vec::new();
        while self.kind() != Tok::LBrace {
            if !self.starts_type_at(0) {
                let message = say!(
                    "expected the body of the function before {token}",
                    token = self.show(self.token())
                );
                return self.fail(self.span(), message);
            }
            old_style.push(self.declaration(Place::Param)?);
        }
        let before = self.skipped;
        let body = self.block()?;
        let skipped = std::mem::replace(&mut self.skipped, before) && !before;
        let gap = self.gap.take();
        Ok(FunctionDef {
            gap: skipped.then(|| gap.unwrap_or(span)),
            specs,
            declarator: Box::new(declarator),
            old_style,
            body,
            span,
        })
    }

    /// A declaration in a block (or between the head and body of an old-style
    /// function).
    pub(super) fn declaration(&mut self, place: Place) -> Parsed<Declaration> {
        let start = self.span();
        if self.kw() == Some(Kw::StaticAssert) {
            return self.static_assert();
        }
        while self.eat_kw(Kw::Extension) {}
        let Specs { specs, ended, .. } = self.specifiers(place)?;
        if ended || self.kind() == Tok::Semi {
            return self.no_declarators(specs, start, ended);
        }
        self.rest_of_declaration(specs, None, start, place)
    }

    /// `struct s { … };` and the like.
    fn no_declarators(
        &mut self,
        mut specs: DeclSpecs,
        start: Span,
        ended: bool,
    ) -> Parsed<Declaration> {
        if !ended {
            self.bump();
        }
        if matches!(specs.ty, TypeSpec::Missing) {
            specs.ty = TypeSpec::Int;
        }
        let declares = matches!(
            specs.ty,
            TypeSpec::Struct(_) | TypeSpec::Union(_) | TypeSpec::Enum(_)
        );
        if !declares && !ended {
            self.warning(specs.span, say!("this declares nothing: a name is missing"));
        }
        Ok(Declaration::Vars {
            specs,
            declarators: Vec::new(),
            span: self.since(start),
        })
    }

    /// Declarators with their initialisers, up to the `;`.
    fn rest_of_declaration(
        &mut self,
        mut specs: DeclSpecs,
        mut first: Option<(Declarator, Sym)>,
        start: Span,
        place: Place,
    ) -> Parsed<Declaration> {
        if matches!(specs.ty, TypeSpec::Missing) {
            let hint = say!("write the type before the name");
            let message = say!("the type is missing here: gcc takes int");
            self.add(Severity::Warning, specs.span, message, Some(hint));
            specs.ty = TypeSpec::Int;
        }
        let kind = if specs.storage == Some(Storage::Typedef) {
            NameKind::Typedef
        } else {
            NameKind::Ordinary
        };
        let mut declarators = Vec::new();
        loop {
            let (mut declarator, sym) = match first.take() {
                Some(found) => found,
                None => self.named_declarator()?,
            };
            let is_function = matches!(declarator.derived.first(), Some(Derived::Function { .. }));
            let attributes = self.attributes()?;
            if attributes.align.is_some() {
                declarator.align = attributes.align;
            }
            specs.noreturn |= attributes.noreturn;
            self.declare(sym, kind);
            let init = if self.eat(Tok::Assign) {
                Some(self.holding(Self::initializer)?)
            } else {
                None
            };
            if let (TypeSpec::Auto, Some(Initializer::Expr(e))) = (&specs.ty, &init) {
                specs.ty = TypeSpec::TypeofExpr(Box::new(value_of(e)));
            }
            declarators.push(InitDeclarator { declarator, init });
            if self.kind() == Tok::LBrace && is_function && place == Place::Block {
                return self.inner_function(start);
            }
            if !self.eat(Tok::Comma) {
                break;
            }
            self.attributes()?;
        }
        self.end_of_declaration(&declarators, place)?;
        Ok(Declaration::Vars {
            specs,
            declarators,
            span: self.since(start),
        })
    }

    /// A function inside a function: gcc's extension, but hardly ever meant.
    fn inner_function(&mut self, start: Span) -> Parsed<Declaration> {
        let at_margin = self
            .map
            .files
            .get(start.source.0 as usize)
            .is_some_and(|f| f.line_starts.binary_search(&start.start).is_ok());
        let outer = self.open_braces.last().copied();
        match (self.odd_brace, outer) {
            (None, Some(open)) if !at_margin => {
                let line = self.line(open);
                let hint = say!(
                    "if you did not mean that, a '}' is missing above: the '{' of line {line} is still open",
                    line
                );
                let message = say!("a function inside a function is not supported");
                self.add(Severity::Unsupported, self.span(), message, Some(hint));
            }
            (odd, Some(open)) => self.unclosed_brace(odd.unwrap_or(open)),
            (_, None) => {}
        }
        self.block()?;
        Err(Told)
    }

    fn end_of_declaration(&mut self, declarators: &[InitDeclarator], place: Place) -> Parsed<()> {
        let token = self.token();
        if place == Place::For {
            return self.for_semicolon();
        }
        let head = declarators.last().is_some_and(|d| {
            matches!(d.declarator.derived.first(), Some(Derived::Function { .. }))
        });
        if head
            && place == Place::File
            && (token.kind == Tok::Kw || token.kind == Tok::Ident)
            && token.has(Token::BOL)
        {
            let indented = self.indent(token.span, self.line(token.span));
            if indented.is_some_and(|by| by > 0) {
                let hint = say!("the body of a function stands in { }");
                let message = say!("expected '{' after the head of this function");
                let gap = self.gap();
                self.error(gap, message, Some(hint));
                self.skipped = true;
                return self.block_from(gap).map(|_| ());
            }
            let hint = say!("a declaration ends with ';', the body of a function stands in { }");
            self.error(
                self.gap(),
                say!("expected ';' or '{' after the head of this function"),
                Some(hint),
            );
            return Ok(());
        }
        let plain = declarators
            .last()
            .is_some_and(|d| d.init.is_none() && d.declarator.derived.is_empty());
        if plain
            && matches!(token.kind, Tok::EqEq | Tok::Number | Tok::Str)
            && !token.has(Token::FROM_MACRO)
        {
            let hint = say!("a variable gets its first value with =");
            let message = say!(
                "expected '=' or ';' before {token}",
                token = self.show(token)
            );
            return self.fail_hint(token.span, message, hint);
        }
        self.semicolon(say!("after this declaration"))
    }

    pub(super) fn static_assert(&mut self) -> Parsed<Declaration> {
        let start = self.bump().span;
        let open = self
            .expect(Tok::LParen, say!("behind {what}", what = "_Static_assert"))?
            .span;
        let cond = self.holding(|p| p.nest(Self::conditional))?;
        let mut message = None;
        if self.eat(Tok::Comma) {
            if self.kind() != Tok::Str {
                return self.fail(self.span(), say!("expected the message as a string"));
            }
            let (units, _) = self.strings()?;
            message = Some(units.into_iter().map(|u| u as u8).collect());
        }
        self.close(Tok::RParen, open)?;
        self.semicolon(say!("after _Static_assert"))?;
        Ok(Declaration::StaticAssert {
            cond,
            message,
            span: self.since(start),
        })
    }
}
