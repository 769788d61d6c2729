//! `cargo xtask cuts`: what a power cut leaves of the answers that were acknowledged.
//!
//! The built program serves a store on an ext4 file system in a file; clients answer as fast as
//! they can; the file system is shut down without writing its log; it is mounted again, the
//! program is started, and every form is looked at. As a control the same program runs on a
//! machine whose `fsync` does nothing: there the same cut has to lose, or the cut is none.

mod disk;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use self::disk::{Disk, compiled, tool};
use crate::choices::Choices;
use crate::draws::Draws;
use crate::served::{Program, Scratch};
use crate::visitor::{Answer, Visitor};

/// Clients who answer when the power goes.
const CLIENTS: usize = 8;

/// What came of the cuts.
#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    acknowledged: usize,
    /// Acknowledged before the cut and not in the record after it.
    lost: usize,
    /// Cuts after which something was lost, or after which the store did not open.
    losing: usize,
    unopened: usize,
    /// Cuts with an answer on its way.
    hit: usize,
    /// In the record though nobody was told.
    unasked: usize,
}

/// Runs the cuts and their control; true when the cuts lost nothing and the control lost.
///
/// # Errors
/// When it cannot be run here at all: without root, loop devices or a C compiler.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let choices = Choices::of(arguments)?;
    let cuts: usize = choices.number("--cuts", 100)?;
    let controls: usize = choices.number("--controls", 20)?;
    let scratch = Scratch::new("cuts")?;
    let binary = PathBuf::from(choices.text("--program", "target/release/kastanj"));
    let program = Program::new(binary, scratch.path())?;
    let fresh = scratch.path().join("fresh");
    program.make_store(&fresh)?;
    let here = "NOT MEASURED HERE (root, loop devices and a C compiler are needed)";
    let mut disk = Disk::new(scratch.path()).map_err(|why| format!("{here}: {why}"))?;
    let nosync = scratch.path().join("nosync.so");
    compiled(include_str!("nosync.c"), &["-shared", "-fPIC"], &nosync)
        .map_err(|why| format!("{here}: {why}"))?;

    copy(&fresh, &disk.folder.join("store"))?;
    let kept = series(&program, &mut disk, cuts, &[], None)?;
    println!("{}", told("with syncing", &kept));
    program.run(&disk.folder.join("store"), &["verify"], "")?;
    println!("    the store verifies after the last cut");
    let lying = ["env".to_owned(), format!("LD_PRELOAD={}", nosync.display())];
    let control = series(&program, &mut disk, controls, &lying, Some(&fresh))?;
    println!("{}", told("control, syncing off", &control));
    if control.losing * 10 < control.cuts {
        println!("    THE CONTROL DOES NOT LOSE: these cuts prove nothing");
    }
    if kept.cuts > 0 && kept.losing == 0 {
        // The rule of three.
        let bound = 300.0 / f64::from(u32::try_from(kept.cuts).unwrap_or(u32::MAX));
        println!("    no cut of {} lost anything: below {bound:.1} % (95 %)", kept.cuts);
    }
    Ok(kept.losing == 0 && control.losing * 10 >= control.cuts)
}

fn told(name: &str, tally: &Tally) -> String {
    format!(
        "{name}: {} cuts, {} with an answer on its way; {} answers acknowledged, {} lost, in {} \
         cuts ({} left a store that does not open); {} kept though nobody was told",
        tally.cuts,
        tally.hit,
        tally.acknowledged,
        tally.lost,
        tally.losing,
        tally.unopened,
        tally.unasked
    )
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let _ = std::fs::remove_dir_all(to);
    tool("cp", &[OsStr::new("-r"), from.as_os_str(), to.as_os_str()])?;
    tool("sync", &[])
}

/// A number of cuts; the control begins with a fresh store each time, because it leaves ruins.
fn series(
    program: &Program,
    disk: &mut Disk,
    cuts: usize,
    around: &[String],
    fresh: Option<&Path>,
) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let mut draws = Draws::from(11);
    let store = disk.folder.join("store");
    for _ in 0..cuts {
        if let Some(fresh) = fresh {
            copy(fresh, &store)?;
        }
        one(program, disk, &store, around, &mut draws, &mut tally)?;
    }
    Ok(tally)
}

/// A client's form as far as anybody was told.
#[derive(Debug)]
struct Form {
    contact: String,
    /// Where the form stood when the client began, and when each answer was acknowledged.
    told: Vec<(Instant, Place)>,
    on_its_way: bool,
}

/// How far a form is: the first question that has no answer, or all of it in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Question(usize),
    Whole,
}

