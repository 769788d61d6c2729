//! `kastanj form print`: one form, or all sheets of a questionnaire, as PDF.

use kastanj_instrument::{Library, Serial, SheetKind, State, Variant};
use kastanj_language::tr;
use kastanj_paper::{Edition, FormOrder, Sides, print_stack};

use crate::arguments::PrintForm;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &PrintForm) -> Result<(), Failure> {
    let library = Library::shipped();
    let mut own = super::form::own_file(context, &asked.form)?;
    if let Some(own) = &mut own {
        // Nothing here could read such a sheet back, so nobody's answers may come on it.
        if asked.episode.is_some() || asked.stock.is_some() || asked.copyable {
            return Err(Failure(tr!(context.lang, "program-print-own-draft")));
        }
        own.state = State::Draft;
    }
    let (questionnaire, variant) = match &own {
        Some(own) => (own, None),
        None => super::form::find(context.lang, &library, &asked.form)?,
    };
    if let (Some(variant), Some(occasion)) = (variant, asked.occasion)
        && !variant.occasions.contains(&occasion)
    {
        // Its answers could not be taken in.
        let (form, occasion) =
            (&asked.form, kastanj_record::occasion_label(occasion, context.lang));
        let refused =
            tr!(context.lang, "program-print-wrong-occasion", form = form, occasion = occasion);
        return Err(Failure(refused));
    }
    let variants: Vec<&Variant> = match variant {
        Some(variant) => vec![variant],
        None => questionnaire
            .variants
            .iter()
            .filter(|variant| asked.occasion.is_none_or(|at| variant.occasions.contains(&at)))
            .collect(),
    };
    let editions = editions(context, asked)?;
    let mut orders = Vec::new();
    for edition in &editions {
        for variant in &variants {
            orders.push(FormOrder::new(questionnaire, &variant.id, context.lang, *edition));
        }
    }
    let sides = if asked.duplex { Sides::Both } else { Sides::default() };
    let pdf = print_stack(&orders, sides).map_err(|error| context.fail(&error))?;
    context.write(&asked.out, &pdf)?;
    let file = asked.out.display().to_string();
    say(&tr!(context.lang, "program-written", file = file));
    if asked.large {
        say(&tr!(context.lang, "program-print-large-keyed"));
    } else if own.is_none() && editions == [Edition::Sample] {
        say(&tr!(context.lang, "program-print-sample"));
    }
    Ok(())
}

/// What is printed: a personal sheet, stock sheets, the copyable edition, large print without a
/// number, or a sample.
fn editions(context: &Context, asked: &PrintForm) -> Result<Vec<Edition>, Failure> {
    if asked.copyable {
        return Ok(vec![Edition::Copyable]);
    }
    if let Some(count) = asked.stock {
        let serials = (0..count).map(|_| draw_serial()).collect::<Result<Vec<_>, _>>();
        let serials = serials.map_err(|error| Failure(error.to_string()))?;
        return Ok(serials
            .into_iter()
            .map(|serial| match asked.large {
                true => Edition::LargePrint { sheet: Some((SheetKind::Stock, serial)) },
                false => Edition::Sheet { kind: SheetKind::Stock, serial },
            })
            .collect());
    }
    if let Some(episode) = asked.episode {
        return super::personal_sheet::edition(context, asked, episode)
            .map(|edition| vec![edition]);
    }
    if asked.large {
        return Ok(vec![Edition::LargePrint { sheet: None }]);
    }
    Ok(vec![Edition::Sample])
}

/// Ten symbols drawn by the operating system, without bias; never those of practice.
pub(crate) fn draw_serial() -> Result<Serial, getrandom::Error> {
    loop {
        let serial = draw_any()?;
        if !serial.is_practice() {
            return Ok(serial);
        }
    }
}

fn draw_any() -> Result<Serial, getrandom::Error> {
    let mut numbers = [0_u8; 10];
    for number in &mut numbers {
        // 232 = 8 × 29: higher bytes would favour the first symbols.
        loop {
            let mut byte = [0];
            getrandom::fill(&mut byte)?;
            if byte[0] < 232 {
                *number = byte[0] % 29;
                break;
            }
        }
    }
    Ok(Serial::from_numbers(numbers))
}
