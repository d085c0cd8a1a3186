//! What a program is given besides its text: standard input, arguments,
//! variables of the environment, and whether its output goes to a terminal.

use crate::reader::words;
use leptos::prelude::*;
use sim_core::scenario::Scenario;

/// What the reader has given. It can be copied: all of it are handles.
#[derive(Clone, Copy)]
pub struct Inputs {
    /// Standard input.
    stdin: RwSignal<String>,
    /// The arguments, as a shell reads them.
    args: RwSignal<String>,
    /// A variable a line.
    env: RwSignal<String>,
    /// Whether standard output is a terminal.
    tty: RwSignal<bool>,
    /// The rest of the scenario.
    rest: RwSignal<Scenario>,
}

impl Inputs {
    /// Nothing is given.
    pub fn new() -> Self {
        Self {
            stdin: RwSignal::new(String::new()),
            args: RwSignal::new(String::new()),
            env: RwSignal::new(String::new()),
            tty: RwSignal::new(true),
            rest: RwSignal::new(Scenario::default()),
        }
    }

    /// Everything together, with a program.
    pub fn scenario(self, source: String) -> Scenario {
        Scenario {
            source,
            stdin: self.stdin.get(),
            args: split(&self.args.get()),
            env: self.env.with(|env| lines(env)),
            tty: self.tty.get(),
            ..self.rest.get()
        }
    }

    /// Takes what a scenario gives.
    pub fn take(self, scenario: Scenario) {
        self.stdin.set(scenario.stdin.clone());
        self.args.set(join(&scenario.args));
        self.env.set(scenario.env.join("\n"));
        self.tty.set(scenario.tty);
        self.rest.set(scenario);
    }

    /// What a hand wrote into memory belongs to the run that was shown: the next
    /// one is without it.
    pub fn forget_hand(self) {
        self.rest.update(|rest| rest.pokes.clear());
    }

    /// Whether there is anything to see.
    fn any(self) -> bool {
        self.stdin.with(|it| !it.is_empty())
            || self.args.with(|it| !it.is_empty())
            || self.env.with(|it| !it.is_empty())
            || !self.tty.get()
    }
}

/// The folded form.
#[component]
pub fn InputsForm(inputs: Inputs) -> impl IntoView {
    let open = untrack(|| inputs.any());
    view! {
        <details class="inputs" open=open data-testid="inputs">
            <summary>{move || words().inputs}
                {move || inputs.any().then(|| view! { <span class="inputs-some" aria-hidden="true">" ●"</span> })}
            </summary>
            <div class="inputs-form">
                <label>
                    <span>{move || words().input_args}</span>
                    <input type="text" spellcheck="false" autocapitalize="off" autocomplete="off" data-testid="args"
                        placeholder="-n 3 'two words'"
                        prop:value=move || inputs.args.get()
                        on:input=move |ev| inputs.args.set(event_target_value(&ev)) />
                </label>
                <label>
                    <span>{move || words().input_stdin}</span>
                    <textarea rows="3" spellcheck="false" autocapitalize="off" autocomplete="off" data-testid="stdin"
                        prop:value=move || inputs.stdin.get()
                        on:input=move |ev| inputs.stdin.set(event_target_value(&ev))></textarea>
                </label>
                <label>
                    <span>{move || words().input_env}</span>
                    <textarea rows="2" spellcheck="false" autocapitalize="off" autocomplete="off" data-testid="env"
                        placeholder="NAME=value"
                        prop:value=move || inputs.env.get()
                        on:input=move |ev| inputs.env.set(event_target_value(&ev))></textarea>
                </label>
                <label class="inputs-tick">
                    <input type="checkbox" data-testid="no-tty"
                        prop:checked=move || !inputs.tty.get()
                        on:change=move |ev| inputs.tty.set(!event_target_checked(&ev)) />
                    <span>{move || words().input_no_tty}</span>
                </label>
            </div>
        </details>
    }
}

/// The lines that say something.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start);
    lines
        .filter(|line| !line.is_empty())
        .map(String::from)
        .collect()
}

/// Words as a shell reads them: apart by space, but for quotes and backslashes.
/// Nothing else of a shell is done.
fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some('"'), '\\') => {
                let it = word.get_or_insert_default();
                match chars.next() {
                    Some(c @ ('"' | '\\' | '$' | '`')) => it.push(c),
                    Some(c) => it.extend(['\\', c]),
                    None => it.push('\\'),
                }
            }
            (Some(_), c) => word.get_or_insert_default().push(c),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (None, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What [`split`] makes these words of.
fn join(words: &[String]) -> String {
    let quoted = words.iter().map(|word| {
        let plain = |c: char| c.is_alphanumeric() || "-_=./,:+@%".contains(c);
        if !word.is_empty() && word.chars().all(plain) {
            word.clone()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{join, split};

    #[test]
    fn arguments_are_read_as_a_shell_reads_them() {
        for (text, words) in [
            ("", &[][..]),
            ("  a  -n 3 ", &["a", "-n", "3"]),
            ("'two words' \"it's\" ''", &["two words", "it's", ""]),
            (r#"a\ b "c\"d\n" e'f'g"#, &["a b", r#"c"d\n"#, "efg"]),
            ("'open", &["open"]),
            ("中 ü", &["中", "ü"]),
        ] {
            assert_eq!(split(text), words, "{text}");
            let owned: Vec<String> = words.iter().map(|&it| it.into()).collect();
            assert_eq!(split(&join(&owned)), words, "{text}");
        }
        assert_eq!(join(&["a".into(), "it's so".into()]), r"a 'it'\''s so'");
    }
}