impl Place {
    fn of(page: &Answer) -> Option<Place> {
        if page.body.contains("name=\"done\"") {
            return Some(Place::Whole);
        }
        let Some(counted) = page.between("class=\"n\">", "<") else {
            // The strip is asked without a number: it is no part of the form.
            return page.body.contains("name=\"v\"").then_some(Place::Whole);
        };
        let (number, _) = counted.split_once('/')?;
        number.trim().parse().ok().map(Place::Question)
    }
}

fn one(
    program: &Program,
    disk: &mut Disk,
    store: &Path,
    around: &[String],
    draws: &mut Draws,
    tally: &mut Tally,
) -> Result<(), String> {
    let served = program.serve(store, around)?;
    let mut staff = served.staff("anna")?;
    let mut forms = Vec::new();
    for _ in 0..CLIENTS {
        let begun = staff.post("/contacts", "").map_err(|error| error.to_string())?;
        let browser = open(&mut staff, served.port, &begun.location)?;
        forms.push((browser, begun.location));
    }
    let cutter = disk.cutter()?;
    let wait = Duration::from_micros(5_000 + draws.next(90_000));
    let (moment, forms) = std::thread::scope(|scope| {
        let answering: Vec<_> = forms
            .into_iter()
            .map(|(browser, contact)| scope.spawn(move || answer(browser, contact)))
            .collect();
        std::thread::sleep(wait);
        let moment = cutter.cut();
        served.kill();
        let forms: Vec<Form> =
            answering.into_iter().filter_map(|client| client.join().ok()).collect();
        (moment, forms)
    });
    let moment = moment?;
    disk.unmount()?;
    disk.mount()?;
    tally.cuts += 1;
    tally.hit += usize::from(forms.iter().any(|form| form.on_its_way));
    let before =
        |form: &Form| form.told.iter().filter(|(at, _)| *at < moment).count().saturating_sub(1);
    tally.acknowledged += forms.iter().map(before).sum::<usize>();
    let again = program.serve(store, &[]).and_then(|served| {
        let staff = served.staff("anna")?;
        Ok((served, staff))
    });
    let Ok((served, mut staff)) = again else {
        tally.unopened += 1;
        tally.losing += 1;
        tally.lost += forms.iter().map(before).sum::<usize>();
        return Ok(());
    };
    let mut lost = 0;
    for form in &forms {
        let promised = form.told.iter().rev().find(|(at, _)| *at < moment);
        let promised = promised.map_or(Place::Question(1), |(_, place)| *place);
        let found = match open(&mut staff, served.port, &form.contact) {
            Ok(mut browser) => browser.get("/f").ok().and_then(|page| Place::of(&page)),
            // The contact itself is gone.
            Err(_) => None,
        };
        match found {
            Some(found) if found >= promised => tally.unasked += usize::from(found > promised),
            Some(found) => {
                lost += form.told.iter().filter(|(at, p)| *at < moment && *p > found).count()
            }
            None => lost += before(form),
        }
    }
    tally.lost += lost;
    tally.losing += usize::from(lost > 0);
    served.kill();
    Ok(())
}

/// A client's browser in the form before of a contact, at the first open question.
fn open(staff: &mut Visitor, port: u16, contact: &str) -> Result<Visitor, String> {
    let said = |error: std::io::Error| error.to_string();
    let page = staff.post(&format!("{contact}/code"), "occasion=before").map_err(said)?;
    let code = page.between("class=\"code\"", "</p>").and_then(|rest| rest.split('>').nth(1));
    let code = code.ok_or_else(|| format!("{contact}: no code"))?.replace(' ', "");
    let mut browser = Visitor::at(port);
    browser.post("/f", &format!("k={code}")).map_err(said)?;
    browser.post("/f", "go=1").map_err(said)?;
    Ok(browser)
}

/// Answers as fast as the program takes it, until the program is gone.
fn answer(mut browser: Visitor, contact: String) -> Form {
    let mut form = Form { contact, told: Vec::new(), on_its_way: false };
    while let Ok(page) = browser.get("/f") {
        let Some(place) = Place::of(&page) else { break };
        form.told.push((Instant::now(), place));
        if place == Place::Whole {
            break;
        }
        let at = page.between("name=\"n\" value=\"", "\"").unwrap_or_default();
        let value = page.between("name=\"v\" value=\"", "\"").unwrap_or_default();
        let value = if value == "+" { "%2B" } else { value };
        form.on_its_way = true;
        match browser.post("/f", &format!("n={at}&v={value}")) {
            Ok(answer) if answer.status == 303 => form.on_its_way = false,
            _ => break,
        }
    }
    if form.told.is_empty() {
        form.told.push((Instant::now(), Place::Question(1)));
    }
    form
}
