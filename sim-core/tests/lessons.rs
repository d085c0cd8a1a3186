//! Every lesson compiles, runs to its end, points only at moments that exist, and
//! says everything in both languages.

use sim_core::explain::{Lang, explain};
use sim_core::kernel::event::Level;
use sim_core::lens::{Legend, Shot, Step};
use sim_core::lesson::Lesson;
use sim_core::lesson::markup::moments;
use sim_core::recording::{End, Recording, Run, Stop};
use std::fs;
use std::path::Path;

/// Every lesson, with its program.
fn lessons() -> Vec<Lesson> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/lessons");
    let mut lessons = Vec::new();
    for entry in fs::read_dir(folder)
        .expect("assets/lessons is there")
        .flatten()
    {
        let file = entry.path().join("lesson.toml");
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file:?}: {e}"));
        let mut lesson: Lesson = toml::from_str(&text).unwrap_or_else(|e| panic!("{file:?}: {e}"));
        let program = entry.path().join("program.c");
        lesson.scenario.source =
            fs::read_to_string(&program).unwrap_or_else(|e| panic!("{program:?}: {e}"));
        lesson.name = entry.file_name().to_string_lossy().into_owned();
        lessons.push(lesson);
    }
    assert!(!lessons.is_empty());
    lessons
}

fn record(lesson: &Lesson) -> Recording {
    let name = &lesson.name;
    let run = Run::start(lesson.scenario.clone());
    run.unwrap_or_else(|errors| panic!("{name}: {}", errors[0].render()))
        .finish()
}

#[test]
fn every_lesson_runs_to_its_end_without_a_warning() {
    for lesson in lessons() {
        let recording = record(&lesson);
        assert_eq!(
            recording.end(),
            &End::Exited {
                status: 0,
                signal: 0
            },
            "{}",
            lesson.name
        );
        assert!(
            recording.diagnostics().is_empty(),
            "{}: {:?}",
            lesson.name,
            recording.diagnostics()
        );
    }
}

#[test]
fn every_moment_that_a_lesson_points_at_exists() {
    for lesson in lessons() {
        let mut recording = record(&lesson);
        let legend = Legend::of(&recording);
        for moment in &lesson.moments {
            let frame = lesson.frame_of(&moment.name, &mut recording, &legend);
            assert!(
                frame.is_some(),
                "{}: there is no moment `{}`",
                lesson.name,
                moment.name
            );
        }
        let opening = lesson.open.iter().cloned();
        for lang in Lang::ALL {
            for name in moments(lesson.words.of(lang))
                .into_iter()
                .chain(opening.clone())
            {
                assert!(
                    lesson.moment(&name).is_some(),
                    "{}: `{name}` has no selector",
                    lesson.name
                );
            }
        }
    }
}

#[test]
fn every_lesson_says_everything_in_both_languages() {
    for lesson in lessons() {
        for words in [&lesson.title, &lesson.summary, &lesson.words] {
            for lang in Lang::ALL {
                assert!(
                    !words.of(lang).trim().is_empty(),
                    "{} lacks words in {lang:?}",
                    lesson.name
                );
            }
        }
        let sorted = |lang| {
            let mut names = moments(lesson.words.of(lang));
            names.sort();
            names
        };
        assert_eq!(
            sorted(Lang::En),
            sorted(Lang::Zh),
            "{}: the languages point at other moments",
            lesson.name
        );
    }
}

#[test]
fn every_step_of_a_lesson_has_its_sentence_in_both_languages() {
    for lesson in lessons() {
        let mut recording = record(&lesson);
        let legend = Legend::of(&recording);
        let program = recording.program().clone();
        let stop = Stop {
            level: Level::Memory,
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
            for lang in Lang::ALL {
                let words = explain(&shot, lang);
                assert!(
                    !words.now.what.is_empty(),
                    "{}, frame {frame}, {lang:?}",
                    lesson.name
                );
            }
            before = frame;
        }
    }
}
