//! What is said of a program's run, for the tests of the sentences.

use sim_core::explain::{Explanation, explain};
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use sim_core::lens::{Legend, Shot, Step};
use sim_core::recording::{Run, Stop};
use sim_core::scenario::Scenario;

/// Everything that is said of a program's run, frame by frame, at a level.
pub fn explanations(source: String, level: Level, lang: Lang) -> Vec<Explanation> {
    let scenario = Scenario {
        source,
        ..Scenario::default()
    };
    let run =
        Run::start(scenario).unwrap_or_else(|errors| panic!("{}", errors[0].render(Lang::En)));
    let mut recording = run.finish();
    let legend = Legend::of(&recording);
    let program = recording.program().clone();
    let stop = Stop { level, pid: None };
    let mut before = recording.booted();
    let mut said = Vec::new();
    while let Some(frame) = recording.next(before, stop) {
        let step = Step::between(&mut recording, before, frame);
        let shot = Shot {
            state: recording.seek(frame).state,
            program: &program,
            legend: &legend,
            step: &step,
        };
        said.push(explain(&shot, lang));
        before = frame;
    }
    said
}
