//! The core of `ties`: typed records of what sources say about the relations of armed groups.
//!
//! The crate holds the [`model`] (entities, sources, claims, disputes), its [`vocabulary`], ids,
//! dates in EDTF ([`edtf`]), the JSON Schema of each record ([`mod@schema`]), and the strict reader
//! that accepts exactly what the schema accepts ([`read_strict`]). It does not touch the disk or
//! the network.
//!
//! Files and datasets are in `ties-dataset`, language in `ties-text`, and what claims amount to in
//! `ties-facts`.
//!
//! ```
//! use ties::model::Claim;
//!
//! let claim = r#"{
//!     "id": "shield", "at": "p1 s2",
//!     "subject": "alpha", "predicate": "supports", "object": "bravo"
//! }"#;
//! let mut deserializer = serde_json::Deserializer::from_str(claim);
//! let claim: Claim = ties::read_strict(&mut deserializer)?;
//! assert_eq!(claim.predicate.name(), "supports");
//! # Ok::<(), serde_json::Error>(())
//! ```

pub mod edtf;
pub mod id;
pub mod layout;
pub mod line;
pub mod model;
pub mod pointer;
pub mod schema;
mod strict;
pub mod vocabulary;

pub use strict::read as read_strict;
