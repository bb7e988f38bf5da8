//! The facts file: what Tencent declares, one member a line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::Result;

/// All that is known of MPS objects.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The comment at the top.
    header: String,
    pub(crate) objects: BTreeMap<String, Object>,
}

#[derive(Debug, Default)]
pub(crate) struct Object {
    /// Part of the request that a notification repeats.
    pub(crate) is_echo: bool,
    /// One letter for each message that it is reachable from.
    pub(crate) roots: String,
    /// Attributes in the order of the file.
    pub(crate) attributes: Vec<String>,
    pub(crate) union: Option<Union>,
    pub(crate) members: Vec<Member>,
}

#[derive(Debug, Default)]
pub(crate) struct Union {
    pub(crate) tag: String,
    pub(crate) around: Option<String>,
    /// Tag and member.
    pub(crate) payloads: Vec<(String, String)>,
    pub(crate) aliases: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// `string`, `int64`, an object, without the brackets of a list.
    pub(crate) kind: String,
    pub(crate) is_list: bool,
    /// Attributes in the order of the file.
    pub(crate) attributes: Vec<String>,
}

impl Object {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }

    /// Whether it is reachable from a notification, and not only from a task's details.
    pub(crate) fn is_in_notifications(&self) -> bool {
        self.roots.contains(['N', 'L'])
    }
}

impl Member {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }

    pub(crate) fn is(&self, flag: &str) -> bool {
        self.attributes.iter().any(|attribute| attribute == flag)
    }

    pub(crate) fn values(&self) -> Vec<&str> {
        self.attribute("values").map_or_else(Vec::new, |values| values.split('|').collect())
    }
}

fn attribute<'a>(attributes: &'a [String], name: &str) -> Option<&'a str> {
    attributes.iter().find_map(|attribute| attribute.strip_prefix(name)?.strip_prefix('='))
}

impl Facts {
    /// The objects that hold the payloads of unions: the unions themselves, and those around payloads.
    pub(crate) fn payload_holders(&self) -> BTreeSet<String> {
        let mut holders = BTreeSet::new();
        for (name, object) in &self.objects {
            let Some(union) = &object.union else { continue };
            let around = object.members.iter().find(|member| Some(&member.name) == union.around.as_ref());
            holders.insert(around.map_or(name, |member| &member.kind).clone());
        }
        holders
    }

    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut facts = Self::default();
        let mut current: Option<String> = None;
        for (number, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let unreadable = || format!("facts.txt, line {}: can't read {line:?}", number + 1);
            if line.starts_with('#') {
                facts.header.push_str(line);
                facts.header.push('\n');
                continue;
            }
            if let ["object", name, role, roots, ref attributes @ ..] = words[..] {
                let object = Object {
                    is_echo: role == "echo",
                    roots: roots.to_owned(),
                    attributes: owned(attributes),
                    ..Object::default()
                };
                facts.objects.insert(name.to_owned(), object);
                current = Some(name.to_owned());
                continue;
            }
            if words.is_empty() {
                continue;
            }
            let object = current.as_ref().and_then(|name| facts.objects.get_mut(name));
            object.ok_or_else(unreadable)?.line(&words).ok_or_else(unreadable)?;
        }
        Ok(facts)
    }
}

impl Object {
    fn line(&mut self, words: &[&str]) -> Option<()> {
        match *words {
            ["tag", tag] => self.union = Some(Union { tag: tag.to_owned(), ..Union::default() }),
            ["around", member] => self.union.as_mut()?.around = Some(member.to_owned()),
            ["payload", tag, member] => self.union.as_mut()?.payloads.push((tag.to_owned(), member.to_owned())),
            ["alias", tag, member] => self.union.as_mut()?.aliases.push((tag.to_owned(), member.to_owned())),
            [name, kind, ref attributes @ ..] => {
                let inner = kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']'));
                self.members.push(Member {
                    name: name.to_owned(),
                    kind: inner.unwrap_or(kind).to_owned(),
                    is_list: inner.is_some(),
                    attributes: owned(attributes),
                });
            }
            _ => return None,
        }
        Some(())
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, kind, is_list, attributes } = self;
        if *is_list {
            write!(f, "{name} [{kind}]")?;
        } else {
            write!(f, "{name} {kind}")?;
        }
        attributes.iter().try_for_each(|attribute| write!(f, " {attribute}"))
    }
}

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.header)?;
        for (name, object) in &self.objects {
            let role = if object.is_echo { "echo" } else { "result" };
            write!(f, "\nobject {name} {role} {}", object.roots)?;
            object.attributes.iter().try_for_each(|attribute| write!(f, " {attribute}"))?;
            f.write_str("\n")?;
            if let Some(union) = &object.union {
                writeln!(f, "  tag {}", union.tag)?;
                if let Some(around) = &union.around {
                    writeln!(f, "  around {around}")?;
                }
                for (keyword, pairs) in [("payload", &union.payloads), ("alias", &union.aliases)] {
                    pairs.iter().try_for_each(|(tag, member)| writeln!(f, "  {keyword} {tag} {member}"))?;
                }
            }
            object.members.iter().try_for_each(|member| writeln!(f, "  {member}"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checked_in_file_is_read_and_written_unchanged() {
        let text = crate::read(&crate::package().join("schema/facts.txt")).unwrap();
        let facts = Facts::parse(&text).unwrap();
        assert_eq!(facts.to_string(), text);
        assert!(facts.objects.len() >= 368);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let error = Facts::parse("object A result N\n  tag\n").unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
        assert!(Facts::parse("  Name string\n").is_err());
    }
}
