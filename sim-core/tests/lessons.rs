//! Every lesson compiles, runs to its end, points only at moments that exist, and
//! says everything in both languages.

use sim_core::explain::explain;
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use sim_core::lens::{Legend, Shot, Step};
use sim_core::lesson::glossary::Glossary;
use sim_core::lesson::markup::{moments, questions, sections, terms, unread_marks};
use sim_core::lesson::question::{Given, Kind, Verdict};
use sim_core::lesson::{Lesson, Words};
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
    run.unwrap_or_else(|errors| panic!("{name}: {}", errors[0].render(Lang::En)))
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
        let booted = recording.booted();
        for moment in &lesson.moments {
            let frame = lesson.frame_of(&moment.name, &mut recording, &legend);
            assert!(
                frame.is_some_and(|frame| frame >= booted),
                "{}: there is no moment `{}`",
                lesson.name,
                moment.name
            );
        }
        let opening = lesson.open.iter().chain(&lesson.still).cloned();
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
        let mut texts: Vec<&Words> = vec![&lesson.title, &lesson.summary, &lesson.words];
        for question in &lesson.questions {
            texts.extend([&question.ask, &question.right, &question.wrong]);
        }
        for words in texts {
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
        let shape = |lang| {
            let sections = sections(lesson.words.of(lang));
            let blocks = sections.iter().map(|section| section.blocks.len());
            blocks.collect::<Vec<_>>()
        };
        assert_eq!(
            shape(Lang::En),
            shape(Lang::Zh),
            "{}: the languages have other sections",
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

#[test]
fn every_question_is_asked_and_has_one_right_answer() {
    for lesson in lessons() {
        let name = &lesson.name;
        let asked: Vec<String> = lesson.questions.iter().map(|q| q.name.clone()).collect();
        assert!(!asked.is_empty(), "{name} asks nothing");
        for lang in Lang::ALL {
            assert_eq!(questions(lesson.words.of(lang)), asked, "{name}, {lang:?}");
        }
        let mut recording = record(&lesson);
        let legend = Legend::of(&recording);
        for question in &lesson.questions {
            let place = format!("{name}: {}", question.name);
            let posed = lesson
                .pose(question, &mut recording, &legend)
                .unwrap_or_else(|| panic!("{place} has no answer"));
            assert!(posed.at <= posed.show, "{place}: the answer comes first");
            assert_eq!(
                question.judge(&posed, &posed.solution),
                Verdict::Right,
                "{place}"
            );
            match (question.kind, &posed.solution) {
                (Kind::Type, Given::Text(_)) => assert!(question.choices.is_empty(), "{place}"),
                (Kind::Choose, Given::Text(_)) => {
                    let right = question.choices.iter().filter(|choice| {
                        question.judge(&posed, &Given::Text(choice.is.clone())) == Verdict::Right
                    });
                    assert_eq!(right.count(), 1, "{place}: {:?}", posed.solution);
                    assert!(question.choices.len() > 2, "{place}");
                }
                (Kind::Page | Kind::Frame | Kind::Process, Given::Thing(thing)) => {
                    let there = posed.candidates.iter().filter(|c| c.thing == *thing);
                    assert_eq!(there.count(), 1, "{place}: it cannot be pointed at");
                    assert!(posed.candidates.len() > 2, "{place}");
                }
                (kind, solution) => panic!("{place}: {kind:?} is answered by {solution:?}"),
            }
            for reply in &question.replies {
                let wrong = match question.kind {
                    Kind::Type | Kind::Choose => vec![Given::Text(reply.is.clone())],
                    _ => posed
                        .candidates
                        .iter()
                        .filter(|candidate| candidate.has_tag(&reply.is))
                        .map(|candidate| Given::Thing(candidate.thing))
                        .filter(|given| *given != posed.solution)
                        .collect(),
                };
                assert!(!wrong.is_empty(), "{place}: nobody can answer {}", reply.is);
                for given in wrong {
                    let verdict = question.judge(&posed, &given);
                    assert_ne!(verdict, Verdict::Right, "{place}: {} is right", reply.is);
                }
                for lang in Lang::ALL {
                    assert!(!reply.of(lang).trim().is_empty(), "{place}");
                }
            }
        }
    }
}

fn glossary() -> Glossary {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/glossary.toml");
    let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file:?}: {e}"));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{file:?}: {e}"))
}

#[test]
fn the_glossary_explains_every_term_that_a_lesson_marks() {
    let glossary = glossary();
    for lesson in lessons() {
        for lang in Lang::ALL {
            for term in terms(lesson.words.of(lang)) {
                assert!(
                    glossary.find(&term, lang).is_some(),
                    "{}: what is {{{term}}}?",
                    lesson.name
                );
            }
        }
    }
    for (n, term) in glossary.terms.iter().enumerate() {
        for lang in Lang::ALL {
            let entry = term.of(lang);
            assert!(!entry.text.trim().is_empty(), "{} in {lang:?}", term.name);
            assert!(!entry.words.is_empty(), "{} in {lang:?}", term.name);
            for word in &entry.words {
                assert_eq!(glossary.find(word, lang), Some(n), "two terms for {word}");
            }
        }
    }
}

#[test]
fn every_section_can_be_read_alone() {
    for lesson in lessons() {
        for lang in Lang::ALL {
            let unread = unread_marks(lesson.words.of(lang));
            assert!(unread.is_empty(), "{}: {unread:?}", lesson.name);
            let sections = sections(lesson.words.of(lang));
            assert!(sections.len() > 3, "{}", lesson.name);
            for section in &sections {
                assert!(!section.blocks.is_empty(), "{}: {section:?}", lesson.name);
            }
        }
    }
}
