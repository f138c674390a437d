//! Text of HTML pages, block by block, without boilerplate.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};

/// How deep elements may be nested: the parser's time grows with the square of the depth.
const MAX_DEPTH: usize = 512;

/// How many elements and texts a page may have: a short page can expand to very many.
const MAX_NODES: usize = 2 << 20;

/// How many bytes are parsed between checks of the limits.
const STEP: usize = 4096;

/// The text of a page: headings, paragraphs, list items, table cells and captions, in order, blank lines between them.
pub(super) fn text(page: &str) -> Result<String, String> {
    let mut parser = parse_document(Tree::new(), ParseOpts::default());
    let mut rest = page;
    while !rest.is_empty() {
        let end = (STEP.min(rest.len())..=rest.len())
            .find(|&end| rest.is_char_boundary(end))
            .unwrap_or(rest.len());
        let (step, next) = rest.split_at(end);
        parser.process(StrTendril::from_slice(step));
        let tree = &parser.tokenizer.sink.sink;
        if tree.too_deep.get() {
            return Err(format!("has elements nested more than {MAX_DEPTH} deep"));
        }
        if tree.nodes.borrow().len() > MAX_NODES {
            return Err(format!("has more than {MAX_NODES} elements"));
        }
        rest = next;
    }
    let mut blocks = Blocks::default();
    blocks.walk(&parser.finish());
    Ok(blocks.whole.join("\n\n") + "\n")
}

/// How an element lays out its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Inline,
    Break,
    Block,
    Preformatted,
}

/// Whether the text of an element belongs to the page's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
    /// It is named like boilerplate: kept only if it contains the page's own text.
    WithBody,
}

/// A node of the page, and its place among the others.
#[derive(Debug)]
struct Node {
    /// Its name; none for a text node.
    name: Option<QualName>,
    text: StrTendril,
    shape: Shape,
    kept: Kept,
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
}

/// The page, as the parser builds it. Node 0 is the document.
#[derive(Debug)]
struct Tree {
    nodes: RefCell<Vec<Node>>,
    too_deep: Cell<bool>,
}

impl Tree {
    fn new() -> Self {
        let tree = Self {
            nodes: RefCell::default(),
            too_deep: Cell::new(false),
        };
        tree.add(None, StrTendril::new(), Shape::Block, Kept::Yes);
        tree
    }

    fn add(&self, name: Option<QualName>, text: StrTendril, shape: Shape, kept: Kept) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        let (parent, before, after, first, last) = (None, None, None, None, None);
        nodes.push(Node {
            name,
            text,
            shape,
            kept,
            parent,
            before,
            after,
            first,
            last,
        });
        nodes.len() - 1
    }

    /// Puts a node or text into `parent`, in front of `after` or at the end.
    fn put(&self, parent: usize, after: Option<usize>, child: NodeOrText<usize>) {
        let node = match child {
            NodeOrText::AppendNode(node) => {
                self.take_out(node);
                node
            }
            NodeOrText::AppendText(text) if self.lengthen(parent, after, &text) => return,
            NodeOrText::AppendText(text) => self.add(None, text, Shape::Inline, Kept::Yes),
        };
        let mut nodes = self.nodes.borrow_mut();
        let before = last_before(&nodes, parent, after);
        (nodes[node].parent, nodes[node].before, nodes[node].after) = (Some(parent), before, after);
        link(
            &mut nodes,
            parent,
            (before, Some(node)),
            (Some(node), after),
        );
        // A node that is moved takes what is in it along; whatever is then put into that checks its own depth.
        let above = std::iter::successors(Some(node), |&node| nodes[node].parent);
        if above.take(MAX_DEPTH + 2).count() > MAX_DEPTH + 1 {
            self.too_deep.set(true);
        }
    }

    /// Appends text to the preceding text node; false if there is none.
    fn lengthen(&self, parent: usize, after: Option<usize>, text: &StrTendril) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before =
            last_before(&nodes, parent, after).filter(|&before| !nodes[before].text.is_empty());
        before
            .map(|before| nodes[before].text.push_tendril(text))
            .is_some()
    }

    fn take_out(&self, node: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes[node].parent.take() else {
            return;
        };
        let (before, after) = (nodes[node].before.take(), nodes[node].after.take());
        link(&mut nodes, parent, (before, after), (before, after));
    }
}

/// The node in front of `after` in `parent`, or the last one.
fn last_before(nodes: &[Node], parent: usize, after: Option<usize>) -> Option<usize> {
    after.map_or(nodes[parent].last, |after| nodes[after].before)
}

/// Sets the forward link of a child (or the start of `parent`) and the backward link of another (or the end).
fn link(
    nodes: &mut [Node],
    parent: usize,
    forth: (Option<usize>, Option<usize>),
    back: (Option<usize>, Option<usize>),
) {
    match forth {
        (Some(before), next) => nodes[before].after = next,
        (None, next) => nodes[parent].first = next,
    }
    match back {
        (previous, Some(after)) => nodes[after].before = previous,
        (previous, None) => nodes[parent].last = previous,
    }
}

