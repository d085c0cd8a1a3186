//! The front end as a whole: the library compiles, the index finds what it
//! defines, messages say what is wrong.

use super::diag::SourceMap;
use super::object::Def;
use super::*;
use crate::lang::Lang;

#[test]
fn every_module_of_the_library_compiles() {
    let index = library::ModuleIndex::new(libc::modules().iter().map(|m| m.source));
    let mut wrong = String::new();
    for (n, module) in libc::modules().iter().enumerate() {
        let mut map = SourceMap::default();
        let source = map.add(module.name, module.source, true);
        let mut diagnostics = Vec::new();
        let object = unit(&mut map, source, true, &mut diagnostics);
        for d in diagnostics {
            wrong += &d.render(Lang::En);
        }
        for s in object
            .symbols
            .iter()
            .filter(|s| !s.local && s.def != Def::Undefined)
        {
            match index.module_of(&s.name) {
                Some(found) if found == n => {}
                Some(found) => {
                    wrong += &format!(
                        "{} is in {} and in {}\n",
                        s.name,
                        module.name,
                        libc::modules()[found].name
                    )
                }
                None => {
                    wrong += &format!("the index does not find {} in {}\n", s.name, module.name)
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_header_can_stand_alone() {
    let mut wrong = String::new();
    for header in libc::header_names() {
        let compiled = compile(
            "t.c",
            &format!("#include <{header}>\nint main(void) {{ return 0; }}\n"),
        );
        for d in compiled.diagnostics {
            wrong += &d.render(Lang::En);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The user's part of a program, disassembled.
fn dump(source: &str) -> String {
    let compiled = compile("t.c", source);
    let said: String = compiled
        .diagnostics
        .iter()
        .map(|d| d.render(Lang::En))
        .collect();
    assert_eq!(said, "");
    compiled.program.expect("a program").dump()
}

#[test]
fn locals_constants_and_loops_take_few_ops() {
    let text =
        dump("int main(void) { int s = 0; for (int i = 1; i <= 3; i++) s += i * 2; return s; }");
    let expected = "\
main: frame 16, 0 parameters
    ; s at fp-4, 4 bytes, ops 1..28
    ; i at fp-8, 4 bytes, ops 4..25
     0  Enter(FuncId(0))
     1  Line 1:18
     2  Imm(0)
     3  StoreLocal I32 fp-4
     4  Line 1:34
     5  Imm(1)
     6  StoreLocal I32 fp-8
     7  Line 1:45
     8  LoadLocal I32 fp-8
     9  Imm(3)
    10  Cmp(Le, I32)
    11  JumpIfZero 25
    12  Line 1:58
    13  LoadLocal I32 fp-4
    14  LoadLocal I32 fp-8
    15  Imm(2)
    16  Bin(Mul, I32)
    17  Bin(Add, I32)
    18  StoreLocal I32 fp-4
    19  Line 1:53
    20  LoadLocal I32 fp-8
    21  Imm(1)
    22  Bin(Add, I32)
    23  StoreLocal I32 fp-8
    24  Jump 7
    25  Line 1:70
    26  LoadLocal I32 fp-4
    27  Ret
";
    assert_eq!(text, expected);
}

#[test]
fn globals_lie_where_ld_puts_them() {
    let compiled = compile(
        "t.c",
        "int a = 1; char b[40] = \"x\"; int zero; static int hidden; const int c = 5; int *p = &a;\n\
         int main(void) { static int count = 3; return a + zero + hidden + c + *p + b[0] + count; }",
    );
    let program = compiled.program.expect("a program");
    let at = |name: &str| {
        let found = program
            .globals
            .iter()
            .find(|g| &*g.name == name)
            .map(|g| g.place);
        match found {
            Some(crate::program::Place::Fixed(at)) => at.0,
            other => panic!("{name} is at {other:?}"),
        }
    };
    // As gcc 12 and ld 2.40 lay out this program, but for the size of the text.
    assert_eq!(at("a"), 0x5555_5555_8020);
    assert_eq!(at("b"), 0x5555_5555_8040);
    assert_eq!(at("p"), 0x5555_5555_8070);
    assert_eq!(at("c"), 0x5555_5555_6004);
    assert_eq!(
        (at("zero"), at("hidden")),
        (0x5555_5555_807c, 0x5555_5555_8080)
    );
    let main = program
        .functions
        .iter()
        .find(|f| &*f.name == "main")
        .expect("main");
    assert!(main.variables.iter().any(|v| &*v.name == "count"));
}

#[test]
fn the_users_functions_are_the_users() {
    let program = compile(
        "t.c",
        "#include <stdio.h>\n#include <stdlib.h>\nint write(int x) { return x; }\n\
         int main(void) { puts(\"x\"); return write(1); }",
    );
    let program = program.program.expect("a program");
    let whose = |name: &str| -> Vec<bool> {
        let named = program.functions.iter().filter(|f| &*f.name == name);
        named.map(|f| f.library).collect()
    };
    // The library goes on with its own.
    assert_eq!(whose("write"), [false, true]);
}

#[test]
fn a_second_compilation_is_the_same() {
    let source = "#include <stdio.h>\n#include <stdlib.h>\nint main(void) { puts(\"x\"); free(malloc(3)); return 0; }";
    let mut toolchain = Toolchain::default();
    let first = toolchain.compile("t.c", source).program;
    assert_eq!(first, toolchain.compile("t.c", source).program);
    assert_eq!(first, compile("t.c", source).program);
}
