//! Reading that finds out at the end whether it was what it should be.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::ObjectError;
use crate::secrets::hex;

/// Reads through to the bytes of an object; where they are others the reading fails that would say that there are no more.
pub struct Checked<R> {
    inner: R,
    hash: Sha256,
    name: String,
    left: u64,
}

impl<R: Read> Checked<R> {
    /// Expects so many bytes, whose hash is the name.
    pub fn new(inner: R, name: &str, bytes: u64) -> Self {
        Self { inner, hash: Sha256::new(), name: name.to_owned(), left: bytes }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let count = self.inner.read(into)?;
        let damaged = || ObjectError::Damaged(self.name.clone()).into();
        let Some(left) = self.left.checked_sub(u64::try_from(count).unwrap_or(u64::MAX)) else { return Err(damaged()) };
        self.left = left;
        if count > 0 {
            self.hash.update(into.get(..count).unwrap_or(into));
            return Ok(count);
        }
        if left == 0 && hex(&self.hash.clone().finalize()) == self.name { Ok(0) } else { Err(damaged()) }
    }
}
