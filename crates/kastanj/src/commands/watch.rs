//! `kastanj scan watch`: what a scanner leaves in a folder comes in by itself, as with `serve`.

use std::path::Path;
use std::thread;

use kastanj_desk::decoding::Decoding;
use kastanj_desk::scanning::{self, SheetReader};
use kastanj_desk::second_looks::second_looks;
use kastanj_desk::taking::{self, FileFate};
use kastanj_desk::watching::{LOOK, Watched, WatchedFolder, beside};
use kastanj_desk::{Desk, own_units};
use kastanj_language::{Lang, tr};
use kastanj_record::UnitCode;

use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::{say, warn};

/// Runs the command; without `once` it ends when the process is ended.
pub(crate) fn run(context: &Context, folder: &WatchedFolder, once: bool) -> Result<(), Failure> {
    let (lang, dir) = (context.lang, &folder.dir);
    let shown = dir.display().to_string();
    if !dir.is_dir() {
        return Err(Failure(tr!(lang, "program-watch-no-folder", dir = shown.as_str())));
    }
    let mut desk = opening::open(context)?;
    let own = own_units(&desk.store.view(), &desk.study).map_err(|error| context.fail(&error))?;
    let units: Vec<UnitCode> = own.iter().map(|unit| unit.code.clone()).collect();
    let reader = scanning::reader(&desk.library);
    let watched = Watched::default();
    if !once {
        say(&tr!(lang, "program-watch-begins", dir = shown.as_str()));
    }
    let (mut files, mut reachable) = (0, true);
    watched.look(dir, &units);
    loop {
        thread::sleep(LOOK);
        for (path, unit) in watched.look(dir, &units) {
            let fate = match unit {
                Some(unit) => take(context, &mut desk, &reader, &path, &unit),
                None => told(context, beside(dir, &path, &units)),
            };
            watched.took(dir, path, fate);
            files += 1;
        }
        if reachable && !watched.is_reachable() {
            warn(&tr!(lang, "program-watch-no-folder", dir = shown.as_str()));
        }
        reachable = watched.is_reachable();
        if folder.remove {
            watched.remove_done();
        }
        if once {
            break;
        }
    }
    desk.store.close().map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-watch-done", count = files));
    if files > 0 && !folder.remove {
        say(&tr!(lang, "program-take-delete-scan"));
    }
    let open = watched.open(dir);
    if !open.is_empty() {
        let (count, names) = (open.len(), open.join(", "));
        return Err(Failure(tr!(lang, "program-watch-open", count = count, names = names)));
    }
    if !reachable {
        return Err(Failure(tr!(lang, "program-watch-no-folder", dir = shown)));
    }
    Ok(())
}

/// Takes one file in, and tells what became of it.
fn take(
    context: &Context,
    desk: &mut Desk,
    reader: &SheetReader,
    path: &Path,
    unit: &UnitCode,
) -> FileFate {
    let name = path.display().to_string();
    let share = match second_looks(&desk.store.view(), unit) {
        Ok(looks) => looks.answers,
        Err(problem) => return told(context, FileFate::not_stored(&problem)),
    };
    let scanned = match scanning::load(path) {
        Ok(Ok(bytes)) => scanning::read_bytes(reader, &Decoding::own(), &name, &bytes, share),
        Ok(Err(error)) => Err(error),
        Err(error) => {
            let words = |lang| Failure::reading(lang, path, &error).to_string();
            let fate = FileFate::NotStored { sv: words(Lang::Sv), en: words(Lang::En) };
            return told(context, fate);
        }
    };
    let fate = match scanned {
        Err(error) => FileFate::not_stored(&error),
        Ok(file) => match taking::take(desk, std::slice::from_ref(&file), unit, None) {
            Err(problem) => FileFate::not_stored(&problem),
            Ok(mut taken) => {
                let taken = taken.pop().unwrap_or_default();
                super::take::print(context, &name, &taken);
                FileFate::Taken(taken)
            }
        },
    };
    told(context, fate)
}

fn told(context: &Context, fate: FileFate) -> FileFate {
    if let FileFate::NotStored { sv, en } = &fate {
        warn(match context.lang {
            Lang::Sv => sv,
            Lang::En => en,
        });
    }
    fate
}
