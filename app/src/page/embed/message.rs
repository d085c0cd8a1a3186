//! What the embedded player and the page around it say to each other: plain
//! objects with a version. docs/embedding.md lists them for authors.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The version of the messages: a new one only when an old page would
/// misunderstand.
const VERSION: f64 = 1.0;

/// What the player tells.
#[derive(Clone, PartialEq, Debug)]
pub enum Tell {
    /// There is something to see.
    Ready {
        /// What it is called.
        title: String,
        /// How many frames there are.
        frames: u64,
        /// The lesson's moments.
        moments: Vec<String>,
    },
    /// Another frame is shown.
    Frame {
        /// Which.
        frame: u64,
        /// Which step at this level of detail, from 1.
        step: u32,
        /// How many steps there are.
        steps: u32,
        /// What happened.
        sentence: String,
        /// Why.
        why: String,
        /// It plays.
        playing: bool,
    },
    /// Playing came to the last frame.
    Ended {
        /// The last frame.
        frame: u64,
    },
    /// There is nothing to see.
    Failed {
        /// Why.
        message: String,
    },
}

/// What the page around may want.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Play, from here.
    Play,
    /// Pause.
    Pause,
    /// So many steps on, or back.
    Step(i32),
    /// To this frame.
    Frame(u64),
    /// To this moment of the lesson.
    Moment(String),
    /// Tell again where it is.
    Report,
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A number as JavaScript has them; frames are far below 2^53.
fn number(n: u64) -> JsValue {
    JsValue::from_f64(n as f64)
}

impl Tell {
    /// As a message.
    pub fn message(&self) -> JsValue {
        let (event, rest): (&str, Vec<(&str, JsValue)>) = match self {
            Tell::Ready {
                title,
                frames,
                moments,
            } => {
                let moments: js_sys::Array =
                    moments.iter().map(|name| JsValue::from_str(name)).collect();
                let rest = vec![
                    ("title", title.into()),
                    ("frames", number(*frames)),
                    ("moments", moments.into()),
                ];
                ("ready", rest)
            }
            Tell::Frame {
                frame,
                step,
                steps,
                sentence,
                why,
                playing,
            } => {
                let rest = vec![
                    ("frame", number(*frame)),
                    ("step", (*step).into()),
                    ("steps", (*steps).into()),
                    ("sentence", sentence.into()),
                    ("why", why.into()),
                    ("playing", (*playing).into()),
                ];
                ("frame", rest)
            }
            Tell::Ended { frame } => ("ended", vec![("frame", number(*frame))]),
            Tell::Failed { message } => ("failed", vec![("message", message.into())]),
        };
        let mut fields = vec![
            ("source", "ringside".into()),
            ("version", VERSION.into()),
            ("event", event.into()),
        ];
        fields.extend(rest);
        object(&fields)
    }
}

/// The height that is wanted, as Canvas and other LTI platforms hear it.
pub fn lti_height(height: i32) -> JsValue {
    object(&[
        ("subject", "lti.frameResize".into()),
        ("height", height.into()),
    ])
}

/// A word of H5P's handshake.
pub fn h5p(action: &str, height: i32) -> JsValue {
    object(&[
        ("context", "h5p".into()),
        ("action", action.into()),
        ("height", height.into()),
        ("scrollHeight", height.into()),
        ("clientHeight", height.into()),
    ])
}

fn field(data: &JsValue, name: &str) -> Option<JsValue> {
    if !data.is_object() {
        return None;
    }
    Reflect::get(data, &JsValue::from_str(name)).ok()
}

fn text(data: &JsValue, name: &str) -> Option<String> {
    field(data, name)?.as_string()
}

/// A word that H5P's resizer answers with.
pub fn h5p_action(data: &JsValue) -> Option<String> {
    (text(data, "context")? == "h5p").then(|| text(data, "action"))?
}

/// A command, if this is one that this version knows.
pub fn command(data: &JsValue) -> Option<Command> {
    let known = text(data, "target")? == "ringside" && field(data, "version")? == VERSION;
    if !known {
        return None;
    }
    Some(match text(data, "command")?.as_str() {
        "play" => Command::Play,
        "pause" => Command::Pause,
        "step" => {
            let by = field(data, "by").and_then(|by| by.as_f64()).unwrap_or(1.0);
            Command::Step(by.clamp(-1e6, 1e6) as i32)
        }
        "go" => match text(data, "moment") {
            Some(moment) => Command::Moment(moment),
            None => {
                let frame = field(data, "frame")?.as_f64()?;
                // Negative numbers and nonsense become 0: the first frame.
                Command::Frame(frame as u64)
            }
        },
        "report" => Command::Report,
        _ => return None,
    })
}
