//! Memory without a name of its own: what malloc and mmap gave is shown through the pointers
//! that lead there, element by element, and what was given back is not.

use sim_core::explain;
use sim_core::kernel::event::{EventKind, Level};
use sim_core::lang::Lang;
use sim_core::lens::memory::{self, Cell, MemoryScene, Options, Row};
use sim_core::lens::{Legend, Shot, Step, stops};
use sim_core::recording::{Recording, Run, Stop};
use sim_core::scenario::Scenario;
use std::collections::BTreeSet;

fn record(body: &str) -> Recording {
    let includes = [
        "stdio", "stdlib", "string", "unistd", "sys/mman", "sys/wait",
    ]
    .map(|name| format!("#include <{name}.h>\n"))
    .concat();
    let scenario = Scenario {
        source: includes + body,
        ..Scenario::default()
    };
    let mut run = Run::start(scenario).expect("it compiles");
    while !run.advance(100_000) {}
    run.finish()
}

/// The frame at which the n-th system call of a name ends.
fn at_call(recording: &mut Recording, name: &str, n: usize) -> u64 {
    let events = recording.events(0..recording.len());
    let mut calls = events
        .iter()
        .enumerate()
        .filter(|(_, event)| match &event.kind {
            EventKind::SyscallEnter { frame, .. } => {
                sim_core::kernel::syscall::table::name(frame.nr) == Some(name)
            }
            _ => false,
        });
    calls.nth(n).expect("the call").0 as u64 + 1
}

fn scene_of(recording: &mut Recording, frame: u64, options: &Options) -> MemoryScene {
    let legend = Legend::of(recording);
    let program = recording.shared_program();
    let step = Step::between(recording, frame - 1, frame);
    let shot = Shot {
        state: recording.seek(frame).state,
        program: &program,
        legend: &legend,
        step: &step,
    };
    memory::scene(&shot, options)
}

fn cells(scene: &MemoryScene, column: usize) -> impl Iterator<Item = &Cell> {
    let rows = scene.bands.iter().flat_map(|band| &band.rows);
    rows.filter_map(move |row| match row {
        Row::Page { cells, .. } => cells.get(column)?.as_ref(),
        Row::Gap { .. } => None,
    })
}

/// Each object of a column as it is shown, in the order of their addresses.
fn shown(scene: &MemoryScene, column: usize) -> Vec<String> {
    let variables = cells(scene, column).flat_map(|cell| &cell.variables);
    let objects = variables.filter(|it| it.way.is_some() || it.depth > 0);
    let shown = objects.map(|it| format!("{} = {}", it.name, it.value.as_deref().unwrap_or("?")));
    shown.collect()
}

/// The objects at the first call of `pause`-like `getppid`.
fn objects(body: &str) -> Vec<String> {
    let mut recording = record(body);
    let frame = at_call(&mut recording, "getppid", 0);
    let scene = scene_of(&mut recording, frame, &Options::default());
    shown(&scene, 0)
}

#[test]
fn a_list_is_a_chain_of_its_nodes() {
    let body = "struct node { int value; struct node *next; };\n\
         int main(void) {\n\
           struct node *head = NULL;\n\
           for (int i = 1; i <= 4; i++) {\n\
             struct node *n = malloc(sizeof *n);\n\
             n->value = i; n->next = head; head = n;\n\
           }\n\
           getppid();\n\
         }\n";
    let mut recording = record(body);
    let frame = at_call(&mut recording, "getppid", 0);
    let scene = scene_of(&mut recording, frame, &Options::default());
    let all: Vec<_> = cells(&scene, 0).flat_map(|cell| &cell.variables).collect();
    let nodes: Vec<_> = all.iter().filter(|it| it.way.is_some()).collect();
    let names: Vec<&str> = nodes.iter().map(|it| it.name.as_str()).collect();
    // The first node has the longest way: its type says more.
    assert_eq!(
        names,
        ["struct node", "struct node", "*head->next", "*head"]
    );
    assert!(nodes[0].value.as_deref() == Some("{value = 1, next = NULL}"));
    // Each node but the last one has an arrow to the next.
    let arrows: BTreeSet<_> = scene.arrows.iter().map(|arrow| arrow.va).collect();
    for node in &nodes[1..] {
        assert!(arrows.contains(&node.va.add(8)), "{}", node.name);
    }
}

