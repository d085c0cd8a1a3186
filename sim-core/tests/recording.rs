//! Walking through a recording: every frame is what a fresh run comes to, from
//! wherever one goes there, and stepping stops where it should.

use sim_core::journal::Journal;
use sim_core::kernel::event::{Event, Level};
use sim_core::kernel::state::State;
use sim_core::machine::Machine;
use sim_core::program::Program;
use sim_core::recording::moments::MomentKind;
use sim_core::recording::{End, Recording, Run, Stop};
use sim_core::scenario::{Budget, Scenario};
use std::sync::Arc;

/// Forks, copies, waits, pipes, prints, and enough events for several checkpoints.
const SOURCE: &str = r#"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
int shared = 1;
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
int main(void) {
    int fds[2];
    int *heap = malloc(8000);
    pipe(fds);
    for (int i = 0; i < 2000; i++)
        heap[i] = i;
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            shared += i;
            heap[i * 500] = fib(10);
            write(fds[1], &heap[i * 500], sizeof(int));
            usleep(1000 * (3 - i));
            printf("child %d has %d\n", i, shared);
            return i;
        }
    int sum = 0, value, status;
    for (int i = 0; i < 3; i++) {
        read(fds[0], &value, sizeof value);
        sum += value;
    }
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    printf("parent has %d, sum %d\n", shared, sum);
    return 5;
}
"#;

fn scenario() -> Scenario {
    Scenario {
        source: SOURCE.into(),
        ..Scenario::default()
    }
}

fn record() -> Recording {
    let mut run = Run::start(scenario()).expect("it compiles");
    // In uneven pieces: where a run is interrupted must not show.
    let mut piece = 1;
    while !run.advance(piece) {
        piece = piece * 3 % 10_007 + 1;
    }
    run.finish()
}

/// All events of a run that is not recorded, from the first one of the boot.
fn fresh(program: &Program) -> (Vec<Event>, State) {
    let journal = Journal::Events(Vec::new());
    let mut machine = Machine::new(Arc::new(scenario()), Arc::new(program.clone()), journal);
    while machine.advance(1_000_000).is_none() {}
    (
        machine.live.journal.take_events(),
        machine.live.state().clone(),
    )
}

/// Numbers in a disorder that is always the same.
fn disorder(count: usize, below: u64) -> impl Iterator<Item = u64> {
    let mut x = 1u64;
    (0..count).map(move |_| {
        x = x
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (x >> 33) % below
    })
}

#[test]
fn the_program_does_what_it_should() {
    let recording = record();
    assert_eq!(
        recording.end(),
        &End::Exited {
            status: 5,
            signal: 0
        }
    );
    assert!(
        recording.checkpoints() > 3,
        "{} checkpoints",
        recording.checkpoints()
    );
}

#[test]
fn any_frame_is_what_a_fresh_run_comes_to() {
    let mut recording = record();
    let (events, last) = fresh(recording.program());
    assert_eq!(recording.len(), events.len() as u64);
    assert_eq!(recording.seek(u64::MAX).state, &last);

    // A fresh run, stopped at frames in order; the recording, at the same in disorder.
    let mut frames: Vec<u64> = disorder(150, recording.len() + 1)
        .chain([0, recording.len()])
        .collect();
    let visit = frames.clone();
    frames.sort_unstable();
    frames.dedup();
    let mut states = Vec::new();
    let mut state = State::new(&scenario().machine);
    let mut at = 0;
    for &frame in &frames {
        while at < frame {
            state.apply(&events[at as usize]);
            at += 1;
        }
        states.push(state.clone());
    }
    for number in visit {
        let frame = recording.seek(number);
        assert_eq!(frame.number, number);
        assert_eq!(
            frame.event,
            number.checked_sub(1).map(|n| &events[n as usize]),
            "frame {number}"
        );
        let wanted = &states[frames.binary_search(&number).expect("it is one of them")];
        assert!(frame.state == wanted, "frame {number} differs");
    }
}

#[test]
fn events_are_the_same_however_they_are_asked_for() {
    let mut recording = record();
    let (events, _) = fresh(recording.program());
    let len = recording.len();
    assert!(recording.events(0..len + 10) == events);
    for from in disorder(40, len) {
        let to = (from + 5000).min(len);
        assert!(recording.events(from..to) == events[from as usize..to as usize]);
        assert_eq!(recording.event(from).as_ref(), events.get(from as usize));
    }
    assert_eq!(recording.event(len), None);
}

