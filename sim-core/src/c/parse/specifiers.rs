//! Declaration specifiers (6.7.1 to 6.7.5): storage, qualifiers, type.

use super::attribute::Attributes;
use super::postfix::empty_specs;
use super::{NameKind, Parsed, Parser};
use crate::c::ast::{AlignSpec, DeclSpecs, Storage, TypeSpec};
use crate::c::diag::Span;
use crate::c::hints;
use crate::c::token::{Kw, Tok, Token};
use crate::lang::say;

/// Where specifiers stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    File,
    Block,
    /// The first part of a `for`.
    For,
    Field,
    Param,
    TypeName,
}

/// Specifiers, and what the caller must know of how they were written.
pub struct Specs {
    pub specs: DeclSpecs,
    /// No token belonged to them.
    pub empty: bool,
    /// A struct or enum body ended them, and its `;` is missing.
    pub ended: bool,
}

/// The words of a basic type, counted.
#[derive(Default)]
struct Words {
    signed: u8,
    unsigned: u8,
    short: u8,
    long: u8,
    base: Option<(Kw, Span)>,
    other: Option<TypeSpec>,
}

impl Words {
    fn any(&self) -> bool {
        self.signed + self.unsigned + self.short + self.long > 0
            || self.base.is_some()
            || self.other.is_some()
    }
}

