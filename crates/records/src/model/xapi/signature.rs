//! Signed statements (Data 2.6): a JSON web signature, compact, as an attachment.

use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RsaParameters, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::breach::Breach;
use super::fault::{Fault, Place};
use super::json::Json;
use super::sameness::{Leaving, fingerprint};

/// The use of an attachment that is a signature.
pub const USAGE: &str = "http://adlnet.gov/expapi/attachments/signature";
/// Its media type.
pub const MEDIA_TYPE: &str = "application/octet-stream";

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Its media type is another.
    #[error("the media type of a signature is application/octet-stream")]
    MediaType,
    /// It is no text.
    #[error("is no JSON web signature (RFC 7515)")]
    NoSignature,
    /// It has not three parts.
    #[error("a compact JSON web signature has three parts (RFC 7515)")]
    Parts,
    /// A part is not base64url.
    #[error("its parts are not base64url (RFC 7515)")]
    Encoding,
    /// Its header is no JSON.
    #[error("its header is no JSON")]
    Header,
    /// An algorithm that the standard does not allow.
    #[error("its algorithm must be RS256, RS384 or RS512")]
    Algorithm,
    /// What it signs is no JSON.
    #[error("what it signs is no JSON")]
    Payload,
    /// It signs something else.
    #[error("it signs another statement than the one it came with")]
    OtherStatement,
    /// The certificate is not base64.
    #[error("the certificate in x5c is not base64")]
    CertificateEncoding,
    /// The certificate is none.
    #[error("the certificate in x5c cannot be read")]
    Certificate,
    /// The key of the certificate did not sign it.
    #[error("the key of the certificate in x5c did not sign it")]
    Key,
    /// Its bytes did not come along.
    #[error("a signature must come along with its statement")]
    Missing,
}

/// Whether what a statement says about an attachment makes it a signature.
#[must_use]
pub fn is_signature(attachment: &Json<'_>) -> bool {
    attachment.text_of("usageType") == Some(USAGE)
}

/// Checks a signature: its form, its algorithm, that it signs this very statement, and where it brings the certificate of the signer
/// (`x5c`), that this key signed it.
///
/// # Errors
/// One of these does not hold.
pub fn check(statement: &Json<'_>, content_type: &str, signature: &[u8], at: &Place<'_>) -> Result<(), Fault> {
    let fault = |flaw: Flaw| at.fault(Breach::Signature(flaw));
    if content_type != MEDIA_TYPE {
        return Err(fault(Flaw::MediaType));
    }
    let text = std::str::from_utf8(signature).map_err(|_| fault(Flaw::NoSignature))?.trim();
    let parts: Vec<&str> = text.split('.').collect();
    let &[head, payload, signed] = parts.as_slice() else { return Err(fault(Flaw::Parts)) };
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| fault(Flaw::Encoding));
    let (head_bytes, payload_bytes, signed_bytes) = (decode(head)?, decode(payload)?, decode(signed)?);
    let header = Json::read(&head_bytes).map_err(|_| fault(Flaw::Header))?;
    let parameters: &RsaParameters = match header.text_of("alg") {
        Some("RS256") => &RSA_PKCS1_2048_8192_SHA256,
        Some("RS384") => &RSA_PKCS1_2048_8192_SHA384,
        Some("RS512") => &RSA_PKCS1_2048_8192_SHA512,
        _ => return Err(fault(Flaw::Algorithm)),
    };
    let payload = Json::read(&payload_bytes).map_err(|_| fault(Flaw::Payload))?;
    let leaving = Leaving { timestamp: payload.get("timestamp").is_none(), signature: true };
    let same_id = payload.text_of("id").is_none_or(|id| statement.text_of("id").is_some_and(|own| own.eq_ignore_ascii_case(id)));
    if !same_id || fingerprint(&payload, leaving) != fingerprint(statement, leaving) {
        return Err(fault(Flaw::OtherStatement));
    }
    if let Some(chain) = header.get("x5c") {
        let first = chain.each().next().and_then(Json::as_text).unwrap_or("");
        let certificate = STANDARD.decode(first).map_err(|_| fault(Flaw::CertificateEncoding))?;
        let (_, certificate) = x509_parser::parse_x509_certificate(&certificate).map_err(|_| fault(Flaw::Certificate))?;
        let key = &certificate.public_key().subject_public_key.data;
        let end = text.len() - signed.len() - 1;
        UnparsedPublicKey::new(parameters, key).verify(text.get(..end).unwrap_or("").as_bytes(), &signed_bytes).map_err(|_| fault(Flaw::Key))?;
    }
    Ok(())
}
