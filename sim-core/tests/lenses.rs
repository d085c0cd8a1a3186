//! The lenses on whole recordings.

use sim_core::kernel::event::EventKind;
use sim_core::lens::legend::Legend;
use sim_core::lens::shot::{Shot, Step};
use sim_core::lens::tree;
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
