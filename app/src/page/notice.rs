//! What is said when there is nothing to show, and the ways on.

use crate::reader::words;
use leptos::prelude::*;

/// A link that cannot be read, or a lesson that there is not.
#[component]
pub fn Broken(lesson: bool) -> impl IntoView {
    view! {
        <section class="notice" role="alert" data-testid="broken">
            <h1>{move || if lesson { words().no_lesson_title } else { words().broken_title }}</h1>
            <p>{move || words().broken_text}</p>
            <p>
                <a class="button" href="#">{move || words().back_to_lessons}</a>
                " "
                <a class="button" href="#program=&edit=1">{move || words().write_own}</a>
            </p>
        </section>
    }
}
