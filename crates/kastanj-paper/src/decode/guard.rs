use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{DecodeProblem, damaged};

/// Runs a decoder that others wrote and turns a panic inside it into *damaged*.
///
/// The last guard, not the first: sizes are checked before, and the decoders
/// return errors of their own. It stands here because a scan comes from
/// outside and an index error in a decoder must not end the program.
pub(super) fn guarded<T>(
    page: usize,
    decode: impl FnOnce() -> Result<T, DecodeProblem>,
) -> Result<T, DecodeProblem> {
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|_| Err(damaged(page)))
}
