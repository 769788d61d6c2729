use hayro::vello_cpu::kurbo::Rect;

/// Boxes farther apart than this do not belong to one row, mm.
const ROW_REACH_MM: f64 = 42.0;
/// Boxes farther apart than this do not belong to one column, mm.
const COLUMN_REACH_MM: f64 = 13.0;
/// A gap so many times the usual one ends a row or a column.
const JUMP: f64 = 2.2;

/// A box that was found, with the form field it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundBox {
    pub(super) place: Rect,
    /// The field's name and whether it is a radio button.
    pub(super) field: Option<(String, bool)>,
}

/// Boxes that seem to be one question, in printed order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) boxes: Vec<Rect>,
    /// Whether one at most may be marked, as far as the form tells.
    pub(super) one: bool,
}

/// Groups the boxes of a page into questions.
///
/// Fields of one name are one question. Otherwise boxes side by side at close
/// distances are one (a scale, *yes* and *no*), and boxes that stand alone in
/// their line are taken together down a column (a list of alternatives).
pub(super) fn group(boxes: Vec<FoundBox>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut named: Vec<(String, Vec<Rect>)> = Vec::new();
    let mut free = Vec::new();
    for found in &boxes {
        let alike = |name: &str| {
            let same =
                |other: &&FoundBox| other.field.as_ref().is_some_and(|field| field.0 == name);
            boxes.iter().filter(same).count()
        };
        match &found.field {
            Some((name, radio)) if *radio || alike(name) > 1 => {
                match named.iter_mut().find(|(known, _)| known == name) {
                    Some((_, places)) => places.push(found.place),
                    None => named.push((name.clone(), vec![found.place])),
                }
            }
            _ => free.push(found.clone()),
        }
    }
    for (_, mut places) in named {
        sort_as_read(&mut places);
        groups.push(Group { boxes: places, one: true });
    }
    groups.extend(by_place(free));
    let first = |group: &Group| group.boxes.first().map_or((0.0, 0.0), |rect| (rect.y0, rect.x0));
    groups.sort_by(|a, b| {
        let ((ay, ax), (by, bx)) = (first(a), first(b));
        if (ay - by).abs() < 1.5 { ax.total_cmp(&bx) } else { ay.total_cmp(&by) }
    });
    groups
}

fn by_place(boxes: Vec<FoundBox>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut alone = Vec::new();
    for row in rows(boxes) {
        for run in runs(row, |found| found.place.center().x, ROW_REACH_MM) {
            if run.len() > 1 { groups.push(run) } else { alone.extend(run) }
        }
    }
    for column in columns(alone) {
        groups.extend(runs(column, |found| found.place.center().y, COLUMN_REACH_MM));
    }
    groups
        .into_iter()
        .map(|run| Group {
            // Check boxes of different names can all be ticked.
            one: run.iter().all(|found| found.field.is_none()),
            boxes: run.into_iter().map(|found| found.place).collect(),
        })
        .collect()
}

