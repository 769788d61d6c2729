use super::marks::read_marks;
use super::outcome::{ForeignOutcome, ForeignReading, ForeignReason, ForeignRefusal};
use super::overlay::Overlay;
use super::prepared::{PreparedPage, UnfitBlank};
use super::print_check::differences;
use super::rough_place::{RoughPlace, Scan, likeness, rough_places};
use super::ruled_lines::not_printed;
use crate::read::flat_field::FlatScan;
use crate::read::homography::{Homography, Pair};
use crate::read::plane::Spot;
use crate::read::refuse::{PrintSeen, mirrored, strengthened};
use crate::read::streaks::{Streak, Streaks};
use crate::{ForeignForm, ForeignPage, Geometry, GrayPage, PointMm};

/// Least resolution, pixels per millimetre (105 dpi).
const LEAST_DENSITY: f64 = 4.1;
/// Rough places that are tried in full before the page is refused.
const TRIED: usize = 4;
/// By so much must the best page of the form beat another one that also fits.
const CLEARLY_BETTER: f64 = 0.04;

/// Pages of the form as they were laid over a scan.
struct Laid {
    /// Those that are proved to lie there, the likest first.
    proved: Vec<(usize, Overlay)>,
    /// The likest of the others.
    closest: Option<(usize, Overlay)>,
}

impl Laid {
    /// The page that lies there, if one is proved.
    fn best(&self) -> Option<(usize, &Overlay)> {
        self.proved.first().map(|(page, overlay)| (*page, overlay))
    }
}

/// Reads scans of a form that others printed.
#[derive(Debug)]
pub struct ForeignReader {
    pages: Vec<PreparedPage>,
}

impl ForeignReader {
    /// A reader of `form`, whose unfilled pages are `blanks`, at any resolution from 75 dpi.
    ///
    /// # Errors
    /// [`UnfitBlank`] when the blanks are not the template's pages.
    pub fn new(form: &ForeignForm, blanks: &[GrayPage]) -> Result<ForeignReader, UnfitBlank> {
        if form.pages.len() != blanks.len() {
            return Err(UnfitBlank::Pages { found: blanks.len(), expected: form.pages.len() });
        }
        let mut reader = ForeignReader::without_pages();
        for (page, blank) in form.pages.iter().zip(blanks) {
            reader.learn(page, blank)?;
        }
        Ok(reader)
    }

    /// A reader that knows no page yet and refuses everything.
    pub fn without_pages() -> ForeignReader {
        ForeignReader { pages: Vec::new() }
    }

    /// Learns one more page of the form, so that memory holds one unfilled page at a time.
    ///
    /// # Errors
    /// [`UnfitBlank::Shape`] when the blank is not the template's page.
    pub fn learn(&mut self, page: &ForeignPage, blank: &GrayPage) -> Result<(), UnfitBlank> {
        self.pages.push(PreparedPage::new(page, blank)?);
        Ok(())
    }

    /// Reads one scanned page, or refuses it whole with a reason.
    ///
    /// `points` are the template's four reference points in pixels of the scan,
    /// pointed out by a person; without them the page is found by its print.
    /// The same picture and form always give the same reading.
    pub fn read(&self, scan: &GrayPage, points: Option<[(f64, f64); 4]>) -> ForeignOutcome {
        let refused = |reason| ForeignOutcome::Refused(ForeignRefusal::of(reason));
        let short = f64::from(scan.width().min(scan.height()));
        let needed = |page: &PreparedPage| LEAST_DENSITY * page.page.width.min(page.page.height);
        if scan.width().min(scan.height()) < 64 || self.pages.iter().all(|p| short < needed(p)) {
            return refused(ForeignReason::TooCoarse);
        }
        let outcome = self.read_right_way(scan, points);
        match &outcome {
            ForeignOutcome::Refused(refusal)
                if refusal.may_be_mirrored() && self.is_mirrored(scan) =>
            {
                refused(ForeignReason::Mirrored)
            }
            _ => outcome,
        }
    }

