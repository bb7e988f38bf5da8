//! Our own words for objects and members.

use std::collections::BTreeMap;

use crate::Result;

pub(crate) struct Words(BTreeMap<String, String>);

impl Words {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let pairs = lines.map(|line| {
            let (name, words) = line.split_once(" = ").ok_or_else(|| format!("words.txt: can't read {line:?}"))?;
            Ok((name.to_owned(), words.to_owned()))
        });
        Ok(Self(pairs.collect::<Result<_>>()?))
    }

    /// The line of exactly this name.
    pub(crate) fn own(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(crate) fn object(&self, name: &str) -> Result<&str> {
        self.own(name)
            .ok_or_else(|| format!("words.txt: expected a line for the object {name}, add `{name} = ..`").into())
    }

    pub(crate) fn member(&self, object: &str, member: &str) -> Option<&str> {
        let own = self.0.get(&format!("{object}.{member}"));
        own.or_else(|| self.0.get(&format!("*.{member}"))).map(String::as_str)
    }
}
