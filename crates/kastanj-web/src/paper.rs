//! What finds a sheet among all the paper: its number as it is printed, and the page.

use kastanj_instrument::{FormKey, PageCode, SheetKind};
use kastanj_language::{Lang, tr};
use kastanj_record::{SheetIdentity, ShortCode};

/// A page as a person looks for it: the page and the number that is printed on it. A copy has no
/// number, but the code that was ticked on it; what came by other ways has neither.
pub(crate) fn page_on_paper(
    form: &FormKey,
    sheet: Option<SheetIdentity>,
    copy: Option<ShortCode>,
    page: u8,
    lang: Lang,
) -> String {
    match sheet {
        Some(SheetIdentity { kind, serial }) if kind != SheetKind::Copyable => {
            let code = PageCode { kind, tag: form.tag(), page, serial };
            tr!(lang, "web-paper-page", page = page, number = code.grouped())
        }
        Some(_) => {
            let code = copy.map_or_else(|| "–".to_owned(), |code| code.to_string());
            tr!(lang, "web-paper-copy", page = page, code = code)
        }
        None => tr!(lang, "web-paper-plain", page = page),
    }
}

/// The same of several pages, in the order of the form.
pub(crate) fn pages_on_paper(
    form: &FormKey,
    sheet: Option<SheetIdentity>,
    copy: Option<ShortCode>,
    pages: impl IntoIterator<Item = u8>,
    lang: Lang,
) -> Vec<String> {
    pages.into_iter().map(|page| page_on_paper(form, sheet, copy, page, lang)).collect()
}

#[cfg(test)]
mod tests {
    use kastanj_instrument::{QuestionnaireId, Serial, VariantId};

    use super::*;

    #[test]
    fn a_page_is_called_by_what_is_printed_on_it() {
        let questionnaire = QuestionnaireId { name: "del-1".to_owned(), version: 1 };
        let variant = VariantId("before".to_owned());
        let form = FormKey { questionnaire, variant, lang: Lang::Sv };
        let serial: Serial = "HJKMNPQRST".parse().unwrap();
        let of = |kind| Some(SheetIdentity { kind, serial });
        let words = page_on_paper(&form, of(SheetKind::Pack), None, 2, Lang::Sv);
        assert!(words.contains("HJKMN PQRST"), "{words}");
        let code: PageCode = words.split_once(':').unwrap().1.trim().parse().unwrap();
        assert_eq!((code.page, code.serial, code.tag), (2, serial, form.tag()));
        // The number of a copy is the same on every copy and finds nothing.
        let copy = page_on_paper(&form, of(SheetKind::Copyable), Some(ShortCode(47)), 1, Lang::Sv);
        assert!(copy.contains("047") && !copy.contains("HJKMN"), "{copy}");
        let plain = page_on_paper(&form, None, None, 1, Lang::En);
        assert!(plain.contains('1') && !plain.contains("web-"), "{plain}");
    }
}
