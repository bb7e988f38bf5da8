//! Columns that fit a width, of lines that come one by one.

use super::text;

/// The space between two columns.
const GAP: usize = 2;

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// One column: how wide it is, and how narrow it may become.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    width: usize,
    narrowest: usize,
    align: Align,
    /// How much of a text's end stays when its middle is left out.
    tail: usize,
}

impl Column {
    /// A column of this width, which stays.
    pub(crate) const fn new(width: usize, align: Align) -> Self {
        Self { width, narrowest: width, align, tail: 0 }
    }

    /// Lets the column become narrower on a narrow terminal.
    #[must_use]
    pub(crate) const fn narrowest(mut self, width: usize) -> Self {
        self.narrowest = width;
        self
    }

    /// Keeps so many columns of the end of a text that is too long.
    #[must_use]
    pub(crate) const fn keep_end(mut self, columns: usize) -> Self {
        self.tail = columns;
        self
    }
}

/// The columns of one kind of line.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    columns: Vec<Column>,
    cut: bool,
}

impl Columns {
    /// Fits columns into a width: those that may become narrower do, the one with the most to give first.
    pub(crate) fn fit(columns: &[Column], width: usize) -> Self {
        let mut columns = columns.to_vec();
        let gaps = GAP * columns.len().saturating_sub(1);
        while columns.iter().map(|column| column.width).sum::<usize>() + gaps > width {
            let spare = |column: &&mut Column| column.width - column.narrowest;
            match columns.iter_mut().max_by_key(spare) {
                Some(column) if column.width > column.narrowest => column.width -= 1,
                _ => break,
            }
        }
        Self { columns, cut: true }
    }

    /// Takes columns as they are, and lets a longer text push the others to the right.
    pub(crate) fn whole(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), cut: false }
    }

    /// Returns how wide a line is.
    pub(crate) fn width(&self) -> usize {
        self.columns.iter().map(|column| column.width).sum::<usize>() + GAP * self.columns.len().saturating_sub(1)
    }

    /// Lays out a line: each text in its column, `paint` around the first one.
    pub(crate) fn line(&self, texts: &[&str], paint: impl Fn(&str) -> String) -> String {
        let mut line = String::new();
        for (n, (column, text)) in self.columns.iter().zip(texts).enumerate() {
            let text = text::printable(text);
            let text = if self.cut { text::shortened(&text, column.width, column.tail) } else { text };
            let space = " ".repeat(column.width.saturating_sub(text::width(&text)));
            let text = if n == 0 { paint(&text) } else { text };
            if n > 0 {
                line.push_str(&" ".repeat(GAP));
            }
            match column.align {
                Align::Left => line.extend([text, space]),
                Align::Right => line.extend([space, text]),
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column::new(6, Align::Left),
        Column::new(12, Align::Left).narrowest(5).keep_end(2),
        Column::new(4, Align::Right),
    ];

    #[test]
    fn a_line_fits_the_width_and_ids_keep_their_end() {
        let line = |width| Columns::fit(&COLUMNS, width).line(&["stored", "abcdefghijkl", "5"], str::to_owned);
        assert_eq!(line(100), "stored  abcdefghijkl     5");
        assert_eq!(line(20), "stored  abc…kl     5");
        assert_eq!(line(3), "stored  ab…kl     5", "nothing becomes narrower than it may");
    }

    #[test]
    fn whole_columns_cut_nothing() {
        let line = Columns::whole(&COLUMNS).line(&["already stored", "abcdefghijklmn", "5"], str::to_owned);
        assert_eq!(line, "already stored  abcdefghijklmn     5");
    }
}
