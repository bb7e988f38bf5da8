//! Our own words for objects and members.

use std::collections::{BTreeMap, BTreeSet};

use crate::Result;
use crate::facts::{Facts, Member};

pub(crate) struct Words(BTreeMap<String, String>);

impl Words {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut words = BTreeMap::new();
        for line in lines {
            let (name, own) = line.split_once(" = ").ok_or_else(|| format!("words.txt: can't read {line:?}"))?;
            if words.insert(name.to_owned(), own.to_owned()).is_some() {
                return Err(format!("words.txt: expected one line for {name}, found two").into());
            }
        }
        Ok(Self(words))
    }

    /// The line of exactly this name.
    pub(crate) fn own(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(crate) fn object(&self, name: &str) -> Result<&str> {
        self.own(name)
            .ok_or_else(|| format!("words.txt: expected a line for the object {name}, add `{name} = ..`").into())
    }

    /// The line of a member: its own, that of its name in all objects, or that of the object that it holds.
    pub(crate) fn member(&self, object: &str, member: &Member) -> Result<&str> {
        let name = &member.name;
        let lines = [format!("{object}.{name}"), format!("*.{name}"), member.kind.clone()];
        lines.iter().find_map(|line| self.own(line)).ok_or_else(|| {
            format!("words.txt: expected a line for the member {object}.{name}, add `{object}.{name} = ..`").into()
        })
    }

    /// The lines that describe nothing: neither an object or a member of `facts`, nor one of `lists`.
    pub(crate) fn idle<'a>(&'a self, facts: &Facts, lists: &BTreeSet<String>) -> Vec<&'a str> {
        let mut described = lists.clone();
        for (name, object) in &facts.objects {
            described.insert(name.clone());
            for member in &object.members {
                described.extend([format!("{name}.{}", member.name), format!("*.{}", member.name)]);
            }
        }
        self.0.keys().map(String::as_str).filter(|line| !described.contains(*line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_idle_and_repeated_lines_are_named() {
        let facts =
            Facts::parse("object A result N\n  Text string\n  Own string\n  Held B\n\nobject B result N\n").unwrap();
        let words =
            Words::parse("A = An a\nB = A b\n*.Text = A text\nA.Own = Its own\nA.Gone = Idle\nList::Old = Idle\n")
                .unwrap();
        let line = |index: usize| words.member("A", &facts.objects["A"].members[index]).unwrap();
        assert_eq!((line(0), line(1), line(2)), ("A text", "Its own", "A b"));
        assert_eq!(words.idle(&facts, &BTreeSet::from(["List::New".to_owned()])), ["A.Gone", "List::Old"]);
        let bare = Words::parse("A = An a\n").unwrap();
        let error = bare.member("A", &facts.objects["A"].members[0]).unwrap_err().to_string();
        assert!(error.contains("A.Text"), "{error}");
        assert!(Words::parse("A = a\nA = b\n").is_err());
    }
}
