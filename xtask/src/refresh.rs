//! Taking new facts from Tencent's published metadata.

use serde_json::Value;

use crate::Result;
use crate::facts::{Facts, Member, Object};
use crate::generate::ENVELOPES;

/// What the metadata tells of a member. Units, ranges, values and the rest stand in its prose, which a person reads.
const TOLD: [&str; 3] = ["null", "always", "disabled"];

/// Brings `facts` up to `api` and tells what was added, removed and changed, one line each.
///
/// Objects that new members refer to are added with all that they refer to. What is no longer published is told
/// and kept: old notifications still hold it. New objects need a line in `words.txt`, and new members a look at
/// Tencent's prose for their unit, range and values.
pub(crate) fn refresh(facts: &mut Facts, api: &Value, since: &str) -> Result<Vec<String>> {
    let published = api.get("objects").and_then(Value::as_object);
    let published = published.ok_or("expected a member `objects`, as in tccli's services/mps/v20190612/api.json")?;
    let mut changes = Vec::new();
    let mut names: Vec<String> = facts.objects.keys().cloned().collect();
    let holders = facts.payload_holders();
    while let Some(name) = names.pop() {
        let Some(members) = published.get(&name).and_then(|object| object.get("members")).and_then(Value::as_array)
        else {
            changes.push(format!("removed object {name}"));
            continue;
        };
        let Some(object) = facts.objects.get_mut(&name) else { continue };
        let (is_echo, roots) = (object.is_echo, object.roots.clone());
        let members = members.iter().map(member).collect::<Result<Vec<_>>>()?;
        let hint = if ENVELOPES.contains(&name.as_str()) {
            ": a kind of event, give it a variant of `Event`"
        } else if holders.contains(&name) {
            ": if a tag chooses it, write its line `payload`"
        } else {
            ""
        };
        let referred = compare(&name, object, members, hint, since, &mut changes);
        for kind in referred {
            if published.contains_key(&kind) && !facts.objects.contains_key(&kind) {
                changes.push(format!("added object {kind}: write its line in words.txt"));
                let attributes = vec![format!("since={since}")];
                let object = Object { is_echo, roots: roots.clone(), attributes, ..Object::default() };
                facts.objects.insert(kind.clone(), object);
                names.push(kind);
            }
        }
    }
    changes.sort();
    Ok(changes)
}

/// The members of `facts` whose prose differs between two publications: where a value, a unit or a range may be new.
pub(crate) fn reworded(facts: &Facts, before: &Value, now: &Value) -> Vec<String> {
    let prose = |api: &Value, object: &str, member: &str| {
        let members = api.get("objects")?.get(object)?.get("members")?.as_array()?;
        let found = members.iter().find(|published| published.get("name").and_then(Value::as_str) == Some(member))?;
        Some(found.get("document")?.as_str()?.to_owned())
    };
    let mut changes = Vec::new();
    for (name, object) in &facts.objects {
        for member in &object.members {
            let (before, now) = (prose(before, name, &member.name), prose(now, name, &member.name));
            if before.is_some() && now.is_some() && before != now {
                changes.push(format!("reworded {name}.{}: look for new values, units and ranges", member.name));
            }
        }
    }
    changes
}

/// Merges the published members into the object; gives the objects that it refers to. `hint` says what is to be done
/// about a new member that holds an object.
fn compare(
    name: &str,
    object: &mut Object,
    published: Vec<Member>,
    hint: &str,
    since: &str,
    changes: &mut Vec<String>,
) -> Vec<String> {
    for member in &object.members {
        if !published.iter().any(|other| other.name == member.name) {
            changes.push(format!("removed {name}.{}", member.name));
        }
    }
    let referred = published.iter().map(|member| member.kind.clone()).collect();
    for mut member in published {
        let Some(known) = object.members.iter_mut().find(|known| known.name == member.name) else {
            member.attributes.push(format!("since={since}"));
            let is_object = member.kind.starts_with(char::is_uppercase);
            let hint = if is_object { hint } else { "" };
            changes.push(format!("added {name}.{member}{hint}"));
            object.members.push(member);
            continue;
        };
        let before = known.to_string();
        (known.kind, known.is_list) = (member.kind, member.is_list);
        let is_told = |attribute: &String| TOLD.contains(&attribute.as_str());
        let rest: Vec<String> = known.attributes.iter().filter(|attribute| !is_told(attribute)).cloned().collect();
        known.attributes = member.attributes;
        known.attributes.extend(rest);
        if known.to_string() != before {
            changes.push(format!("changed {name}.{before} to {known}"));
        }
    }
    referred
}

