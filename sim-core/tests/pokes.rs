//! A hand from outside: what it writes makes another future of the same past.

use sim_core::kernel::event::EventKind;
use sim_core::recording::{Recording, Run};
use sim_core::scenario::{Poke, Scenario};

fn record(scenario: Scenario) -> Recording {
    Run::start(scenario).expect("it compiles").finish()
}

#[test]
fn a_hand_from_outside_makes_another_future_and_leaves_the_past_as_it_was() {
    let source = "#include <stdio.h>\n#include <sys/wait.h>\n#include <unistd.h>\n\
         int x = 1;\n\
         int main(void) {\n\
             x = 2;\n\
             if (fork() == 0) { sleep(1); printf(\"%d\\n\", x); return 0; }\n\
             wait(0);\n\
             printf(\"%d\\n\", x);\n\
             return x;\n\
         }\n";
    let scenario = Scenario {
        source: source.into(),
        ..Scenario::default()
    };
    let mut before = record(scenario.clone());
    let events = before.events(0..before.len());
    let child = events.iter().rev().find_map(|event| match event.kind {
        EventKind::TaskCreate { child, .. } => Some(child),
        _ => None,
    });
    let child = child.expect("it forks");
    let va = events.iter().find_map(|event| match event.kind {
        EventKind::Store {
            va,
            value: 2,
            size: 4,
            ..
        } => Some(va),
        _ => None,
    });
    let va = va.expect("x = 2");
    let at = events
        .iter()
        .position(|event| {
            matches!(event.kind, EventKind::SyscallEnter { .. }) && event.pid == child
        })
        .expect("the child sleeps") as u64
        + 1;
    let poked = Scenario {
        pokes: vec![Poke {
            at,
            pid: child,
            va,
            bytes: 77i32.to_le_bytes().to_vec(),
        }],
        ..scenario
    };
    let mut after = record(poked);
    // What was, is as it was.
    assert_eq!(after.events(0..at), before.events(0..at));
    let text = |recording: &mut Recording| {
        let end = recording.len();
        let state = recording.seek(end).state;
        state
            .terminal
            .chunks
            .iter()
            .map(|chunk| String::from_utf8_lossy(&chunk.bytes).into_owned())
            .collect::<String>()
    };
    assert_eq!(text(&mut before), "2\n2\n");
    assert_eq!(
        text(&mut after),
        "77\n2\n",
        "the page was copied: the parent keeps its own"
    );
    // Going there in any order shows the same.
    let frame = after.len() / 2;
    let one = format!("{:?}", after.seek(frame).state);
    after.seek(3);
    assert_eq!(one, format!("{:?}", after.seek(frame).state));
}
