use kastanj_language::{Lang, tr};
use kastanj_paper::ForeignForm;

/// Something that a template must not have when it is used: on which page and at which question,
/// from 0, and the sentence.
pub(super) struct FormProblem {
    pub(super) page: usize,
    pub(super) question: usize,
    pub(super) words: String,
}

/// Names that two questions have, and options that cannot be told apart.
pub(super) fn problems(form: &ForeignForm, lang: Lang) -> Vec<FormProblem> {
    let double = form.double_names();
    let mut found = Vec::new();
    for (page, known) in form.pages.iter().enumerate() {
        for (question, one) in known.questions.iter().enumerate() {
            let place = |words| FormProblem { page, question, words };
            let (number, id) = (question + 1, one.id.as_str());
            if double.contains(&one.id) {
                let words = tr!(
                    lang,
                    "web-foreign-double-name",
                    name = id,
                    page = page + 1,
                    number = number
                );
                found.push(place(words));
            }
            let twice =
                one.options.iter().enumerate().find(|(at, name)| one.options[..*at].contains(name));
            if let Some((_, name)) = twice {
                let name = name.as_str();
                let words = tr!(
                    lang,
                    "web-foreign-double-option",
                    name = name,
                    page = page + 1,
                    number = number
                );
                found.push(place(words));
            }
        }
    }
    found
}
