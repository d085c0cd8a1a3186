//! C types: an interning table, sizes and alignments as on x86-64 System V.
//!
//! A [`Ty`] is an index with qualifiers, so it is copied freely and compared
//! by identity for everything but derived types with qualifiers inside, where
//! [`Types::compatible`] decides.

mod measure;

use std::collections::BTreeMap;
use std::sync::Arc;

/// A qualified type: an index into [`Types`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ty {
    /// Index of the unqualified type.
    pub id: u32,
    /// `const`.
    pub is_const: bool,
    /// `volatile`.
    pub is_volatile: bool,
    /// `_Atomic`.
    pub is_atomic: bool,
}

/// What a type is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Stands for a type that an error was reported about: goes with everything.
    Error,
    /// `void`.
    Void,
    /// `_Bool`.
    Bool,
    /// `char`.
    Char,
    /// `signed char`.
    SChar,
    /// `unsigned char`.
    UChar,
    /// `short`.
    Short,
    /// `unsigned short`.
    UShort,
    /// `int`.
    Int,
    /// `unsigned int`.
    UInt,
    /// `long`.
    Long,
    /// `unsigned long`.
    ULong,
    /// `long long`.
    LongLong,
    /// `unsigned long long`.
    ULongLong,
    /// `float`.
    Float,
    /// `double`.
    Double,
    /// `long double`.
    LongDouble,
    /// `__int128`.
    Int128,
    /// `unsigned __int128`.
    UInt128,
    /// A pointer.
    Pointer(Ty),
    /// An array; `None` while its length is not known.
    Array(Ty, Option<u64>),
    /// A variable-length array: its size in bytes is in a hidden local variable.
    Vla(Ty, u32),
    /// A function.
    Function(Arc<FnType>),
    /// A struct or union, an index into [`Types::records`].
    Record(u32),
    /// An enum, an index into [`Types::enums`].
    Enum(u32),
}

/// A function's type.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FnType {
    /// What it returns.
    pub ret: Ty,
    /// Its parameters, adjusted (arrays and functions are pointers).
    pub params: Vec<Ty>,
    /// `...`.
    pub variadic: bool,
    /// Nothing is known of the parameters: `f()`.
    pub unspecified: bool,
}

/// A struct or union.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its tag, if it has one.
    pub tag: Option<Arc<str>>,
    /// The first typedef of it, if it has no tag.
    pub named: Option<Arc<str>>,
    /// True for a union.
    pub union: bool,
    /// False until the body was seen.
    pub complete: bool,
    /// Members in order.
    pub fields: Vec<Field>,
    /// Size in bytes.
    pub size: u64,
    /// Alignment in bytes.
    pub align: u64,
}

/// A member.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name; `None` for an anonymous struct or union.
    pub name: Option<Arc<str>>,
    /// Its type.
    pub ty: Ty,
    /// Bytes from the start; for a bit-field, of the unit that is accessed.
    pub offset: u64,
    /// Set for a bit-field.
    pub bits: Option<Bits>,
}

/// Which bits of its unit a bit-field takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bits {
    /// Bytes of the unit that is loaded and stored: 1, 2, 4 or 8; in a packed
    /// record any number up to 9.
    pub unit: u8,
    /// Lowest bit in the unit.
    pub first: u8,
    /// Number of bits.
    pub width: u8,
}

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its tag, if it has one.
    pub tag: Option<Arc<str>>,
    /// False until the body was seen.
    pub complete: bool,
    /// The integer type that represents it.
    pub repr: u32,
    /// Its enumerators and their values, widened to 64 bits.
    pub constants: Vec<(Arc<str>, u64)>,
}

macro_rules! basic {
    ($($name:ident = $n:literal),*) => {
        $(
            #[doc = concat!("The type `", stringify!($name), "`.")]
            pub const $name: Ty = Ty { id: $n, is_const: false, is_volatile: false, is_atomic: false };
        )*
    };
}
basic!(
    ERROR = 0,
    VOID = 1,
    BOOL = 2,
    CHAR = 3,
    SCHAR = 4,
    UCHAR = 5,
    SHORT = 6,
    USHORT = 7,
    INT = 8,
    UINT = 9,
    LONG = 10,
    ULONG = 11,
    LLONG = 12,
    ULLONG = 13,
    FLOAT = 14,
    DOUBLE = 15,
    LDOUBLE = 16,
    INT128 = 17,
    UINT128 = 18
);

