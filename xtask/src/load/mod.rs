//! `cargo xtask load`: how fast answers are saved and pages come while a whole service is at work.

mod ledger;
mod people;

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use self::ledger::{Kind, Ledger};
use self::people::{Client, Pace, Therapist};
use crate::choices::Choices;
use crate::draws::Draws;
use crate::served::{Footprint, Program, Scratch, Served};
use crate::syncs::Syncs;
use crate::times::{Times, ms};
use crate::visitor::Visitor;

/// What is aimed at: p99 of a save and of a page, memory when nobody does anything, the size of a
/// client's page, the first page on a large store.
const SAVE: Duration = Duration::from_millis(150);
const PAGE: Duration = Duration::from_millis(50);
const IDLE_MEMORY: f64 = 60.0;
const CLIENT_PAGE: usize = 30_000;
const FIRST_PAGE: Duration = Duration::from_millis(300);

/// The measurement as it was asked for.
struct Plan {
    binary: PathBuf,
    clients: usize,
    therapists: usize,
    stored: usize,
    window: Duration,
    pace: Pace,
}

/// Runs the measurement; the report says whether every aim is met.
///
/// # Errors
/// When it cannot be run at all.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let choices = Choices::of(arguments)?;
    let plan = Plan {
        binary: PathBuf::from(choices.text("--program", "target/release/kastanj")),
        clients: choices.number("--clients", 200)?,
        therapists: choices.number("--therapists", 20)?.max(1),
        stored: choices.number("--stored", 2000)?,
        window: Duration::from_secs(choices.number("--seconds", 600)?),
        pace: Pace {
            question: Duration::from_millis(choices.number("--think", 8000)?),
            page: Duration::from_millis(choices.number("--look", 10_000)?),
        },
    };
    let scratch = Scratch::new("load")?;
    let program = Program::new(plan.binary.clone(), scratch.path())?;
    let store = scratch.path().join("store");
    let made = Instant::now();
    program.make_store(&store)?;
    for number in 1..plan.therapists {
        program.add_person(&store, &format!("t{number}"))?;
    }
    if plan.stored > 0 {
        program.add_clients(&store, plan.stored)?;
    }
    println!(
        "store of {} contacts and {} accounts made in {:.0} s; {} processors",
        plan.stored,
        plan.therapists,
        made.elapsed().as_secs_f64(),
        std::thread::available_parallelism().map_or(0, usize::from)
    );
    let mut before = Syncs::on(scratch.path()).map_err(|error| error.to_string())?;
    for _ in 0..200 {
        before.one().map_err(|error| error.to_string())?;
    }
    let served = program.serve(&store, &[])?;
    let locked = served.footprint();
    let therapists = log_in(&served, plan.therapists)?;
    std::thread::sleep(Duration::from_secs(2));
    let idle = served.footprint();
    let mut met = true;
    let mut browser = therapists.into_iter();
    let mut first = browser.next().ok_or("nobody is let in")?;
    let pages = first_pages(&mut first)?;
    let staff: Vec<Visitor> = std::iter::once(first).chain(browser).collect();
    let measured = measure(&plan, &served, staff, scratch.path())?;
    println!(
        "\n{} clients, {} therapists, {} s; a client thinks {} ± 50 % at a question, a therapist \
         looks {} ± 50 % at a page; logins and first codes before the window",
        plan.clients,
        plan.therapists,
        plan.window.as_secs(),
        seconds(plan.pace.question),
        seconds(plan.pace.page),
    );
    println!("\n                requests  errors  p50 ms    p95 ms    p99 ms   longest");
    let all = &measured.ledger;
    let rows = [
        ("save (durable)", all.times(&[Kind::Save]), Some(SAVE)),
        ("page, client", all.times(&[Kind::Question]), Some(PAGE)),
        ("page, staff", all.times(&[Kind::StaffPage]), None),
        ("page, all", all.times(&[Kind::Question, Kind::StaffPage]), Some(PAGE)),
        ("other steps", all.times(&[Kind::Step]), None),
        ("disk alone, before", before.times(), None),
        ("disk alone, during", measured.syncs, None),
    ];
    for (name, times, aim) in &rows {
        let kept = aim.is_none_or(|aim| times.quantile(0.99) <= aim && times.errors == 0);
        met &= kept && times.errors == 0;
        let aim = aim.map(|aim| format!("   p99 at most {} ms: {}", ms(aim), word(kept)));
        println!("{name:<18}{times}{}", aim.unwrap_or_default());
    }
    for (kind, fault) in all.faults.iter().take(5) {
        println!("    {kind:?} {fault}");
    }
    println!("\nforms filled in to the end: {}", all.forms);
    let used = (measured.after.processor - idle.processor) / plan.window.as_secs_f64();
    println!("processor: {:.0} % of one", used * 100.0);
    let small = idle.memory < IDLE_MEMORY;
    println!(
        "memory: {:.1} MB locked, {:.1} MB idle (below {IDLE_MEMORY} MB: {}), {:.1} MB at the end",
        locked.memory,
        idle.memory,
        word(small),
        measured.after.memory
    );
    met &= small;
    for (path, time, bytes) in pages {
        let kept = time < FIRST_PAGE;
        println!(
            "first {path}: {} ms, {bytes} bytes (below {} ms: {})",
            ms(time),
            ms(FIRST_PAGE),
            word(kept)
        );
        met &= kept;
    }
    let light = measured.client_page < CLIENT_PAGE;
    println!(
        "a client's page with what it loads: {} bytes (below {CLIENT_PAGE}: {})",
        measured.client_page,
        word(light)
    );
    Ok(met && light)
}

