//! `file:` URLs.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use crate::ConfigError;

/// Returns the folder that a `file:` URL names, `None` for a URL of another scheme.
///
/// What a URL can't hold stands there percent-encoded: `%3F` for `?`, `%23` for `#`, `%25` for `%`, and any byte that is no
/// UTF-8. Everything else may stand as it is.
///
/// # Errors
/// [`ConfigError`] for a URL that names a host, parameters or no folder, or that goes back by `..` through a folder that
/// it names, since that leads elsewhere where the folder is a link, or isn't there.
///
/// ```
/// use std::path::Path;
///
/// let folder = cos_sink::folder_from_url("file:///srv/events%3F")?;
/// assert_eq!(folder.as_deref(), Some(Path::new("/srv/events?")));
/// assert_eq!(cos_sink::folder_from_url("memory:")?, None);
/// assert!(cos_sink::folder_from_url("file:///srv/events/../..").is_err());
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
pub fn folder_from_url(url: &str) -> Result<Option<PathBuf>, ConfigError> {
    url.strip_prefix("file:").map(folder).transpose()
}

/// Writes the `file:` URL of a folder, relative or not, so that [`folder_from_url`] returns the same.
///
/// ```
/// use std::path::Path;
///
/// assert_eq!(cos_sink::url_of_folder(Path::new("/srv/events?")), "file:///srv/events%3F");
/// assert_eq!(cos_sink::url_of_folder(Path::new("events")), "file:events");
/// ```
pub fn url_of_folder(folder: &Path) -> String {
    let mut url = String::from(if folder.is_absolute() { "file://" } else { "file:" });
    for chunk in folder.as_os_str().as_encoded_bytes().utf8_chunks() {
        for character in chunk.valid().chars() {
            if matches!(character, '%' | '?' | '#') || character.is_control() {
                encode(character.encode_utf8(&mut [0; 4]).as_bytes(), &mut url);
            } else {
                url.push(character);
            }
        }
        encode(chunk.invalid(), &mut url);
    }
    url
}

fn encode(bytes: &[u8], url: &mut String) {
    for byte in bytes {
        // Writing to a String does not fail.
        let _ = write!(url, "%{byte:02X}");
    }
}

/// The folder behind `file:`.
pub(super) fn folder(rest: &str) -> Result<PathBuf, ConfigError> {
    let refused = |problem: &str| Err(ConfigError::from(format!("file: {problem}")));
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let rest = rest.strip_prefix("localhost").unwrap_or(rest);
            if !rest.starts_with('/') {
                return refused(
                    "file://DIR names a host, not a folder: write file:///DIR, or file:DIR for a relative one",
                );
            }
            rest
        }
        None => rest,
    };
    if path.is_empty() {
        return refused("it names no folder: write file:///DIR or file:DIR");
    }
    if path.contains(['?', '#']) {
        return refused("it takes no parameters; write %3F for ? and %23 for # in a folder's name");
    }
    let Some(path) = decoded(path).filter(|path| !path.as_os_str().as_encoded_bytes().contains(&0)) else {
        return refused("the folder's name is none that this system has once decoded");
    };
    let mut components = path.components().skip_while(|component| *component == Component::ParentDir);
    if components.any(|component| component == Component::ParentDir) {
        return refused("it goes back by .. and would name another folder: write where it leads");
    }
    Ok(path)
}

#[cfg(unix)]
fn decoded(path: &str) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;

    let bytes: Vec<u8> = percent_encoding::percent_decode_str(path).collect();
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(not(unix))]
fn decoded(path: &str) -> Option<PathBuf> {
    percent_encoding::percent_decode_str(path).decode_utf8().ok().map(|path| PathBuf::from(path.into_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_url_may_go_back_from_where_the_process_stands() {
        for (url, path) in [
            ("file:../archive", "../archive"),
            ("file:a/./b", "a/b"),
            ("file:a%2Fb", "a/b"),
            ("file://localhost/a", "/a"),
        ] {
            assert_eq!(folder_from_url(url).unwrap().unwrap(), Path::new(path), "{url}");
        }
        for url in ["file:a/../b", "file:///..", "file:///a/%2e%2e", "file:../a/..", "file:", "file://a", "file:a%00"] {
            assert!(folder_from_url(url).is_err(), "{url}");
        }
    }

    #[cfg(unix)]
    proptest! {
        #[test]
        fn every_folder_has_a_url_that_names_it(bytes in proptest::collection::vec(1..=u8::MAX, 1..30)) {
            use std::os::unix::ffi::OsStrExt;

            let folder = Path::new(std::ffi::OsStr::from_bytes(&bytes));
            let goes_back = folder.components().any(|component| component == Component::ParentDir);
            let url = url_of_folder(folder);
            prop_assert!(!url.contains(['?', '#']) && !url.chars().any(char::is_control));
            // Two slashes at the front are one to a file system and a host to a URL.
            if !goes_back {
                let named = folder_from_url(&url).unwrap().unwrap();
                prop_assert_eq!(named.components().collect::<PathBuf>(), folder.components().collect::<PathBuf>());
            }
        }
    }
}
