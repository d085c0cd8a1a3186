//! Large folios of the page cache: how many faults a shared mapping of what was written at once
//! costs. `folios/writes.stdout` is what Linux 6.18 printed on ext4, in 20 runs of 21: when the
//! flusher writes a page back is not the program's to say, so gcc's program is not compared live
//! as those of `conformance` are.

use sim_core::recording::Run;
use sim_core::scenario::Scenario;

#[test]
fn a_fault_maps_the_whole_folio() {
    let scenario = Scenario {
        source: include_str!("folios/writes.c").into(),
        tty: false,
        ..Scenario::default()
    };
    let mut recording = Run::start(scenario).expect("it compiles").finish();
    let end = recording.len() - 1;
    let chunks = &recording.seek(end).state.terminal.chunks;
    let printed: Vec<u8> = chunks.iter().flat_map(|c| c.bytes.clone()).collect();
    assert_eq!(
        String::from_utf8_lossy(&printed),
        include_str!("folios/writes.stdout")
    );
}
