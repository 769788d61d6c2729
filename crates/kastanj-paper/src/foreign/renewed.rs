use super::{ForeignBox, ForeignForm, ForeignPage, ForeignQuestion};
use crate::RectMm;

/// How far a box may have moved and still be the same, mm.
const SAME_PLACE_MM: f64 = 1.5;

/// A template that was made anew, with the names of an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Renewed {
    /// The template.
    pub form: ForeignForm,
    /// Boxes that stand where the earlier template has them: they keep name and question.
    pub kept: usize,
    /// Boxes that the earlier template has not, in questions with new names.
    pub added: usize,
    /// Boxes of the earlier template that are not found any more.
    pub gone: usize,
}

impl ForeignForm {
    /// What a person has made of an earlier template, carried over by place to the boxes that were
    /// found now, in `self`.
    ///
    /// Where both were made of the same file, the earlier template is right about every box: what
    /// a person took out stays out, what was written in stays in.
    pub fn renewed_from(self, earlier: &ForeignForm) -> Renewed {
        let sum = |form: &ForeignForm| form.blank.as_ref().map(|blank| blank.sha256.clone());
        let same_file = sum(&self).is_some_and(|own| !own.is_empty() && sum(earlier) == Some(own));
        let mut done = Renewed {
            form: ForeignForm {
                name: earlier.name.clone(),
                blank: self.blank,
                absent_fonts: self.absent_fonts,
                pages: Vec::new(),
            },
            kept: 0,
            added: 0,
            gone: 0,
        };
        let mut fresh = Vec::new();
        for (at, found) in self.pages.into_iter().enumerate() {
            let before = earlier.pages.get(at);
            let known = before.filter(|known| alike(known, &found));
            // A page of another size has nothing of the earlier one.
            let lost = before.filter(|_| known.is_none());
            done.gone += lost.map_or(0, |lost| lost.boxes.len());
            let (page, new) = renewed_page(found, known, same_file, &mut done);
            done.form.pages.push(page);
            fresh.push(new);
        }
        let beyond = earlier.pages.iter().skip(done.form.pages.len());
        done.gone += beyond.map(|page| page.boxes.len()).sum::<usize>();
        // New names come last: none may be one that an earlier page has.
        for (at, groups) in fresh.into_iter().enumerate() {
            for (one, places) in groups {
                done.added += places.len();
                done.form.add_question(at, one, &places);
            }
        }
        done
    }

    /// Adds boxes as one question under new names.
    fn add_question(&mut self, page: usize, one: bool, places: &[RectMm]) {
        let id = self.fresh_name();
        let name = |at: usize| {
            let taken = self.names();
            let mut name = format!("{id}.{}", at + 1);
            while taken.contains(name.as_str()) {
                name.push('a');
            }
            name
        };
        let boxes: Vec<String> = (0..places.len()).map(name).collect();
        let Some(page) = self.pages.get_mut(page) else { return };
        let placed = boxes.iter().zip(places);
        page.boxes.extend(placed.map(|(id, place)| ForeignBox { id: id.clone(), place: *place }));
        page.questions.push(ForeignQuestion { id, boxes, one, options: Vec::new() });
    }
}

/// Whether two pages have the same size.
fn alike(one: &ForeignPage, other: &ForeignPage) -> bool {
    (one.width - other.width).abs() < 2.0 && (one.height - other.height).abs() < 2.0
}

/// New boxes that seem to be one question: whether one at most may be marked, and where they stand.
type NewGroup = (bool, Vec<RectMm>);

