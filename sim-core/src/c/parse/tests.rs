//! What the trees look like, shown as text.

use super::*;
use crate::c::ast::*;
use crate::c::diag::SourceMap;
use crate::lang::Lang;

fn parse(text: &str) -> Unit {
    let mut map = SourceMap::default();
    let main = map.add("t.c", text, false);
    let (unit, found) = parse_unit(&mut map, main, &|_| None, false);
    let found: Vec<String> = found.iter().map(|d| d.render(Lang::En)).collect();
    assert!(found.is_empty(), "{}", found.join(""));
    unit
}

fn show(e: &Expr) -> String {
    let many = |list: &[Expr]| {
        list.iter()
            .map(|e| format!(" {}", show(e)))
            .collect::<String>()
    };
    match &e.kind {
        ExprKind::Int(v, s) => format!(
            "{v}{}{}",
            if s.unsigned { "u" } else { "" },
            "l".repeat(s.longs.into())
        ),
        ExprKind::Float(v, FloatSuffix::Double) => format!("{:?}", v.to_f64()),
        ExprKind::Float(v, s) => format!("{:?}{s:?}", v.to_f64()),
        ExprKind::Char(v, w) => format!("{w:?}'{v}'"),
        ExprKind::Str(u, w) => {
            format!(
                "{w:?}{:?}",
                u.iter()
                    .map(|u| char::from_u32(*u).unwrap_or('?'))
                    .collect::<String>()
            )
        }
        ExprKind::Name(n) => n.name.to_string(),
        ExprKind::Index(a, b) => format!("({}[{}])", show(a), show(b)),
        ExprKind::Call(f, args) => format!("(call {}{})", show(f), many(args)),
        ExprKind::Member(a, n) => format!("({}.{})", show(a), n.name),
        ExprKind::Arrow(a, n) => format!("({}->{})", show(a), n.name),
        ExprKind::PostIncDec(a, up) => format!("({}{})", show(a), if *up { "++" } else { "--" }),
        ExprKind::PreIncDec(a, up) => format!("({}{})", if *up { "++" } else { "--" }, show(a)),
        ExprKind::Unary(op, a) => format!("({op:?} {})", show(a)),
        ExprKind::SizeofExpr(a) => format!("(sizeof {})", show(a)),
        ExprKind::SizeofType(t) => format!("(sizeof <{}>)", type_name(t)),
        ExprKind::AlignofExpr(a) => format!("(alignof {})", show(a)),
        ExprKind::AlignofType(t) => format!("(alignof <{}>)", type_name(t)),
        ExprKind::Cast(t, a) => format!("(<{}> {})", type_name(t), show(a)),
        ExprKind::Compound(t, items) => format!("(<{}> {})", type_name(t), list(items)),
        ExprKind::Binary(op, a, b) => format!("({op:?} {} {})", show(a), show(b)),
        ExprKind::LogAnd(a, b) => format!("(&& {} {})", show(a), show(b)),
        ExprKind::LogOr(a, b) => format!("(|| {} {})", show(a), show(b)),
        ExprKind::Cond(a, Some(b), c) => format!("(? {} {} {})", show(a), show(b), show(c)),
        ExprKind::Cond(a, None, c) => format!("(?: {} {})", show(a), show(c)),
        ExprKind::Assign(None, a, b) => format!("(= {} {})", show(a), show(b)),
        ExprKind::Assign(Some(op), a, b) => format!("({op:?}= {} {})", show(a), show(b)),
        ExprKind::Comma(a, b) => format!("(, {} {})", show(a), show(b)),
        ExprKind::VaArg(a, t) => format!("(va_arg {} <{}>)", show(a), type_name(t)),
        ExprKind::OffsetOf(t, path) => format!("(offsetof <{}> {})", type_name(t), path.len()),
        ExprKind::StmtExpr(b) => format!("(block {})", b.items.len()),
        ExprKind::Generic(a, c) => format!("(generic {} {})", show(a), c.len()),
        ExprKind::TypesCompatible(t) => {
            format!("(same <{}> <{}>)", type_name(&t.0), type_name(&t.1))
        }
        ExprKind::Choose(c) => format!("(choose {} {} {})", show(&c.0), show(&c.1), show(&c.2)),
        ExprKind::LabelAddr(n) => format!("(label {})", n.name),
        ExprKind::Unsupported(what) => format!("(not modelled: {what})"),
    }
}

