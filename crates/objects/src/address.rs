//! Which bucket, where, and who we are.

use std::fmt;
use std::str::FromStr;

/// What is wrong with the settings of S3.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The address is not understood.
    #[error("objects is '{0}'; it must be like s3://BUCKET or s3://BUCKET/PREFIX, with small letters, digits, hyphens and dots in the name of the bucket")]
    Address(String),
    /// Something is missing.
    #[error("objects on S3 need {0}")]
    Missing(&'static str),
    /// The endpoint is not understood.
    #[error("s3-endpoint is '{0}'; it must begin with http:// or https://")]
    Endpoint(String),
    /// The client could not be made.
    #[error("objects on S3 cannot be used: {0}")]
    Client(String),
}

/// A bucket, and the beginning of every name in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// The bucket's name.
    pub name: String,
    /// What names begin with, without slashes at its ends; nothing where there is none.
    pub prefix: String,
}

impl FromStr for Bucket {
    type Err = SettingsError;

    fn from_str(text: &str) -> Result<Self, SettingsError> {
        let wrong = || SettingsError::Address(text.to_owned());
        let rest = text.strip_prefix("s3://").ok_or_else(wrong)?;
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let prefix = prefix.trim_end_matches('/');
        let is_name = (3..=63).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte))
            && !name.starts_with(['-', '.']);
        let is_part =
            |part: &str| !part.is_empty() && part != "." && part != ".." && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if !is_name || (!prefix.is_empty() && !prefix.split('/').all(is_part)) {
            return Err(wrong());
        }
        Ok(Self { name: name.to_owned(), prefix: prefix.to_owned() })
    }
}

/// How to reach a bucket.
#[derive(Clone)]
pub struct S3Settings {
    /// Which.
    pub bucket: Bucket,
    /// The service, as `http://` or `https://` address; that of Amazon's region where there is none.
    pub endpoint: Option<String>,
    /// The region.
    pub region: String,
    /// Who we are.
    pub access_key: String,
    /// The proof of it.
    pub secret_key: String,
    /// A token for keys that were lent for a time.
    pub session_token: Option<String>,
    /// The bucket stands in the path of addresses, and else in the name of the host.
    pub path_style: bool,
}

/// Without what nobody may see.
impl fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Settings").field("bucket", &self.bucket).field("endpoint", &self.endpoint).field("region", &self.region).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_bucket_and_a_beginning() {
        let bucket = |text: &str| text.parse::<Bucket>().map(|bucket| (bucket.name, bucket.prefix)).ok();
        let pair = |name: &str, prefix: &str| Some((name.to_owned(), prefix.to_owned()));
        assert_eq!(bucket("s3://xingtan"), pair("xingtan", ""));
        assert_eq!(bucket("s3://xing-tan.1/a/b/"), pair("xing-tan.1", "a/b"));
        for wrong in
            ["s3://", "s3:xingtan", "xingtan", "s3://XingTan", "s3://ab", "s3://x/../y", "s3://xingtan/a//b", "s3://xingtan/a b", "s3://-xingtan", "file:x"]
        {
            assert_eq!(bucket(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn settings_are_shown_without_secrets() {
        let settings = S3Settings {
            bucket: "s3://xingtan".parse().unwrap(),
            endpoint: None,
            region: "here".to_owned(),
            access_key: "who".to_owned(),
            secret_key: "s3cret".to_owned(),
            session_token: Some("t0ken".to_owned()),
            path_style: true,
        };
        let shown = format!("{settings:?}");
        assert!(shown.contains("xingtan") && !["who", "s3cret", "t0ken"].iter().any(|secret| shown.contains(secret)), "{shown}");
    }
}
