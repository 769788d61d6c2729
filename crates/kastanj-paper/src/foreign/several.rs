use hayro::vello_cpu::kurbo::{Point, Rect};

use super::grouping::Group;

/// What a form says where several boxes of a question may be marked; letters alone, in lower case, and
/// never what can be an answer itself (*more than one child*).
const SAID: [&str; 19] = [
    "flerasvar",
    "fleraalternativ",
    "fleraval",
    "flerakryss",
    "flerarutor",
    "fleränettsvar",
    "fleränettalternativ",
    "fleränettkryss",
    "fleränenruta",
    "allasomstämmer",
    "alltsomstämmer",
    "severalanswers",
    "severalboxes",
    "severaloptions",
    "oneormoreanswers",
    "oneormoreboxes",
    "morethanoneanswer",
    "morethanonebox",
    "allthatapply",
];
/// What makes the opposite of it, right before.
const NOT: [&str; 3] = ["inte", "ej", "not"];
/// Letters whose feet lie no further apart than this, mm, stand on one line.
const LINE_MM: f64 = 0.9;
/// Letters further apart than this, mm, are of two columns.
const GAP_MM: f64 = 12.0;
/// How far above its boxes an instruction may stand, mm.
const REACH_MM: f64 = 45.0;
/// Rows of a table stand no further apart than this, mm, and their boxes this exactly below one another.
const ROW_MM: f64 = 16.0;
const BELOW_MM: f64 = 1.0;

/// Lets several boxes be marked where the form's own words say so: in the question below the words or
/// beside them, and in the rows of the same table.
pub(super) fn heed_words(groups: &mut [Group], letters: &[(Point, char)]) {
    for (start, place) in said(letters) {
        let nearest = groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.boxes.len() > 1)
            .filter_map(|(at, group)| {
                let boxes = bounds(group)?;
                Some((at, distance(start, boxes).min(distance(place, boxes))))
            })
            .filter(|(_, distance)| *distance < REACH_MM)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        let Some((mut at, _)) = nearest else { continue };
        groups[at].one = false;
        while groups.get(at + 1).is_some_and(|next| is_next_row(&groups[at], next)) {
            at += 1;
            groups[at].one = false;
        }
    }
}

/// Where the form says that several may be marked: where the sentence begins, and the words themselves,
/// which often end it.
fn said(letters: &[(Point, char)]) -> Vec<(Point, Point)> {
    let mut sorted: Vec<&(Point, char)> = letters.iter().collect();
    sorted.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    let mut found = Vec::new();
    let lines = sorted.chunk_by(|one, next| next.0.y - one.0.y < LINE_MM);
    for line in lines {
        let mut line: Vec<&(Point, char)> = line.to_vec();
        line.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
        let places: Vec<Point> =
            line.iter().flat_map(|(place, letter)| letter.to_lowercase().map(|_| *place)).collect();
        let text: Vec<char> = line.iter().flat_map(|(_, letter)| letter.to_lowercase()).collect();
        for words in SAID {
            let words: Vec<char> = words.chars().collect();
            let starts = text.windows(words.len()).enumerate();
            let starts = starts.filter(|(_, window)| *window == words.as_slice());
            let own = starts.filter(|(at, _)| {
                let before: String = text[..*at].iter().collect();
                !NOT.iter().any(|not| before.ends_with(not))
            });
            found.extend(own.map(|(at, _)| (sentence_start(&places, at), places[at])));
        }
    }
    found
}

/// Where the letters begin that stand without a gap before one of them.
fn sentence_start(places: &[Point], at: usize) -> Point {
    let gap = |at: &usize| places[*at].x - places[at - 1].x > GAP_MM;
    places[(1..=at).rev().find(gap).unwrap_or(0)]
}

fn bounds(group: &Group) -> Option<Rect> {
    group.boxes.iter().copied().reduce(|all, one| all.union(one))
}

/// How far words are from the boxes that they speak of, mm; beyond reach for boxes above them.
fn distance(words: Point, boxes: Rect) -> f64 {
    if boxes.y1 + 1.0 < words.y {
        return f64::INFINITY;
    }
    let down = (boxes.y0 - words.y).max(0.0);
    // Words begin at the left edge, boxes often stand at the right.
    let across = (words.x - boxes.x1).max(boxes.x0 - words.x - 80.0).max(0.0);
    down + across / 2.0
}

/// Whether a group is the next row of the same table.
fn is_next_row(row: &Group, next: &Group) -> bool {
    row.boxes.len() == next.boxes.len()
        && row.boxes.iter().zip(&next.boxes).all(|(a, b)| {
            (a.x0 - b.x0).abs() < BELOW_MM && (BELOW_MM..ROW_MM).contains(&(b.y0 - a.y0))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as a page has them, 2 mm to a letter.
    fn words(x: f64, y: f64, text: &str) -> Vec<(Point, char)> {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters
            .zip(0..)
            .map(|(letter, at)| (Point::new(x + 2.0 * f64::from(at), y), letter))
            .collect()
    }

    fn row(x: f64, y: f64, boxes: i32) -> Group {
        let one =
            |at| Rect::new(x + 12.0 * f64::from(at), y, x + 12.0 * f64::from(at) + 4.0, y + 4.0);
        Group { boxes: (0..boxes).map(one).collect(), one: true }
    }

    fn one(groups: &[Group]) -> Vec<bool> {
        groups.iter().map(|group| group.one).collect()
    }

    #[test]
    fn the_question_below_or_beside_the_words_takes_several() {
        for text in ["Flera svar är möjliga", "Ett eller flera kryss", "Mark all that apply"] {
            let mut groups = vec![row(20.0, 40.0, 2), row(20.0, 70.0, 4), row(20.0, 110.0, 3)];
            heed_words(&mut groups, &words(20.0, 62.0, text));
            assert_eq!(one(&groups), [true, false, true], "{text}");
            let mut groups = vec![row(110.0, 40.0, 2), row(110.0, 70.0, 4)];
            heed_words(&mut groups, &words(20.0, 73.0, text));
            assert_eq!(one(&groups), [true, false], "{text}");
        }
    }

    #[test]
    fn words_at_the_end_of_a_long_question_speak_of_the_boxes_below_it() {
        let long = "Vad har du fått hjälp med av oss under det sista halvåret Flera svar";
        let mut groups = vec![row(20.0, 40.0, 2), row(20.0, 70.0, 1), row(20.0, 110.0, 3)];
        groups[1].boxes.push(Rect::new(20.0, 78.0, 24.0, 82.0));
        heed_words(&mut groups, &words(20.0, 64.0, long));
        assert_eq!(one(&groups), [true, false, true]);
    }

    #[test]
    fn a_table_is_one_question_to_its_words() {
        let mut groups: Vec<Group> =
            (0..4).map(|at| row(110.0, 60.0 + 9.0 * f64::from(at), 3)).collect();
        groups.push(row(110.0, 140.0, 3));
        heed_words(&mut groups, &words(20.0, 50.0, "Kryssa gärna i flera rutor"));
        assert_eq!(one(&groups), [false, false, false, false, true]);
    }

    #[test]
    fn other_words_change_nothing() {
        for text in [
            "Välj inte flera svar",
            "Flera gånger i veckan",
            "Not more than one answer",
            "More than one child",
        ] {
            let mut groups = vec![row(20.0, 70.0, 4)];
            heed_words(&mut groups, &words(20.0, 62.0, text));
            assert_eq!(one(&groups), [true], "{text}");
        }
    }
}
