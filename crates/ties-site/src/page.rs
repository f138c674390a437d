//! The frame of a page: its head with the policy, the style sheet and the font.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use ties_picture::{FONT_WOFF2, dark_css, plain};

/// The style sheet, without the font and the dark colours of pictures.
const STYLE: &str = include_str!("page.css");

/// The maximum number of characters of a title in the head.
const MOST_TITLE: usize = 70;

/// A page: one file that refers to nothing outside itself.
pub(crate) fn page(title: &str, body: &Markup) -> String {
    let style = style();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (plain(title, MOST_TITLE)) }
                style { (PreEscaped(&style)) }
            }
            body { (body) }
        }
    };
    page.into_string() + "\n"
}

/// What the page may load: its style sheet, by the digest of its bytes, and the font in it.
fn policy(style: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(style));
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// The style sheet with the font, and with the dark colours of pictures for screens.
fn style() -> String {
    let font = STANDARD.encode(FONT_WOFF2);
    format!(
        "@font-face{{font-family:\"Ties Sans\";src:url(data:font/woff2;base64,{font}) \
         format(\"woff2\")}}\n{STYLE}@media screen and (prefers-color-scheme:dark){{{}}}\n",
        dark_css()
    )
}
