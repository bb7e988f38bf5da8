//! A table in markdown: what is measured down the side, what it is measured on along the top.

/// Prints a table whose first cell is `corner`.
pub fn print(corner: &str, columns: &[String], lines: &[(String, Vec<String>)]) {
    println!("\n| {corner} | {} |", columns.join(" | "));
    println!("|---|{}", "--:|".repeat(columns.len()));
    for (name, cells) in lines {
        println!("| {name} | {} |", cells.join(" | "));
    }
}

/// A figure with three digits that count.
#[must_use]
pub fn figure(value: f64) -> String {
    match value {
        ..10.0 => format!("{value:.2}"),
        10.0..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// Turns a list of columns into the cells of each line.
#[must_use]
pub fn lines<'a>(names: impl IntoIterator<Item = &'a str>, columns: &[Vec<String>]) -> Vec<(String, Vec<String>)> {
    let line = |(index, name): (usize, &str)| {
        (name.to_owned(), columns.iter().filter_map(|cells| cells.get(index).cloned()).collect())
    };
    names.into_iter().enumerate().map(line).collect()
}
