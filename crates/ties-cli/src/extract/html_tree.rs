//! The tree of an HTML page, as the parser builds it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::html_elements::{Relevance, Shape};

/// How deep elements may be nested: the parser's time grows with the square of the depth.
pub(super) const MAX_DEPTH: usize = 512;

/// A node of the page, and its place among the others.
#[derive(Debug)]
pub(super) struct Node {
    /// Its name; none for a text node.
    pub(super) name: Option<QualName>,
    pub(super) text: StrTendril,
    pub(super) shape: Shape,
    pub(super) relevance: Relevance,
    pub(super) parent: Option<usize>,
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
    pub(super) first: Option<usize>,
    pub(super) last: Option<usize>,
}

/// The page, as the parser builds it. Node 0 is the document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: RefCell<Vec<Node>>,
    too_deep: Cell<bool>,
}

impl Tree {
    pub(super) fn new() -> Self {
        let tree = Self {
            nodes: RefCell::default(),
            too_deep: Cell::new(false),
        };
        tree.add(None, StrTendril::new(), Shape::Block, Relevance::Content);
        tree
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.too_deep.get()
    }

    /// How many elements and texts it has.
    pub(super) fn size(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn add(
        &self,
        name: Option<QualName>,
        text: StrTendril,
        shape: Shape,
        relevance: Relevance,
    ) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            name,
            text,
            shape,
            relevance,
            parent: None,
            before: None,
            after: None,
            first: None,
            last: None,
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
            NodeOrText::AppendText(text) => self.add(None, text, Shape::Inline, Relevance::Content),
        };
        let mut nodes = self.nodes.borrow_mut();
        let before = last_before(&nodes, parent, after);
        nodes[node].parent = Some(parent);
        nodes[node].before = before;
        nodes[node].after = after;
        link(
            &mut nodes,
            parent,
            (before, Some(node)),
            (Some(node), after),
        );
        // A node that is moved takes its content along. What is later put into that content checks
        // its own depth.
        let above = std::iter::successors(Some(node), |&node| nodes[node].parent);
        if above.take(MAX_DEPTH + 2).count() > MAX_DEPTH + 1 {
            self.too_deep.set(true);
        }
    }

    /// Appends text to the preceding text node; false if there is none.
    fn lengthen(&self, parent: usize, after: Option<usize>, text: &StrTendril) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        match last_before(&nodes, parent, after) {
            Some(before) if !nodes[before].text.is_empty() => {
                nodes[before].text.push_tendril(text);
                true
            }
            _ => false,
        }
    }

    fn take_out(&self, node: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes[node].parent.take() else {
            return;
        };
        let before = nodes[node].before.take();
        let after = nodes[node].after.take();
        link(&mut nodes, parent, (before, after), (before, after));
    }
}

/// The node in front of `after` in `parent`, or the last one.
fn last_before(nodes: &[Node], parent: usize, after: Option<usize>) -> Option<usize> {
    after.map_or(nodes[parent].last, |after| nodes[after].before)
}

/// Sets the forward link of a child (or the start of `parent`) and the backward link of another
/// (or the end).
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
pub(super) struct Name(QualName);

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
        let shape = Shape::of(&name.local);
        let relevance = Relevance::of(&name.local, &attributes);
        self.add(Some(name), StrTendril::new(), shape, relevance)
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(
            None,
            StrTendril::new(),
            Shape::Inline,
            Relevance::Boilerplate,
        )
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(
            None,
            StrTendril::new(),
            Shape::Inline,
            Relevance::Boilerplate,
        )
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

    /// A template's content is left out with the template; its nodes stay inside it, so that their
    /// depth counts.
    fn get_template_contents(&self, &template: &usize) -> usize {
        template
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, _: &usize, _: Vec<Attribute>) {}
}
