//! The function under the emulator: which program, with which variables.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use cos_sink::EnvironmentCredentials;
use scf_emulator::{Credentials, Function};

use super::Args;
use super::args::Route;
use crate::callback::Signer;
use crate::environment::is_passed_on;

/// The variables for keys of the user's own, in the order of id, key and token.
const KEYS: [&str; 3] = EnvironmentCredentials::VARIABLES[0];

const NOTIFY_KEY: &str = "MPS_BACKUP_NOTIFY_KEY";

/// The program to run, with its variables.
pub(crate) fn function(args: &Args) -> Result<Function> {
    let function = match &args.function {
        Some(path) => own(path, args)?,
        None => Function::command(env::current_exe().context("cannot find this program's own file")?).arg("bootstrap"),
    };
    Ok(variables(args)?.into_iter().fold(function, |function, (name, value)| function.env(name, value)))
}

/// A function of the user's own.
fn own(path: &Path, args: &Args) -> Result<Function> {
    let function = Function::command(absolute(path)?);
    Ok(match &args.platform.handler {
        Some(handler) => function.handler(handler),
        None => function,
    })
}

/// The keys of the role, if it is to have one.
pub(crate) fn role(args: &Args) -> Result<Option<Credentials>> {
    if !args.platform.role {
        return Ok(None);
    }
    let [id, key, token] = KEYS.map(|name| configured(args, name));
    let (Some(id), Some(key)) = (id, key) else {
        bail!("--role needs {} and {} in the environment", KEYS[0], KEYS[1]);
    };
    Ok(Some(Credentials::new(id, key, token.unwrap_or_default())))
}

/// Signs callbacks by the key that the function checks them with.
pub(crate) fn signer(args: &Args) -> Signer {
    Signer::new(configured(args, NOTIFY_KEY))
}

/// The folders that the function stores into; they exist then.
pub(crate) fn folders(args: &Args) -> Result<Vec<PathBuf>> {
    let fallback = configured(args, "MPS_BACKUP_FALLBACK_URL");
    let mut folders = Vec::new();
    for url in [Some(args.store().to_owned()), fallback].into_iter().flatten() {
        if let Some(path) = cos_sink::folder_from_url(&url)? {
            let path = absolute(&path)?;
            fs::create_dir_all(&path).with_context(|| format!("cannot make the folder {}", path.display()))?;
            folders.push(path);
        }
    }
    Ok(folders)
}

/// Removes those of these folders that hold nothing.
pub(crate) fn remove_empty_folders(args: &Args) -> Result<()> {
    if !args.platform.isolate && args.platform.layer.is_empty() {
        // Nobody made one then.
        return Ok(());
    }
    for folder in folders(args)? {
        // One that holds something stays.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// The variables, the later of two of one name the stronger.
fn variables(args: &Args) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for (name, value) in env::vars_os() {
        // What isn't text has no name of ours.
        let Some(name) = name.to_str().filter(|name| is_passed_on(name)) else { continue };
        let Ok(value) = value.into_string() else {
            bail!("the variable {name} is not UTF-8 text, as each that reaches the function must be");
        };
        all.push((name.to_owned(), value));
    }
    all.push(("MPS_BACKUP_URL".to_owned(), absolute_url(args.store())?));
    if args.platform.route == Route::Url {
        all.push((NOTIFY_KEY.to_owned(), signer(args).key().to_owned()));
    }
    all.extend(args.environment.iter().cloned());
    // What the role gives stands under the platform's names alone.
    all.retain(|(name, _)| !args.platform.role || !KEYS.contains(&name.as_str()));
    Ok(all)
}

/// What the function would be told by a variable of that name.
fn configured(args: &Args, name: &str) -> Option<String> {
    let given = args.environment.iter().rfind(|(given, _)| given == name).map(|(_, value)| value.clone());
    given.or_else(|| env::var(name).ok()).filter(|value| !value.is_empty())
}

/// The function has a working directory of its own, so what is relative to ours is made absolute.
pub(crate) fn absolute_url(url: &str) -> Result<String> {
    match cos_sink::folder_from_url(url)? {
        Some(path) => Ok(cos_sink::url_of_folder(&absolute(&path)?)),
        None => Ok(url.to_owned()),
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    // The usual cause is a working directory that was removed.
    std::path::absolute(path).with_context(|| format!("cannot tell where {} is from here", path.display()))
}
