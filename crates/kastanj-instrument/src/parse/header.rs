use super::codes::{LEVEL, PART, STATE};
use super::draft::Draft;
use super::parts::{scale, score, section, variant};
use crate::plain_file::{Faults, Fields, Placed};
use crate::{Part, Permission, QuestionnaireId, ShippingLevel, State};

/// Reads all parts of the file; none if there is no head at all.
pub(super) fn read(mut root: Fields<'_>, faults: &mut Faults<'_>) -> Option<Draft> {
    let head = root.need_table("questionnaire", faults);
    let scales = root.tables("scale", faults);
    let sections = root.tables("section", faults);
    let scores = root.tables("score", faults);
    let variants = root.tables("variant", faults);
    root.finish(faults);

    let mut head = head?;
    let id = head.word_or_blank("id", faults);
    let version = head.need_whole("version", 1..=9_999, faults);
    let state = head.need_choice("state", &STATE, faults);
    let part = head.need_choice("part", &PART, faults);
    let name = head.text_or_blank("name", faults);
    let mut client_texts = Vec::new();
    let permission = permission(&mut head, &mut client_texts, faults);
    let version_at = version.as_ref().map_or(head.at.clone(), |version| version.at.clone());
    head.finish(faults);

    Some(Draft {
        id: QuestionnaireId { name: id.value, version: version.map_or(1, |version| version.value) },
        id_at: id.at,
        version_at,
        state: state.map_or(State::Draft, |state| state.value),
        part: part.map_or(Part::Research, |part| part.value),
        name: name.value,
        permission,
        scales: scales.into_iter().map(|t| scale(t, &mut client_texts, faults)).collect(),
        sections: sections.into_iter().map(|t| section(t, &mut client_texts, faults)).collect(),
        scores: scores.into_iter().map(|t| score(t, faults)).collect(),
        variants: variants.into_iter().map(|t| variant(t, &mut client_texts, faults)).collect(),
        client_texts,
    })
}

fn permission(
    head: &mut Fields<'_>,
    client_texts: &mut Vec<Placed<kastanj_language::Text>>,
    faults: &mut Faults<'_>,
) -> Permission {
    let Some(mut table) = head.need_table("permission", faults) else {
        return Permission {
            level: ShippingLevel::None,
            licence: String::new(),
            holder: String::new(),
        };
    };
    let level = table.need_choice("level", &LEVEL, faults);
    let licence = table.word_or_blank("licence", faults);
    let holder = table.word_or_blank("holder", faults);
    table.finish(faults);
    // The licence line is printed on the form.
    for line in [&licence, &holder] {
        let value = kastanj_language::Text { sv: line.value.clone(), en: line.value.clone() };
        client_texts.push(Placed { value, at: line.at.clone() });
    }
    Permission {
        level: level.map_or(ShippingLevel::None, |level| level.value),
        licence: licence.value,
        holder: holder.value,
    }
}
