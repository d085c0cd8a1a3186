//! The plain loop of the CPU differs from the full one in nothing but its pace.
//!
//! A run whose events are all made and kept goes through the full loop; one that counts them or
//! keeps their tags goes through the plain one wherever it can. Every program of the corpus is
//! run in each way, interrupted at odd places, and must come to the same state, the same number
//! of events and of instructions, the same tags and the same end.
#![cfg(not(target_arch = "wasm32"))]

use sim_core::c;
use sim_core::journal::{Index, Journal};
use sim_core::machine::Machine;
use sim_core::program::Program;
use sim_core::recording::tags::Tags;
use sim_core::scenario::{Budget, Scenario};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How far each program is followed.
const BUDGET: Budget = Budget {
    instructions: 600_000,
    events: 150_001,
    calls: 5_000,
    frames: 8_192,
    output: 1 << 20,
};

/// Programs heavy in what the plain loop does by itself, which never end.
const HEAVY: [&str; 5] = [
    "int f(int n){return n<2?n:f(n-1)+f(n-2);} int main(void){for(;;)f(12);}",
    "char s[20000];int main(void){for(long i=0;;i++){s[i*97%20000]++;*(int*)(s+i*31%19000)+=i;}}",
    "int main(void){int x=1;unsigned char c=0;for(;;){x*=3;c+=x;x<<=(c&40);}}",
    "double a[9];int main(void){for(int i=0;;i++)a[i%9]=a[(i+1)%9]/3+i*0.5f-(i%4?1:a[0]);}",
    "struct s{short h;long l;}g[3];int main(void){for(unsigned i=0;;i++){g[i%3].h-=i;g[i%2].l|=g[i%3].h;\
     switch(i&3){case 0:continue;case 1:g[0].l^=i;}}}",
];

fn machine(scenario: &Arc<Scenario>, program: &Arc<Program>, journal: Journal) -> Machine {
    Machine::new(scenario.clone(), program.clone(), journal)
}

/// Runs in all the ways and compares them; `odd` is how many events a part has at most.
fn compare(name: &str, source: &str, odd: u64) {
    let Some(program) = c::compile("program.c", source).program else {
        return;
    };
    let scenario = Arc::new(Scenario {
        budget: BUDGET,
        tty: false,
        ..Scenario::default()
    });
    let mut full = machine(&scenario, &program, Journal::Events(Vec::new()));
    let mut tags = Tags::default();
    loop {
        let ended = full.advance(20_000).is_some();
        for event in full.live.journal.take_events() {
            tags.push(event.level(), event.pid);
        }
        if ended {
            break;
        }
    }
    let mut counted = machine(&scenario, &program, Journal::Count);
    while counted.advance(u64::MAX / 32).is_none() {}
    let mut tagged = machine(&scenario, &program, Journal::Index(Box::<Index>::default()));
    let mut part = odd;
    while tagged.advance(part).is_none() {
        part = part * 7 % 1_009 + 1;
    }
    for (way, plain) in [("counted", &counted), ("tagged", &tagged)] {
        assert_eq!(plain.live.seq, full.live.seq, "{name}, {way}: events");
        assert_eq!(
            plain.live.changes, full.live.changes,
            "{name}, {way}: changes"
        );
        assert_eq!(
            plain.executed(),
            full.executed(),
            "{name}, {way}: instructions"
        );
        assert_eq!(plain.end(), full.end(), "{name}, {way}: end");
        assert!(
            plain.live.state() == full.live.state(),
            "{name}, {way}: state"
        );
    }
    let Journal::Index(index) = &tagged.live.journal else {
        panic!("the journal has changed its kind");
    };
    assert!(index.tags == tags, "{name}: tags");
}

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let subjects = fs::read_dir(folder).expect("the conformance folder");
    let mut found: Vec<PathBuf> = subjects
        .flatten()
        .filter_map(|subject| fs::read_dir(subject.path()).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "c"))
        .collect();
    found.sort();
    found
}

#[test]
fn the_corpus_runs_the_same_in_both_loops() {
    let programs = corpus();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(path) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let source = fs::read_to_string(path).expect("a program");
                    let odd = 1 + source.len() as u64 % 997;
                    compare(&path.display().to_string(), &source, odd);
                }
            });
        }
    });
}

#[test]
fn what_the_plain_loop_is_for_runs_the_same_in_both() {
    for source in HEAVY {
        for odd in [1, 2, 3, 500] {
            compare(source, source, odd);
        }
    }
}
