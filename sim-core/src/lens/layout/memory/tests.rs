//! The layout of real frames: nothing lies over anything else.

use super::{Drawing, Metrics, layout};
use crate::kernel::event::Level;
use crate::lens::layout::Rect;
use crate::lens::memory::{MemoryScene, Options, scene};
use crate::lens::{Legend, Shot, Step};
use crate::recording::{Run, Stop};
use crate::scenario::Scenario;

const PROGRAM: &str = "
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
    char *page = mmap(0, 40 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 40; i += 3) page[i * 4096] = 1;
    fork();
    if (fork() == 0) page[0] = 2;
    page[9 * 4096] = 3;
    free(malloc(100));
    while (wait(0) > 0) ;
    return 0;
}";

/// Scenes of a recording, at every step of the kernel.
fn scenes(options: &Options, mut check: impl FnMut(u64, &MemoryScene)) {
    let scenario = Scenario {
        source: PROGRAM.into(),
        ..Scenario::default()
    };
    let mut recording = Run::start(scenario).expect("it compiles").finish();
    let legend = Legend::of(&recording);
    let program = recording.shared_program();
    let stop = Stop {
        level: Level::Kernel,
        pid: None,
    };
    let mut before = 0;
    while let Some(frame) = recording.next(before, stop) {
        let step = Step::new(&[], recording.events(before..frame));
        let state = recording.seek(frame).state;
        let shot = Shot {
            state,
            program: &program,
            legend: &legend,
            step: &step,
        };
        check(frame, &scene(&shot, options));
        before = frame;
    }
}

fn boxes(drawing: &Drawing) -> Vec<Rect> {
    let cells = drawing.cells.iter().flatten().flatten().flatten();
    let mut boxes: Vec<Rect> = cells.copied().collect();
    boxes.extend(&drawing.frames);
    boxes.extend(&drawing.titles);
    boxes.extend(&drawing.heads);
    boxes
}

#[test]
fn nothing_lies_over_anything_else() {
    for metrics in [Metrics::WIDE, Metrics::NARROW, Metrics::for_width(900, 3)] {
        scenes(&Options::default(), |frame, scene| {
            let drawing = layout(scene, &metrics);
            let boxes = boxes(&drawing);
            for (n, a) in boxes.iter().enumerate() {
                assert!(
                    a.right() <= drawing.width && a.bottom() <= drawing.height,
                    "frame {frame}"
                );
                for b in &boxes[n + 1..] {
                    assert!(!a.overlaps(b), "frame {frame}: {a:?} over {b:?}");
                }
            }
        });
    }
}

#[test]
fn every_line_leads_from_its_cell_to_its_frame() {
    scenes(&Options::default(), |frame, scene| {
        let drawing = layout(scene, &Metrics::WIDE);
        for (wire, path) in scene.wires.iter().zip(&drawing.wires) {
            assert!(!path.d.is_empty(), "frame {frame}: no line for {wire:?}");
            let view = scene.frames.iter().position(|f| f.pfn == wire.pfn);
            let rect = drawing.frames[view.expect("its frame is shown")];
            assert!(
                (rect.y..=rect.bottom()).contains(&path.to.1),
                "frame {frame}"
            );
            assert!(
                path.to.0 == rect.x || path.to.0 == rect.right(),
                "frame {frame}"
            );
        }
    });
}

#[test]
fn counts_agree_with_the_lines_and_what_is_elsewhere() {
    let options = Options {
        library: true,
        untouched: false,
        columns: 64,
        rows: 1000,
        ..Options::default()
    };
    scenes(&options, |frame, scene| {
        for view in &scene.frames {
            let lines = scene
                .wires
                .iter()
                .filter(|wire| wire.pfn == view.pfn)
                .count() as u32;
            // Between an entry's change and the count's fall the two differ by one.
            assert!(
                view.count.abs_diff(lines + view.elsewhere) <= 1 || view.pfn.0 == 0,
                "frame {frame}: {view:?} has {lines} lines"
            );
        }
    });
}

#[test]
fn an_area_shows_no_more_rows_than_asked_for() {
    let options = Options {
        rows: 6,
        ..Options::default()
    };
    scenes(&options, |frame, scene| {
        for band in &scene.bands {
            let pages = band
                .rows
                .iter()
                .filter(|row| matches!(row, crate::lens::memory::Row::Page { .. }));
            assert!(pages.count() <= 6, "frame {frame}: {}", band.id);
        }
    });
}