fn list(items: &[InitItem]) -> String {
    let one = |item: &InitItem| {
        let path = item.designators.iter().map(|d| match d {
            Designator::Field(n) => format!(".{}", n.name),
            Designator::Index(e) => format!("[{}]", show(e)),
            Designator::Range(a, b) => format!("[{}...{}]", show(a), show(b)),
        });
        let path: String = path.collect();
        let value = match &item.value {
            Initializer::Expr(e) => show(e),
            Initializer::List(items, _) => list(items),
        };
        if path.is_empty() {
            value
        } else {
            format!("{path}={value}")
        }
    };
    format!(
        "{{{}}}",
        items.iter().map(one).collect::<Vec<_>>().join(" ")
    )
}

fn type_name(t: &TypeName) -> String {
    format!("{}{}", derived(&t.declarator.derived), base(&t.specs))
}

fn base(specs: &DeclSpecs) -> String {
    let name = match &specs.ty {
        TypeSpec::Named(n) => n.name.to_string(),
        TypeSpec::Struct(r) => format!("struct {}", r.tag.as_ref().map_or("", |t| &t.name)),
        TypeSpec::TypeofExpr(e) => format!("typeof {}", show(e)),
        other => format!("{other:?}"),
    };
    if specs.quals.is_const {
        format!("const {name}")
    } else {
        name
    }
}

fn derived(steps: &[Derived]) -> String {
    let one = |d: &Derived| match d {
        Derived::Pointer(q) => if q.is_const {
            "const pointer to "
        } else {
            "pointer to "
        }
        .to_string(),
        Derived::Array { len: Some(len), .. } => format!("array {} of ", show(len)),
        Derived::Array { len: None, .. } => "array of ".to_string(),
        Derived::Function {
            params,
            variadic,
            unspecified,
            names,
        } => {
            let mut list: Vec<String> = params
                .iter()
                .map(|p| format!("{}{}", derived(&p.declarator.derived), base(&p.specs)))
                .chain(names.iter().map(|n| n.name.to_string()))
                .collect();
            if *variadic {
                list.push("...".into());
            }
            let open = if *unspecified { "?" } else { "" };
            format!("function{open}({}) to ", list.join(", "))
        }
    };
    steps.iter().map(one).collect()
}

/// The value of `x` in `int x = …;`.
fn expr(text: &str) -> String {
    let unit = parse(&format!(
        "typedef int T; int a, b, c, f(), *p; int x = {text};"
    ));
    match unit.items.last() {
        Some(Item::Declaration(Declaration::Vars { declarators, .. })) => {
            match &declarators[0].init {
                Some(Initializer::Expr(e)) => show(e),
                Some(Initializer::List(items, _)) => list(items),
                None => panic!("no value"),
            }
        }
        other => panic!("{other:?}"),
    }
}

