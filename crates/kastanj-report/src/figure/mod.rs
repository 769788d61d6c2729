//! Drawings, written directly as SVG so that every word in them is known.

mod band_chart;
mod bins;
mod flow;
mod forest;
mod funnel;
mod intervals;
mod jacobson;
mod lines;
mod map;
mod precision;
mod svg;
mod tipping;
mod waves;

pub use bins::{Bin, bins};
pub use flow::{FlowStep, flow};
pub use forest::{ForestRow, forest};
pub use funnel::{FunnelPoint, funnel};
pub use intervals::{IntervalRow, intervals};
pub use jacobson::{Scatter, jacobson};
pub use lines::lines;
pub use map::{MapDot, map};
pub use precision::{PrecisionPoint, precision};
pub(crate) use svg::escape;
pub use svg::{Anchor, Drawing, Paint, Svg, Weight};
pub use tipping::{TippingPoint, tipping};
pub use waves::{Wave, waves};
