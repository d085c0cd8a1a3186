//! The lenses on whole recordings.

use sim_core::kernel::event::EventKind;
use sim_core::kernel::event::FaultReason;
use sim_core::lens::history::{Thing, TouchKind, Tracker};
use sim_core::lens::legend::Legend;
use sim_core::lens::shot::{Shot, Step};
use sim_core::lens::tree;
use sim_core::lens::word::Word;
use sim_core::recording::{Recording, Run};
use sim_core::scenario::Scenario;

fn record(source: &str) -> Recording {
    let scenario = Scenario {
        source: source.into(),
        ..Scenario::default()
    };
    let mut run = Run::start(scenario).expect("it compiles");
    while !run.advance(100_000) {}
    run.finish()
}

#[test]
fn of_a_crowd_the_tree_shows_who_acts_with_all_ancestors() {
    let mut recording = record(
        "#include <unistd.h>\n\
         int main(void) {\n\
             for (int n = 0; n < 100; n++) if (fork() == 0) { sleep(9); return 0; }\n\
             for (int n = 0; n < 10; n++) if (fork() > 0) { sleep(9); return 0; }\n\
         }\n",
    );
    let program = recording.shared_program();
    // When the youngest is made, ten generations below the first.
    let end = recording.len();
    let last = recording
        .events(0..end)
        .iter()
        .rposition(|event| matches!(event.kind, EventKind::TaskCreate { .. }))
        .expect("somebody forks");
    let frame = last as u64 + 1;
    let event = recording.event(last as u64).expect("it is there");
    let shot = recording.seek(frame);
    let legend = Legend::new(shot.state.tasks.keys().copied(), &program, "");
    let step = Step::new(&[], vec![event.clone()]);
    let total = shot.state.tasks.len();
    let scene = tree::scene(&Shot {
        state: shot.state,
        program: &program,
        legend: &legend,
        step: &step,
    });
    assert_eq!(scene.nodes.len() + scene.more as usize, total);
    assert!(
        scene.nodes.len() < 80,
        "{} of {total} shown",
        scene.nodes.len()
    );
    let shown = |pid| scene.nodes.iter().any(|node| node.who.pid == pid);
    assert!(shown(event.pid), "the one that forks is shown");
    for node in &scene.nodes {
        assert!(
            node.parent.is_none_or(shown),
            "{} hangs in the air",
            node.who.pid
        );
    }
}

#[test]
fn a_variable_a_page_and_a_frame_can_be_followed_through_fork_and_copy() {
    let mut recording = record(
        "#include <sys/wait.h>\n#include <unistd.h>\n\
         int x = 1;\n\
         int main(void) {\n\
             x = 2;\n\
             wait(0); /* now it is bound: its first call writes to the page of x */\n\
             if (fork() == 0) { x = 3; return 0; }\n\
             wait(0);\n\
             return x;\n\
         }\n",
    );
    let end = recording.len();
    let events = recording.events(0..end);
    let stored = |wanted| {
        let found = events.iter().find_map(|event| match event.kind {
            EventKind::Store {
                va,
                pfn,
                value,
                size: 4,
                ..
            } if value == wanted => Some((va, pfn, event.pid)),
            _ => None,
        });
        found.expect("it is stored")
    };
    let ((va, parents, parent), (_, childs, child)) = (stored(2), stored(3));
    assert_ne!(parents, childs, "the page was copied");
    let state = recording.seek(end / 2).state;
    let mm = state
        .task(parent)
        .and_then(|task| task.mm)
        .expect("it lives");
    let childs_mm = events.iter().find_map(|event| match event.kind {
        EventKind::TaskCreate { child: it, mm, .. } if it == child => mm,
        _ => None,
    });
    let childs_mm = childs_mm.expect("it was made");
    let follow = |thing| {
        let mut tracker = Tracker::new(thing);
        events.iter().for_each(|event| tracker.note(event));
        let touches = tracker.history().touches.clone();
        touches.into_iter().map(|it| it.kind).collect::<Vec<_>>()
    };
    let bytes = follow(Thing::Bytes { mm, va, len: 4 });
    assert_eq!(
        bytes,
        [
            TouchKind::Written(Some(Word { raw: 2, size: 4 })),
            TouchKind::Read
        ]
    );
    let page = follow(Thing::Page {
        mm: childs_mm,
        vpn: va.page(),
    });
    let at = page
        .iter()
        .position(|it| *it == TouchKind::Fault(FaultReason::CowShared));
    let rest = &page[at.expect("the store faults")..];
    assert!(page.contains(&TouchKind::Entry(Some(parents))), "{page:?}");
    assert!(rest.contains(&TouchKind::Entry(Some(childs))), "{page:?}");
    let frame = follow(Thing::Frame(parents));
    assert!(frame.contains(&TouchKind::CopiedTo(childs)), "{frame:?}");
    let frame = follow(Thing::Frame(childs));
    assert_eq!(
        frame[..3],
        [
            TouchKind::Taken,
            TouchKind::CopiedFrom(parents),
            TouchKind::Mapped
        ]
    );
    assert_eq!(
        follow(Thing::Process(child)).last(),
        Some(&TouchKind::Reaped)
    );
}
