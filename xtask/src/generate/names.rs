//! From Tencent's names to Rust's.

/// `CovImgUrl` to `cov_img_url`, `S3SecretId` to `s3_secret_id`, `Type` to `r#type`.
pub(super) fn field(member: &str) -> String {
    let name = snake(member);
    if matches!(name.as_str(), "type" | "abstract" | "box" | "match") { format!("r#{name}") } else { name }
}

/// The setter's name of a member.
pub(super) fn setter(member: &str) -> String {
    format!("with_{}", snake(member))
}

fn snake(member: &str) -> String {
    let letters: Vec<char> = member.chars().collect();
    let mut name = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(index + 1);
        let starts_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| !before.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase));
        if starts_word {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// A value of a list as the name of a variant: `Porn.Asr` to `PornAsr`, `AWS-S3` to `AwsS3`, `16:9` to `V16x9`.
pub(super) fn variant(value: &str) -> String {
    let mut name = String::new();
    for part in value.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let follows_digit = name.ends_with(|last: char| last.is_ascii_digit());
        if follows_digit && part.starts_with(|first: char| first.is_ascii_digit()) {
            name.push('x');
        }
        for word in snake(part).split('_') {
            let mut letters = word.chars();
            name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            name.push_str(letters.as_str());
        }
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("V{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_guidelines() {
        for (member, name) in [
            ("CovImgUrl", "cov_img_url"),
            ("S3SecretId", "s3_secret_id"),
            ("KeyPTSList", "key_pts_list"),
            ("AIDubbingTask", "ai_dubbing_task"),
            ("VODInputInfo", "vod_input_info"),
            ("Type", "r#type"),
        ] {
            assert_eq!(field(member), name);
        }
        for (value, name) in [
            ("Porn.Asr", "PornAsr"),
            ("AWS-S3", "AwsS3"),
            ("16:9", "V16x9"),
            ("PROCESSING", "Processing"),
            ("AIAnalysis", "AiAnalysis"),
        ] {
            assert_eq!(variant(value), name);
        }
    }
}