/// Boxes of about one size whose middles lie on one level, from left to right.
fn rows(mut boxes: Vec<FoundBox>) -> Vec<Vec<FoundBox>> {
    boxes.sort_by(|a, b| a.place.center().y.total_cmp(&b.place.center().y));
    let mut rows: Vec<Vec<FoundBox>> = Vec::new();
    for found in boxes {
        let fits = |row: &Vec<FoundBox>| {
            row.first().is_some_and(|first| {
                let height = first.place.height();
                (first.place.center().y - found.place.center().y).abs() < 0.3 * height
                    && alike(first.place, found.place)
            })
        };
        match rows.iter_mut().rev().take(12).find(|row| fits(row)) {
            Some(row) => row.push(found),
            None => rows.push(vec![found]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.place.x0.total_cmp(&b.place.x0));
    }
    rows
}

/// Boxes of about one size whose left edges stand under one another, from the top.
fn columns(boxes: Vec<FoundBox>) -> Vec<Vec<FoundBox>> {
    let mut columns: Vec<Vec<FoundBox>> = Vec::new();
    for found in boxes {
        let fits = |column: &Vec<FoundBox>| {
            column.first().is_some_and(|first| {
                (first.place.x0 - found.place.x0).abs() < 1.0 && alike(first.place, found.place)
            })
        };
        match columns.iter_mut().find(|column| fits(column)) {
            Some(column) => column.push(found),
            None => columns.push(vec![found]),
        }
    }
    for column in &mut columns {
        column.sort_by(|a, b| a.place.y0.total_cmp(&b.place.y0));
    }
    columns
}

fn alike(a: Rect, b: Rect) -> bool {
    (a.width() - b.width()).abs() < 0.25 * a.width()
        && (a.height() - b.height()).abs() < 0.25 * a.height()
}

/// Cuts a row or column where the distance is too large or jumps.
fn runs(line: Vec<FoundBox>, along: impl Fn(&FoundBox) -> f64, reach: f64) -> Vec<Vec<FoundBox>> {
    let mut gaps: Vec<f64> = line.windows(2).map(|two| along(&two[1]) - along(&two[0])).collect();
    let distances = gaps.clone();
    gaps.retain(|gap| *gap <= reach);
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(reach);
    let most = if gaps.len() > 2 { reach.min(usual * JUMP) } else { reach };
    let mut runs: Vec<Vec<FoundBox>> = Vec::new();
    for (number, found) in line.into_iter().enumerate() {
        let near = number > 0 && distances[number - 1] <= most;
        match runs.last_mut().filter(|_| near) {
            Some(run) => run.push(found),
            None => runs.push(vec![found]),
        }
    }
    runs
}

fn sort_as_read(places: &mut [Rect]) {
    places.sort_by(|a, b| {
        if (a.center().y - b.center().y).abs() < 0.4 * a.height() {
            a.x0.total_cmp(&b.x0)
        } else {
            a.y0.total_cmp(&b.y0)
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> FoundBox {
        FoundBox { place: Rect::new(x, y, x + 4.0, y + 4.0), field: None }
    }

    fn sizes(boxes: Vec<FoundBox>) -> Vec<usize> {
        group(boxes).iter().map(|group| group.boxes.len()).collect()
    }

    #[test]
    fn a_table_of_scales_is_one_question_a_row() {
        let boxes = (0..6)
            .flat_map(|row| (0..5).map(move |column| (row, column)))
            .map(|(row, column)| at(110.0 + 12.0 * f64::from(column), 50.0 + 9.0 * f64::from(row)));
        assert_eq!(sizes(boxes.collect()), [5; 6]);
    }

    #[test]
    fn two_lists_side_by_side_are_two_questions() {
        let boxes = (0..4).flat_map(|row| {
            [at(20.0, 50.0 + 7.0 * f64::from(row)), at(110.0, 50.0 + 7.0 * f64::from(row))]
        });
        assert_eq!(sizes(boxes.collect()), [4, 4]);
    }

    #[test]
    fn yes_and_no_with_a_list_below_are_two_questions() {
        let mut boxes = vec![at(20.0, 40.0), at(45.0, 40.0)];
        boxes.extend((0..3).map(|row| at(20.0, 60.0 + 7.0 * f64::from(row))));
        assert_eq!(sizes(boxes), [2, 3]);
    }

    #[test]
    fn fields_of_one_name_are_one_question_wherever_they_stand() {
        let field = |x, y, name: &str, radio| FoundBox {
            field: Some((name.to_owned(), radio)),
            ..at(x, y)
        };
        let groups = group(vec![
            field(20.0, 40.0, "kön", true),
            field(90.0, 90.0, "kön", true),
            field(20.0, 140.0, "a", false),
            field(20.0, 147.0, "b", false),
        ]);
        let seen: Vec<(usize, bool)> = groups.iter().map(|g| (g.boxes.len(), g.one)).collect();
        assert_eq!(seen, [(2, true), (2, false)]);
    }
}
