use clap::Command;
use kastanj_language::{Lang, lookup, message_ids, tr};

/// The key of the program's own words; those of commands are longer.
const ROOT: &str = "program-help";

/// The language that the arguments ask for, before they are parsed: `--lang en`
/// or `--lang=en`, else what the environment says, else Swedish.
pub(crate) fn language_of(arguments: &[String], environment: Option<&str>) -> Lang {
    let spoken = arguments
        .iter()
        .zip(arguments.iter().skip(1))
        .find_map(|(flag, value)| (flag == "--lang").then_some(value.as_str()))
        .or_else(|| arguments.iter().find_map(|argument| argument.strip_prefix("--lang=")));
    spoken
        .and_then(|code| code.parse().ok())
        .or_else(|| environment.and_then(|code| code.get(..2)).and_then(|code| code.parse().ok()))
        .unwrap_or_default()
}

/// Hangs the words of `lang` on every command and argument.
pub(crate) fn in_language(command: Command, lang: Lang) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        tr!(lang, "program-help-usage")
    );
    let keys = message_ids(lang);
    dress(command, lang, ROOT, &template, &keys)
        .mut_arg("lang", |argument| argument.global(true))
        .version(env!("CARGO_PKG_VERSION"))
        .arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .display_order(1000)
                .help(tr!(lang, "program-help-any-version"))
                .help_heading(tr!(lang, "program-help-options")),
        )
}

/// A page of help as clap writes it, with its own few words in `lang`.
pub(crate) fn page(lang: Lang, rendered: &str) -> String {
    rendered
        .replace("[OPTIONS]", &format!("[{}]", tr!(lang, "program-help-any-options")))
        .replace("<COMMAND>", &format!("<{}>", tr!(lang, "program-help-any-command")))
        .trim_end()
        .to_owned()
}

/// What the help says about an argument as clap names it (`--unit <UNIT>`, `<FILE>`)
/// of the command that `given` calls.
pub(crate) fn words_about(command: &Command, given: &[String], argument: &str) -> Option<String> {
    let name = argument.split_whitespace().next()?.trim_matches(['<', '>', '.', '[', ']']);
    let is_it = |one: &&clap::Arg| match name.strip_prefix("--") {
        Some(long) => one.get_long() == Some(long),
        None => one.is_positional() && one.get_id().as_str().eq_ignore_ascii_case(name),
    };
    called(command, given)
        .iter()
        .rev()
        .find_map(|command| command.get_arguments().find(is_it))
        .and_then(|one| one.get_help().map(ToString::to_string))
}

/// The example that the help of the command that `given` calls ends with, as one line; `None` where
/// it gives none.
pub(crate) fn example(lang: Lang, command: &Command, given: &[String]) -> Option<String> {
    let begins = tr!(lang, "program-help-example");
    let help = called(command, given).last()?.get_after_help()?.to_string();
    help.lines().map(str::trim).find(|line| line.starts_with(&begins)).map(str::to_owned)
}

/// How the help of the command that `given` calls is asked for: `kastanj analyze paired --help`.
pub(crate) fn how_to_ask(command: &Command, given: &[String]) -> String {
    let names = called(command, given).into_iter().skip(1).map(Command::get_name);
    let words: Vec<&str> = ["kastanj"].into_iter().chain(names).chain(["--help"]).collect();
    words.join(" ")
}

/// The command that `given` calls, behind those that it stands below.
fn called<'a>(command: &'a Command, given: &[String]) -> Vec<&'a Command> {
    let mut called = vec![command];
    let mut words = given.iter().skip(1);
    while let Some(word) = words.next() {
        // The value of an option can be called as a command is: `--store demo`.
        let takes_a_value = |long: &str| {
            called
                .iter()
                .flat_map(|command| command.get_arguments())
                .any(|one| one.get_long() == Some(long) && one.get_action().takes_values())
        };
        if word.strip_prefix("--").is_some_and(takes_a_value) {
            words.next();
            continue;
        }
        let below = called.last().and_then(|command| command.find_subcommand(word));
        called.extend(below);
    }
    called
}

fn dress(
    command: Command,
    lang: Lang,
    key: &str,
    template: &str,
    keys: &std::collections::BTreeSet<String>,
) -> Command {
    let mut command = command
        .help_template(template.to_owned())
        .about(lookup(lang, key, &[]))
        .subcommand_help_heading(tr!(lang, "program-help-commands"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .display_order(1000)
                .help(tr!(lang, "program-help-help"))
                .help_heading(tr!(lang, "program-help-options")),
        );
    let long = format!("{key}-assumes");
    if keys.contains(&long) {
        command = command.after_help(lookup(lang, &long, &[]));
    }
    let names: Vec<String> =
        command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for name in names.iter().filter(|name| !matches!(name.as_str(), "help" | "version")) {
        let spelled = name.replace('_', "-");
        let own = format!("{key}-{spelled}");
        let shared = format!("program-help-any-{spelled}");
        // At the root an option and a command can have one name: the option's words are shared.
        let words = if key != ROOT && keys.contains(&own) { own } else { shared };
        command = command.mut_arg(name, |argument| {
            let heading = if argument.is_positional() {
                tr!(lang, "program-help-arguments")
            } else {
                tr!(lang, "program-help-options")
            };
            let takes_a_value = argument.get_action().takes_values();
            // What every command takes stands behind what this one takes.
            let argument =
                if argument.is_global_set() { argument.display_order(900) } else { argument };
            // `-1` after an option is a value that may be refused, not an option that there is not.
            let argument = match takes_a_value && !argument.is_positional() {
                true => argument.allow_negative_numbers(true),
                false => argument,
            };
            // The words say what holds when nothing is given, and what may be given.
            argument
                .help(lookup(lang, &words, &[]))
                .help_heading(heading)
                .hide_default_value(takes_a_value)
                .hide_possible_values(takes_a_value)
        });
    }
    let children: Vec<String> =
        command.get_subcommands().map(|child| child.get_name().to_owned()).collect();
    for child in children {
        let key = format!("{key}-{child}");
        command = command.mut_subcommand(child, |child| dress(child, lang, &key, template, keys));
    }
    command
}