const BASIC: [Kind; 19] = [
    Kind::Error,
    Kind::Void,
    Kind::Bool,
    Kind::Char,
    Kind::SChar,
    Kind::UChar,
    Kind::Short,
    Kind::UShort,
    Kind::Int,
    Kind::UInt,
    Kind::Long,
    Kind::ULong,
    Kind::LongLong,
    Kind::ULongLong,
    Kind::Float,
    Kind::Double,
    Kind::LongDouble,
    Kind::Int128,
    Kind::UInt128,
];

impl Ty {
    /// Without qualifiers.
    pub fn plain(self) -> Ty {
        Ty {
            id: self.id,
            is_const: false,
            is_volatile: false,
            is_atomic: false,
        }
    }
    /// With `_Atomic` too, if that is asked for.
    pub fn atomic(self, is_atomic: bool) -> Ty {
        Ty {
            is_atomic: self.is_atomic || is_atomic,
            ..self
        }
    }
    /// With the qualifiers of both.
    pub fn qualified(self, is_const: bool, is_volatile: bool) -> Ty {
        Ty {
            is_const: self.is_const || is_const,
            is_volatile: self.is_volatile || is_volatile,
            ..self
        }
    }
    /// True if an error was reported about it.
    pub fn is_error(self) -> bool {
        self.id == 0
    }
    /// True for `void`, qualified or not.
    pub fn is_void(self) -> bool {
        self.id == VOID.id
    }
}

/// All types of a translation unit.
#[derive(Debug)]
pub struct Types {
    kinds: Vec<Kind>,
    index: BTreeMap<Kind, u32>,
    /// Structs and unions.
    pub records: Vec<Record>,
    /// Enums.
    pub enums: Vec<Enum>,
    /// `struct __va_list_tag`.
    pub va_tag: Ty,
}

impl Default for Types {
    fn default() -> Self {
        let mut types = Types {
            kinds: BASIC.to_vec(),
            index: BTreeMap::new(),
            records: Vec::new(),
            enums: Vec::new(),
            va_tag: ERROR,
        };
        // System V ABI, 3.5.7: gp_offset, fp_offset, overflow_arg_area, reg_save_area.
        let ptr = types.pointer(VOID);
        types.va_tag = types.new_record(Some("__va_list_tag".into()), false);
        let fields = [
            ("gp_offset", UINT, 0),
            ("fp_offset", UINT, 4),
            ("overflow_arg_area", ptr, 8),
            ("reg_save_area", ptr, 16),
        ];
        let record = &mut types.records[0];
        record.fields = fields
            .into_iter()
            .map(|(name, ty, offset)| Field {
                name: Some(name.into()),
                ty,
                offset,
                bits: None,
            })
            .collect();
        (record.size, record.align, record.complete) = (24, 8, true);
        types
    }
}

impl Types {
    fn intern(&mut self, kind: Kind) -> Ty {
        let id = match self.index.get(&kind) {
            Some(&id) => id,
            None => {
                let id = self.kinds.len() as u32;
                self.kinds.push(kind.clone());
                self.index.insert(kind, id);
                id
            }
        };
        Ty {
            id,
            is_const: false,
            is_volatile: false,
            is_atomic: false,
        }
    }

    /// What a type is.
    pub fn kind(&self, ty: Ty) -> &Kind {
        self.kinds.get(ty.id as usize).unwrap_or(&Kind::Error)
    }

    /// A pointer to a type.
    pub fn pointer(&mut self, to: Ty) -> Ty {
        self.intern(Kind::Pointer(to))
    }
    /// An array type.
    pub fn array(&mut self, of: Ty, len: Option<u64>) -> Ty {
        self.intern(Kind::Array(of, len))
    }
    /// A variable-length array whose size in bytes is in the local variable `size`.
    pub fn vla(&mut self, of: Ty, size: u32) -> Ty {
        self.intern(Kind::Vla(of, size))
    }
    /// A function type.
    pub fn function(&mut self, f: FnType) -> Ty {
        self.intern(Kind::Function(Arc::new(f)))
    }
    /// A new, incomplete struct or union.
    pub fn new_record(&mut self, tag: Option<Arc<str>>, union: bool) -> Ty {
        self.records.push(Record {
            tag,
            named: None,
            union,
            complete: false,
            fields: Vec::new(),
            size: 0,
            align: 1,
        });
        self.intern(Kind::Record(self.records.len() as u32 - 1))
    }
    /// Notes the typedef that names a struct or union without a tag.
    pub fn name_record(&mut self, ty: Ty, name: &Arc<str>) {
        if let &Kind::Record(n) = self.kind(ty)
            && let Some(record) = self.records.get_mut(n as usize)
            && record.tag.is_none()
        {
            // Of the library's own names the public one is shown.
            if record
                .named
                .as_ref()
                .is_none_or(|old| old.starts_with("__"))
            {
                record.named = Some(name.clone());
            }
        }
    }
    /// A new, incomplete enum.
    pub fn new_enum(&mut self, tag: Option<Arc<str>>) -> Ty {
        self.enums.push(Enum {
            tag,
            complete: false,
            repr: UINT.id,
            constants: Vec::new(),
        });
        self.intern(Kind::Enum(self.enums.len() as u32 - 1))
    }
    /// `__builtin_va_list`: an array of one `struct __va_list_tag`.
    pub fn va_list(&mut self) -> Ty {
        self.array(self.va_tag, Some(1))
    }

