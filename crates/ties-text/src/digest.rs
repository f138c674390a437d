//! The SHA-256 of a file's bytes.

use sha2::Digest as _;
use ties::model::Sha256;

/// Computes the SHA-256 of `bytes`.
pub fn sha256(bytes: &[u8]) -> Sha256 {
    Sha256::from_bytes(sha2::Sha256::digest(bytes).into())
}
