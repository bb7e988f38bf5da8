//! `cos://` URLs.

use url::Url;

use crate::{AddressingStyle, ConfigError, CosSink, CosSinkBuilder, CreateMode, Dialect, Encryption, Signature};

const PARAMETERS: &str = "region, endpoint, ca, sign, style, dialect, storage_class, acl, sse, tags, create, md5";

/// The settings that `url` names. They are checked by [`CosSinkBuilder::build`] only if the URL itself is sound, so
/// those checks are made here too and reported together.
pub(super) fn builder(url: &str) -> Result<CosSinkBuilder, ConfigError> {
    let text = url;
    let url = Url::parse(url).map_err(|error| ConfigError::from(format!("cos: this is no URL: {error}")))?;
    let mut problems = Vec::new();
    // A URL is tidied as it is parsed, and would name another place in silence.
    let path = text.split(['?', '#']).next().unwrap_or("");
    if path.split('/').skip(3).any(|segment| matches!(&*segment.to_ascii_lowercase().replace("%2e", "."), "." | "..")) {
        problems.push("prefix: it has a segment . or .., which would name another place".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        problems
            .push("cos: the URL holds a user or a password: give credentials by the environment instead".to_owned());
    }
    if url.port().is_some() {
        problems.push("cos: the URL has a port: name it in endpoint=".to_owned());
    }
    if url.fragment().is_some() {
        problems.push("cos: the URL has a #, write %23 in a prefix".to_owned());
    }
    let mut builder = CosSink::builder().bucket(url.host_str().unwrap_or_default());
    match percent_encoding::percent_decode_str(url.path()).decode_utf8() {
        Ok(prefix) => builder = builder.prefix(prefix),
        Err(_) => problems.push("prefix: it is no UTF-8 once decoded".to_owned()),
    }
    let mut seen = Vec::new();
    for (name, value) in url.query_pairs() {
        if seen.contains(&name) {
            problems.push(format!("{name}: it is given twice"));
            continue;
        }
        let result = match &*name {
            "region" => Ok(builder.clone().region(value)),
            "endpoint" => Ok(builder.clone().endpoint(value)),
            "ca" => Ok(builder.clone().ca_file(&*value)),
            "md5" => choose(&name, &value, &[("on", true), ("off", false)])
                .map(|content_md5| builder.clone().content_md5(content_md5)),
            "storage_class" => Ok(builder.clone().storage_class(value)),
            "acl" => Ok(builder.clone().acl(value)),
            "sign" => choose(&name, &value, &[("cos", Signature::Cos), ("v4", Signature::V4)])
                .map(|signature| builder.clone().signature(signature)),
            "style" => {
                choose(&name, &value, &[("virtual", AddressingStyle::VirtualHost), ("path", AddressingStyle::Path)])
                    .map(|style| builder.clone().style(style))
            }
            "dialect" => choose(&name, &value, &[("cos", Dialect::Cos), ("s3", Dialect::S3)])
                .map(|dialect| builder.clone().dialect(dialect)),
            "create" => choose(
                &name,
                &value,
                &[("only", CreateMode::Only), ("probe", CreateMode::Probe), ("check", CreateMode::CheckFirst)],
            )
            .map(|mode| builder.clone().create_mode(mode)),
            "tags" => tags(&value)
                .map(|tags| tags.into_iter().fold(builder.clone(), |builder, (name, value)| builder.tag(name, value))),
            "sse" => encryption(&value).map(|encryption| builder.clone().encryption(encryption)),
            _ => Err(format!("{name}: is no parameter of cos: use {PARAMETERS}")),
        };
        match result {
            Ok(changed) => builder = changed,
            Err(problem) => problems.push(problem),
        }
        seen.push(name);
    }
    if problems.is_empty() {
        return Ok(builder);
    }
    if let Err(error) = builder.build() {
        problems.extend(error.problems().iter().cloned());
    }
    Err(ConfigError::new(problems))
}

fn choose<T: Copy>(name: &str, value: &str, known: &[(&str, T)]) -> Result<T, String> {
    known.iter().find(|(text, _)| *text == value).map(|(_, choice)| *choice).ok_or_else(|| {
        let known: Vec<_> = known.iter().map(|(text, _)| *text).collect();
        format!("{name}: {value:?} is unknown: use {}", known.join(" or "))
    })
}

/// `name:value,name:value`; what has a comma or a colon of its own goes through the builder.
fn tags(value: &str) -> Result<Vec<(&str, &str)>, String> {
    let tags = value.split(',').map(|tag| tag.split_once(':'));
    tags.collect::<Option<Vec<_>>>().ok_or_else(|| format!("tags: {value:?} isn't written as name:value,name:value"))
}

fn encryption(value: &str) -> Result<Encryption, String> {
    match value.split_once(':') {
        None if value == "AES256" => Ok(Encryption::Cos),
        None if value == "kms" => Ok(Encryption::Kms { key_id: None }),
        Some(("kms", id)) if !id.is_empty() => Ok(Encryption::Kms { key_id: Some(id.to_owned()) }),
        _ => Err(format!("sse: {value:?} is unknown: use AES256, kms or kms:KEY-ID")),
    }
}