    /// The record of a struct or union type.
    pub fn record(&self, ty: Ty) -> Option<&Record> {
        match self.kind(ty) {
            Kind::Record(n) => self.records.get(*n as usize),
            _ => None,
        }
    }
    /// What a pointer points to.
    pub fn pointee(&self, ty: Ty) -> Option<Ty> {
        match self.kind(ty) {
            Kind::Pointer(to) => Some(*to),
            _ => None,
        }
    }
    /// What an array is made of.
    pub fn element(&self, ty: Ty) -> Option<Ty> {
        match self.kind(ty) {
            // The qualifiers of an array are those of its elements.
            Kind::Array(of, _) | Kind::Vla(of, _) => {
                Some(of.qualified(ty.is_const, ty.is_volatile))
            }
            _ => None,
        }
    }
    /// A function's type.
    pub fn fn_type(&self, ty: Ty) -> Option<Arc<FnType>> {
        match self.kind(ty) {
            Kind::Function(f) => Some(f.clone()),
            _ => None,
        }
    }

    /// An enum's integer type; any other type unchanged (without qualifiers).
    pub fn repr(&self, ty: Ty) -> Ty {
        match self.kind(ty) {
            Kind::Enum(n) => Ty {
                id: self.enums.get(*n as usize).map_or(UINT.id, |e| e.repr),
                is_const: false,
                is_volatile: false,
                is_atomic: false,
            },
            _ => ty.plain(),
        }
    }
    /// True for integers, `_Bool` and enums.
    pub fn is_integer(&self, ty: Ty) -> bool {
        (BOOL.id..=ULLONG.id).contains(&self.repr(ty).id) || self.is_wide(ty)
    }
    /// True for `__int128` and `unsigned __int128`.
    pub fn is_wide(&self, ty: Ty) -> bool {
        (INT128.id..=UINT128.id).contains(&ty.id)
    }
    /// True for `float`, `double`, `long double`.
    pub fn is_float(&self, ty: Ty) -> bool {
        (FLOAT.id..=LDOUBLE.id).contains(&ty.id)
    }
    /// True for integers and floating types.
    pub fn is_arith(&self, ty: Ty) -> bool {
        self.is_integer(ty) || self.is_float(ty)
    }
    /// True for pointers.
    pub fn is_pointer(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), Kind::Pointer(_))
    }
    /// True for arithmetic types and pointers.
    pub fn is_scalar(&self, ty: Ty) -> bool {
        self.is_arith(ty) || self.is_pointer(ty)
    }
    /// True for structs and unions.
    pub fn is_record(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), Kind::Record(_))
    }
    /// True for arrays of any kind.
    pub fn is_array(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), Kind::Array(..) | Kind::Vla(..))
    }
    /// True for functions.
    pub fn is_function(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), Kind::Function(_))
    }
    /// True for integer types that hold negative values.
    pub fn is_signed(&self, ty: Ty) -> bool {
        matches!(
            self.kind(self.repr(ty)),
            Kind::Char
                | Kind::SChar
                | Kind::Short
                | Kind::Int
                | Kind::Long
                | Kind::LongLong
                | Kind::Int128
        )
    }
    /// True for `char`, `signed char`, `unsigned char`.
    pub fn is_char(&self, ty: Ty) -> bool {
        (CHAR.id..=UCHAR.id).contains(&ty.id)
    }
    /// True if it is, or has inside it, an array of variable length.
    pub fn is_variable(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            Kind::Vla(..) => true,
            Kind::Array(of, _) | Kind::Pointer(of) => self.is_variable(*of),
            _ => false,
        }
    }
}
