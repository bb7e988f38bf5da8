//! What a function posted as its failure.

use serde::Deserialize;

use crate::FunctionError;

/// A function's own failure, as far as it told one in JSON.
///
/// The runtime API names no form for it. Read are `{"errorCode": "..", "errorMessage": "..", "causes": [..]}`, which
/// `scf-runtime` posts, and `{"errorType": "..", "errorMessage": ".."}`, as runtimes that came from elsewhere post it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Posted {
    /// The function's own code, such as `NoSuchTask`.
    #[serde(rename = "errorCode", alias = "errorType")]
    pub code: String,
    /// The function's own message.
    #[serde(rename = "errorMessage")]
    pub message: String,
    /// The messages of the causes, outermost first.
    #[serde(default)]
    pub causes: Vec<String>,
}

impl FunctionError {
    /// Returns code and message of the failure that the function posted; `None` where the platform ended the event, and
    /// where what the function posted has another form: then it is in [`error_message`](Self::error_message).
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let platform = scf_emulator::Platform::builder().function("target/debug/bootstrap").build()?;
    /// let error = platform.invoke(r#"{"id": 0}"#).await.outcome.unwrap_err();
    /// let posted = error.posted().ok_or("the platform ended it")?;
    /// assert_eq!((posted.code.as_str(), posted.message.as_str()), ("NoSuchOrder", "orders start at 1"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn posted(&self) -> Option<Posted> {
        if self.error_code != 1 {
            return None;
        }
        serde_json::from_str(&self.error_message).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::fault::Fault;

    fn posted(text: &str) -> Option<Posted> {
        Fault::User { status: 430, text: text.to_owned() }.into_error("id").posted()
    }

    #[test]
    fn code_and_message_are_told_apart() {
        let told = posted(r#"{"errorCode":"NoSuchTask","errorMessage":"gone","causes":["a","b"]}"#).unwrap();
        assert_eq!((told.code.as_str(), told.message.as_str(), told.causes.len()), ("NoSuchTask", "gone", 2));
        let told = posted(r#"{"errorType":"KeyError","errorMessage":"x","stackTrace":[]}"#).unwrap();
        assert_eq!((told.code.as_str(), told.message.as_str()), ("KeyError", "x"));
    }

    #[test]
    fn another_form_and_another_end_are_nothing_posted() {
        for text in ["boom", "{}", "[]", r#"{"errorCode":1,"errorMessage":"x"}"#, ""] {
            assert_eq!(posted(text), None, "{text}");
        }
        assert_eq!(Fault::NotJson.into_error("id").posted(), None);
    }
}
