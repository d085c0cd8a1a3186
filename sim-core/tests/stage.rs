//! What the stage tells: the story of each kind of page fault, crowds of like processes,
//! runs of like pages.

use sim_core::kernel::event::{Event, EventKind, FaultReason, Level};
use sim_core::lens::history::{Thing, TouchKind, Tracker};
use sim_core::lens::memory::{
    self, Alike, AreaKind, MemoryScene, Options, Row, Stage, Veto, crowd_sign,
};
use sim_core::lens::story::{AROUND, BeatKind, Story};
use sim_core::lens::{Legend, Shot, Step};
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

fn scene(recording: &mut Recording, frame: u64, options: &Options) -> MemoryScene {
    let legend = Legend::of(recording);
    let program = recording.shared_program();
    let step = Step::between(recording, frame - 1, frame);
    let state = recording.seek(frame).state;
    memory::scene(
        &Shot {
            state,
            program: &program,
            legend: &legend,
            step: &step,
        },
        options,
    )
}

/// The beats of the last story that begins with a load or store of the program's own and has
/// a fault of this reason. (A call that pushes its return address ends with the call.)
fn beats(recording: &mut Recording, reason: FaultReason) -> (u64, Vec<BeatKind>) {
    let events = recording.events(0..recording.len());
    let pairs = events.windows(2).enumerate();
    let faults = pairs.filter(|(_, pair)| {
        let attempted = matches!(pair[0].kind, EventKind::Walk { .. });
        attempted && matches!(pair[1].kind, EventKind::Fault { reason: it, .. } if it == reason)
    });
    let mut at = faults.map(|(n, _)| n).filter(|&n| {
        let mut rest = events[n..].iter().map(|event| &event.kind);
        let end = rest.find_map(|kind| match kind {
            EventKind::Load { again, .. } | EventKind::Store { again, .. } => Some(*again),
            EventKind::Killed { .. } => Some(true),
            EventKind::Line { .. } | EventKind::Call { .. } => Some(false),
            _ => None,
        });
        end == Some(true)
    });
    let at = at.next_back();
    // The fault's own frame: one after its number, and its number is one after the walk's.
    let frame = at.unwrap_or_else(|| panic!("no {reason:?}")) as u64 + 2;
    let first = frame.saturating_sub(AROUND);
    let around = recording.events(first..frame + AROUND);
    let story = Story::around(&around, first, frame).expect("it has a story");
    assert_eq!(story.beats[story.at].kind, BeatKind::Fault);
    // Every beat's frame tells the same story, with itself as its place.
    for (n, beat) in story.beats.iter().enumerate() {
        let first = beat.frame.saturating_sub(AROUND);
        let around = recording.events(first..beat.frame + AROUND);
        let again = Story::around(&around, first, beat.frame).expect("it has a story");
        assert_eq!((again.at, &again.beats), (n, &story.beats), "{reason:?}");
    }
    (frame, story.beats.iter().map(|beat| beat.kind).collect())
}

const KINDS: &str = "#include <fcntl.h>\n#include <stdio.h>\n#include <sys/mman.h>\n\
     #include <sys/wait.h>\n#include <unistd.h>\n\
     char big[5 * 4096];\n\
     int main(void) {\n\
         volatile char *anon = mmap(0, 8192, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n\
         int fd = open(\"/tmp/f\", O_RDWR | O_CREAT, 0600);\n\
         write(fd, \"x\", 1);\n\
         volatile char *file = mmap(0, 4096, 3, MAP_PRIVATE, fd, 0);\n\
         char c = anon[0];\n\
         anon[0] = 1;\n\
         anon[4096] = 2;\n\
         c += file[0];\n\
         file[0] = 'y';\n\
         if (fork() == 0) { anon[0] = 3; mprotect((void *)anon, 4096, PROT_READ); anon[0] = 4; }\n\
         wait(0);\n\
         anon[0] = 5;\n\
         return c;\n\
     }\n";