fn word(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// All therapists, in.
fn log_in(served: &Served, therapists: usize) -> Result<Vec<Visitor>, String> {
    let others = (1..therapists).map(|number| format!("t{number}"));
    std::iter::once("anna".to_owned()).chain(others).map(|name| served.staff(&name)).collect()
}

/// The first look at the pages that read most, and how long each takes.
fn first_pages(staff: &mut Visitor) -> Result<Vec<(String, Duration, usize)>, String> {
    let mut pages = Vec::new();
    let mut look = |path: &str| -> Result<String, String> {
        let begun = Instant::now();
        let answer = staff.get(path).map_err(|error| format!("{path}: {error}"))?;
        if answer.status != 200 {
            return Err(format!("{path}: {}", answer.status));
        }
        pages.push((path.to_owned(), begun.elapsed(), answer.body.len()));
        Ok(answer.body)
    };
    look("/today")?;
    let contacts = look("/contacts")?;
    let contact = contacts.split("href=\"/contact/").nth(1).and_then(|rest| rest.split('"').next());
    if let Some(contact) = contact {
        look(&format!("/contact/{contact}"))?;
        look(&format!("/contact/{contact}/talk"))?;
    }
    look("/sheets")?;
    look("/review")?;
    Ok(pages)
}

/// What was seen in the window.
struct Measured {
    ledger: Ledger,
    syncs: Times,
    after: Footprint,
    client_page: usize,
}

fn measure(
    plan: &Plan,
    served: &Served,
    staff: Vec<Visitor>,
    folder: &std::path::Path,
) -> Result<Measured, String> {
    let mut outside = Ledger::default();
    let mut therapists = Vec::new();
    let mut clients = Vec::new();
    for (number, browser) in staff.into_iter().enumerate() {
        let (send, waiting) = mpsc::channel();
        let draws = Draws::from(u64::try_from(number).unwrap_or(0));
        let mut therapist = Therapist { browser, waiting, draws };
        let mut known = Vec::new();
        for own in (number..plan.clients).step_by(plan.therapists) {
            let code = therapist.hand_over(&mut outside, &mut known);
            let code = code.ok_or_else(|| format!("no code: {:?}", outside.faults))?;
            let draws = Draws::from(1_000 + u64::try_from(own).unwrap_or(0));
            clients.push(Client { port: served.port, therapist: send.clone(), code, draws });
        }
        therapists.push(therapist);
    }
    let client_page = client_page(served)?;
    let pace = plan.pace;
    let end = Instant::now() + plan.window;
    let mut syncs = Syncs::on(folder).map_err(|error| error.to_string())?;
    let mut ledger = Ledger::default();
    std::thread::scope(|scope| {
        let working: Vec<_> = therapists
            .into_iter()
            .map(|therapist| scope.spawn(move || therapist.work(pace, end)))
            .chain(clients.into_iter().map(|client| scope.spawn(move || client.answer(pace, end))))
            .collect();
        while Instant::now() < end {
            std::thread::sleep(Duration::from_secs(1));
            if let Err(error) = syncs.one() {
                ledger.fault(Kind::Step, format!("the disk: {error}"));
            }
        }
        for person in working {
            match person.join() {
                Ok(theirs) => ledger.add(theirs),
                Err(_) => ledger.fault(Kind::Step, "a browser of the generator broke".to_owned()),
            }
        }
    });
    Ok(Measured { ledger, syncs: syncs.times(), after: served.footprint(), client_page })
}

/// Bytes of the page where a client begins, with its style and script.
fn client_page(served: &Served) -> Result<usize, String> {
    let mut browser = Visitor::at(served.port);
    let page = browser.get("/f").map_err(|error| error.to_string())?.body;
    let mut bytes = page.len();
    for part in page.split("\"/a/").skip(1).filter_map(|rest| rest.split('"').next()) {
        bytes += browser.get(&format!("/a/{part}")).map_err(|error| error.to_string())?.body.len();
    }
    Ok(bytes)
}
