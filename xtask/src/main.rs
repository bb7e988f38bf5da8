//! Maintenance of this workspace.
//!
//! - `cargo run -p xtask -- generate` writes the models of `mps-events` from the facts in its folder `schema`, and a
//!   mirror of some for the benchmarks.
//! - `cargo run -p xtask -- schema --from API_JSON` refreshes the facts from Tencent's published metadata, the
//!   file `services/mps/v20190612/api.json` of the Python package `tccli`, and prints what has changed. With
//!   `--before API_JSON`, an older one, it also prints whose prose has changed, since values and units stand there.

mod facts;
mod generate;
mod refresh;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "expected `generate`, or `schema --from API_JSON [--before API_JSON] [--since VERSION]`";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["generate"] => generate_models(),
        ["schema", "--from", path] => refresh_facts(path, None, "unknown"),
        ["schema", "--from", path, "--since", version] => refresh_facts(path, None, version),
        ["schema", "--from", path, "--before", before] => refresh_facts(path, Some(before), "unknown"),
        ["schema", "--from", path, "--before", before, "--since", version] => {
            refresh_facts(path, Some(before), version)
        }
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the package `mps-events`.
fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/mps-events")
}

/// The file of the benchmarks that mirrors the models.
fn mirror() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../benches/benches/typed/mirror.rs")
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| format!("can't read {}: {error}", path.display()).into())
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|error| format!("can't write {}: {error}", path.display()).into())
}

fn generate_models() -> Result<()> {
    let folder = package().join("src/models");
    let files = generate::from_package(&package())?;
    std::fs::create_dir_all(folder.join("inputs"))?;
    for stale in generate::present(&folder)?.into_iter().filter(|path| !files.contains_key(path)) {
        std::fs::remove_file(folder.join(&stale))?;
        println!("removed {stale}");
    }
    for (path, text) in &files {
        write(&folder.join(path), text)?;
    }
    write(&mirror(), &generate::mirror(&package())?)?;
    println!("wrote {} files", files.len() + 1);
    Ok(())
}

fn refresh_facts(api: &str, before: Option<&str>, since: &str) -> Result<()> {
    let published = |path: &str| -> Result<serde_json::Value> { Ok(serde_json::from_str(&read(Path::new(path))?)?) };

    let path = package().join("schema/facts.txt");
    let mut facts = facts::Facts::parse(&read(&path)?)?;
    let api = published(api)?;
    let mut changes = match before {
        Some(before) => refresh::reworded(&facts, &published(before)?, &api),
        None => Vec::new(),
    };
    changes.extend(refresh::refresh(&mut facts, &api, since)?);
    for change in &changes {
        println!("{change}");
    }
    println!("{} changes", changes.len());
    write(&path, &facts.to_string())
}
