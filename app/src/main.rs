//! The page: shows what the model of the kernel does, frame by frame.
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| {
        view! {
            <h1>"Ringside"</h1>
            <svg viewBox="0 0 10 10" width="40"><circle cx="5" cy="5" r="4"></circle></svg>
        }
    });
}
