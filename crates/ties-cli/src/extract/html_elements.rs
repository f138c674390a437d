//! What HTML elements are for: how they lay out their text, and which are boilerplate.

use html5ever::Attribute;

/// Elements that end the block before them and are a block of their own.
const BLOCKS: [&str; 43] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements without the page's own text.
const BOILERPLATE: [&str; 21] = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "footer", "head", "iframe",
    "label", "math", "nav", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "video",
];

/// Values of the attribute `role` of elements without the page's own text.
const BOILERPLATE_ROLES: [&str; 6] = [
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "navigation",
    "search",
];

/// Words in the class or id of elements that are probably boilerplate.
const BOILERPLATE_NAMES: [&str; 14] = [
    "ad",
    "ads",
    "advert",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "newsletter",
    "related",
    "share",
    "sharing",
    "social",
];

/// How an element lays out its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Inline,
    Break,
    Block,
    Preformatted,
}

impl Shape {
    pub(super) fn of(tag: &str) -> Self {
        match tag {
            "br" => Self::Break,
            "pre" => Self::Preformatted,
            tag if BLOCKS.contains(&tag) => Self::Block,
            _ => Self::Inline,
        }
    }
}

/// Whether the text of an element belongs to the page's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relevance {
    Content,
    Boilerplate,
    /// It is named like boilerplate, and is content only if it contains the page's own text.
    ContentIfAroundBody,
}

impl Relevance {
    pub(super) fn of(tag: &str, attributes: &[Attribute]) -> Self {
        let role = attribute(attributes, "role").unwrap_or_default();
        if BOILERPLATE.contains(&tag) || BOILERPLATE_ROLES.contains(&role) || is_hidden(attributes)
        {
            Self::Boilerplate
        } else if !is_body(tag)
            && !matches!(tag, "html" | "body")
            && is_named_like_boilerplate(attributes)
        {
            Self::ContentIfAroundBody
        } else {
            Self::Content
        }
    }
}

/// Whether an element of that name contains the page's own text, or its title.
pub(super) fn is_body(tag: &str) -> bool {
    matches!(tag, "article" | "h1" | "main")
}

/// The value of an attribute, if the element has it.
fn attribute<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    let mut all = attributes.iter();
    let found = all.find(|attribute| &*attribute.name.local == name)?;
    Some(&found.value)
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    if attribute(attributes, "hidden").is_some()
        || attribute(attributes, "aria-hidden") == Some("true")
    {
        return true;
    }
    let style = attribute(attributes, "style").unwrap_or_default();
    let style = style.replace(' ', "").to_lowercase();
    style.contains("display:none")
}

/// Whether a word of the class or the id is one of [`BOILERPLATE_NAMES`].
fn is_named_like_boilerplate(attributes: &[Attribute]) -> bool {
    for key in ["class", "id"] {
        let names = attribute(attributes, key).unwrap_or_default();
        for word in names.split(|c: char| !c.is_alphanumeric()) {
            if BOILERPLATE_NAMES.contains(&word.to_lowercase().as_str()) {
                return true;
            }
        }
    }
    false
}
