//! Every word of the page, in English and 中文. A text that one language lacks
//! does not compile. Lessons and sentences about events are elsewhere: they are
//! data, and in `sim_core::explain`.

mod en;
mod zh;

pub use draw::text::fill;
use sim_core::lang::Lang;

macro_rules! strings {
    ($($name:ident),* $(,)?) => {
        /// The page's words in one language.
        pub struct Strings {
            $(pub $name: &'static str,)*
        }
    };
}

strings! {
    title, tagline, pitch, reference, leaves_out, leaves_out_more, lessons, write_own, write_own_more,
    back_to_lessons, language_label, theme_label, theme_light, theme_dark, theme_auto,
    edit_copy, edit, run, stop, new_program, compiling, running_events, stopped,
    editor_label, plain_editor_label, editor_phrases, editor_failed, last_picture, at_place,
    start_from, take_back, inputs, input_args, input_stdin, input_env, input_no_tty, problems, warning, warned_at, error, unsupported, hint_label, broken_title,
    broken_text, no_lesson_title, source, sentence_title, terminal, terminal_empty, terminal_from, processes,
    memory, timeline, first, back, play, pause, forward, last, speed, level_label, level_line,
    level_call, level_kernel, level_memory, level_line_tip, level_call_tip, level_kernel_tip,
    level_memory_tip, keys_help, player_label, also_happened, faults_so_far, frames_in_use,
    address_space, folded_areas, folded_spaces, fold, unfold_untouched, fold_untouched,
    legend_title, bit_present, bit_writable, bit_accessed, bit_dirty, bit_cow, legend_solid,
    legend_dashed, legend_changed, legend_strip, legend_count, walk_title, walk_read,
    walk_write, walk_execute, walk_entry, walk_frame, walk_fault, walk_said,
    beats_label, beat_load, beat_store, beat_fetch, beat_walk, beat_fault, beat_area, beat_tables,
    beat_frame, beat_bytes, beat_entry, beat_count, beat_done, beat_again, beat_signal,
    table_title, table_process, table_parent, table_state, table_doing, table_page,
    table_area, table_bits, table_frame, table_count, table_holds, table_variables,
    table_mapped_by, mark_fork, mark_fault, mark_copy, mark_output, mark_noted, mark_reap,
    mark_reparent, mark_signal, mark_handler, mark_exit, mark_killed, scrubber, lane_of, minimap, stage_empty, recap_title, recap_forks, recap_faults, recap_copies, recap_keeps, recap_zeros, recap_signals, recap_outputs, recap_end, recap_rest, recap_all, recap_there, map_short, unfold_run, fold_run, fold_crowd, crowd_same, crowd_like, crowd_kin, whole_run, overview_tip, part_from, part_to, step_of, fold_lanes, unfold_lanes, zoom_stage, myth, about,
    mark_poke, poke_tip, poke_address, poke_value, poke_write, poke_wrong_value, poke_wrong_address, poke_gone, branches, branch_first,
    save_title, save_svg, save_png, film_from, film_to, film_save, film_at, film_failed, film_note,
    plain_page, plain_page_note, save_failed, film_stopped, film_done, film_too_many,
    share, share_title, share_link, share_embed, copy, copied, copy_by_hand, hide_code, hide_code_note,
    keep_looks, close, embed_controls, controls_full, controls_minimal, controls_none, own_window, code_hidden, embed_open,
    write, sheet_lesson, sheet_tables, sheets_label,
    to_breakpoint, whose_label, whose_tip, whose_all, before, after, no_step_before, no_step_after, breakpoint, breakpoint_tip,
    follow_it, follow_title, follow_end, follow_searching, follow_count, follow_cut, follow_page,
    follow_frame, follow_process, follow_variable, touch_read, touch_written, touch_value,
    touch_no_frame, touch_shared, touch_taken, touch_copied_to, touch_mapped,
    touch_unmapped, touch_freed, touch_born, touch_forked, touch_exec, touch_runs, touch_state,
    touch_signal, touch_killed, touch_adopted, touch_reaped,
    predict, check, skip, right, answer_is, answer_first, to_question, look_first, goes_on,
    point_page, point_frame, point_process, list_pages, list_frames, list_processes,
    group_fork, group_memory, group_processes,
}

/// The words in a language.
pub fn of(lang: Lang) -> &'static Strings {
    match lang {
        Lang::En => &en::STRINGS,
        Lang::Zh => &zh::STRINGS,
    }
}