#[test]
fn rows_end_where_what_was_asked_for_or_written_ends() {
    let body = "int main(void) {\n\
           int *one = malloc(sizeof *one); *one = 42;\n\
           int *five = malloc(5 * sizeof *five);\n\
           for (int i = 0; i < 5; i++) five[i] = 10 * (i + 1);\n\
           long *ten = calloc(10, sizeof *ten);\n\
           char *word = strdup(\"word\");\n\
           char *none = calloc(1, 1);\n\
           getppid();\n\
         }\n";
    assert_eq!(
        objects(body),
        [
            "*one = 42",
            "five[0…4] = {10, 20, 30, 40, 50}",
            // Of 80 bytes 73 were surely asked for.
            "ten[0…8] = {0, 0, 0, 0, 0, 0, 0, 0, …}",
            "word[0…4] = \"word\"",
            "*none = \"\"",
        ]
    );
}

#[test]
fn what_was_given_back_and_what_is_the_librarys_is_not_told() {
    let body = "typedef struct { int x, y; } point;\n\
         int main(void) {\n\
           point *kept = malloc(sizeof *kept); kept->x = 3;\n\
           point *gone = malloc(sizeof *gone); gone->x = 4;\n\
           char *large = malloc(5000); strcpy(large, \"large\");\n\
           char *wall = malloc(20);\n\
           FILE *file = fopen(\"/tmp/f\", \"w\");\n\
           free(gone); free(large);\n\
           getppid();\n\
         }\n";
    assert_eq!(objects(body), ["*kept = {x = 3, y = 0}", "*wall = \"\""]);
}

#[test]
fn mappings_and_pointers_to_pointers_are_followed() {
    let body = "int main(void) {\n\
           int *map = mmap(0, 4096, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0); *map = 5;\n\
           char *big = malloc(200000); strcpy(big, \"far\");\n\
           int **rows = malloc(2 * sizeof *rows);\n\
           for (int i = 0; i < 2; i++) { rows[i] = calloc(3, 4); rows[i][1] = 7; }\n\
           int *inner = &rows[1][1];\n\
           if (fork() == 0) { *map = 6; rows[0][0] = 1; getppid(); _exit(0); }\n\
           wait(0);\n\
         }\n";
    let mut recording = record(body);
    let frame = at_call(&mut recording, "getppid", 0);
    let scene = scene_of(&mut recording, frame, &Options::default());
    let values = |column| -> Vec<String> {
        let all = shown(&scene, column);
        all.into_iter()
            .filter(|it| !it.starts_with("rows[0…1]"))
            .collect()
    };
    assert_eq!(
        values(0),
        [
            "rows[0][0…1] = {0, 7}",
            "rows[1][0…1] = {0, 7}",
            "big[0…3] = \"far\"",
            "*map = 6"
        ]
    );
    assert_eq!(
        values(1),
        [
            "rows[0][0…1] = {1, 7}",
            "rows[1][0…1] = {0, 7}",
            "big[0…3] = \"far\"",
            "*map = 6"
        ]
    );
}

#[test]
fn a_struct_unfolds_and_a_store_is_told_by_its_way() {
    let body = "struct node { int value; struct node *next; };\n\
         int main(void) {\n\
           struct node *head = calloc(1, sizeof *head);\n\
           struct node **at = &head;\n\
           int *row = malloc(40);\n\
           head->value = 7;\n\
           (*at)->value = 8;\n\
           row[3] = 9;\n\
           getppid();\n\
         }\n";
    let mut recording = record(body);
    let frame = at_call(&mut recording, "getppid", 0);
    let scene = scene_of(&mut recording, frame, &Options::default());
    let mut object = cells(&scene, 0).flat_map(|cell| &cell.variables);
    let head = object.find(|it| it.name == "*head").expect("the node");
    assert!(head.folds && !head.open);
    let mut options = Options::default();
    options.unfolded.insert((head.va, 0));
    let open = shown(&scene_of(&mut recording, frame, &options), 0);
    assert!(open.contains(&".value = 8".to_string()), "{open:?}");

    let legend = Legend::of(&recording);
    let program = recording.shared_program();
    let stop = Stop {
        level: Level::Memory,
        pid: None,
    };
    let told: Vec<String> = stops::of(&recording, stop)
        .into_iter()
        .filter(|&at| at > 0 && at <= frame)
        .filter_map(|at| {
            let step = Step::between(&mut recording, at - 1, at);
            let shot = Shot {
                state: recording.seek(at).state,
                program: &program,
                legend: &legend,
                step: &step,
            };
            let store = matches!(shot.step.event()?.kind, EventKind::Store { .. });
            store.then(|| explain::explain(&shot, Lang::En).now.what)
        })
        .collect();
    for what in ["head->value", "row[3]"] {
        assert!(told.iter().any(|it| it.contains(what)), "{what}: {told:#?}");
    }
}
