//! The page: shows what the model of the kernel does, frame by frame.
//!
//! [`player`] holds a recording and the frame that is shown; [`scene`] draws what
//! the model's lenses see; [`page`] is what stands around it: library, lesson,
//! editor; [`reader`] is what the reader chose: language and theme. No rule of Linux is in here: that is all in `sim_core`.

mod browser;
mod link;
mod page;
mod player;
mod reader;
mod save;
mod scene;

use ::words;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(page::App);
}