#[test]
fn every_kind_of_fault_has_its_story() {
    use BeatKind::*;
    let mut recording = record(KINDS);
    let mut told = |reason| beats(&mut recording, reason).1;
    assert_eq!(
        told(FaultReason::CowShared),
        [Access, Walk, Fault, Frame, Bytes, Entry, Count, Done, Again]
    );
    assert_eq!(
        told(FaultReason::CowReuse),
        [Access, Walk, Fault, Entry, Done, Again]
    );
    assert_eq!(
        told(FaultReason::AnonFirstTouch),
        [Access, Walk, Fault, Frame, Entry, Done, Again]
    );
    assert_eq!(
        told(FaultReason::CowZero),
        [Access, Walk, Fault, Frame, Entry, Done, Again]
    );
    assert_eq!(
        told(FaultReason::FileFirstTouch),
        [Access, Walk, Fault, Entry, Done, Again]
    );
    assert_eq!(
        told(FaultReason::CowFile),
        [Access, Walk, Fault, Frame, Bytes, Entry, Count, Done, Again]
    );
    let refused = told(FaultReason::NotAllowed);
    assert_eq!(refused[..3], [Access, Walk, Fault]);
    assert_eq!(refused.last(), Some(&Signal));
}

#[test]
fn the_walk_says_what_in_the_entry_forbids_the_store() {
    let mut recording = record(KINDS);
    let (fault, _) = beats(&mut recording, FaultReason::CowShared);
    let mut at = |frame| {
        let scene = scene(&mut recording, frame, &Options::default());
        let walk = scene.walk.expect("it is about a page");
        (walk.stage, walk.veto, walk.tables)
    };
    assert_eq!(at(fault - 2), (Stage::Asked, Some(Veto::ReadOnly), 4));
    assert_eq!(at(fault - 1), (Stage::Walked, Some(Veto::ReadOnly), 4));
    let reason = FaultReason::CowShared;
    assert_eq!(at(fault), (Stage::Fault(reason), Some(Veto::ReadOnly), 4));
    // The frame, the bytes, the entry.
    assert_eq!(at(fault + 2).0, Stage::Fault(reason));
    assert_eq!(at(fault + 3), (Stage::Mended(reason), None, 4));
    let after = scene(&mut recording, fault + 3, &Options::default());
    let moved = after.wires.iter().find(|wire| wire.before.is_some());
    let moved = moved.expect("its line leads elsewhere");
    assert!(moved.changed && moved.before != Some(moved.pfn));
}

#[test]
fn what_is_run_again_after_a_fault_is_a_step_of_the_kernels() {
    let mut recording = record(KINDS);
    let events = recording.events(0..recording.len());
    let again = events.iter().filter(|event| {
        matches!(
            event.kind,
            EventKind::Load { again: true, .. } | EventKind::Store { again: true, .. }
        )
    });
    let again: Vec<_> = again.collect();
    assert!(again.len() > 5, "{}", again.len());
    for event in again {
        let library = matches!(
            event.kind,
            EventKind::Load { library: true, .. } | EventKind::Store { library: true, .. }
        );
        assert!(library || event.level() == Level::Kernel);
    }
}

/// The page cache's frame is in nobody's page table: the stage shows it all the same.
#[test]
fn what_a_private_page_of_a_file_is_copied_from_stands_beside_the_copy() {
    let mut recording = record(
        r#"#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void) {
    int fd = open("note.txt", O_RDWR | O_CREAT, 0600);
    write(fd, "a file", 6);
    char *file = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    *file = 'A';
    return 0;
}"#,
    );
    let events = recording.events(0..recording.len());
    let mut copied = events.iter().enumerate().filter_map(|(n, event)| {
        let EventKind::FrameCopy { from, to } = event.kind else {
            return None;
        };
        Some((n as u64 + 1, from, to))
    });
    let (frame, from, to) = copied.next_back().expect("the store copies");
    let scene = scene(&mut recording, frame, &Options::default());
    let home = |pfn| {
        let found = scene.frames.iter().find(|it| it.pfn == pfn);
        found.map(|it| (it.home, it.count, it.focused))
    };
    assert_eq!(home(from), home(to), "{:?}", scene.frames);
    assert!(matches!(home(from), Some((_, 0, true))));
}