/// The name of an element, for the parser.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Tree {
    type Handle = usize;
    type Output = Vec<Node>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, &node: &usize) -> Name {
        let name = self.nodes.borrow()[node].name.clone();
        Name(
            name.unwrap_or_else(|| QualName::new(None, Namespace::default(), LocalName::default())),
        )
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let (shape, kept) = (shape(&name.local), kept(&name.local, &attributes));
        self.add(Some(name), StrTendril::new(), shape, kept)
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(None, StrTendril::new(), Shape::Inline, Kept::No)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(None, StrTendril::new(), Shape::Inline, Kept::No)
    }

    fn append(&self, &parent: &usize, child: NodeOrText<usize>) {
        self.put(parent, None, child);
    }

    fn append_before_sibling(&self, &sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[sibling].parent;
        if let Some(parent) = parent {
            self.put(parent, Some(sibling), child);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        otherwise: &usize,
        child: NodeOrText<usize>,
    ) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(otherwise, child);
        }
    }

    fn remove_from_parent(&self, &node: &usize) {
        self.take_out(node);
    }

    fn reparent_children(&self, &from: &usize, &to: &usize) {
        while let Some(child) = { self.nodes.borrow()[from].first } {
            self.put(to, None, NodeOrText::AppendNode(child));
        }
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    /// A template's content is left out with the template; its nodes stay inside it, so that their depth counts.
    fn get_template_contents(&self, &template: &usize) -> usize {
        template
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, _: &usize, _: Vec<Attribute>) {}
}

fn shape(tag: &str) -> Shape {
    match tag {
        "br" => Shape::Break,
        "pre" => Shape::Preformatted,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd"
        | "details" | "dialog" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure"
        | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hr"
        | "html" | "li" | "main" | "menu" | "nav" | "ol" | "p" | "section" | "summary"
        | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => Shape::Block,
        _ => Shape::Inline,
    }
}

fn kept(tag: &str, attributes: &[Attribute]) -> Kept {
    let get = |name: &str| {
        attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|found| &*found.value)
    };
    let is_tag = matches!(
        tag,
        "aside"
            | "audio"
            | "button"
            | "canvas"
            | "datalist"
            | "dialog"
            | "footer"
            | "head"
            | "iframe"
            | "label"
            | "math"
            | "nav"
            | "noscript"
            | "object"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "video"
    );
    let is_hidden = get("hidden").is_some()
        || get("aria-hidden") == Some("true")
        || get("style").is_some_and(|style| {
            style
                .replace(' ', "")
                .to_lowercase()
                .contains("display:none")
        });
    let is_role = matches!(
        get("role"),
        Some("banner" | "complementary" | "contentinfo" | "dialog" | "navigation" | "search")
    );
    let is_name = |word: &str| {
        matches!(
            &*word.to_lowercase(),
            "ad" | "ads"
                | "advert"
                | "breadcrumb"
                | "breadcrumbs"
                | "comments"
                | "consent"
                | "cookie"
                | "cookies"
                | "newsletter"
                | "related"
                | "share"
                | "sharing"
                | "social"
        )
    };
    let names = || {
        get("class")
            .into_iter()
            .chain(get("id"))
            .flat_map(|names| names.split(|c: char| !c.is_alphanumeric()))
    };
    if is_tag || is_hidden || is_role {
        Kept::No
    } else if !is_body(tag) && !matches!(tag, "html" | "body") && names().any(is_name) {
        Kept::WithBody
    } else {
        Kept::Yes
    }
}

/// Whether an element of that name contains the page's own text, or its title.
fn is_body(tag: &str) -> bool {
    matches!(tag, "article" | "h1" | "main")
}

/// The blocks of a page, as they are found.
#[derive(Debug, Default)]
struct Blocks {
    whole: Vec<String>,
    /// The block that is being read.
    block: String,
    /// How many elements around it are preformatted.
    preformatted: usize,
}

impl Blocks {
    /// Goes through the nodes in the order of the page, by their links: the stack stays flat at any depth.
    fn walk(&mut self, nodes: &[Node]) {
        let around_body = around_body(nodes);
        let is_kept = |node: usize| match nodes[node].kept {
            Kept::Yes => true,
            Kept::No => false,
            Kept::WithBody => around_body[node],
        };
        let mut at = 0;
        loop {
            let node = &nodes[at];
            self.enter(node, is_kept(at));
            if let Some(first) = node.first
                && is_kept(at)
            {
                at = first;
                continue;
            }
            loop {
                self.leave(&nodes[at], is_kept(at));
                if let Some(after) = nodes[at].after {
                    at = after;
                    break;
                }
                let Some(parent) = nodes[at].parent else {
                    return;
                };
                at = parent;
            }
        }
    }

    fn enter(&mut self, node: &Node, is_kept: bool) {
        match node.shape {
            Shape::Block | Shape::Preformatted => self.end(),
            Shape::Break if is_kept => self.block.push('\n'),
            _ => {}
        }
        self.preformatted += usize::from(is_kept && node.shape == Shape::Preformatted);
        if self.preformatted > 0 {
            self.block.push_str(&node.text);
        } else {
            self.block.extend(
                node.text
                    .chars()
                    .map(|c| if c.is_ascii_whitespace() { ' ' } else { c }),
            );
        }
    }

    fn leave(&mut self, node: &Node, is_kept: bool) {
        if matches!(node.shape, Shape::Block | Shape::Preformatted) {
            self.end();
        }
        self.preformatted -= usize::from(is_kept && node.shape == Shape::Preformatted);
    }

    /// Ends the current block, if it is not empty.
    fn end(&mut self) {
        let block = std::mem::take(&mut self.block);
        let block = if self.preformatted > 0 {
            block.trim_end().trim_start_matches('\n').to_owned()
        } else {
            let lines = block
                .split('\n')
                .map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
            lines.collect::<Vec<_>>().join("\n").trim().to_owned()
        };
        if !block.is_empty() {
            self.whole.push(block);
        }
    }
}

/// For each node, whether it contains the page's own text.
fn around_body(nodes: &[Node]) -> Vec<bool> {
    let mut around = vec![false; nodes.len()];
    for node in nodes
        .iter()
        .filter(|node| node.name.as_ref().is_some_and(|name| is_body(&name.local)))
    {
        let mut above = node.parent;
        while let Some(at) = above.filter(|&at| !around[at]) {
            around[at] = true;
            above = nodes[at].parent;
        }
    }
    around
}
