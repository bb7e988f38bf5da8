//! Why a program doesn't start, in words that say what to do.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::log::Log;

/// How much of a program is looked at.
const HEAD: u64 = 4096;

/// What a shell says of a program that it can't find, and of one that it can't run.
const SHELL_CODES: [&str; 2] = ["exit code 127", "exit code 126"];

/// Looks why the system can't run a program.
pub(crate) fn of_program(program: &Path) -> Option<String> {
    let mut head = Vec::new();
    File::open(program).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    if let Some(elf) = head.strip_prefix(b"\x7fELF") {
        return of_elf(elf);
    }
    let Some(line) = head.strip_prefix(b"#!") else {
        return Some("it is no program of this system, nor does it begin with #! and an interpreter".to_owned());
    };
    let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if line.ends_with(b"\r") {
        return Some("its first line ends with CR LF, as Windows writes it: save it with LF alone".to_owned());
    }
    let line = String::from_utf8_lossy(line).into_owned();
    let mut words = line.split_ascii_whitespace();
    let interpreter = words.next()?;
    if !Path::new(interpreter).exists() {
        return Some(format!("its interpreter {interpreter} isn't there"));
    }
    // env looks the interpreter up, in the PATH that the function has.
    let found = words.find(|word| !word.starts_with('-')).filter(|_| interpreter.ends_with("/env"));
    found.map(|name| format!("its interpreter {name} isn't in the PATH of the function"))
}

/// Looks why a program left at once.
pub(crate) fn of_exit(program: &Path, how: &str, log: &Log) -> Option<String> {
    const LIBRARY: &str = "error while loading shared libraries: ";
    if !SHELL_CODES.contains(&how) {
        return None;
    }
    let library = log.find(|text| {
        let library = text.split_once(LIBRARY)?.1.split(':').next()?;
        Some(format!("the shared library {library} isn't there"))
    });
    library.or_else(|| of_program(program))
}

fn of_elf(elf: &[u8]) -> Option<String> {
    // The class, the order of bytes, and the machine (elf(5)).
    let (wide, little) = (*elf.first()? == 2, *elf.get(1)? == 1);
    let machine: [u8; 2] = elf.get(14..16)?.try_into().ok()?;
    let machine = if little { u16::from_le_bytes(machine) } else { u16::from_be_bytes(machine) };
    let name = match (machine, wide) {
        (62, _) => "x86_64",
        (3, _) => "x86",
        (183, _) => "aarch64",
        (40, _) => "arm",
        (243, true) => "riscv64",
        (22, _) => "s390x",
        (21, _) => "powerpc64",
        _ => "another machine",
    };
    if name != std::env::consts::ARCH {
        return Some(format!("it is built for {name}, and this machine is {}", std::env::consts::ARCH));
    }
    // The program's loader stands in its head as a path.
    let loader = elf.windows(4).position(|window| window == b"/lib")?;
    let loader = elf[loader..].split(|byte| *byte == 0).next()?;
    let loader = String::from_utf8_lossy(loader).into_owned();
    let loader = loader.contains("ld").then_some(loader).filter(|loader| !Path::new(loader).exists())?;
    Some(format!("its loader {loader} isn't there: link it statically, or against this system's C library"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(content: &[u8]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("bootstrap");
        std::fs::write(&program, content).unwrap();
        of_program(&program)
    }

    #[test]
    fn what_is_wrong_is_said_as_that() {
        for (content, expected) in [
            (&b"#!/bin/sh\r\necho\r\n"[..], "CR LF"),
            (b"#!/usr/bin/env node\r\n", "CR LF"),
            (b"#!/no/such/thing -x\n", "its interpreter /no/such/thing isn't there"),
            (b"#!/usr/bin/env -S no-such-thing x\n", "its interpreter no-such-thing isn't in the PATH"),
            (b"echo\n", "nor does it begin with #!"),
            (b"", "nor does it begin with #!"),
            (b"\x7fELF\x01\x02\x01\0\0\0\0\0\0\0\0\0\0\x02\0\x16", "built for s390x"),
        ] {
            let said = of(content).unwrap();
            assert!(said.contains(expected), "{said}");
        }
        assert_eq!(of(b"#!/bin/sh\n"), None);
        assert_eq!(of(b"\x7fELF"), None);
        assert_eq!(of(&std::fs::read(std::env::current_exe().unwrap()).unwrap()), None);
    }

    #[test]
    fn a_loader_that_is_not_there_is_named() {
        let mut program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        let Some(at) = program.windows(8).take(4096).position(|window| window == b"/lib64/l") else { return };
        program[at..at + 8].copy_from_slice(b"/lib77/l");
        assert!(of(&program).unwrap().contains("its loader /lib77/ld"), "{:?}", of(&program));
    }
}