    /// Whether it is the other way round that a page is proved.
    fn is_mirrored(&self, scan: &GrayPage) -> bool {
        let unlike = [ForeignReason::BlankPage, ForeignReason::TooCoarse];
        mirrored(scan).is_some_and(|other| match self.read_right_way(&other, None) {
            ForeignOutcome::Read(_) => true,
            ForeignOutcome::Refused(refusal) => {
                !refusal.may_be_mirrored() && !unlike.contains(&refusal.reason)
            }
        })
    }

    fn read_right_way(&self, scan: &GrayPage, points: Option<[(f64, f64); 4]>) -> ForeignOutcome {
        let refused = |reason| ForeignOutcome::Refused(ForeignRefusal::of(reason));
        let flat = FlatScan::new(scan);
        match PrintSeen::of(&flat.work) {
            PrintSeen::Dark => self.read_flat(scan, &flat, points),
            PrintSeen::Nothing => refused(ForeignReason::BlankPage),
            PrintSeen::Pale(grey) => match strengthened(scan, grey) {
                Some(stronger) => self.read_flat(&stronger, &FlatScan::new(&stronger), points),
                None => refused(ForeignReason::BlankPage),
            },
        }
    }

    fn read_flat(
        &self,
        scan: &GrayPage,
        flat: &FlatScan,
        points: Option<[(f64, f64); 4]>,
    ) -> ForeignOutcome {
        let found = &flat.streaks;
        let laid = self.lay(flat, points);
        if found.is_empty() {
            return self.read_laid(scan, flat, laid);
        }
        // Lines from edge to edge are a scanner's streaks, or the form's own: it says which.
        let settled = |laid: &Laid, flat: &FlatScan| {
            let (page, overlay) = laid.best()?;
            Some(not_printed(found, flat, &self.pages[page], overlay))
        };
        let down = |line| matches!(line, Streak::Down(_));
        let others = [Streaks::default(), found.only(|line| !down(line)), found.only(down)];
        let mut tried = settled(&laid, flat);
        if tried.as_ref() == Some(found) {
            return self.read_laid(scan, flat, laid);
        }
        for guess in others.into_iter().filter(|guess| guess != found) {
            if tried.is_some() {
                break;
            }
            let flat = FlatScan::wiping(scan, |_| guess);
            tried = settled(&self.lay(&flat, points), &flat);
        }
        if let Some(streaks) = tried {
            let flat = FlatScan::wiping(scan, |_| streaks);
            let laid = self.lay(&flat, points);
            if laid.best().is_some() {
                return self.read_laid(scan, &flat, laid);
            }
        }
        self.read_laid(scan, flat, laid)
    }

    /// Lays pages of the form over the scan, in the rough places in turn.
    fn lay(&self, flat: &FlatScan, points: Option<[(f64, f64); 4]>) -> Laid {
        let sizes = Scan::new(&flat.work);
        let places = match points {
            Some(points) => self.places_by_points(&sizes, points, flat.factor as f64),
            None => rough_places(&sizes, &self.pages),
        };
        let mut proved: Vec<(usize, Overlay)> = Vec::new();
        let mut closest: Option<(usize, Overlay)> = None;
        for place in places.iter().take(TRIED) {
            if proved.iter().any(|(page, _)| *page == place.page) {
                continue;
            }
            // Once a page is proved, only another page that looks much alike can cast doubt.
            if !proved.is_empty() && place.likeness < 0.6 * places[0].likeness {
                break;
            }
            let Some(overlay) = Overlay::fit(&sizes, &self.pages[place.page], &place.map) else {
                continue;
            };
            if overlay.proved() {
                proved.push((place.page, overlay));
            } else if closest
                .as_ref()
                .is_none_or(|(_, best)| overlay.proving.correlation > best.proving.correlation)
            {
                closest = Some((place.page, overlay));
            }
        }
        proved.sort_by(|a, b| b.1.proving.correlation.total_cmp(&a.1.proving.correlation));
        Laid { proved, closest }
    }

