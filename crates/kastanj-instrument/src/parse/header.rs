use toml::de::DeTable;

use super::codes::{LEVEL, PART, STATE};
use super::draft::Draft;
use super::fields::{Fields, Placed};
use super::parts::{scale, score, section, variant};
use crate::problems::Problems;
use crate::{Part, Permission, QuestionnaireId, ShippingLevel, State};

/// Reads all parts of the file; none if there is no head at all.
pub(super) fn read<'t>(document: &'t DeTable<'t>, problems: &mut Problems<'_>) -> Option<Draft> {
    let mut root = Fields::new(document, 0..0, "file");
    let head = root.table("questionnaire", problems);
    let scales = root.tables("scale", problems);
    let sections = root.tables("section", problems);
    let scores = root.tables("score", problems);
    let variants = root.tables("variant", problems);
    root.finish(problems);

    let mut head = head?;
    let id = head.string("id", problems);
    let version = head.integer("version", 1..=9_999, problems);
    let state = head.choice("state", &STATE, problems);
    let part = head.choice("part", &PART, problems);
    let name = head.text("name", problems);
    let mut client_texts = Vec::new();
    let permission = permission(&mut head, &mut client_texts, problems);
    let version_at = version.as_ref().map_or(head.at.clone(), |version| version.at.clone());
    head.finish(problems);

    Some(Draft {
        id: QuestionnaireId {
            name: id.value,
            version: version.and_then(|v| u32::try_from(v.value).ok()).unwrap_or(1),
        },
        id_at: id.at,
        version_at,
        state: state.map_or(State::Draft, |state| state.value),
        part: part.map_or(Part::Research, |part| part.value),
        name: name.value,
        permission,
        scales: scales.into_iter().map(|t| scale(t, &mut client_texts, problems)).collect(),
        sections: sections.into_iter().map(|t| section(t, &mut client_texts, problems)).collect(),
        scores: scores.into_iter().map(|t| score(t, problems)).collect(),
        variants: variants.into_iter().map(|t| variant(t, &mut client_texts, problems)).collect(),
        client_texts,
    })
}

fn permission(
    head: &mut Fields<'_>,
    client_texts: &mut Vec<Placed<kastanj_language::Text>>,
    problems: &mut Problems<'_>,
) -> Permission {
    let Some(mut table) = head.table("permission", problems) else {
        return Permission {
            level: ShippingLevel::None,
            licence: String::new(),
            holder: String::new(),
        };
    };
    let level = table.choice("level", &LEVEL, problems);
    let licence = table.string("licence", problems);
    let holder = table.string("holder", problems);
    table.finish(problems);
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
