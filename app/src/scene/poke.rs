//! Writing to a process's memory by hand, and going between the futures that
//! come of it.

use crate::player::{Following, Player};
use crate::reader::words;
use crate::words::fill;
use leptos::prelude::*;
use sim_core::ids::{MmId, VirtAddr};
use sim_core::lens::history::Thing;

/// Where a hand can write in the thing that is followed: address space, address, bytes.
fn target(thing: Thing) -> Option<(MmId, VirtAddr, usize)> {
    match thing {
        Thing::Bytes { mm, va, len } => match len {
            1 | 2 | 4 | 8 => Some((mm, va, len as usize)),
            // An array or a struct: its first four bytes.
            _ => Some((mm, va, 4)),
        },
        Thing::Page { mm, vpn } => Some((mm, vpn.addr(), 4)),
        Thing::Process(_) | Thing::Frame(_) => None,
    }
}

/// What was typed, as the bytes of a number of this size, the lowest first.
fn bytes_of(text: &str, len: usize) -> Option<Vec<u8>> {
    let text = text.trim();
    if text.contains('.') {
        let value: f64 = text.parse().ok()?;
        return match len {
            4 => Some((value as f32).to_le_bytes().to_vec()),
            8 => Some(value.to_le_bytes().to_vec()),
            _ => None,
        };
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let value = match digits.strip_prefix("0x") {
        Some(hex) => i128::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let value = if negative { -value } else { value };
    let bits = 8 * len as u32;
    let fits = value >= -(1i128 << (bits - 1)) && value < 1i128 << bits;
    fits.then(|| value.to_le_bytes()[..len].to_vec())
}

/// An address within the page or variable that is followed, as it was typed.
fn address_of(text: &str) -> Option<VirtAddr> {
    let digits = text.trim().trim_start_matches("0x");
    u64::from_str_radix(digits, 16).ok().map(VirtAddr)
}

/// The form in the strip of what is followed; nothing where one cannot write.
pub fn poke_form(player: Player, following: &Following) -> Option<impl IntoView + use<>> {
    let s = words();
    let (mm, va, len) = target(following.thing)?;
    let whole = matches!(following.thing, Thing::Bytes { .. });
    let name = following.name.clone();
    let (value, address) = (RwSignal::new(String::new()), RwSignal::new(va.to_string()));
    let wrong = RwSignal::new(None::<&'static str>);
    let write = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = value.get_untracked();
        let Some(bytes) = bytes_of(&text, len) else {
            wrong.set(Some(words().poke_wrong_value));
            return;
        };
        let Some(va) = address.with_untracked(|text| address_of(text)) else {
            wrong.set(Some(words().poke_wrong_address));
            return;
        };
        let frame = player.frame.get_untracked();
        let Some(pid) = player.with(|film| film.owner(mm, frame)).flatten() else {
            wrong.set(Some(words().poke_gone));
            return;
        };
        wrong.set(None);
        let label = if whole {
            format!("{name} = {}", text.trim())
        } else {
            format!("{va} = {}", text.trim())
        };
        player.poke(pid, va, bytes, label);
    };
    Some(view! {
        <form class="poke" data-testid="poke" title=s.poke_tip on:submit=write>
            {(!whole).then(|| view! {
                <label>{s.poke_address}" "
                    <input type="text" class="address" spellcheck="false" autocomplete="off"
                        prop:value=move || address.get()
                        on:input=move |event| address.set(event_target_value(&event)) />
                </label>
            })}
            <label>{fill(s.poke_value, &[&len.to_string()])}" "
                <input type="text" inputmode="text" spellcheck="false" autocomplete="off" data-testid="poke-value"
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event)) />
            </label>
            <button class="small" type="submit">{s.poke_write}</button>
            <span role="alert" class="poke-wrong">{move || wrong.get()}</span>
        </form>
    })
}

/// The futures that there are; nothing while there is only one.
#[component]
pub fn Branches(player: Player) -> impl IntoView {
    let many = Memo::new(move |_| player.branches.with(|all| all.len() > 1));
    view! {
        <Show when=move || many.get()>
            <div class="branches" role="group" data-testid="branches" aria-label=move || words().branches>
                <span class="quiet">{move || words().branches}</span>
                {move || player.branches.get().into_iter().enumerate().map(|(n, branch)| {
                    let name = branch.label.unwrap_or_else(|| words().branch_first.to_string());
                    view! {
                        <button class="small" aria-pressed=move || (player.branch.get() == n).to_string()
                            on:click=move |_| player.switch_branch(n)>{name}</button>
                    }
                }).collect_view()}
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::bytes_of;

    #[test]
    fn what_is_typed_becomes_bytes() {
        assert_eq!(bytes_of("77", 4), Some(vec![77, 0, 0, 0]));
        assert_eq!(bytes_of(" -1", 2), Some(vec![255, 255]));
        assert_eq!(bytes_of("0xff", 1), Some(vec![255]));
        assert_eq!(bytes_of("256", 1), None);
        assert_eq!(bytes_of("1.5", 8), Some(1.5f64.to_le_bytes().to_vec()));
        assert_eq!(bytes_of("x", 4), None);
        assert_eq!(bytes_of("", 4), None);
    }
}
