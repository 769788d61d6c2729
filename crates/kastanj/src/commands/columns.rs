/// Rows of cells as indented lines, each column as wide as its widest cell; the first row is the heading.
pub(crate) fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let wide = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(wide);
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("    {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_one_another() {
        let rows = [["fråga", "svar"], ["q1", "ja"], ["besökt förut", "nej"]];
        let lines = columns(&rows.map(|row| row.map(str::to_owned)));
        assert_eq!(lines[0], "    fråga         svar");
        assert_eq!(lines[2], "    besökt förut  nej");
    }
}
