//! Statements (6.8).

use super::super::ast::{self, StmtKind as A};
use super::super::diag::Span;
use super::super::types;
use super::Sema;
use super::convert::For;
use super::tree::{Block, Expr, ExprKind, LabelId, Stmt, StmtKind};
use crate::lang::say;

impl Sema<'_> {
    pub(super) fn stmt(&mut self, s: &ast::Stmt) -> Stmt {
        let kind = self
            .nested(s.span, |sema| sema.stmt_inner(s))
            .unwrap_or(StmtKind::Empty);
        let kind = match std::mem::take(&mut self.pending) {
            sizes if sizes.is_empty() => kind,
            sizes => {
                let mut list: Vec<Stmt> = sizes
                    .into_iter()
                    .map(|e| Stmt {
                        span: e.span,
                        kind: StmtKind::Expr(e),
                    })
                    .collect();
                list.push(Stmt { kind, span: s.span });
                StmtKind::Many(list)
            }
        };
        Stmt { kind, span: s.span }
    }

    /// A block with a scope of its own.
    pub(super) fn block(&mut self, block: &ast::Block) -> Block {
        let scope = self.push_scope();
        let stmts = block.items.iter().map(|s| self.stmt(s)).collect();
        self.pop_scope();
        Block { stmts, scope }
    }

    /// A substatement, which is a block of its own (6.8.4p3, 6.8.5p5).
    fn body(&mut self, s: &ast::Stmt) -> Box<Stmt> {
        Box::new(self.with_names(|sema| sema.stmt(s)))
    }

    /// Declarations in it are seen there only; it is no block of the function's frame.
    fn with_names<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let index = self.scope().index;
        self.scopes.push(super::NameScope {
            index,
            ..Default::default()
        });
        let result = f(self);
        self.scopes.pop();
        result
    }

    fn stmt_inner(&mut self, s: &ast::Stmt) -> StmtKind {
        match &s.kind {
            A::Empty => StmtKind::Empty,
            A::Expr(e) => {
                let e = self.expr(e);
                let e = self.discard(e);
                StmtKind::Expr(e)
            }
            A::Decl(decl) => match self.local_declaration(decl) {
                mut list if list.len() == 1 => list.pop().map_or(StmtKind::Empty, |s| s.kind),
                list => StmtKind::Many(list),
            },
            A::Block(block) => StmtKind::Block(self.block(block)),
            A::If(c, a, b) => self.with_names(|sema| {
                let c = sema.condition(c, say!("the condition of '{word}'", word = "if"));
                let a = sema.body(a);
                let b = b.as_ref().map(|b| sema.body(b));
                StmtKind::If(c, a, b)
            }),
            A::While(c, body) => self.with_names(|sema| {
                let c = sema.condition(c, say!("the condition of '{word}'", word = "while"));
                let body = sema.loop_body(body);
                StmtKind::While(c, body)
            }),
            A::DoWhile(body, c) => self.with_names(|sema| {
                let body = sema.loop_body(body);
                let c = sema.condition(c, say!("the condition of '{word}'", word = "while"));
                StmtKind::DoWhile(body, c)
            }),
            A::For(init, cond, step, body) => {
                self.for_loop(init.as_deref(), cond.as_ref(), step.as_ref(), body)
            }
            A::Switch(value, body) => self.with_names(|sema| sema.switch(value, body)),
            A::Case(first, last, body) => self.case(first, last.as_ref(), body, s.span),
            A::Default(body) => self.default(body, s.span),
            A::Label(name, body) => {
                let id = self.label(name, true);
                StmtKind::Label(id, Box::new(self.stmt(body)))
            }
            A::Goto(name) => StmtKind::Goto(self.label(name, false)),
            A::GotoPointer(e) => self.goto_pointer(e),
            A::Break => {
                if self.func.as_ref().is_none_or(|f| f.breakable == 0) {
                    self.error(
                        s.span,
                        say!("'{word}' is outside a loop or switch", word = "break"),
                    );
                    return StmtKind::Empty;
                }
                StmtKind::Break
            }
            A::Continue => {
                if self.func.as_ref().is_none_or(|f| f.loops == 0) {
                    self.error(
                        s.span,
                        say!("'{word}' is outside a loop", word = "continue"),
                    );
                    return StmtKind::Empty;
                }
                StmtKind::Continue
            }
            A::Return(value) => self.return_stmt(value.as_ref(), s.span),
            A::Unsupported(what) => {
                self.unsupported(s.span, say!("{what} is not supported", what));
                StmtKind::Unsupported(what.clone())
            }
        }
    }

    /// gcc's `goto *e`: to a label whose address was taken.
    fn goto_pointer(&mut self, e: &ast::Expr) -> StmtKind {
        let e = self.rvalue(e);
        if !e.is_error() && !self.out.types.is_pointer(e.ty) {
            let t = self.show(e.ty);
            self.error(
                e.span,
                say!("'goto *' needs the address of a label, not {t}", t),
            );
            return StmtKind::Empty;
        }
        StmtKind::GotoPointer(e)
    }

    fn loop_body(&mut self, body: &ast::Stmt) -> Box<Stmt> {
        if let Some(f) = &mut self.func {
            f.loops += 1;
            f.breakable += 1;
        }
        let body = self.body(body);
        if let Some(f) = &mut self.func {
            f.loops -= 1;
            f.breakable -= 1;
        }
        body
    }

    fn for_loop(
        &mut self,
        init: Option<&ast::Stmt>,
        cond: Option<&ast::Expr>,
        step: Option<&ast::Expr>,
        body: &ast::Stmt,
    ) -> StmtKind {
        let scope = self.push_scope();
        let init = match init {
            Some(s) => vec![self.stmt(s)],
            None => Vec::new(),
        };
        let cond = cond.map(|c| self.condition(c, say!("the condition of '{word}'", word = "for")));
        let step = step.map(|e| {
            let e = self.expr(e);
            self.discard(e)
        });
        let body = self.loop_body(body);
        self.pop_scope();
        StmtKind::For {
            init,
            cond,
            step,
            body,
            scope: Block {
                stmts: Vec::new(),
                scope,
            },
        }
    }

    fn switch(&mut self, value: &ast::Expr, body: &ast::Stmt) -> StmtKind {
        let value = self.rvalue(value);
        let value = if value.is_error() {
            value
        } else if !self.out.types.is_integer(value.ty) {
            let t = self.show(value.ty);
            self.error_hint(
                value.span,
                say!("'switch' needs an integer, not {t}", t),
                say!("use if and else to compare other values"),
            );
            Expr::error(value.span)
        } else if self.out.types.is_wide(value.ty) {
            self.unsupported(value.span, say!("a switch on an __int128 is not supported"));
            Expr::error(value.span)
        } else {
            self.promote(value)
        };
        let ty = if value.is_error() {
            types::INT
        } else {
            value.ty
        };
        if let Some(f) = &mut self.func {
            f.switches.push(super::Switch {
                ty,
                cases: Vec::new(),
                default: None,
            });
            f.breakable += 1;
        }
        let body = self.body(body);
        let switch = self.func.as_mut().and_then(|f| {
            f.breakable -= 1;
            f.switches.pop()
        });
        let (cases, default) = switch.map_or((Vec::new(), None), |s| (s.cases, s.default));
        StmtKind::Switch {
            value,
            cases: cases.into_iter().map(|(a, b, l, _)| (a, b, l)).collect(),
            default: default.map(|(l, _)| l),
            body,
        }
    }

    fn case(
        &mut self,
        first: &ast::Expr,
        last: Option<&ast::Expr>,
        body: &ast::Stmt,
        span: Span,
    ) -> StmtKind {
        let Some(ty) = self
            .func
            .as_ref()
            .and_then(|f| f.switches.last())
            .map(|s| s.ty)
        else {
            self.error(span, say!("'{word}' is outside a switch", word = "case"));
            return StmtKind::Block(Block {
                stmts: vec![self.stmt(body)],
                ..Block::default()
            });
        };
        let low = self.constant(first, say!("the value of a case"));
        let high = match last {
            Some(last) => self.constant(last, say!("the value of a case")),
            None => low,
        };
        let id = self.new_label();
        if let (Some(low), Some(high)) = (low, high) {
            self.add_case(self.wrap(low, ty), self.wrap(high, ty), ty, id, first.span);
        }
        StmtKind::Label(id, Box::new(self.stmt(body)))
    }

    fn add_case(&mut self, low: u64, high: u64, ty: types::Ty, id: LabelId, span: Span) {
        let signed = self.out.types.is_signed(ty);
        let key = |v: u64| if signed { v ^ (1 << 63) } else { v };
        if key(high) < key(low) {
            self.warn(span, say!("this range of cases is empty"));
            return;
        }
        let Some(switch) = self.func.as_mut().and_then(|f| f.switches.last_mut()) else {
            return;
        };
        let clash = switch
            .cases
            .iter()
            .find(|(a, b, ..)| key(*a) <= key(high) && key(low) <= key(*b))
            .map(|c| c.3);
        switch.cases.push((low, high, id, span));
        if let Some(other) = clash {
            let (line, _) = self.map.position(other);
            self.error_hint(
                span,
                say!("this case value is there already"),
                say!("the first is at line {line}", line),
            );
        }
    }

    fn default(&mut self, body: &ast::Stmt, span: Span) -> StmtKind {
        let id = self.new_label();
        let Some(switch) = self.func.as_mut().and_then(|f| f.switches.last_mut()) else {
            self.error(span, say!("'{word}' is outside a switch", word = "default"));
            return StmtKind::Block(Block {
                stmts: vec![self.stmt(body)],
                ..Block::default()
            });
        };
        match switch.default {
            None => switch.default = Some((id, span)),
            Some((_, other)) => {
                let (line, _) = self.map.position(other);
                self.error_hint(
                    span,
                    say!("this switch has a default already"),
                    say!("the first is at line {line}", line),
                );
            }
        }
        StmtKind::Label(id, Box::new(self.stmt(body)))
    }

    fn return_stmt(&mut self, value: Option<&ast::Expr>, span: Span) -> StmtKind {
        let (ret, name) = match &self.func {
            Some(f) => (f.func.ret, f.name.clone()),
            None => return StmtKind::Empty,
        };
        match value {
            None => {
                if !ret.is_void() && !ret.is_error() {
                    self.warn_hint(
                        span,
                        say!(
                            "'{name}' must return a value, but this return has none",
                            name
                        ),
                        say!("write return value;"),
                    );
                }
                StmtKind::Return(None)
            }
            Some(e) if ret.is_void() => {
                let value = self.rvalue(e);
                if !value.is_error() && !value.ty.is_void() {
                    self.warn_hint(
                        span,
                        say!("'{name}' is void, so it returns no value", name),
                        say!("write return; or give the function a return type"),
                    );
                }
                // The value is worked out all the same.
                let value = Expr::new(ExprKind::Conv(Box::new(value)), types::VOID, span);
                StmtKind::Return(Some(value))
            }
            Some(e) => {
                let value = self.rvalue(e);
                let value = self.assign_convert(value, ret, For::Return);
                let value = self.returned(value, e.span);
                StmtKind::Return(Some(value))
            }
        }
    }

    /// gcc returns a null pointer in place of the address of a local variable.
    fn returned(&mut self, value: Expr, span: Span) -> Expr {
        if !self.out.types.is_pointer(value.ty) || !points_to_local(&value) {
            return value;
        }
        self.warn_hint(
            span,
            say!("this would return the address of a local variable, which is gone after the return; gcc returns NULL instead"),
            say!("use malloc, a static variable, or an argument that the caller gives"),
        );
        let ty = value.ty;
        let null = Expr::int(0, ty, span);
        Expr::new(ExprKind::Comma(Box::new(value), Box::new(null)), ty, span)
    }
}

/// The address of a local variable or of a part of it, as it is written.
fn points_to_local(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Conv(inner) | ExprKind::PtrAdd { ptr: inner, .. } => points_to_local(inner),
        ExprKind::Addr(object) => in_local(object),
        _ => false,
    }
}

fn in_local(object: &Expr) -> bool {
    match &object.kind {
        ExprKind::Local(_) => true,
        ExprKind::Field(inner, ..) => in_local(inner),
        ExprKind::Deref(p) => match &p.kind {
            ExprKind::PtrAdd { ptr, .. } => match &ptr.kind {
                ExprKind::Addr(array) => in_local(array),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}
