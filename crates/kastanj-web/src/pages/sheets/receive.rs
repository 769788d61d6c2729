//! Files as a browser sends them, within limits. What is too large is counted and thrown away
//! while it comes: a browser that is cut off in the middle shows no page at all.

use axum::extract::Multipart;
use axum::extract::multipart::Field;

use crate::fields::Fields;
use crate::reading::Incoming;
use crate::trouble::Trouble;

/// How much comes in at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of one file.
    pub(crate) file: usize,
    /// Bytes of all files together.
    pub(crate) all: usize,
    /// Files.
    pub(crate) files: usize,
    /// Bytes after which no more is listened to.
    pub(crate) patience: usize,
}

impl Default for Limits {
    /// 64 MB a file: a hundred pages in grey at 300 dots per inch; 128 MB and 100 files in all.
    fn default() -> Limits {
        Limits { file: 64 << 20, all: 128 << 20, files: 100, patience: 1 << 30 }
    }
}

/// A file that came in, or that was too large.
#[derive(Debug)]
pub(crate) enum Came {
    /// Whole.
    Whole(Incoming),
    /// Larger than a file may be, or than what was left for all together.
    TooLarge(String),
}

/// What a form with files sent.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) fields: Fields,
    /// Each with the name of its field, in their order.
    pub(crate) files: Vec<(String, Came)>,
}

/// Listens to the end.
///
/// # Errors
/// [`Trouble::BadForm`] when it is no such form or breaks off; [`Trouble::TooLarge`] when it does
/// not end.
pub(crate) async fn receive(mut parts: Multipart, limits: Limits) -> Result<Received, Trouble> {
    let mut fields = Vec::new();
    let mut files = Vec::new();
    let (mut kept, mut heard) = (0, 0);
    while let Some(part) = parts.next_field().await.map_err(|_| Trouble::BadForm)? {
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(file_name) {
            None => {
                let text = listen(part, 1024, limits.patience, &mut heard).await?;
                let text = text.ok_or(Trouble::BadForm)?;
                let text = String::from_utf8(text).map_err(|_| Trouble::BadForm)?;
                fields.push((name, text));
            }
            Some(called) => {
                let room = if files.len() < limits.files { limits.all - kept } else { 0 };
                let most = limits.file.min(room);
                match listen(part, most, limits.patience, &mut heard).await? {
                    // A browser sends an empty file without a name where none was chosen.
                    Some(bytes) if bytes.is_empty() && called.is_empty() => {}
                    Some(bytes) => {
                        kept += bytes.len();
                        files.push((name, Came::Whole(Incoming { name: called, bytes })));
                    }
                    None => files.push((name, Came::TooLarge(called))),
                }
            }
        }
    }
    Ok(Received { fields: Fields::of(fields), files })
}

/// The bytes of one part; `None` if there are more than `most`.
async fn listen(
    mut part: Field<'_>,
    most: usize,
    patience: usize,
    heard: &mut usize,
) -> Result<Option<Vec<u8>>, Trouble> {
    let mut bytes = Vec::new();
    let mut within = true;
    while let Some(piece) = part.chunk().await.map_err(|_| Trouble::BadForm)? {
        *heard += piece.len();
        if *heard > patience {
            return Err(Trouble::TooLarge);
        }
        within = within && bytes.len() + piece.len() <= most;
        if within {
            bytes.extend_from_slice(&piece);
        } else {
            bytes = Vec::new();
        }
    }
    Ok(within.then_some(bytes))
}

/// The last part of a name, without what would confuse a reader; some browsers send folders.
fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|sign| !sign.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_name_is_kept() {
        assert_eq!(file_name("C:\\skanning\\blad 1.pdf"), "blad 1.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\u{7}b\n.png"), "ab.png");
        assert_eq!(file_name(&"x".repeat(500)).len(), 120);
    }
}
