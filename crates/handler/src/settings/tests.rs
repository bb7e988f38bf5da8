//! What settings are taken and refused.

use super::*;

fn problems(variables: &[(&str, &str)]) -> Vec<String> {
    let variables = variables.iter().map(|&(name, value)| (name.to_owned(), value.to_owned()));
    match Backup::from_variables(variables) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(|problem| problem.variable().to_owned()).collect(),
    }
}

#[test]
fn what_is_needed_is_enough() {
    assert_eq!(problems(&[(URL, "memory:")]), [""; 0]);
    let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
    assert_eq!(problems(&[cos, ("COS_SECRET_ID", "a"), ("COS_SECRET_KEY", "b")]), [""; 0]);
    assert_eq!(problems(&[cos, ("TENCENTCLOUD_SECRETID", "a"), ("TENCENTCLOUD_SECRETKEY", "b")]), [""; 0]);
    assert_eq!(
        problems(&[(URL, "memory:"), (COMPRESSION, "none"), (KEY, "{task_id}/{digest}"), ("PATH", "/")]),
        [""; 0]
    );
}

#[test]
fn compression_is_one_that_is_built() {
    let of = |value| problems(&[(URL, "memory:"), (COMPRESSION, value)]);
    for (value, built) in [
        ("none", true),
        ("gzip", cfg!(feature = "gzip")),
        ("zstd", cfg!(feature = "zstd")),
        ("GZIP", false),
        ("brotli", false),
    ] {
        assert_eq!(of(value), if built { vec![] } else { vec![COMPRESSION] }, "{value}");
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let wrong = [
        (URL, "ftp://x"),
        (KEY, "{task}"),
        (COMPRESSION, "brotli"),
        (FALLBACK_URL, "ftp://y"),
        ("MPS_BACKUP_NOTIFYKEY", "x"),
    ];
    assert_eq!(problems(&wrong), ["MPS_BACKUP_NOTIFYKEY", URL, FALLBACK_URL, KEY, COMPRESSION]);
    assert_eq!(problems(&[]), [URL]);
    assert_eq!(problems(&[(URL, "  ")]), [URL]);
}

#[test]
fn a_fallback_is_another_place() {
    assert_eq!(problems(&[(URL, "memory:"), (FALLBACK_URL, "memory:")]), [FALLBACK_URL]);
    assert_eq!(problems(&[(URL, "file:a/../b")]), [URL]);
}

#[test]
fn keys_for_cos_are_missed_before_the_first_event() {
    let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
    assert_eq!(problems(&[cos]), ["TENCENTCLOUD_SECRETID"]);
    assert_eq!(problems(&[cos, ("COS_SECRET_ID", "a")]), ["COS_SECRET_KEY"]);
    assert_eq!(problems(&[cos, ("COS_SECRET_KEY", "canary")]), ["COS_SECRET_ID"]);
}

#[test]
fn what_stands_around_a_value_is_left_out() {
    let backup = |key: &str| {
        let variables = [(URL, " memory:\n"), (NOTIFY_KEY, key), (COMPRESSION, "none\r\n")];
        Backup::from_variables(variables.map(|(name, value)| (name.to_owned(), value.to_owned()))).unwrap()
    };
    for key in ["a key", "a key\n", " a key\r\n", "\ta key "] {
        assert_eq!(backup(key).notify_key.unwrap().expose(), "a key", "{key:?}");
    }
    let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
    assert_eq!(problems(&[cos, ("COS_SECRET_ID", " a\n"), ("COS_SECRET_KEY", "b\r\n")]), [""; 0]);
}

#[test]
fn keys_that_no_header_can_carry_are_refused_before_the_first_event() {
    let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
    for bad in ["a\nb", "a\0", "clé", "a\u{fffd}", "\u{feff}a", "a\u{200b}"] {
        for keys in variables::KEYS {
            for at in 0..3 {
                let mut all = vec![cos];
                all.extend(keys.iter().enumerate().map(|(n, name)| (*name, if n == at { bad } else { "fine" })));
                assert_eq!(problems(&all), [keys[at]], "{bad:?}");
            }
        }
    }
    // The keys of the role aren't used beside one's own, nor are any without COS.
    let own = [cos, ("COS_SECRET_ID", "a"), ("COS_SECRET_KEY", "b"), ("TENCENTCLOUD_SECRETID", "\0")];
    assert_eq!(problems(&own), [""; 0]);
    assert_eq!(problems(&[(URL, "memory:"), ("COS_SECRET_ID", "\0"), ("COS_SECRET_KEY", "b")]), [""; 0]);
    for (key, right) in [("ключ", true), ("a\nb", false), ("a\u{fffd}", false)] {
        let told = problems(&[(URL, "memory:"), (NOTIFY_KEY, key)]);
        assert_eq!(told, if right { vec![] } else { vec![NOTIFY_KEY] }, "{key:?}");
    }
}

#[test]
fn a_template_reaches_no_name_that_is_kept() {
    for (template, right) in [
        ("{task_id}/{digest}", true),
        ("a_b/{task_id}_{status}", true),
        ("{status:_x}/{digest}", true),
        ("_quarantine/{task_id}", false),
        ("_{date}/{task_id}", false),
        ("dt={date}/_{task_id}", false),
        ("{date}/{hour}/_x", false),
    ] {
        let told = problems(&[(URL, "memory:"), (KEY, template)]);
        assert_eq!(told, if right { vec![] } else { vec![KEY] }, "{template}");
    }
}

#[test]
fn a_refusal_shows_no_secret() {
    let wrong = [
        (URL, "cos://canary:canary@b-1250000000/x?region=r&endpoint=https://canary:canary@example.com"),
        (FALLBACK_URL, "cos://b-1250000000/x?region=r&endpoint=canary canary&secret=canary"),
        (NOTIFY_KEY, "canary\ncanary"),
        (COMPRESSION, "canary"),
        ("COS_SECRET_ID", "canary\ncanary"),
        ("COS_SECRET_KEY", "canary\u{7f}"),
        ("COS_SESSION_TOKEN", "canaryé"),
        ("MPS_BACKUP_SECRET", "canary"),
    ];
    let variables = wrong.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let error = Backup::from_variables(variables).unwrap_err();
    assert!(
        wrong.iter().all(|(name, _)| error.problems().iter().any(|problem| problem.variable() == *name)),
        "{error}"
    );
    let text = format!("{error} {error:?}");
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn no_secret_is_shown() {
    let variables = [(URL, "memory:"), (NOTIFY_KEY, "canary-1"), ("COS_SECRET_KEY", "canary-2")];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let text = format!("{:?}", Backup::from_variables(variables));
    assert!(!text.contains("canary"), "{text}");
}
