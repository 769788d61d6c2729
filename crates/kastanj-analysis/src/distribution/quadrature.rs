//! Adaptive Gauss–Kronrod quadrature (7, 15 points).

/// Kronrod nodes on [0, 1]; every second one (from index 1) is a Gauss node.
const NODES: [f64; 8] = [
    0.991_455_371_120_812_6,
    0.949_107_912_342_758_5,
    0.864_864_423_359_769_1,
    0.741_531_185_599_394_4,
    0.586_087_235_467_691_1,
    0.405_845_151_377_397_2,
    0.207_784_955_007_898_47,
    0.0,
];
const KRONROD: [f64; 8] = [
    0.022_935_322_010_529_224,
    0.063_092_092_629_978_55,
    0.104_790_010_322_250_18,
    0.140_653_259_715_525_92,
    0.169_004_726_639_267_9,
    0.190_350_578_064_785_4,
    0.204_432_940_075_298_9,
    0.209_482_141_084_727_83,
];
const GAUSS: [f64; 4] = [
    0.129_484_966_168_869_7,
    0.279_705_391_489_276_67,
    0.381_830_050_505_118_9,
    0.417_959_183_673_469_4,
];

/// Nodes and weights of the 15-point rule on `panels` equal pieces of [a, b].
pub(super) fn composite_nodes(a: f64, b: f64, panels: u32) -> Vec<(f64, f64)> {
    let half = (b - a) / (2.0 * f64::from(panels));
    let mut nodes = Vec::with_capacity(15 * panels as usize);
    for panel in 0..panels {
        let centre = a + half * (2.0 * f64::from(panel) + 1.0);
        nodes.push((centre, KRONROD[7] * half));
        for (node, weight) in NODES.iter().zip(KRONROD).take(7) {
            nodes.push((centre - half * node, weight * half));
            nodes.push((centre + half * node, weight * half));
        }
    }
    nodes
}

/// ∫ f over [a, b]; halves a piece until Gauss and Kronrod agree on it to `tolerance` (absolute)
/// or to 12 digits, or it has been halved 20 times. The difference δ of the two rules is far
/// larger than the error of the better one, about (200δ)^1.5 (Piessens et al. 1983, QUADPACK), so
/// the tolerance is not shared out among the pieces.
pub(crate) fn integrate(f: &impl Fn(f64) -> f64, a: f64, b: f64, tolerance: f64) -> f64 {
    refine(f, a, b, tolerance, 20)
}

fn refine(f: &impl Fn(f64) -> f64, a: f64, b: f64, tolerance: f64, depth: u32) -> f64 {
    let (centre, half) = ((a + b) / 2.0, (b - a) / 2.0);
    let middle = f(centre);
    let (mut kronrod, mut gauss) = (KRONROD[7] * middle, GAUSS[3] * middle);
    for (i, node) in NODES.iter().take(7).enumerate() {
        let pair = f(centre - half * node) + f(centre + half * node);
        kronrod += KRONROD[i] * pair;
        if i % 2 == 1 {
            gauss += GAUSS[i / 2] * pair;
        }
    }
    let error = (kronrod - gauss).abs() * half;
    if error <= tolerance || error <= 1e-12 * kronrod.abs() * half || depth == 0 {
        return kronrod * half;
    }
    refine(f, a, centre, tolerance, depth - 1) + refine(f, centre, b, tolerance, depth - 1)
}

#[cfg(test)]
mod tests {
    use super::integrate;

    #[test]
    fn integrates_smooth_and_sharp_functions() {
        assert!((integrate(&f64::exp, 0.0, 1.0, 1e-15) - (1f64.exp() - 1.0)).abs() < 1e-14);
        let sharp = integrate(&|x: f64| 1.0 / (1.0 + (1000.0 * x).powi(2)), -1.0, 1.0, 1e-15);
        assert!((sharp - 2.0 * 1000f64.atan() / 1000.0).abs() < 1e-14);
    }
}
