//! Text of HTML pages, block by block, without boilerplate.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, parse_document};

use super::html_elements::{Relevance, Shape, is_body};
use super::html_tree::{MAX_DEPTH, Node, Tree};

/// How many elements and texts a page may have: a short page can expand to very many.
const MAX_NODES: usize = 2 << 20;

/// How many bytes are parsed between checks of the limits.
const STEP: usize = 4096;

/// The text of a page: headings, paragraphs, list items, table cells and captions, in order, with
/// blank lines between them.
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
        if tree.is_too_deep() {
            return Err(format!("has elements nested more than {MAX_DEPTH} deep"));
        }
        if tree.size() > MAX_NODES {
            return Err(format!("has more than {MAX_NODES} elements"));
        }
        rest = next;
    }
    let mut blocks = Blocks::default();
    blocks.walk(&parser.finish());
    Ok(blocks.finished.join("\n\n") + "\n")
}

/// The blocks of a page, as they are found.
#[derive(Debug, Default)]
struct Blocks {
    finished: Vec<String>,
    /// The block that is being read.
    block: String,
    /// How many elements around it are preformatted.
    preformatted: usize,
}

impl Blocks {
    /// Goes through the nodes in the order of the page.
    ///
    /// It follows their links, so that the call stack stays flat at any depth.
    fn walk(&mut self, nodes: &[Node]) {
        let is_kept = kept_nodes(nodes);
        let mut at = 0;
        loop {
            let node = &nodes[at];
            self.enter(node, is_kept[at]);
            if let Some(first) = node.first
                && is_kept[at]
            {
                at = first;
                continue;
            }
            loop {
                self.leave(&nodes[at], is_kept[at]);
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
            self.finished.push(block);
        }
    }
}

/// For each node, whether its text belongs to the page's own text.
fn kept_nodes(nodes: &[Node]) -> Vec<bool> {
    let around_body = around_body(nodes);
    let mut is_kept = Vec::with_capacity(nodes.len());
    for (node, around_body) in nodes.iter().zip(around_body) {
        is_kept.push(match node.relevance {
            Relevance::Content => true,
            Relevance::Boilerplate => false,
            Relevance::ContentIfAroundBody => around_body,
        });
    }
    is_kept
}

/// For each node, whether it contains the page's own text.
fn around_body(nodes: &[Node]) -> Vec<bool> {
    let mut around = vec![false; nodes.len()];
    for node in nodes {
        let Some(name) = &node.name else { continue };
        if !is_body(&name.local) {
            continue;
        }
        let mut above = node.parent;
        while let Some(at) = above {
            if around[at] {
                break;
            }
            around[at] = true;
            above = nodes[at].parent;
        }
    }
    around
}
