//! Tags of objects (436/35665).

use percent_encoding::utf8_percent_encode;

use super::client::STRICT;

/// The most tags of an object, and the most characters of a name and of a value (436/35665).
const MAX_TAGS: usize = 10;
const MAX_NAME_LEN: usize = 127;
const MAX_VALUE_LEN: usize = 255;

/// `name=value&..` as the header carries it. A blank is `%20`: COS doesn't read `+` as one.
pub(super) fn header(tags: &[(String, String)]) -> String {
    let encode = |text| utf8_percent_encode(text, STRICT);
    let pairs: Vec<_> = tags.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

/// What COS would refuse.
pub(super) fn check(tags: &[(String, String)]) -> Vec<String> {
    let mut problems = Vec::new();
    if tags.len() > MAX_TAGS {
        problems.push(format!("tags: there are {}, an object has at most {MAX_TAGS}", tags.len()));
    }
    for (at, (name, value)) in tags.iter().enumerate() {
        let (name_len, value_len) = (name.chars().count(), value.chars().count());
        if name_len == 0 || name_len > MAX_NAME_LEN || value_len > MAX_VALUE_LEN {
            problems.push(format!(
                "tags: {name:?} has {name_len} characters and its value {value_len}: 1 to {MAX_NAME_LEN} and at most \
                 {MAX_VALUE_LEN} are taken"
            ));
        }
        if tags[..at].iter().any(|(other, _)| other == name) {
            problems.push(format!("tags: {name:?} is given twice"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn are_encoded_strictly() {
        assert_eq!(
            header(&tags(&[("team", "media & co"), ("日", "a+b=c")])),
            "team=media%20%26%20co&%E6%97%A5=a%2Bb%3Dc"
        );
    }

    #[test]
    fn keep_within_the_limits_of_cos() {
        let many: Vec<_> = (0..11).map(|at| (format!("t{at}"), String::new())).collect();
        assert_eq!(check(&many[..10]), [""; 0]);
        assert_eq!(check(&many).len(), 1);
        assert_eq!(check(&tags(&[("", "x"), ("a", "1"), ("a", "2")])).len(), 2);
        assert_eq!(check(&tags(&[(&"日".repeat(127), &"日".repeat(255))])), [""; 0]);
        assert_eq!(check(&tags(&[("a", &"x".repeat(256)), (&"b".repeat(128), "")])).len(), 2);
    }
}
