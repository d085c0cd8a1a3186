//! The front end as a whole: the library compiles, the index finds what it
//! defines, messages say what is wrong.

use super::diag::SourceMap;
use super::object::Def;
use super::*;

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
            wrong += &d.render();
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
            wrong += &d.render();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
