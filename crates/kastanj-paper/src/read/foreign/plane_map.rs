use crate::PointMm;
use crate::read::homography::{Homography, Pair, distance};
use crate::read::plane::Spot;

/// Draws of three pieces each.
const DRAWS: usize = 160;
/// How far a piece may lie off a map that it agrees with, mm.
const AGREES_MM: f64 = 0.8;
/// Fewest pieces that must agree.
const FEWEST: usize = 6;
/// So much closer must perspective bring the pieces to be believed.
const BETTER: f64 = 0.7;

/// The plane map that most pieces of print agree on, whatever the others say
/// (random sample consensus, Fischler & Bolles 1981, 10.1145/358669.358692).
///
/// `rough` leads from the page to the picture; each piece was found `shift` mm
/// off there. The pieces agree on a stretch, turn and shift of the rough map;
/// more perspective is added only if it brings them much closer. The draws are
/// the same every time.
pub(super) fn agreed_map(rough: &Homography, pieces: &[Found]) -> Option<Homography> {
    if pieces.len() < FEWEST {
        return None;
    }
    let pairs: Vec<Pair> = pieces
        .iter()
        .map(|piece| {
            let there = piece.there();
            Pair { page: piece.place, spot: Spot { x: there.x, y: there.y }, weight: piece.score }
        })
        .collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut best: (usize, Option<Homography>) = (0, None);
    for _ in 0..DRAWS {
        let three: [Pair; 3] = std::array::from_fn(|_| pairs[draw(&mut state, pairs.len())]);
        let Some(map) = Homography::affine(&three) else { continue };
        let count = pairs.iter().filter(|pair| off(&map, pair) < AGREES_MM).count();
        if count > best.0 {
            best = (count, Some(map));
        }
    }
    let mut map = best.1?;
    for _ in 0..3 {
        let agreeing: Vec<Pair> =
            pairs.iter().filter(|pair| off(&map, pair) < AGREES_MM).copied().collect();
        if agreeing.len() < FEWEST {
            return None;
        }
        map = Homography::affine(&agreeing)?;
    }
    // Perspective bends the page away from any affine map: look again within a wider reach.
    let wide: Vec<Pair> =
        pairs.iter().filter(|pair| off(&map, pair) < 2.5 * AGREES_MM).copied().collect();
    let bent = Homography::direct_linear(&wide).filter(|bent| {
        wide.len() >= 2 * FEWEST && usual_off(bent, &wide) < BETTER * usual_off(&map, &wide)
    });
    Some(rough.after(&bent.unwrap_or(map)))
}

/// A piece of print with how far off its rough place it was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Its place on the page.
    pub(super) place: PointMm,
    /// How far from there it was found, mm.
    pub(super) shift: (f64, f64),
    /// Likeness there, 0–1.
    pub(super) score: f64,
}

impl Found {
    fn there(&self) -> PointMm {
        PointMm { x: self.place.x + self.shift.0, y: self.place.y + self.shift.1 }
    }
}

fn off(map: &Homography, pair: &Pair) -> f64 {
    distance(map.map(pair.page), pair.spot)
}

/// The upper quartile of the distances.
fn usual_off(map: &Homography, pairs: &[Pair]) -> f64 {
    let mut all: Vec<f64> = pairs.iter().map(|pair| off(map, pair)).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() * 3 / 4).copied().unwrap_or(f64::INFINITY)
}

/// xorshift64*, fixed seed, so that a reading repeats.
fn draw(state: &mut u64, below: usize) -> usize {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    let wide = state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
    usize::try_from(wide).unwrap_or(0) % below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_false_pieces_does_not_move_the_map() {
        let corners = [(0.0, 0.0), (200.0, 0.0), (200.0, 280.0), (0.0, 280.0)];
        let rough = Homography::affine(&corners.map(|(x, y)| Pair {
            page: PointMm { x, y },
            spot: Spot { x: 6.0 * x + 30.0, y: 6.0 * y + 12.0 },
            weight: 1.0,
        }))
        .expect("four corners");
        let pieces: Vec<Found> = (0..30_i32)
            .map(|at| {
                let place = PointMm { x: f64::from(at % 6) * 35.0, y: f64::from(at / 6) * 55.0 };
                let wrong = if at % 3 == 0 { 2.5 } else { 0.0 };
                let shift =
                    (-0.01 * place.y + wrong * f64::from(at % 5 - 2), 0.01 * place.x - wrong);
                Found { place, shift, score: 0.9 }
            })
            .collect();
        let map = agreed_map(&rough, &pieces).expect("a map");
        let there = map.map(PointMm { x: 100.0, y: 100.0 });
        assert!((there.x - 624.0).abs() < 0.01 && (there.y - 618.0).abs() < 0.01, "{there:?}");
        assert!(agreed_map(&rough, &pieces[..4]).is_none(), "too few");
    }
}
