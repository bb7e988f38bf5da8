//! The environment that the platform gives to a process (583/30228, 583/47274).

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use crate::{BuildError, Credentials, Function};

const RESERVED: [&str; 3] = ["SCF_", "QCLOUD_", "TENCENTCLOUD_"];
const MAX_BYTES: usize = 4096;

/// Checks what the function's owner configured.
pub(crate) fn check(function: &Function) -> Result<(), BuildError> {
    for (name, _) in &function.environment {
        let mut letters = name.bytes();
        let well_formed = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
            && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == b'_');
        if !well_formed || RESERVED.iter().any(|prefix| name.starts_with(prefix)) {
            return Err(BuildError::RefusedVariable(name.clone()));
        }
    }
    let bytes = function.environment.iter().map(|(name, value)| name.len() + value.len()).sum();
    if bytes > MAX_BYTES { Err(BuildError::EnvironmentTooLarge(bytes)) } else { Ok(()) }
}

/// The whole environment but the address of the runtime API, each name once.
pub(crate) fn compose(
    function: &Function,
    directory: &Path,
    host: &str,
    credentials: Option<&Credentials>,
    overrides: &[(String, Option<OsString>)],
) -> Vec<(String, OsString)> {
    let code = |before: &str, after: &str| {
        let mut text = OsString::from(before);
        text.push(directory);
        text.push(after);
        text
    };
    let fixed = [
        ("_HANDLER", function.handler.as_str()),
        ("_SCF_SERVER_PORT", "28902"),
        ("TENCENTCLOUD_RUNENV", "SCF"),
        ("SCF_RUNTIME", "CustomRuntime"),
        ("SCF_FUNCTIONVERSION", "$LATEST"),
        ("TENCENTCLOUD_REGION", "ap-guangzhou"),
        ("TENCENTCLOUD_APPID", "1250000000"),
        ("TENCENTCLOUD_UIN", "100000000001"),
        ("TENCENTCLOUD_TZ", "UTC"),
        ("LOGNAME", "qcloud"),
        ("USER", "qcloud"),
        ("HOME", "/home/qcloud"),
        ("LANG", locale()),
        ("LC_ALL", locale()),
        ("PYTHONDONTWRITEBYTECODE", "x"),
        ("CLASSPATH", "/var/runtime/java8:/var/runtime/java8/lib/*:/opt"),
        ("PATH", PATH),
        ("SHELL", "/bin/bash"),
        ("HOSTNAME", host),
    ];
    let mut all = Variables::default();
    for (name, value) in fixed {
        all.set(name, value.into());
    }
    all.set("SCF_FUNCTIONNAME", function.name.clone().into());
    // Where the code stands is /var/user on the platform.
    all.set("USER_CODE_ROOT", code("", "/"));
    all.set("LD_LIBRARY_PATH", code("/var/runtime/java8:", ":/opt"));
    all.set("PYTHONPATH", code("", ":/opt"));
    let mut node = code("", ":");
    node.push(code("", "/node_modules:/opt:/opt/node_modules"));
    all.set("NODE_PATH", node);
    let mut php = code("", "/php_extension");
    php.push(":/opt/php_extension");
    all.set("PHP_INI_SCAN_DIR", php);
    all.set("PWD", directory.as_os_str().to_owned());
    if let Some(Credentials { secret_id, secret_key, session_token }) = credentials {
        all.set("TENCENTCLOUD_SECRETID", secret_id.into());
        all.set("TENCENTCLOUD_SECRETKEY", secret_key.into());
        all.set("TENCENTCLOUD_SESSIONTOKEN", session_token.into());
    }
    for (name, value) in &function.environment {
        all.set(name, value.clone());
    }
    for (name, value) in overrides {
        match value {
            Some(value) => all.set(name, value.clone()),
            None => all.0.retain(|(known, _)| known != name),
        }
    }
    all.0
}

/// The part of the environment that a container has besides its own (583/56051): no keys.
pub(crate) const OF_IMAGES: [&str; 13] = [
    "TENCENTCLOUD_RUNENV",
    "USER_CODE_ROOT",
    "USER",
    "SCF_FUNCTIONNAME",
    "SCF_FUNCTIONVERSION",
    "TENCENTCLOUD_REGION",
    "TENCENTCLOUD_APPID",
    "TENCENTCLOUD_UIN",
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "HOSTNAME",
];

/// The platform's locale, or one that this machine has in its place: with one that it lacks, every shell complains.
fn locale() -> &'static str {
    const PLATFORM: &str = "en_US.UTF8";
    static FOUND: OnceLock<&str> = OnceLock::new();
    FOUND.get_or_init(|| {
        let folder = Path::new("/usr/lib/locale");
        let archive = || std::fs::read(folder.join("locale-archive")).unwrap_or_default();
        let has = folder.join("en_US.utf8").exists() || memmem(&archive(), b"en_US.utf8");
        // Where locales aren't kept there, nobody can tell, and few complain.
        if has || !folder.exists() { PLATFORM } else { "C.UTF-8" }
    })
}

fn memmem(all: &[u8], wanted: &[u8]) -> bool {
    all.windows(wanted.len()).any(|window| window == wanted)
}

/// The search path of the platform.
pub(crate) const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

#[derive(Default)]
struct Variables(Vec<(String, OsString)>);

impl Variables {
    fn set(&mut self, name: &str, value: OsString) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_and_malformed_names_are_refused() {
        for name in ["SCF_X", "QCLOUD_X", "TENCENTCLOUD_SECRETID", "", "1A", "A-B", "\u{4e2d}"] {
            let function = Function::command("x").env(name, "v");
            assert_eq!(check(&function), Err(BuildError::RefusedVariable(name.to_owned())));
        }
        assert_eq!(check(&Function::command("x").env("MPS_BACKUP_URL", "cos://b-1/x")), Ok(()));
        let large = Function::command("x").env("A", "v".repeat(4096));
        assert_eq!(check(&large), Err(BuildError::EnvironmentTooLarge(4097)));
    }

    #[test]
    fn every_name_is_there_once_and_the_last_word_wins() {
        let function = Function::command("x").env("PATH", "/mine");
        let overrides =
            [("TENCENTCLOUD_REGION".to_owned(), None), ("SCF_NAMESPACE".to_owned(), Some("default".into()))];
        let all = compose(&function, Path::new("/code"), "host", None, &overrides);
        let value = |name: &str| all.iter().filter(|(known, _)| known == name).collect::<Vec<_>>();
        assert_eq!(value("PATH"), [&("PATH".to_owned(), "/mine".into())]);
        assert_eq!(value("USER_CODE_ROOT"), [&("USER_CODE_ROOT".to_owned(), "/code/".into())]);
        assert!(value("TENCENTCLOUD_REGION").is_empty() && value("TENCENTCLOUD_SECRETID").is_empty());
        assert_eq!(value("SCF_NAMESPACE").len(), 1);
    }
}
