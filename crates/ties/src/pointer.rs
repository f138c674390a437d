//! JSON Pointers (RFC 6901): the key that a step of one names.

use std::borrow::Cow;

/// The key that one step of a JSON Pointer names: `~1` is `/`, `~0` is `~`.
pub fn unescape(part: &str) -> Cow<'_, str> {
    if part.contains('~') {
        Cow::Owned(part.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(part)
    }
}

/// A key as a part of a JSON Pointer (RFC 6901).
pub fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}