/// A page with what is known of it, and the groups of boxes that are new.
fn renewed_page(
    found: ForeignPage,
    known: Option<&ForeignPage>,
    same_file: bool,
    done: &mut Renewed,
) -> (ForeignPage, Vec<NewGroup>) {
    let mut places: Vec<(String, Option<RectMm>)> =
        found.boxes.iter().map(|one| (one.id.clone(), Some(one.place))).collect();
    let empty = ForeignPage { boxes: Vec::new(), questions: Vec::new(), ..found.clone() };
    let Some(known) = known else { return (empty, groups(&found, &places)) };
    let mut page = ForeignPage { reference: known.reference, ..empty };
    for one in &known.boxes {
        let near = places
            .iter_mut()
            .filter_map(|(_, place)| Some((distance(place.as_ref()?, &one.place), place)))
            .filter(|(distance, _)| *distance < SAME_PLACE_MM)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let place = near.and_then(|(_, place)| place.take());
        done.kept += usize::from(place.is_some());
        match place {
            Some(place) => page.boxes.push(ForeignBox { id: one.id.clone(), place }),
            None if same_file => page.boxes.push(one.clone()),
            None => done.gone += 1,
        }
    }
    for question in &known.questions {
        let there = |id: &String| page.boxes.iter().any(|one| one.id == *id);
        let stays: Vec<bool> = question.boxes.iter().map(there).collect();
        let of = |list: &[String]| {
            let kept = list.iter().zip(&stays).filter(|(_, stays)| **stays);
            kept.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        let (boxes, options) = (of(&question.boxes), of(&question.options));
        if !boxes.is_empty() {
            page.questions.push(ForeignQuestion { boxes, options, ..question.clone() });
        }
    }
    let new = if same_file { Vec::new() } else { groups(&found, &places) };
    (page, new)
}

/// The questions of a page as far as their boxes are still among `places`.
fn groups(found: &ForeignPage, places: &[(String, Option<RectMm>)]) -> Vec<NewGroup> {
    let place =
        |id: &String| places.iter().find(|(name, _)| name == id).and_then(|(_, place)| *place);
    let of = |question: &ForeignQuestion| {
        (question.one, question.boxes.iter().filter_map(place).collect::<Vec<_>>())
    };
    found.questions.iter().map(of).filter(|(_, places)| !places.is_empty()).collect()
}

/// How far apart two boxes are: between their middles and in their sizes, mm.
fn distance(one: &RectMm, other: &RectMm) -> f64 {
    let (a, b) = (one.centre(), other.centre());
    let size = (one.width - other.width).abs().max((one.height - other.height).abs());
    (a.x - b.x).hypot(a.y - b.y).max(size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlankFile;

    fn place(x: f64, y: f64) -> RectMm {
        RectMm { x, y, width: 4.0, height: 4.0 }
    }

    /// Rows of boxes as a survey names them, in a blank with this checksum.
    fn found(sum: &str, rows: &[(f64, usize)]) -> ForeignForm {
        let page = ForeignPage {
            number: 1,
            width: 210.0,
            height: 297.0,
            boxes: Vec::new(),
            questions: Vec::new(),
            reference: None,
        };
        let blank = Some(BlankFile { path: "b.pdf".to_owned(), sha256: sum.to_owned() });
        let mut form = ForeignForm {
            name: "new".to_owned(),
            blank,
            absent_fonts: Vec::new(),
            pages: vec![page],
        };
        for (y, count) in rows {
            let places: Vec<RectMm> =
                (0..*count).map(|at| place(20.0 + 10.0 * at as f64, *y)).collect();
            form.add_question(0, true, &places);
        }
        form
    }

    fn edited(sum: &str) -> ForeignForm {
        let mut form = found(sum, &[(40.0, 2), (60.0, 3), (80.0, 2)]);
        form.name = "old".to_owned();
        form.pages[0].questions[0].id = "visit".to_owned();
        form.pages[0].questions[0].options = vec!["yes".to_owned(), "no".to_owned()];
        form.pages[0].questions.remove(2);
        form.pages[0].boxes.truncate(5);
        form
    }

    #[test]
    fn the_same_file_gives_the_same_template() {
        let fresh = found("ab", &[(40.0, 2), (60.0, 3), (80.0, 2)]);
        let done = fresh.renewed_from(&edited("ab"));
        assert_eq!(done.form, edited("ab"));
        assert_eq!((done.kept, done.added, done.gone), (5, 0, 0));
    }

    #[test]
    fn names_follow_boxes_into_a_new_edition() {
        // The first row moved a little, the second is gone, two are new.
        let fresh = found("cd", &[(40.6, 2), (80.0, 2), (100.0, 4)]);
        let done = fresh.renewed_from(&edited("ab"));
        let page = &done.form.pages[0];
        assert_eq!((done.kept, done.added, done.gone), (2, 6, 3));
        assert_eq!(page.questions[0].id, "visit");
        assert_eq!(page.questions[0].options, ["yes", "no"]);
        assert!((page.boxes[0].place.y - 40.6).abs() < 1e-9);
        let sizes: Vec<usize> = page.questions.iter().map(|one| one.boxes.len()).collect();
        assert_eq!(sizes, [2, 2, 4]);
        assert!(done.form.double_names().is_empty());
        let text = done.form.to_toml(kastanj_language::Lang::En);
        assert_eq!(ForeignForm::parse("t", &text), Ok(done.form));
    }

    #[test]
    fn a_page_of_another_size_begins_anew() {
        let mut fresh = found("cd", &[(40.0, 2)]);
        fresh.pages[0].width = 148.0;
        let done = fresh.renewed_from(&edited("ab"));
        assert_eq!((done.kept, done.added, done.gone), (0, 2, 5));
    }
}
