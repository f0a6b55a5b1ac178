//! Nouns and rules of signing in elsewhere, and here from elsewhere; pure.

pub mod assertion;
pub mod claims;
pub mod claims_request;
pub mod client;
pub mod decide;
pub mod grant;
pub mod id_token;
pub mod metadata;
pub mod pkce;
pub mod provider;
pub mod redirect;
pub mod request;
pub mod response;
pub mod scope;
pub mod token;
