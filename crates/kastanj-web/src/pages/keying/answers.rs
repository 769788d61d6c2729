use kastanj_desk::keying::KeyedQuestion;
use kastanj_instrument::AnswerCode;
use kastanj_record::RawResponse;

use crate::fields::Fields;
use crate::trouble::Trouble;

/// What was said to one question: `v` declined, `x` unreadable, `b` blank, `c` taken back, `+` the
/// boxes under `many`, else the code itself, or several joined by `+`.
///
/// # Errors
/// [`Trouble::BadForm`] for anything that the page does not offer.
pub(crate) fn one_question(
    question: &KeyedQuestion,
    fields: &Fields,
    single: &str,
    many: &str,
) -> Result<RawResponse, Trouble> {
    match fields.one(single) {
        // A mark that was taken back is none.
        None | Some("b" | "c") => Ok(RawResponse::Blank),
        Some("v") => Ok(RawResponse::Declined),
        Some("x") => Ok(RawResponse::Unreadable),
        Some("+") if question.several => match codes(question, fields.all(many))? {
            codes if codes.is_empty() => Ok(RawResponse::Blank),
            codes => Ok(RawResponse::Codes(codes)),
        },
        Some(code) if !question.several => {
            Ok(RawResponse::Codes(codes(question, std::iter::once(code))?))
        }
        // Several in one button: a guess of the machine.
        Some(several) => Ok(RawResponse::Codes(codes(question, several.split('+'))?)),
    }
}

/// The response of a row of the sheet: its boxes all bear one name.
///
/// # Errors
/// As [`one_question`].
pub(super) fn row(
    question: &KeyedQuestion,
    fields: &Fields,
    name: &str,
) -> Result<RawResponse, Trouble> {
    let mut given: Vec<&str> = fields.all(name).collect();
    for (sign, response) in [("v", RawResponse::Declined), ("x", RawResponse::Unreadable)] {
        if given.contains(&sign) {
            return Ok(response);
        }
    }
    given.retain(|sign| *sign != "b");
    match codes(question, given.into_iter())? {
        codes if codes.is_empty() => Ok(RawResponse::Blank),
        codes if question.several || codes.len() == 1 => Ok(RawResponse::Codes(codes)),
        _ => Err(Trouble::BadForm),
    }
}

fn codes<'f>(
    question: &KeyedQuestion,
    given: impl Iterator<Item = &'f str>,
) -> Result<Vec<AnswerCode>, Trouble> {
    given
        .map(|sign| {
            let code = AnswerCode(sign.parse().map_err(|_| Trouble::BadForm)?);
            let offered = question.choices.iter().any(|choice| choice.code == code);
            if offered { Ok(code) } else { Err(Trouble::BadForm) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use kastanj_desk::keying::Choice;
    use kastanj_instrument::ItemId;

    use super::*;

    fn question(several: bool) -> KeyedQuestion {
        let choice = |(key, code)| Choice { key, code: AnswerCode(code), label: key.to_string() };
        KeyedQuestion {
            item: ItemId("grepp-1".to_owned()),
            number: 1,
            stem: "Exempel".to_owned(),
            choices: [('1', 0), ('2', 1), ('3', 2)].into_iter().map(choice).collect(),
            several,
            on_sheet: true,
        }
    }

    fn sent(values: &[&str]) -> Fields {
        Fields::of(values.iter().map(|value| ("a".to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_row_says_what_its_boxes_say() {
        let codes = |codes: &[i16]| {
            RawResponse::Codes(codes.iter().map(|code| AnswerCode(*code)).collect())
        };
        for (several, values, said) in [
            (false, vec!["b"], RawResponse::Blank),
            (false, vec![], RawResponse::Blank),
            (false, vec!["2"], codes(&[2])),
            (false, vec!["v"], RawResponse::Declined),
            (true, vec!["x"], RawResponse::Unreadable),
            (true, vec!["0", "2"], codes(&[0, 2])),
        ] {
            let question = question(several);
            assert_eq!(row(&question, &sent(&values), "a").unwrap(), said, "{values:?}");
        }
    }

    #[test]
    fn what_the_page_does_not_offer_is_refused() {
        for values in [vec!["7"], vec!["ja"], vec!["0", "1"]] {
            assert!(matches!(row(&question(false), &sent(&values), "a"), Err(Trouble::BadForm)));
        }
        assert!(one_question(&question(false), &sent(&["+"]), "a", "m").is_err());
        assert!(one_question(&question(true), &sent(&["1+7"]), "a", "m").is_err());
        assert!(one_question(&question(false), &sent(&["1+2"]), "a", "m").is_err());
        let several = one_question(&question(true), &sent(&["0+2"]), "a", "m").unwrap();
        assert_eq!(several, RawResponse::Codes(vec![AnswerCode(0), AnswerCode(2)]));
        let cancelled = one_question(&question(false), &sent(&["c"]), "a", "m").unwrap();
        assert_eq!(cancelled, RawResponse::Blank);
    }
}
