//! Skeletons (UTS 39): texts that look alike have the same skeleton.

use std::sync::LazyLock;

/// Whether the skeletons of two texts are equal. `write` is one of the functions that write a
/// skeleton.
pub(crate) fn have_one_skeleton(one: &str, other: &str, write: impl Fn(&str, &mut String)) -> bool {
    let mut skeleton = String::new();
    let mut other_skeleton = String::new();
    write(one, &mut skeleton);
    write(other, &mut other_skeleton);
    skeleton == other_skeleton
}

/// The skeleton of each ASCII character.
static OF_ASCII: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    let mut skeletons = Vec::new();
    for byte in 0..128_u8 {
        let skeleton: String = unicode_security::skeleton(&char::from(byte).to_string()).collect();
        skeletons.push(skeleton.into_boxed_str());
    }
    skeletons
});

/// Appends the skeleton of an ASCII text.
fn write_ascii(text: &str, out: &mut String) {
    for byte in text.bytes() {
        out.push_str(
            OF_ASCII
                .get(usize::from(byte))
                .map_or("", |skeleton| skeleton),
        );
    }
}

/// Replaces `out` with the skeleton of a name.
///
/// Words of digits keep their digits, so that brigade 11 does not look like brigade II.
pub(crate) fn write_skeleton(name: &str, out: &mut String) {
    out.clear();
    for part in name.split_inclusive([' ', '-']) {
        if part
            .trim_end_matches([' ', '-'])
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        {
            out.push_str(part);
        } else if part.is_ascii() {
            write_ascii(part, out);
        } else {
            out.extend(unicode_security::skeleton(part));
        }
    }
}

/// Replaces `out` with the skeleton of an id, in lower case because ids have no capitals: `0`
/// becomes `o`.
pub(crate) fn write_skeleton_of_id(id: &str, out: &mut String) {
    out.clear();
    write_ascii(id, out);
    out.make_ascii_lowercase();
}
