//! What the models say about themselves.

use super::names;
use crate::Result;
use crate::facts::{Member, Object};
use crate::words::Words;

pub(super) const RESULTS: &str = "\
//! The objects of MPS notifications, by what they describe.
//!
//! Each is a struct whose fields are named as Tencent names them, in Rust's spelling. Every field may be missing:
//! MPS leaves out, sends null and sends empty lists without a rule that holds. A `Vec` is empty in all three
//! cases. What a field can't take, and what the schema doesn't know, is in the field `other`.
//!
//! The facts are those of Tencent's API metadata for MPS 2019-06-12: `ParseNotification`
//! ([862/39228](https://cloud.tencent.com/document/product/862/39228)), `ParseLiveStreamProcessNotification`
//! ([862/39229](https://cloud.tencent.com/document/product/862/39229)), `DescribeTaskDetail`
//! ([862/37614](https://cloud.tencent.com/document/product/862/37614)) and what they refer to
//! ([1041/33690](https://www.tencentcloud.com/document/product/1041/33690)). Where a member, or a value or a unit,
//! stands only in their prose, it was read there. `Since` tells the first SDK that has it, where that isn't the
//! oldest one, 3.0.252 of 2020.
";

pub(super) const INPUTS: &str = "\
//! What tasks were asked to do: the parts of the request that notifications repeat.
//!
//! An [`Input`](crate::Input) is kept as it came; its method `read` makes one of these of it.
";

/// The SDK that is older than all others that were looked at: to have been there then needs no word.
const OLDEST: &str = "3.0.252";

/// The first line and what it takes to say since when an object is there.
pub(super) fn object(words: &str, object: &Object, indent: &str) -> String {
    let since = object.attribute("since").filter(|since| *since != OLDEST);
    let since = since.map_or_else(String::new, |since| format!("\n{indent}///\n{indent}/// Since {since}."));
    format!("{indent}/// {words}.{since}\n")
}

/// The lines of a member.
pub(super) fn member(
    words: &Words,
    name: &str,
    object: &Object,
    member: &Member,
    shows_values: bool,
) -> Result<String> {
    let own = words.member(name, member)?;
    let mut sentences = vec![own.to_owned()];
    // What the words say already needs no saying again.
    if let Some(unit) = member.attribute("unit").map(unit_words).filter(|unit| !own.contains(&format!("in {unit}"))) {
        sentences.push(format!("In {unit}"));
    }
    if let Some((low, high)) = member.attribute("range").and_then(|range| range.split_once("..")) {
        let range = format!("{low} to {high}");
        sentences.extend((!own.contains(&range)).then_some(range));
    }
    match member.attribute("format") {
        Some("iso8601-utc") => sentences.push("A moment: see [`EventTime::parse`](crate::EventTime::parse)".to_owned()),
        Some("unix-seconds") => sentences.push("Seconds since 1970 in UTC".to_owned()),
        Some("0xRRGGBB") => sentences.push("As `0xRRGGBB`".to_owned()),
        _ => {}
    }
    if shows_values && member.attribute("values").is_some() {
        let values: Vec<String> = member.values().iter().map(|value| format!("`{value}`")).collect();
        sentences.push(format!("Values: {}", values.join(", ")));
    }
    if member.is("null") {
        sentences.push("Null by document when there is none".to_owned());
    }
    if member.is("secret") {
        sentences.push("A secret: see [`redact`](crate::redact)".to_owned());
    }
    if member.is("deprecated") {
        sentences.push("Deprecated by Tencent".to_owned());
    }
    if member.is("disabled") {
        sentences.push("No longer sent".to_owned());
    }
    // A member as old as its object needs no word of it.
    let since = member.attribute("since").filter(|since| *since != OLDEST && object.attribute("since") != Some(since));
    sentences.extend(since.map(|since| format!("Since {since}")));
    Ok(wrap(&sentences.join(". "), "        /// "))
}

fn unit_words(unit: &str) -> String {
    match unit {
        "hertz" => "hertz".to_owned(),
        "bit_per_second" => "bits per second".to_owned(),
        "kilobit_per_second" => "kilobits per second".to_owned(),
        other => format!("{other}s"),
    }
}

/// Comment lines of at most 120 columns that end in a full stop.
fn wrap(text: &str, indent: &str) -> String {
    let mut lines = String::new();
    let mut line = indent.trim_end().to_owned();
    for word in format!("{text}.").split(' ') {
        if line.len() + 1 + word.len() > 120 {
            lines.push_str(&line);
            lines.push('\n');
            line = indent.trim_end().to_owned();
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line + "\n"
}

/// The line of a payload.
pub(super) fn payload(tag: &str, words: &str) -> String {
    format!("        /// `{tag}`: {}.\n", decapitalised(words))
}

/// The words with a small letter at their beginning, unless they begin with an abbreviation.
pub(super) fn decapitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next();
    if letters.clone().next().is_some_and(|second| !second.is_lowercase() && second != ' ') {
        return words.to_owned();
    }
    first.map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The declaration of a member: its name on the wire, the field, the setter.
pub(super) fn field(member: &Member, kind: &str) -> String {
    format!("        {:?} {} {}: {kind},\n", member.name, names::field(&member.name), names::setter(&member.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stay_large() {
        for (words, expected) in
            [("A crowd", "a crowd"), ("Files of MP4", "files of MP4"), ("DTS jump", "DTS jump"), ("H.26x", "H.26x")]
        {
            assert_eq!(decapitalised(words), expected);
        }
    }
}
