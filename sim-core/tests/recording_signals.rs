//! Handlers, loops that wait for an alarm, and programs that become others, in a recording:
//! how a run is cut into pieces shows nowhere, and every frame can be gone to.

use sim_core::journal::Journal;
use sim_core::kernel::event::Level;
use sim_core::kernel::invariants;
use sim_core::kernel::state::State;
use sim_core::machine::Machine;
use sim_core::recording::{End, Run};
use sim_core::scenario::Scenario;
use std::sync::Arc;

const SOURCE: &str = r#"
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static sigjmp_buf env;
static volatile sig_atomic_t alarms, ended;
static stack_t stack;
static void on_alarm(int signal) { alarms++; raise(SIGUSR1); }
static void on_usr(int signal) { printf("alarm %d\n", (int)alarms); }
static void on_child(int signal) { while (waitpid(-1, NULL, WNOHANG) > 0) ended++; }
static void on_fault(int signal, siginfo_t *info, void *context) { siglongjmp(env, 1); }
static int deep(int n) { char room[3000]; room[n % 3000] = 1; return deep(n + 1) + room[0]; }
int main(int argc, char **argv) {
    struct sigaction sa;
    if (argc > 1)
        return atoi(argv[1]);
    signal(SIGALRM, on_alarm);
    signal(SIGUSR1, on_usr);
    signal(SIGCHLD, on_child);
    stack.ss_sp = malloc(stack.ss_size = 16384);
    sigaltstack(&stack, NULL);
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = on_fault;
    sa.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaction(SIGSEGV, &sa, NULL);
    if (sigsetjmp(env, 1) == 0)
        deep(0);
    alarm(1);
    while (alarms < 1)
        ;
    alarm(1);
    for (int i = 0; i < 3; i++)
        if (fork() == 0)
            execl("/bin/sleep", "sleep", "0.5", NULL);
    while (ended < 3 || alarms < 2)
        pause();
    fflush(stdout);
    execl("/proc/self/exe", "self", "21", NULL);
    return 1;
}
"#;

fn scenario() -> Scenario {
    let mut scenario = Scenario {
        source: SOURCE.into(),
        ..Scenario::default()
    };
    // So that the overflow is near.
    scenario.machine.stack_limit = 160 << 10;
    scenario
}

#[test]
fn a_run_with_signals_is_the_same_however_it_is_cut() {
    let mut run = Run::start(scenario()).expect("it compiles");
    let mut piece = 1;
    while !run.advance(piece) {
        piece = piece * 3 % 1009 + 1;
    }
    let mut recording = run.finish();
    let exited = End::Exited {
        status: 21,
        signal: 0,
    };
    assert_eq!(recording.end(), &exited);
    assert!(recording.checkpoints() > 3);

    let journal = Journal::Events(Vec::new());
    let program = recording.shared_program();
    let mut machine = Machine::new(Arc::new(scenario()), program, journal);
    while machine.advance(1_000_000).is_none() {}
    let events = machine.live.journal.take_events();
    assert_eq!(recording.len(), events.len() as u64);

    let mut state = State::new(&scenario().machine);
    let apart = recording.len() / 40;
    for (number, event) in (0..).zip(&events) {
        if number % apart == 0 {
            assert_eq!(recording.seek(number).state, &state, "frame {number}");
            assert_eq!(recording.event(number).as_ref(), Some(event));
        }
        state.apply(event);
        if event.level() != Level::Line
            && event.level() <= Level::Kernel
            && let Err(what) = invariants::check(&state)
        {
            panic!("{what}, after {event:?}");
        }
    }
    assert_eq!(recording.seek(u64::MAX).state, &state);
    let printed: Vec<u8> = state
        .terminal
        .chunks
        .iter()
        .flat_map(|c| c.bytes.to_vec())
        .collect();
    assert_eq!(String::from_utf8_lossy(&printed), "alarm 1\nalarm 2\n");
}
