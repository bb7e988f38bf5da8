//! Structs, unions and aliases.

use super::{Schema, docs, is_task_result, names};
use crate::Result;
use crate::facts::{Member, Object, Union};

/// The declaration of an object.
pub(super) fn declare(schema: &Schema<'_>, name: &str, object: &Object) -> Result<String> {
    if let Some(union) = &object.union {
        return declare_union(schema, name, object, union);
    }
    if is_task_result(object) {
        return declare_alias(schema, name, object);
    }
    let head = docs::object(schema.words.object(name)?, object, "    ");
    let members: Vec<&Member> = object.members.iter().collect();
    Ok(format!("model! {{\n{head}{}}}\n", fields(schema, name, name, object, &members)?))
}

/// The struct `name` with fields for some members of `object`, which is called `object_name`.
fn fields(schema: &Schema<'_>, name: &str, object_name: &str, object: &Object, members: &[&Member]) -> Result<String> {
    let mut text = format!("    pub struct {name} {{\n");
    for member in members {
        let list = schema.lists.name(object_name, &member.name);
        text.push_str(&docs::member(schema.words, object_name, object, member, list.is_none())?);
        let kind = kind(schema, object, member, list)?;
        let kind = if member.is_list { format!("Vec<{kind}>") } else { format!("Option<{}>", boxed(&kind, member)) };
        text.push_str(&docs::field(member, &kind));
    }
    Ok(text + "    }\n")
}

/// The result of a sub-task is one generic type.
fn declare_alias(schema: &Schema<'_>, name: &str, object: &Object) -> Result<String> {
    let member = |wanted: &str| object.members.iter().find(|member| member.name == wanted);
    let input = member("Input").map_or("NoInput", |member| &member.kind);
    let output = member("Output").ok_or_else(|| format!("facts.txt: expected {name} to have an Output"))?;
    let kind = kind(schema, object, output, None)?;
    let output = if output.is_list { format!("Vec<{kind}>") } else { format!("Option<{}>", boxed(&kind, output)) };
    let head = docs::object(schema.words.object(name)?, object, "");
    let line = format!("pub type {name} = TaskResult<{input}, {output}>;\n");
    if line.len() <= 121 {
        return Ok(head + &line);
    }
    Ok(head + &line.replacen(" = ", " =\n    ", 1))
}

fn declare_union(schema: &Schema<'_>, name: &str, object: &Object, union: &Union) -> Result<String> {
    let (holder_name, holder) = match &union.around {
        Some(around) => {
            let member = object.members.iter().find(|member| member.name == *around);
            let member = member.ok_or_else(|| format!("facts.txt: expected {name} to have a member {around}"))?;
            (member.kind.as_str(), schema.object(&member.kind)?)
        }
        None => (name, object),
    };
    let is_beside = |member: &&Member| {
        member.name != union.tag
            && Some(&member.name) != union.around.as_ref()
            && !union.payloads.iter().any(|(_, payload)| *payload == member.name)
    };
    let beside: Vec<&Member> = object.members.iter().filter(is_beside).collect();
    let mut text = String::new();
    let common = if beside.is_empty() {
        "NoCommon".to_owned()
    } else {
        let common = format!("{name}Common");
        let fields = fields(schema, &common, name, object, &beside)?;
        text.push_str(&format!("model! {{\n    /// The members of [`{name}`] beside its payload.\n{fields}}}\n\n"));
        common
    };
    text.push_str("union! {\n");
    text.push_str(&docs::object(schema.words.object(name)?, object, "    "));
    let around = union.around.as_ref().map_or_else(|| "None".to_owned(), |around| format!("Some({around:?})"));
    text.push_str(&format!("    pub enum {name} tagged {:?} around {around}, common {common} {{\n", union.tag));
    for (tag, payload) in &union.payloads {
        let member = holder.members.iter().find(|member| member.name == *payload);
        let member = member.ok_or_else(|| format!("facts.txt: expected {holder_name} to have a member {payload}"))?;
        text.push_str(&docs::payload(tag, schema.words.object(&member.kind)?));
        let kind = kind(schema, holder, member, None)?;
        let kind = if member.is_list { format!("Vec<{kind}>") } else { format!("Box<{kind}>") };
        text.push_str(&format!("        {tag:?} {payload:?} {}: {kind},\n", names::variant(tag)));
    }
    text.push_str("    }\n    aliases {");
    for (tag, payload) in &union.aliases {
        text.push_str(&format!(" {tag:?} {payload:?},"));
    }
    Ok(text + " }\n}\n")
}

/// The Rust type of one value of a member.
fn kind(schema: &Schema<'_>, holder: &Object, member: &Member, list: Option<&str>) -> Result<String> {
    if let Some(list) = list {
        return Ok(list.to_owned());
    }
    if let Some(scalar) = scalar(&member.kind) {
        return Ok(scalar.to_owned());
    }
    let object = schema.object(&member.kind)?;
    Ok(if object.is_echo && !holder.is_echo {
        format!("Input<{}>", member.kind)
    } else if object.union.is_some() {
        format!("Tagged<{}>", member.kind)
    } else {
        member.kind.clone()
    })
}

/// One value of an object stands in a box, since most are missing.
fn boxed(kind: &str, member: &Member) -> String {
    let is_object = scalar(&member.kind).is_none() && !kind.starts_with("Input<");
    if is_object { format!("Box<{kind}>") } else { kind.to_owned() }
}

/// The Rust type of what is no object.
pub(super) fn scalar(kind: &str) -> Option<&'static str> {
    match kind {
        "string" => Some("String"),
        "int64" | "uint64" => Some("i64"),
        "float" => Some("f64"),
        "bool" => Some("bool"),
        _ => None,
    }
}
