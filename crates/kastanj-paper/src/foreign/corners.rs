use hayro::vello_cpu::kurbo::Rect;

/// How far from two edges of the page the middle of a corner mark stands at most, mm.
const REACH_MM: f64 = 24.0;
/// How far corner marks may stand off the lines through one another, mm.
const ALIGNED_MM: f64 = 2.0;

/// The boxes without those that stand like corner marks: of one size, one in each of three or four
/// corners of the page, on common lines. Some forms draw their corner marks hollow.
pub(super) fn without_corner_marks(boxes: Vec<Rect>, width: f64, height: f64) -> Vec<Rect> {
    let mut corners: [Vec<Rect>; 4] = Default::default();
    for rect in &boxes {
        let middle = rect.center();
        let (left, right) = (middle.x < REACH_MM, width - middle.x < REACH_MM);
        let (top, low) = (middle.y < REACH_MM, height - middle.y < REACH_MM);
        if (left != right) && (top != low) {
            corners[usize::from(right) + 2 * usize::from(low)].push(*rect);
        }
    }
    let marks: Vec<Rect> = corners
        .iter()
        .flat_map(|corner| corner.iter().filter(|rect| is_alone(**rect, corner)))
        .filter(|rect| stands_like_one(**rect, &corners))
        .copied()
        .collect();
    boxes.into_iter().filter(|rect| !marks.contains(rect)).collect()
}

fn alike(one: Rect, other: Rect) -> bool {
    (other.width() - one.width()).abs() < 0.1 * one.width()
        && (other.height() - one.height()).abs() < 0.1 * one.height()
}

/// Whether its corner holds no other box of its size: a list that begins there is no mark.
fn is_alone(rect: Rect, corner: &[Rect]) -> bool {
    corner.iter().filter(|other| alike(rect, **other)).count() == 1
}

/// Whether two further corners hold a box of its size, each on one line with another of the three.
fn stands_like_one(rect: Rect, corners: &[Vec<Rect>; 4]) -> bool {
    let beside = |other: &Rect| (other.center().y - rect.center().y).abs() < ALIGNED_MM;
    let below = |other: &Rect| (other.center().x - rect.center().x).abs() < ALIGNED_MM;
    let others =
        || corners.iter().flatten().filter(|other| **other != rect && alike(rect, **other));
    let (row, column) = (others().find(|one| beside(one)), others().find(|one| below(one)));
    let across = others().any(|one| {
        !beside(one) && !below(one) && {
            let aligned = |other: Option<&Rect>, level: bool| {
                other.is_some_and(|other| {
                    let (a, b) = (other.center(), one.center());
                    let off = if level { a.y - b.y } else { a.x - b.x };
                    off.abs() < ALIGNED_MM
                })
            };
            aligned(column, true) || aligned(row, false)
        }
    });
    [row.is_some(), column.is_some(), across].into_iter().filter(|there| *there).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Rect {
        Rect::new(x - 2.5, y - 2.5, x + 2.5, y + 2.5)
    }

    #[test]
    fn hollow_squares_in_the_corners_are_no_boxes() {
        let answers = [at(40.0, 100.0), at(50.0, 100.0), at(40.0, 20.0)];
        let marks = [at(12.0, 12.0), at(198.0, 12.0), at(198.0, 285.0), at(12.0, 285.0)];
        for corners in [&marks[..], &marks[1..], &marks[..3]] {
            let boxes = [&answers[..], corners].concat();
            assert_eq!(without_corner_marks(boxes, 210.0, 297.0), answers);
        }
    }

    #[test]
    fn answers_near_the_edges_stay() {
        let boxes = vec![at(12.0, 12.0), at(198.0, 12.0), at(60.0, 60.0)];
        assert_eq!(without_corner_marks(boxes.clone(), 210.0, 297.0), boxes);
        let columns: Vec<Rect> = (0..30)
            .flat_map(|row| [12.0, 198.0].map(|x| at(x, 10.0 + 9.5 * f64::from(row))))
            .collect();
        assert_eq!(without_corner_marks(columns.clone(), 210.0, 297.0), columns);
    }
}