fn member(value: &Value) -> Result<Member> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let is = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
    let name = text("name").ok_or("expected every member to have a name")?;
    let kind = text("member").ok_or_else(|| format!("expected the member {name} to have a type"))?;
    let flags = [("null", "value_allowed_null"), ("always", "output_required"), ("disabled", "disabled")];
    let flags = flags.into_iter().filter(|(_, published)| is(published)).map(|(flag, _)| flag.to_owned());
    Ok(Member {
        name: name.to_owned(),
        kind: if kind == "double" { "float".to_owned() } else { kind.to_owned() },
        is_list: text("type") == Some("list"),
        attributes: flags.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_removed_and_changed_is_told() {
        let facts = "object A result N since=1\n  Gone string since=1\n  Kept int64 unit=second since=1\n";
        let mut facts = Facts::parse(facts).unwrap();
        let api = serde_json::json!({"objects": {
            "A": {"members": [
                {"name": "Kept", "type": "int", "member": "uint64", "value_allowed_null": true},
                {"name": "New", "type": "list", "member": "B"},
            ]},
            "B": {"members": [{"name": "Text", "type": "string", "member": "string"}]},
            "C": {"members": []},
        }});
        let changes = refresh(&mut facts, &api, "2").unwrap();
        assert_eq!(
            changes,
            [
                "added A.New [B] since=2",
                "added B.Text string since=2",
                "added object B: write its line in words.txt",
                "changed A.Kept int64 unit=second since=1 to Kept uint64 null unit=second since=1",
                "removed A.Gone",
            ]
        );
        assert!(refresh(&mut facts, &api, "3").unwrap().iter().all(|change| change.starts_with("removed")));
    }

    #[test]
    fn a_new_payload_of_a_union_is_told_to_want_its_tag() {
        let text = "object Item result N\n  Old A\n\nobject A result N\n  Text string\n\n\
            object Union result N\n  tag Type\n  around Item\n  payload Old Old\n  Type string\n  Item Item\n";
        let mut facts = Facts::parse(text).unwrap();
        let api = serde_json::json!({"objects": {
            "A": {"members": [{"name": "Text", "type": "string", "member": "string"}]},
            "Item": {"members": [{"name": "Old", "member": "A"}, {"name": "New", "member": "A"}]},
            "Union": {"members": [{"name": "Type", "member": "string"}, {"name": "Item", "member": "Item"},
                {"name": "Note", "member": "string"}]},
        }});
        let changes = refresh(&mut facts, &api, "2").unwrap();
        assert_eq!(
            changes,
            [
                "added Item.New A since=2: if a tag chooses it, write its line `payload`",
                "added Union.Note string since=2"
            ]
        );
    }

    #[test]
    fn a_new_kind_of_event_is_told_to_want_a_variant() {
        let mut facts = Facts::parse("object ParseNotificationResponse result N\n  EventType string\n").unwrap();
        let api = serde_json::json!({"objects": {
            "ParseNotificationResponse": {"members": [
                {"name": "EventType", "member": "string"}, {"name": "NewTaskEvent", "member": "NewTask"}]},
            "NewTask": {"members": []},
        }});
        let changes = refresh(&mut facts, &api, "2").unwrap();
        let expected =
            "added ParseNotificationResponse.NewTaskEvent NewTask since=2: a kind of event, give it a variant";
        assert!(changes[0].starts_with(expected), "{changes:?}");
        assert_eq!(changes[1], "added object NewTask: write its line in words.txt");
    }

    #[test]
    fn a_member_whose_prose_changed_is_told() {
        let facts =
            Facts::parse("object A result N\n  Kept string\n  Old string\n  New string\n  Gone string\n").unwrap();
        let api = |pairs: &[(&str, &str)]| {
            let members: Vec<Value> =
                pairs.iter().map(|(name, prose)| serde_json::json!({"name": name, "document": prose})).collect();
            serde_json::json!({"objects": {"A": {"members": members}}})
        };
        let before = api(&[("Kept", "a"), ("Old", "a or b"), ("Gone", "a")]);
        let now = api(&[("Kept", "a"), ("Old", "a, b or c"), ("New", "a")]);
        assert_eq!(reworded(&facts, &before, &now), ["reworded A.Old: look for new values, units and ranges"]);
    }

    #[test]
    fn what_is_no_metadata_is_refused() {
        assert!(refresh(&mut Facts::default(), &serde_json::json!([]), "1").is_err());
    }
}