#[test]
fn what_is_printed_leads_to_the_page_where_it_waited() {
    let mut recording = record(
        r#"#include <stdio.h>
int main(void) {
    printf("one\n");
    return 0;
}"#,
    );
    let events = recording.events(0..recording.len());
    let is_output = |event: &Event| matches!(event.kind, EventKind::Output { .. });
    let frame = events.iter().position(is_output).expect("it prints") as u64 + 1;
    let scene = scene(&mut recording, frame, &Options::default());
    let cells = scene.bands.iter().flat_map(|band| {
        let cells = band.rows.iter().filter_map(|row| match row {
            Row::Page { cells, .. } => Some(cells.iter().flatten()),
            _ => None,
        });
        cells.flatten().map(|cell| (&band.kind, cell))
    });
    let focused: Vec<_> = cells.filter(|(_, cell)| cell.focused).collect();
    // stdio's buffer: on the heap, since malloc gave it.
    let [(AreaKind::Heap, cell)] = focused.as_slice() else {
        panic!("{focused:?}");
    };
    assert!(scene.walk.is_none());

    let mut tracker = Tracker::new(Thing::Page {
        mm: cell.mm,
        vpn: cell.vpn,
    });
    events.iter().for_each(|event| tracker.note(event));
    let mut touches = tracker.history().touches.iter();
    let printed = touches.find(|it| it.kind == TouchKind::Printed);
    assert_eq!(printed.map(|it| it.frame), Some(frame));
}

#[test]
fn a_crowd_of_like_children_is_one_column_and_a_run_of_like_pages_one_line() {
    let mut recording = record(
        "#include <stdlib.h>\n#include <sys/mman.h>\n#include <sys/wait.h>\n#include <unistd.h>\n\
         int main(void) {\n\
             char *all = mmap(0, 40 * 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n\
             for (int n = 0; n < 40; n++) all[n * 4096] = 1;\n\
             for (int n = 0; n < 30; n++) if (fork() == 0) {\n\
                 for (int i = 0; i < 40; i++) all[i * 4096] = n;\n\
                 sleep(1); exit(0);\n\
             }\n\
             while (wait(0) > 0) ;\n\
             return 0;\n\
         }\n",
    );
    let events = recording.events(0..recording.len());
    let first = events
        .iter()
        .position(|event| matches!(event.kind, EventKind::Exit { .. }));
    // All children sleep, or are about to end.
    let frame = first.expect("they end") as u64;
    let folded = scene(&mut recording, frame, &Options::default());
    assert!(folded.columns.len() <= 4, "{}", folded.columns.len());
    let crowd = folded.columns.iter().find_map(|column| {
        let crowd = column.crowd.as_ref()?;
        Some((crowd.size, crowd.alike, crowd_sign(column)?))
    });
    let (size, alike, sign) = crowd.expect("there is a crowd");
    assert!(size >= 28 && alike == Alike::Like, "{size}");
    let rows = |scene: &MemoryScene| {
        let rows = scene.bands.iter().flat_map(|band| &band.rows);
        let pages = rows.clone().filter(|row| matches!(row, Row::Page { .. }));
        let like = rows.filter_map(|row| match row {
            Row::Gap {
                like: true, pages, ..
            } => Some(*pages),
            _ => None,
        });
        (pages.count(), like.max())
    };
    let (pages, like) = rows(&folded);
    assert!(pages < 16, "{pages}");
    assert!(like.is_some_and(|like| like >= 36), "{like:?}");
    let behind: u32 = folded
        .frames
        .iter()
        .map(|frame| frame.behind)
        .max()
        .unwrap_or(0);
    assert_eq!(behind, size - 1);

    let mut options = Options::default();
    options.unfolded.insert(sign);
    let unfolded = scene(&mut recording, frame, &options);
    assert!(unfolded.columns.len() > 28, "{}", unfolded.columns.len());
    let own = unfolded.frames.iter().map(|frame| frame.behind);
    assert!(own.sum::<u32>() > 20, "frames of one row stay together");
}

