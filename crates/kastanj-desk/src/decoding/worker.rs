use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;

use kastanj_paper::{Limits, decode_each, survey};

use super::bounds::{self, Bounds};
use super::frames::{Task, Wanted, write_end, write_form, write_page};

/// The first argument of a program that is to be a worker. It stands in no help text: nobody types
/// it.
pub const WORD: &str = "scan-worker";

/// Decodes the file on standard input and gives its pages, or the boxes of a blank form, to standard
/// output; a program does this first thing when it is started with [`WORD`], and nothing after.
///
/// # Errors
/// When the process cannot be bound, or the other end of a pipe is gone.
pub fn work() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let task = Task::read(&mut input)?;
    let bounds = bounds::bind(task.length)?;
    let length = usize::try_from(task.length).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut bytes = Vec::with_capacity(length);
    input.take(task.length).read_to_end(&mut bytes)?;
    if bytes.len() != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match task.wanted {
        Wanted::Pages => pages(&bytes, task.limits, &bounds, &mut out)?,
        Wanted::Boxes => {
            let form = survey(&bytes, "", "", task.limits).map_err(|error| error.problem);
            write_form(&mut out, &form)?;
        }
    }
    out.flush()
}

fn pages(bytes: &[u8], limits: Limits, bounds: &Bounds, out: &mut impl Write) -> io::Result<()> {
    let mut broken = Ok(());
    let end = decode_each(bytes, "", limits, &mut |page| {
        broken = write_page(out, &page).and_then(|()| bounds.next_page());
        if broken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    broken?;
    write_end(out, &end.map_err(|error| error.problem))
}
