//! Tokens, and the table that gives each spelling a number.
//!
//! A token is twenty bytes and is copied freely; its text, where it has one,
//! stands once in the [`Interner`]. Keywords have the first numbers, so that
//! telling them from names is a comparison.

use super::diag::Span;
use std::sync::Arc;

/// The number of a spelling in an [`Interner`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Sym(pub u32);

impl Sym {
    /// No spelling of its own: a punctuator in its usual form.
    pub const NONE: Sym = Sym(u32::MAX);
}

/// One token.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Tok,
    /// A combination of [`Token::BOL`] and its kin.
    pub flags: u8,
    /// Its spelling; [`Sym::NONE`] for most punctuators.
    pub sym: Sym,
    /// Where it stands, or for one from a macro, where that was used.
    pub span: Span,
}

impl Token {
    /// It is the first of its line.
    pub const BOL: u8 = 1;
    /// White space stands before it.
    pub const SPACE: u8 = 2;
    /// An identifier that is never to be expanded again.
    pub const NO_EXPAND: u8 = 4;
    /// It comes from the body of a macro.
    pub const FROM_MACRO: u8 = 8;
    /// `##` follows it in the body of a macro.
    pub const PASTE: u8 = 16;

    /// Whether a flag is set.
    pub fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

macro_rules! toks {
    ($($(#[$doc:meta])* $name:ident $text:literal)*) => {
        /// Kinds of token.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Tok {
            $($(#[$doc])* #[doc = concat!("`", $text, "`.")] $name,)*
        }
        impl Tok {
            /// How a punctuator is written, or what kind of token it is.
            pub fn text(self) -> &'static str {
                match self { $(Tok::$name => $text,)* }
            }
        }
    };
}

toks! {
    Ident "name" Kw "keyword" Number "number" Char "character" Str "string"
    /// A string that is not closed on its line.
    BadStr "unclosed string"
    /// A character constant that is not closed on its line.
    BadChar "unclosed character"
    /// A character that C does not know.
    Other "stray character"
    /// Nothing: what an empty argument of `##` stands for.
    Placemarker "nothing"
    /// A parameter in the body of a macro; `sym` is its index.
    Param "parameter"
    /// `#` and a parameter in the body of a macro.
    StrParam "#parameter"
    /// `__VA_OPT__(`; `sym` is the index of the token behind its `)`.
    VaOpt "__VA_OPT__"
    /// The same behind `#`: what stands in it becomes a string literal.
    StrVaOpt "#__VA_OPT__"
    /// End of the directive's line.
    Eod "end of line"
    Eof "end of file"
    LParen "(" RParen ")" LBracket "[" RBracket "]" LBrace "{" RBrace "}"
    Semi ";" Comma "," Dot "." Ellipsis "..." Arrow "->" PlusPlus "++" MinusMinus "--"
    Amp "&" Star "*" Plus "+" Minus "-" Tilde "~" Not "!" Slash "/" Percent "%"
    Shl "<<" Shr ">>" Lt "<" Gt ">" Le "<=" Ge ">=" EqEq "==" Ne "!="
    Caret "^" Pipe "|" AmpAmp "&&" PipePipe "||" Question "?" Colon ":"
    Assign "=" StarEq "*=" SlashEq "/=" PercentEq "%=" PlusEq "+=" MinusEq "-="
    ShlEq "<<=" ShrEq ">>=" AmpEq "&=" CaretEq "^=" PipeEq "|=" Hash "#" HashHash "##"
}

macro_rules! keywords {
    ($($name:ident: $($text:literal)+;)*) => {
        /// Keywords of C11 and gcc; spellings that mean the same are one.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Kw {
            $(#[doc = concat!($("`", $text, "` "),+)] $name,)*
        }
        const KEYWORDS: &[(&str, Kw)] = &[$($(($text, Kw::$name),)+)*];
    };
}

keywords! {
    Auto: "auto"; Break: "break"; Case: "case"; Char: "char"; Continue: "continue";
    Default: "default"; Do: "do"; Double: "double" "_Float64" "_Float32x"; Else: "else"; Enum: "enum";
    Extern: "extern"; Float: "float" "_Float32"; For: "for"; Goto: "goto"; If: "if"; Int: "int";
    Long: "long"; Register: "register"; Return: "return"; Short: "short"; Sizeof: "sizeof";
    Static: "static"; Struct: "struct"; Switch: "switch"; Typedef: "typedef"; Union: "union";
    Unsigned: "unsigned"; Void: "void"; While: "while";
    Const: "const" "__const" "__const__";
    Volatile: "volatile" "__volatile" "__volatile__";
    Restrict: "restrict" "__restrict" "__restrict__";
    Inline: "inline" "__inline" "__inline__";
    Signed: "signed" "__signed" "__signed__";
    Typeof: "typeof" "__typeof" "__typeof__";
    Asm: "asm" "__asm" "__asm__";
    Alignas: "_Alignas"; Alignof: "_Alignof" "__alignof" "__alignof__";
    Atomic: "_Atomic"; Bool: "_Bool"; Generic: "_Generic"; Noreturn: "_Noreturn";
    StaticAssert: "_Static_assert"; ThreadLocal: "_Thread_local" "__thread";
    Complex: "_Complex" "__complex" "__complex__"; Imaginary: "_Imaginary";
    Attribute: "__attribute__" "__attribute"; Extension: "__extension__";
    Int128: "__int128";
    Int128Type: "__int128_t";
    UInt128Type: "__uint128_t";
    ExtFloat: "__float128" "_Float128" "__float80" "_Float16" "_Float64x"
        "_Decimal32" "_Decimal64" "_Decimal128";
    AutoType: "__auto_type"; Label: "__label__";
    RealImag: "__real__" "__real" "__imag__" "__imag";
    VaList: "__builtin_va_list"; VaArg: "__builtin_va_arg"; Offsetof: "__builtin_offsetof";
    TypesCompatible: "__builtin_types_compatible_p"; ChooseExpr: "__builtin_choose_expr";
}

impl Kw {
    /// The keyword that a spelling is, if it is one.
    pub fn of(sym: Sym) -> Option<Kw> {
        KEYWORDS.get(sym.0 as usize).map(|k| k.1)
    }

    /// The keyword that is spelled so, where there is no [`Interner`].
    pub fn named(text: &str) -> Option<Kw> {
        KEYWORDS.iter().find(|k| k.0 == text).map(|k| k.1)
    }

    /// All keywords that a person would write (for "did you mean").
    pub fn plain_words() -> impl Iterator<Item = &'static str> {
        KEYWORDS.iter().map(|k| k.0).filter(|k| !k.starts_with('_'))
    }
}

/// Gives every spelling a number, always the same for the same input.
pub struct Interner {
    names: Vec<Arc<str>>,
    hashes: Vec<u32>,
    slots: Vec<u32>,
}

impl Interner {
    /// A table that holds the keywords.
    pub fn new() -> Self {
        let mut table = Self {
            names: Vec::with_capacity(1024),
            hashes: Vec::with_capacity(1024),
            slots: vec![u32::MAX; 4096],
        };
        for (text, _) in KEYWORDS {
            table.intern(text);
        }
        table
    }

    /// The number of a spelling, new or known.
    pub fn intern(&mut self, text: &str) -> Sym {
        let hash = fnv(text.as_bytes());
        let mut at = hash as usize & (self.slots.len() - 1);
        loop {
            match self.slots[at] {
                u32::MAX => break,
                i if self.hashes[i as usize] == hash && &*self.names[i as usize] == text => {
                    return Sym(i);
                }
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
        let index = self.names.len() as u32;
        self.names.push(text.into());
        self.hashes.push(hash);
        self.slots[at] = index;
        if self.names.len() * 2 > self.slots.len() {
            self.grow();
        }
        Sym(index)
    }

    /// The text of a spelling; empty for [`Sym::NONE`].
    pub fn text(&self, sym: Sym) -> &str {
        self.names.get(sym.0 as usize).map_or("", |n| n)
    }

    /// The same, shared.
    pub fn shared(&self, sym: Sym) -> Arc<str> {
        self.names
            .get(sym.0 as usize)
            .cloned()
            .unwrap_or_else(|| "".into())
    }

    /// How a token is written.
    pub fn spelling(&self, token: Token) -> &str {
        if token.sym == Sym::NONE {
            token.kind.text()
        } else {
            self.text(token.sym)
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(size, u32::MAX);
        for (i, hash) in self.hashes.iter().enumerate() {
            let mut at = *hash as usize & (size - 1);
            while self.slots[at] != u32::MAX {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = i as u32;
        }
    }
}

impl Default for Interner {
    fn default() -> Self {
        Self::new()
    }
}

fn fnv(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for &b in bytes {
        hash = (hash ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    // The low bits pick the slot: mix the high ones in.
    hash ^ (hash >> 15)
}