fn decl(text: &str) -> String {
    let unit = parse(&format!("typedef int T; {text};"));
    match unit.items.last() {
        Some(Item::Declaration(Declaration::Vars {
            specs, declarators, ..
        })) => {
            let d = &declarators.last().expect("a declarator").declarator;
            format!(
                "{}: {}{}",
                d.name.as_ref().expect("a name").name,
                derived(&d.derived),
                base(specs)
            )
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn expressions() {
    for (text, tree) in [
        ("a + b * c - 1", "(Sub (Add a (Mul b c)) 1)"),
        ("a = b += c", "(= a (Add= b c))"),
        ("a < b == b < c", "(Eq (Lt a b) (Lt b c))"),
        ("a & b == c", "(BitAnd a (Eq b c))"),
        (
            "a || b && c | a ^ b & c",
            "(|| a (&& b (BitOr c (BitXor a (BitAnd b c)))))",
        ),
        ("a << 1 + b >> 2", "(Shr (Shl a (Add 1 b)) 2)"),
        ("a ? b : c ? 1 : 2", "(? a b (? c 1 2))"),
        ("a ?: b", "(?: a b)"),
        ("*p++", "(Deref (p++))"),
        ("-a[1]", "(Minus (a[1]))"),
        ("!~-+a", "(Not (BitNot (Minus (Plus a))))"),
        ("- -a", "(Minus (Minus a))"),
        ("++a + b--", "(Add (++a) (b--))"),
        ("a+++b", "(Add (a++) b)"),
        ("f(a, b, c)(1).m->n", "(((call (call f a b c) 1).m)->n)"),
        ("(T)a", "(<T> a)"),
        ("(a)-b", "(Sub a b)"),
        ("(T)-b", "(<T> (Minus b))"),
        ("(T)(a)[1]", "(<T> (a[1]))"),
        ("sizeof a + 1", "(Add (sizeof a) 1)"),
        ("sizeof(T) + 1", "(Add (sizeof <T>) 1)"),
        ("sizeof(T){1} + 1", "(Add (sizeof (<T> {1})) 1)"),
        ("sizeof (a)[1]", "(sizeof (a[1]))"),
        ("sizeof(T*[3])", "(sizeof <array 3 of pointer to T>)"),
        ("_Alignof a", "(alignof a)"),
        ("(T[]){1, 2}[0]", "((<array of T> {1 2})[0])"),
        (
            "&(struct s){ .a = 1, .b[2].c = { 3 }, }",
            "(AddrOf (<struct s> {.a=1 .b[2].c={3}}))",
        ),
        (
            "{ [0 ... 3] = 1, [5] = 2, {}, a: 7 }",
            "{[0...3]=1 [5]=2 {} .a=7}",
        ),
        ("(a, b, c)", "(, (, a b) c)"),
        ("({ int y = 1; y; })", "(block 2)"),
        ("_Generic(a, int: 1, T *: 2, default: 3)", "(generic a 3)"),
        ("__builtin_va_arg(p, T *)", "(va_arg p <pointer to T>)"),
        (
            "__builtin_offsetof(struct s, a[1].b)",
            "(offsetof <struct s> 3)",
        ),
        ("(void (*)(int))0", "(<pointer to function(Int) to Void> 0)"),
        ("(T (*)[3])p", "(<pointer to array 3 of T> p)"),
        ("a <: 1 :>", "(a[1])"),
    ] {
        assert_eq!(expr(text), tree, "{text}");
    }
}

#[test]
fn literals() {
    for (text, value) in [
        ("0", "0"),
        ("0777", "511"),
        ("0xFFul", "255ul"),
        ("0b101LLU", "5ull"),
        ("18446744073709551615u", "18446744073709551615u"),
        ("1.5", "1.5"),
        (".5e1f", "5.0Float"),
        ("0.1f", "0.10000000149011612Float"),
        ("16777217.0f", "16777216.0Float"),
        ("1e400", "inf"),
        ("1.L", "1.0LongDouble"),
        ("010e1", "100.0"),
        ("0x1.8p1", "3.0"),
        ("0x.1P-2", "0.015625"),
        ("0x1p-1074", "5e-324"),
        ("0x1p-1075", "0.0"),
        ("0x1.8p-1075", "5e-324"),
        ("0x1.fffffffffffff8p0", "2.0"),
        ("0x1.fffffffffffff7p0", "1.9999999999999998"),
        ("0x1p1024", "inf"),
        ("0x1.000001p0f", "1.0Float"),
        ("'a'", "Byte'97'"),
        ("'\\377'", "Byte'-1'"),
        ("'\\x41'", "Byte'65'"),
        ("'\\''", "Byte'39'"),
        ("'\\0'", "Byte'0'"),
        ("L'é'", "Wide'233'"),
        ("u'\\u00e9'", "Char16'233'"),
        ("\"a\\tb\" \"c\\x41\" \"B\"", "Byte\"a\\tbcAB\""),
        ("\"\\1012\"", "Byte\"A2\""),
        ("\"é\"", "Byte\"Ã©\""),
        ("\"a\" L\"é\"", "Wide\"aé\""),
        ("u8\"x\" \"\\e\"", "Byte\"x\\u{1b}\""),
    ] {
        assert_eq!(expr(text), value, "{text}");
    }
}

#[test]
fn declarations() {
    for (text, tree) in [
        ("int x", "x: Int"),
        ("long unsigned int long x", "x: ULongLong"),
        ("short x", "x: Short"),
        ("char signed x", "x: SChar"),
        ("double long x", "x: LongDouble"),
        (
            "const T *const *x",
            "x: pointer to const pointer to const T",
        ),
        ("int *x[3][4]", "x: array 3 of array 4 of pointer to Int"),
        ("int (*x)[3]", "x: pointer to array 3 of Int"),
        (
            "int (*x[2])(int, char *)",
            "x: array 2 of pointer to function(Int, pointer to Char) to Int",
        ),
        (
            "void (*signal(int, void (*)(int)))(int)",
            "signal: function(Int, pointer to function(Int) to Void) to pointer to function(Int) to Void",
        ),
        ("int f(void)", "f: function() to Int"),
        ("int f()", "f: function?() to Int"),
        (
            "int f(const char *, ...)",
            "f: function(pointer to const Char, ...) to Int",
        ),
        ("int f(T (T))", "f: function(function(T) to T) to Int"),
        (
            "int f(int n, int a[n][n + 1])",
            "f: function(Int, array n of array (Add n 1) of Int) to Int",
        ),
        (
            "int f(int a[static 3])",
            "f: function(array 3 of Int) to Int",
        ),
        ("unsigned T", "T: UInt"),
        ("typeof(1 + 1) *x", "x: pointer to typeof (Add 1 1)"),
        (
            "static inline __attribute__((noreturn)) void f(void) __attribute__((unused))",
            "f: function() to Void",
        ),
        ("extern int *__restrict x, (y)", "y: Int"),
    ] {
        assert_eq!(decl(text), tree, "{text}");
    }
}

#[test]
fn names_of_types_are_scoped() {
    // In the block `T` is a variable: `T * p` is a product; then a type again.
    parse("typedef int T; int p; void f(void) { int T = 2; T * p; { typedef int p; p x; } } T y;");
    parse("typedef int T; void f(int T) { T = 1; } T y;");
    parse("typedef int T; struct s { T T; }; void f(void) { T: ; goto T; T x; }");
    parse("typedef int T; void f(void) { for (int T = 0; T < 3; T++) T * T; T x; }");
    parse("typedef struct T T; enum { A, B = A }; T *f(T *t) { return t; }");
}

#[test]
fn packing_follows_the_pragma() {
    let unit = parse(
        "#pragma pack(push, 4)\nstruct a { int x; };\n#pragma pack(pop)\nstruct b { int x; };",
    );
    let packed: Vec<u64> = unit
        .items
        .iter()
        .map(|item| match item {
            Item::Declaration(Declaration::Vars { specs, .. }) => match &specs.ty {
                TypeSpec::Struct(r) => r.pack,
                _ => 0,
            },
            _ => 0,
        })
        .collect();
    assert_eq!(packed, [4, 0]);
}

#[test]
fn tokens_of_a_macro_stand_where_it_is_used() {
    let text = "#define TWICE(x) ((x) + bad)\nint y = TWICE(3);\n";
    let mut map = SourceMap::default();
    let main = map.add("t.c", text, false);
    let (unit, _) = parse_unit(&mut map, main, &|_| None, false);
    let Some(Item::Declaration(Declaration::Vars { declarators, .. })) = unit.items.first() else {
        panic!()
    };
    let Some(Initializer::Expr(e)) = &declarators[0].init else {
        panic!()
    };
    let ExprKind::Binary(_, _, right) = &e.kind else {
        panic!("{e:?}")
    };
    assert_eq!(
        &text[right.span.start as usize..right.span.end as usize],
        "TWICE"
    );
    assert_eq!(map.position(right.span), (2, 9));
}