impl Parser<'_> {
    pub(super) fn specifiers(&mut self, place: Place) -> Parsed<Specs> {
        let (first, start) = (self.pos, self.span());
        let mut specs = empty_specs(start);
        let (mut words, mut attributes) = (Words::default(), Attributes::default());
        let mut ended = false;
        loop {
            let token = self.token();
            if words.other.is_some() && self.body_just_ended() && self.starts_anew(token) {
                let hint = say!("the body of a struct, union or enum ends with '};'");
                self.error(self.gap(), say!("expected ';' after this '}'"), Some(hint));
                ended = true;
                break;
            }
            if token.kind == Tok::Ident {
                if words.any() || !self.named_type(token, place, &mut words) {
                    break;
                }
                continue;
            }
            let Some(kw) = self.kw() else { break };
            match kw {
                Kw::Const => specs.quals.is_const = true,
                Kw::Volatile => specs.quals.is_volatile = true,
                Kw::Restrict => specs.quals.is_restrict = true,
                Kw::Inline => specs.inline = true,
                Kw::Noreturn => specs.noreturn = true,
                Kw::ThreadLocal => specs.thread_local = true,
                Kw::Extension => {}
                Kw::Typedef | Kw::Extern | Kw::Static | Kw::Auto | Kw::Register => {
                    self.storage(kw, &mut specs)?
                }
                Kw::Attribute => {
                    attributes.merge(self.attributes()?);
                    continue;
                }
                Kw::Alignas => {
                    let align = Some(Box::new(self.alignas()?));
                    AlignSpec::join(&mut specs.align, align);
                    continue;
                }
                Kw::Atomic if self.ahead(1).kind == Tok::LParen => {
                    self.bump();
                    specs.quals.is_atomic = true;
                    let name = self.holding(Self::type_in_parens)?;
                    self.set_type(&mut words, TypeSpec::TypeofType(Box::new(name)), token)?;
                    continue;
                }
                Kw::Atomic => specs.quals.is_atomic = true,
                Kw::Struct | Kw::Union => {
                    self.room_for_type(&words, token)?;
                    words.other = Some(self.nest_heavy(|p| p.record(kw == Kw::Union))?);
                    continue;
                }
                Kw::Enum => {
                    self.room_for_type(&words, token)?;
                    words.other = Some(self.nest(Self::enumeration)?);
                    continue;
                }
                Kw::Typeof => {
                    self.bump();
                    let ty = self.typeof_operand()?;
                    self.set_type(&mut words, ty, token)?;
                    continue;
                }
                Kw::VaList => self.set_type(&mut words, TypeSpec::VaList, token)?,
                Kw::UInt128Type => self.set_type(&mut words, TypeSpec::UInt128, token)?,
                Kw::Int128Type => self.set_type(&mut words, TypeSpec::Int128, token)?,
                Kw::ExtFloat => {
                    self.set_type(
                        &mut words,
                        TypeSpec::Unsupported(say!("this floating type of gcc's")),
                        token,
                    )?;
                }
                Kw::AutoType => self.set_type(&mut words, TypeSpec::Auto, token)?,
                Kw::Complex | Kw::Imaginary => {
                    words.other = Some(TypeSpec::Unsupported(say!("complex arithmetic")));
                }
                _ if !self.basic_word(kw, token.span, &mut words)? => break,
                _ => {}
            }
            self.bump();
        }
        specs.packed = attributes.packed;
        specs.noreturn |= attributes.noreturn;
        specs.cleanup = attributes.cleanup;
        specs.symbol = attributes.symbol;
        AlignSpec::join(&mut specs.align, attributes.align);
        let empty = self.pos == first;
        specs.span = if empty { start } else { self.since(start) };
        specs.ty = self.combine(words, specs.span)?;
        Ok(Specs {
            specs,
            empty,
            ended,
        })
    }

    /// Whether the token before this one closes a struct or enum body.
    fn body_just_ended(&self) -> bool {
        self.end_brace.is_some_and(|b| b + 1 == self.pos)
    }

    /// Whether a token begins a declaration of its own, on a new line.
    fn starts_anew(&self, token: Token) -> bool {
        let fresh = token.has(Token::BOL);
        let qualifier = matches!(
            self.kw(),
            Some(Kw::Const | Kw::Volatile | Kw::Attribute | Kw::Atomic | Kw::Alignas)
        );
        fresh && self.starts_type_at(0) && !qualifier
    }

    /// A name where a type may stand; false if it is not one.
    fn named_type(&mut self, token: Token, place: Place, words: &mut Words) -> bool {
        if self.name_kind(token.sym) == NameKind::Typedef {
            self.bump();
            words.other = Some(match self.unknown.contains(&token.sym) {
                true => TypeSpec::Unknown,
                false => TypeSpec::Named(self.ident_of(token)),
            });
            return true;
        }
        if !self.looks_like_type(place) {
            return false;
        }
        self.unknown_type(token);
        self.bump();
        self.unknown.push(token.sym);
        words.other = Some(TypeSpec::Unknown);
        true
    }

    /// Whether an unknown name stands where only a type makes sense.
    pub(super) fn looks_like_type(&self, place: Place) -> bool {
        let token = self.token();
        let next = self.ahead(1);
        if token.kind != Tok::Ident || self.name_kind(token.sym) != NameKind::Unknown {
            return false;
        }
        match next.kind {
            Tok::Ident => true,
            Tok::Star => {
                let then = self.ahead(2);
                let behind = self.ahead(3).kind;
                let declares = matches!(
                    behind,
                    Tok::Semi
                        | Tok::Comma
                        | Tok::Assign
                        | Tok::RParen
                        | Tok::LBracket
                        | Tok::LParen
                );
                match then.kind {
                    Tok::Star => true,
                    Tok::Ident if matches!(place, Place::Block | Place::For) => {
                        declares
                            && behind != Tok::RParen
                            && self.name_kind(then.sym) == NameKind::Unknown
                    }
                    Tok::Ident => declares,
                    Tok::Kw => matches!(
                        Kw::of(then.sym),
                        Some(Kw::Const | Kw::Restrict | Kw::Volatile)
                    ),
                    Tok::RParen | Tok::Comma => place == Place::Param,
                    _ => false,
                }
            }
            Tok::RParen | Tok::Comma | Tok::LBracket => place == Place::Param,
            Tok::Kw => self.starts_type_at(1) && place != Place::Block,
            _ => false,
        }
    }

    /// Reports a type that is not declared, once.
    #[inline(never)]
    pub(super) fn unknown_type(&mut self, token: Token) {
        let text = self.names.shared(token.sym);
        let mut hint = hints::missing_name(&text);
        if hint.is_none() && self.tags.contains(&token.sym) {
            hint = Some(say!("did you mean 'struct {text}'?", text));
        }
        let hint = hint
            .or_else(|| self.own_typedef())
            .or_else(|| self.parameter_without_type())
            .or_else(|| self.did_you_mean(token));
        self.error(
            token.span,
            say!("'{name}' is not a type that is known here", name = text),
            hint,
        );
        // Known from now on: one message for one missing header is enough.
        self.set_kind(token.sym, NameKind::Typedef);
    }

    fn storage(&mut self, kw: Kw, specs: &mut DeclSpecs) -> Parsed<()> {
        let new = match kw {
            Kw::Typedef => Storage::Typedef,
            Kw::Extern => Storage::Extern,
            Kw::Static => Storage::Static,
            Kw::Auto => Storage::Auto,
            _ => Storage::Register,
        };
        if let Some(old) = specs.storage.replace(new) {
            let text = self.show(self.token());
            let message = if old == new {
                say!("{text} is there twice", text)
            } else {
                say!("two storage classes exclude each other: keep one")
            };
            self.error(self.span(), message, None);
        }
        Ok(())
    }

    fn alignas(&mut self) -> Parsed<AlignSpec> {
        self.bump();
        if self.at_type_in_parens() {
            return Ok(AlignSpec::Type(Box::new(
                self.holding(Self::type_in_parens)?,
            )));
        }
        let open = self
            .expect(Tok::LParen, say!("behind {what}", what = "_Alignas"))?
            .span;
        let value = self.holding(|p| p.nest(Self::conditional))?;
        self.close(Tok::RParen, open)?;
        Ok(AlignSpec::Expr(value))
    }

    fn typeof_operand(&mut self) -> Parsed<TypeSpec> {
        if self.at_type_in_parens() {
            return Ok(TypeSpec::TypeofType(Box::new(
                self.holding(Self::type_in_parens)?,
            )));
        }
        let open = self
            .expect(Tok::LParen, say!("behind {what}", what = "typeof"))?
            .span;
        let operand = self.holding(|p| p.nest_heavy(Self::expression))?;
        self.close(Tok::RParen, open)?;
        Ok(TypeSpec::TypeofExpr(Box::new(operand)))
    }

    fn room_for_type(&mut self, words: &Words, token: Token) -> Parsed<()> {
        if words.any() {
            return self.two_types(token);
        }
        Ok(())
    }

    fn set_type(&mut self, words: &mut Words, ty: TypeSpec, token: Token) -> Parsed<()> {
        let sign_only =
            words.base.is_none() && words.other.is_none() && words.short + words.long == 0;
        if words.any() && !(sign_only && matches!(ty, TypeSpec::Unsupported(_))) {
            return self.two_types(token);
        }
        words.other = Some(ty);
        Ok(())
    }

    #[inline(never)]
    fn two_types(&mut self, token: Token) -> Parsed<()> {
        let message = say!(
            "{token} cannot be part of this type: there are two types here",
            token = self.show(token)
        );
        self.fail_hint(
            token.span,
            message,
            say!("is a ';' or a ',' missing before it?"),
        )
    }

    /// A word of a basic type; false if it is another keyword.
    #[inline(never)]
    fn basic_word(&mut self, kw: Kw, span: Span, words: &mut Words) -> Parsed<bool> {
        let token = self.token();
        match kw {
            Kw::Signed => words.signed += 1,
            Kw::Unsigned => words.unsigned += 1,
            Kw::Short => words.short += 1,
            Kw::Long => words.long += 1,
            Kw::Void | Kw::Char | Kw::Int | Kw::Int128 | Kw::Float | Kw::Double | Kw::Bool => {
                if words.base.is_some() {
                    self.two_types(token)?;
                }
                words.base = Some((kw, span));
            }
            _ => return Ok(false),
        }
        let complex = matches!(words.other, Some(TypeSpec::Unsupported(_)));
        if words.other.is_some() && !complex {
            self.two_types(token)?;
        }
        if words.signed > 1 || words.unsigned > 1 || words.short > 1 || words.long > 2 {
            let message = say!("{token} is there once too often", token = self.show(token));
            self.error(span, message, None);
            (words.signed, words.unsigned) = (words.signed.min(1), words.unsigned.min(1));
            (words.short, words.long) = (words.short.min(1), words.long.min(2));
        }
        Ok(true)
    }

    #[inline(never)]
    fn combine(&mut self, words: Words, span: Span) -> Parsed<TypeSpec> {
        if let Some(other) = words.other {
            return Ok(other);
        }
        let (signed, unsigned) = (words.signed > 0, words.unsigned > 0);
        let no_sign = !signed && !unsigned;
        let base = words.base.map(|b| b.0);
        let pick = |s, u| if unsigned { u } else { s };
        let ty = match (base, words.short, words.long) {
            _ if signed && unsigned => None,
            (None, 0, 0) if no_sign => Some(TypeSpec::Missing),
            (None | Some(Kw::Int), 0, 0) => Some(pick(TypeSpec::Int, TypeSpec::UInt)),
            (None | Some(Kw::Int), 1, 0) => Some(pick(TypeSpec::Short, TypeSpec::UShort)),
            (None | Some(Kw::Int), 0, 1) => Some(pick(TypeSpec::Long, TypeSpec::ULong)),
            (None | Some(Kw::Int), 0, 2) => Some(pick(TypeSpec::LongLong, TypeSpec::ULongLong)),
            (Some(Kw::Int128), 0, 0) => Some(pick(TypeSpec::Int128, TypeSpec::UInt128)),
            (Some(Kw::Char), 0, 0) if no_sign => Some(TypeSpec::Char),
            (Some(Kw::Char), 0, 0) => Some(pick(TypeSpec::SChar, TypeSpec::UChar)),
            (Some(Kw::Void), 0, 0) if no_sign => Some(TypeSpec::Void),
            (Some(Kw::Bool), 0, 0) if no_sign => Some(TypeSpec::Bool),
            (Some(Kw::Float), 0, 0) if no_sign => Some(TypeSpec::Float),
            (Some(Kw::Double), 0, 0) if no_sign => Some(TypeSpec::Double),
            (Some(Kw::Double), 0, 1) if no_sign => Some(TypeSpec::LongDouble),
            _ => None,
        };
        match ty {
            Some(ty) => Ok(ty),
            // The syntax is right, so what follows can be judged all the same.
            None => {
                self.error(span, say!("these words do not make a type together"), None);
                Ok(match base {
                    Some(Kw::Float | Kw::Double) => TypeSpec::Double,
                    _ => TypeSpec::Long,
                })
            }
        }
    }
}
