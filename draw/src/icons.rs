//! The pictures on the player's buttons, as paths in a square of 20 pixels: the page and
//! the first picture of it have the same.

/// To the first frame.
pub const FIRST: &str = "M4 4h2v12H4zM16 4v12L7 10z";
/// A step back.
pub const BACK: &str = "M12 4v12L4 10zM14 4h2v12h-2z";
/// Play.
pub const PLAY: &str = "M5 3l12 7l-12 7z";
/// Pause.
pub const PAUSE: &str = "M5 4h4v12H5zM11 4h4v12h-4z";
/// A step forward.
pub const FORWARD: &str = "M8 4v12l8-6zM4 4h2v12H4z";
/// On to a breakpoint.
pub const TO_BREAKPOINT: &str = "M3 4l8 6l-8 6zM15.5 7a3 3 0 1 0 .01 0z";
/// To the last frame.
pub const LAST: &str = "M14 4h2v12h-2zM4 4v12l9-6z";
/// Sharing: a box with an arrow out of it; drawn as a line.
pub const SHARE: &str = "M7 8H4v9h12V8h-3M10 12V2.5M6.5 6L10 2.5L13.5 6";
/// The theme: the half of a disc that is dark.
pub const HALF: &str = "M10 3a7 7 0 0 1 0 14z";