    /// Reads the page that is proved, if one is.
    fn read_laid(&self, scan: &GrayPage, flat: &FlatScan, laid: Laid) -> ForeignOutcome {
        let Laid { proved, closest } = laid;
        let unsure = matches!(proved.as_slice(), [best, second, ..]
            if best.1.proving.correlation - second.1.proving.correlation < CLEARLY_BETTER);
        let Some((number, overlay)) = proved.into_iter().next() else {
            return self.refuse(scan, flat, closest);
        };
        let page = &self.pages[number];
        let geometry = geometry_of(scan, flat, page, &overlay);
        if unsure {
            return ForeignOutcome::Refused(ForeignRefusal {
                page: Some(page.page.number),
                geometry: Some(geometry),
                ..ForeignRefusal::of(ForeignReason::PageUnsure)
            });
        }
        let differences = differences(flat, page, &overlay);
        if !differences.is_empty() {
            return ForeignOutcome::Refused(ForeignRefusal {
                page: Some(page.page.number),
                geometry: Some(geometry),
                differences,
                ..ForeignRefusal::of(ForeignReason::OtherPrint)
            });
        }
        let (boxes, questions) = read_marks(scan, flat, page, &overlay);
        let reading = ForeignReading { page: page.page.number, geometry, boxes, questions };
        ForeignOutcome::Read(Box::new(reading))
    }

    fn refuse(
        &self,
        scan: &GrayPage,
        flat: &FlatScan,
        closest: Option<(usize, Overlay)>,
    ) -> ForeignOutcome {
        ForeignOutcome::Refused(match closest.filter(|(_, overlay)| overlay.resembles()) {
            Some((number, overlay)) => {
                let page = &self.pages[number];
                ForeignRefusal {
                    page: Some(page.page.number),
                    geometry: Some(geometry_of(scan, flat, page, &overlay)),
                    ..ForeignRefusal::of(ForeignReason::GeometryUnverified)
                }
            }
            None => ForeignRefusal::of(ForeignReason::OtherForm),
        })
    }

    /// Every page as the four points lay it, the likeliest first.
    fn places_by_points(
        &self,
        sizes: &Scan,
        points: [(f64, f64); 4],
        factor: f64,
    ) -> Vec<RoughPlace> {
        let place = |(number, page): (usize, &PreparedPage)| {
            let pairs: Vec<Pair> = page
                .page
                .points()
                .into_iter()
                .zip(points)
                .map(|(point, (x, y))| Pair {
                    page: point,
                    spot: Spot { x: x / factor, y: y / factor },
                    weight: 1.0,
                })
                .collect();
            let map = Homography::direct_linear(&pairs)?;
            Some(RoughPlace { page: number, map, likeness: likeness(&sizes.eighth, page, &map) })
        };
        let mut places: Vec<RoughPlace> = self.pages.iter().enumerate().filter_map(place).collect();
        places.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        places
    }
}

fn geometry_of(
    scan: &GrayPage,
    flat: &FlatScan,
    page: &PreparedPage,
    overlay: &Overlay,
) -> Geometry {
    let (width, height) = (page.page.width, page.page.height);
    let middle = PointMm { x: width / 2.0, y: height / 2.0 };
    let here = overlay.map.map(middle);
    let right = overlay.map.map(PointMm { x: middle.x + 10.0, ..middle });
    let (across, down) = overlay.map.scale_at(middle);
    let density = f64::midpoint(across, down) * flat.factor as f64;
    let assumed = scan.dpi_fitting(width.min(height));
    let usual = [150.0, 200.0, 240.0, 300.0, 400.0, 600.0]
        .into_iter()
        .min_by(|a: &f64, b: &f64| (a - assumed).abs().total_cmp(&(b - assumed).abs()))
        .unwrap_or(assumed);
    Geometry {
        residual_p95_mm: overlay.proving.residual_p95_mm,
        correlation: overlay.proving.correlation,
        rotation_degrees: (right.y - here.y).atan2(right.x - here.x).to_degrees(),
        scale: density * 25.4 / scan.dpi_meant(width.min(height)).unwrap_or(usual),
    }
}
