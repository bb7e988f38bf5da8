//! Rows of named cells: as columns for people, as JSON and as CSV for programs.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::view::{self, Align, Column, Columns, Emphasis, Terminal, width};

/// The width that a column of text keeps on a narrow terminal.
const NARROWEST: usize = 8;

/// The widest that a column of text becomes where there is a limit at all.
const WIDEST: usize = 60;

/// A table, whole in memory.
#[derive(Debug)]
pub(crate) struct Table {
    names: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

/// A value in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(i64),
    /// Nobody knows.
    Unknown,
}

/// A row with its names, for JSON.
pub(crate) struct Row<'a> {
    names: &'a [&'static str],
    cells: &'a [Cell],
}

impl Cell {
    pub(crate) fn count(number: u64) -> Self {
        Self::Number(number.try_into().unwrap_or(i64::MAX))
    }

    fn for_csv(&self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) if text.contains(['"', ',', '\n', '\r']) => format!("\"{}\"", text.replace('"', "\"\"")),
            Self::Text(text) => text.clone(),
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// As people read it: numbers with commas.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) if *number < 0 => write!(f, "-{}", view::count(number.unsigned_abs())),
            Self::Number(number) => f.write_str(&view::count(number.unsigned_abs())),
            Self::Unknown => f.write_str("-"),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Unknown => serializer.serialize_none(),
        }
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (name, cell) in self.names.iter().zip(self.cells) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl Table {
    /// An empty table of these columns.
    pub(crate) fn new(names: &[&'static str]) -> Self {
        Self { names: names.to_vec(), rows: Vec::new() }
    }

    /// Adds a row, with a cell for each column.
    pub(crate) fn push(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Adds columns with the same value in all rows.
    pub(crate) fn with(mut self, cells: &[(&'static str, Cell)]) -> Self {
        for (name, cell) in cells {
            self.names.push(name);
            self.rows.iter_mut().for_each(|row| row.push(cell.clone()));
        }
        self
    }

    /// Iterates over the rows as JSON has them.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { names: &self.names, cells })
    }

    /// Iterates over the lines of CSV: the names, then the rows.
    pub(crate) fn csv(&self) -> impl Iterator<Item = String> + '_ {
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::for_csv).collect::<Vec<_>>().join(","));
        std::iter::once(self.names.join(",")).chain(rows)
    }

    /// Returns the lines for people: the names, then the rows, in columns that fit the terminal.
    pub(crate) fn lines(&self, terminal: &Terminal) -> Vec<String> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let columns: Vec<_> = self.names.iter().enumerate().map(|(at, name)| self.column(at, name)).collect();
        let columns =
            if terminal.is_real() { Columns::fit(&columns, terminal.width()) } else { Columns::whole(&columns) };
        let head = columns.line(&self.names, |name| terminal.paint(Emphasis::Faint, name));
        let rows = self.rows.iter().map(|row| {
            let texts: Vec<String> = row.iter().map(Cell::to_string).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            columns.line(&texts, str::to_owned)
        });
        std::iter::once(head).chain(rows).collect()
    }

    fn column(&self, at: usize, name: &str) -> Column {
        let cells = || self.rows.iter().filter_map(|row| row.get(at));
        let widest = cells().map(|cell| width(&cell.to_string())).max().unwrap_or(0).max(width(name));
        if cells().all(|cell| !matches!(cell, Cell::Text(_))) {
            return Column::new(widest, Align::Right);
        }
        let widest = widest.min(WIDEST);
        Column::new(widest, Align::Left).narrowest(widest.min(NARROWEST)).keep_end(widest.min(NARROWEST) / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["code", "failed"]);
        table.push(vec![Cell::from("a, \"b\""), Cell::Number(-1234)]);
        table.push(vec![Cell::from("c"), Cell::Unknown]);
        table
    }

    #[test]
    fn csv_is_quoted_where_it_must_be() {
        assert_eq!(table().csv().collect::<Vec<_>>(), ["code,failed", "\"a, \"\"b\"\"\",-1234", "c,"]);
    }

    #[test]
    fn json_keeps_the_order_of_columns() {
        let rows: Vec<_> = table().rows().map(|row| serde_json::to_string(&row).unwrap()).collect();
        assert_eq!(rows, [r#"{"code":"a, \"b\"","failed":-1234}"#, r#"{"code":"c","failed":null}"#]);
    }

    #[test]
    fn columns_are_as_wide_as_what_is_in_them() {
        let lines = table().lines(&Terminal::of_stdout());
        assert_eq!(lines[0].trim_end(), "code    failed");
        assert_eq!(lines[1], "a, \"b\"  -1,234");
    }
}
