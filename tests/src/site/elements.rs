//! A strict reader of our pages: every element is one that they use, and closes in order.

use std::collections::BTreeSet;

/// The elements without an end tag.
const VOID: [&str; 1] = ["meta"];

/// The elements of a page.
const ELEMENTS: [&str; 46] = [
    "a", "bdi", "body", "caption", "circle", "code", "defs", "desc", "details", "div", "g", "h1",
    "h2", "h3", "h4", "head", "header", "html", "li", "line", "main", "meta", "nav", "ol", "p",
    "path", "pattern", "q", "rect", "section", "span", "strong", "style", "summary", "svg",
    "table", "tbody", "td", "text", "th", "thead", "title", "tr", "tspan", "ul", "use",
];

/// What a page contains.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// The values of `id`.
    pub(super) ids: BTreeSet<String>,
    /// The values of `href`.
    pub(super) links: Vec<String>,
    /// The names of attributes.
    pub(super) attributes: BTreeSet<String>,
}

/// Reads a page. Panics if it is not well-formed.
pub(super) fn elements(page: &str) -> Elements {
    let mut found = Elements::default();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").unwrap();
    while let Some(start) = rest.find('<') {
        let inside = &rest[start + 1..];
        let end = inside.find('>').unwrap();
        let tag = &inside[..end];
        rest = &inside[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "after {}", excerpt(rest));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            ELEMENTS.contains(&name),
            "<{name}> before {}",
            excerpt(rest)
        );
        found.read_attributes(attributes);
        if name == "style" {
            // A style sheet contains no elements.
            rest = &rest[rest.find("</style>").unwrap()..];
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, [""; 0]);
    found
}

fn excerpt(text: &str) -> String {
    text.chars().take(100).collect()
}

impl Elements {
    /// Reads `name="value" name="value"`.
    fn read_attributes(&mut self, attributes: &str) {
        let mut rest = attributes;
        while !rest.is_empty() {
            let (name, more) = rest.split_once("=\"").unwrap();
            let (value, more) = more.split_once('"').unwrap();
            rest = more.trim_start();
            self.attributes.insert(name.to_owned());
            match name {
                "id" => assert!(self.ids.insert(value.to_owned()), "id {value} twice"),
                "href" => self.links.push(value.to_owned()),
                _ => {}
            }
        }
    }
}

#[test]
#[should_panic(expected = "<script> before")]
fn another_element_is_found() {
    elements("<!DOCTYPE html><html><script></script></html>");
}

#[test]
#[should_panic(expected = "after")]
fn an_element_that_is_not_closed_is_found() {
    elements("<!DOCTYPE html><html><p></html>");
}