#[test]
fn many_siblings_whose_pages_differ_are_one_column() {
    let mut recording = record(
        "#include <sys/mman.h>\n#include <sys/wait.h>\n#include <unistd.h>\n\
         int main(void) {\n\
             char *all = mmap(0, 40 * 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n\
             for (int n = 0; n < 30; n++) if (fork() == 0) {\n\
                 for (int i = 0; i <= n; i++) all[i * 4096] = n;\n\
                 sleep(1); _exit(0);\n\
             }\n\
             while (wait(0) > 0) ;\n\
             return 0;\n\
         }\n",
    );
    let events = recording.events(0..recording.len());
    let exit = |event: &Event| matches!(event.kind, EventKind::Exit { .. });
    let frame = events.iter().position(exit).expect("they end") as u64;
    let folded = scene(&mut recording, frame, &Options::default());
    assert!(folded.columns.len() <= 4, "{}", folded.columns.len());
    let (n, crowd) = folded
        .columns
        .iter()
        .enumerate()
        .find_map(|(n, column)| Some((n, column.crowd.as_ref()?)))
        .expect("there is a crowd");
    assert!(matches!(crowd.alike, Alike::Kin(_)) && crowd.size >= 28);
    assert_eq!(crowd.spaces.len() as u32, crowd.size - 1);
    // The column is the last child's, which has most pages; the k-th of them has as many
    // frames behind it as there are other children with a page there.
    let sign = crowd_sign(&folded.columns[n]).expect("a sign");
    let mut behind: Vec<u32> = folded.frames.iter().map(|frame| frame.behind).collect();
    behind.sort_unstable();
    behind.dedup();
    assert!(behind.len() > 8, "{behind:?}");

    let mut options = Options::default();
    options.unfolded.insert(sign);
    let unfolded = scene(&mut recording, frame, &options);
    assert!(unfolded.columns.len() > 28, "{}", unfolded.columns.len());
    assert!(
        unfolded
            .columns
            .iter()
            .any(|it| crowd_sign(it) == Some(sign))
    );
}

/// On Linux, too, a mapping of one page may be one area with memory of ld.so's.
#[test]
fn what_a_mapping_shares_its_area_with_is_folded_with_the_library() {
    let mut recording = record(
        "#include <sys/mman.h>\n#include <unistd.h>\n\
         int main(void) {\n\
             char *one = mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n\
             *one = 1;\n\
             return getppid();\n\
         }\n",
    );
    let last = recording.len();
    let rows = |scene: &MemoryScene| -> Vec<Row> {
        let bands = scene.bands.iter();
        let anon = bands.filter(|band| band.kind == AreaKind::Anon);
        anon.flat_map(|band| band.rows.clone()).collect()
    };
    let frame = (recording.booted()..=last).find(|&frame| {
        let scene = scene(&mut recording, frame, &Options::default());
        let mut rows = rows(&scene).into_iter();
        rows.any(|row| matches!(row, Row::Page { .. }))
    });
    let frame = frame.expect("the mapping is shown");
    let folded = scene(&mut recording, frame, &Options::default());
    assert!(
        matches!(rows(&folded)[..], [Row::Page { .. }]),
        "{:#?}",
        rows(&folded)
    );
    let library = Options {
        library: true,
        ..Options::default()
    };
    let unfolded = scene(&mut recording, frame, &library);
    assert!(rows(&unfolded).len() > 1);
}