#[test]
fn one_step_back_is_the_frame_before() {
    let mut recording = record();
    let middle = recording.len() / 2;
    let there: Vec<State> = (middle..middle + 700)
        .map(|n| recording.seek(n).state.clone())
        .collect();
    for n in (middle..middle + 700).rev() {
        assert!(
            recording.seek(n).state == &there[(n - middle) as usize],
            "frame {n}"
        );
    }
}

#[test]
fn stepping_stops_at_the_level_and_the_process_asked_for() {
    let mut recording = record();
    let (events, _) = fresh(recording.program());
    let child = recording
        .moments()
        .iter()
        .find_map(|moment| match moment.kind {
            MomentKind::TaskCreated { child } if moment.pid.0 >= 1000 => Some(child),
            _ => None,
        })
        .expect("it forks");
    for level in [Level::Line, Level::Call, Level::Kernel, Level::Memory] {
        for pid in [None, Some(child)] {
            let stop = Stop { level, pid };
            let fits =
                |event: &Event| event.level() <= level && pid.is_none_or(|pid| pid == event.pid);
            let wanted: Vec<u64> = (1..)
                .zip(&events)
                .filter(|(_, e)| fits(e))
                .map(|(n, _)| n)
                .collect();
            let mut forward = Vec::new();
            let mut at = 0;
            while let Some(next) = recording.next(at, stop) {
                forward.push(next);
                at = next;
            }
            assert_eq!(forward, wanted, "{stop:?}");
            let mut backward = Vec::new();
            let mut at = recording.len() + 1;
            while let Some(before) = recording.prev(at, stop) {
                backward.push(before);
                at = before;
            }
            backward.reverse();
            assert_eq!(backward, wanted, "{stop:?}");
            assert!(recording.seek(wanted[0]).event.is_some_and(fits));
        }
    }
}

#[test]
fn moments_stand_at_the_frames_that_show_them() {
    let mut recording = record();
    let moments = recording.moments().to_vec();
    assert!(moments.is_sorted_by_key(|moment| moment.frame));
    let exits = moments
        .iter()
        .filter(|m| matches!(m.kind, MomentKind::Exit { .. }))
        .count();
    assert_eq!(exits, 4);
    for moment in moments {
        let MomentKind::Exit { status } = moment.kind else {
            continue;
        };
        let frame = recording.seek(moment.frame);
        assert_eq!(
            frame
                .state
                .task(moment.pid)
                .and_then(|task| task.exit_status),
            Some(status)
        );
    }
}

#[test]
fn a_long_recording_takes_little_and_is_still_right() {
    let source = "int a[100000]; int main(void) { for (int r = 0; r < 6; r++)\n\
                  for (int i = 0; i < 100000; i++) a[i] += i ^ r;\n return a[777] & 127; }";
    let scenario = Scenario {
        source: source.into(),
        budget: Budget {
            events: 5_000_000,
            ..Budget::default()
        },
        ..Scenario::default()
    };
    let mut recording = Run::start(scenario).expect("it compiles").finish();
    let len = recording.len();
    assert!(len > 3_000_000, "{len} events");
    let bytes_per_event = recording.bytes() as u64 / len;
    assert!(bytes_per_event < 100, "{bytes_per_event} bytes per event");
    for number in disorder(20, len) {
        let forward = recording.seek(number + 1).state.clone();
        let event = recording.event(number).expect("there is one");
        let mut state = recording.seek(number).state.clone();
        state.apply(&event);
        assert!(state == forward, "frame {number}");
    }
}

#[test]
fn the_moments_of_a_process_are_the_faults_that_getrusage_counts() {
    let mut recording = record();
    let booted = recording.booted();
    let moments = recording.moments().to_vec();
    let exits = moments
        .iter()
        .filter(|m| matches!(m.kind, MomentKind::Exit { .. }));
    for exit in exits.filter(|exit| exit.pid.0 >= 1000) {
        let faults = moments.iter().filter(|moment| {
            let fault = matches!(moment.kind, MomentKind::Fault { .. });
            fault && moment.pid == exit.pid && (booted..=exit.frame).contains(&moment.frame)
        });
        let task = recording.seek(exit.frame).state.task(exit.pid).cloned();
        let usage = task.expect("a zombie").usage;
        let counted = usage.min_flt + usage.maj_flt;
        assert_eq!(faults.count() as u64, counted, "{:?}", exit.pid);
    }
}
