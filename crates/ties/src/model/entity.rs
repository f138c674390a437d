//! Entities: who or what claims are about. A record identifies the entity; every fact is a claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scheme_ids::SchemeIds;
use super::{Exception, Text};
use crate::id::Id;
use crate::vocabulary::{Kind, Regime};

/// A person, group, place or other thing that claims are about: its kind, names, ids and easily
/// confused entities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Entity {
    /// The kind of entity.
    pub kind: Kind,
    /// For an `unnamed` entity: the kind of what it represents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<Kind>,
    /// The record represents several entities: `countries in the region`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// The name used to display the entity.
    pub name: Text,
    /// Other names of the entity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// Ids of the entity in other collections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<Box<ExternalIds>>,
    /// Entities that it is easily confused with and that the dataset judges to be different.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinct: Vec<Distinct>,
    /// What a coder must know to use this record. Facts are claims and do not belong here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Exceptions: findings that are expected here, each with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
}

impl Entity {
    /// The kind that predicates check: for an unnamed entity, the kind of what it represents.
    pub fn acts_as(&self) -> Kind {
        match self.stands_for {
            Some(kind) if self.kind == Kind::Unnamed => kind,
            _ => self.kind,
        }
    }
}

/// Another name of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Name {
    /// The name.
    pub text: Text,
    /// The type of name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<NameKind>,
    /// The language, as a BCP 47 tag: `ps`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Text>,
    /// The script, as an ISO 15924 code: `Arab`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Text>,
    /// Who uses the name: `self`, or the id of an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_by: Option<Id>,
}

/// The type of a name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NameKind {
    /// A short form made from the first letters of the words of a name.
    Acronym,
    /// Another name in current use.
    Alias,
    /// A name that the entity no longer uses.
    Former,
    /// A name that others use and the entity itself does not.
    Exonym,
    /// The same name in another language.
    Translation,
    /// The same name in another script.
    Transliteration,
    /// The name of the entity in the entry of a list.
    List,
    /// A name that a person took as a fighter or militant.
    NomDeGuerre,
}

/// Ids of an entity in other collections, each in the form of its scheme. Several ids of one scheme
/// are a list: `un = ["QDe.901", "SOe.902"]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct ExternalIds {
    /// The Wikidata item: `Q42`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<SchemeIds>,
    /// The permanent reference number on a list of the UN Security Council: `TAe.012`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub un: Option<SchemeIds>,
    /// The `GeoNames` id, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<SchemeIds>,
    /// The actor id of the Uppsala Conflict Data Program (UCDP), in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ucdp_actor: Option<SchemeIds>,
    /// The conflict id of the Uppsala Conflict Data Program (UCDP), in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ucdp_conflict: Option<SchemeIds>,
    /// The `OpenSanctions` id: `NK-…` or `Q…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opensanctions: Option<SchemeIds>,
    /// The number of the entry on the list of the US Office of Foreign Assets Control, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ofac: Option<SchemeIds>,
    /// The ISO 3166-1 alpha-2 or ISO 3166-2 code: `AF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso3166: Option<SchemeIds>,
    /// The Research Organization Registry (ROR) id: `0…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ror: Option<SchemeIds>,
    /// The ORCID of a person: `0000-0000-0000-0000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orcid: Option<SchemeIds>,
    /// The cluster in the Virtual International Authority File (VIAF), in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub viaf: Option<SchemeIds>,
    /// For an entity of kind `regime`: its row in the table of regimes, such as `un-1988`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
}

impl ExternalIds {
    /// The ids that are set, each with the name of its scheme.
    pub fn present(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let schemes = self.all().into_iter();
        schemes.flat_map(|(scheme, ids)| ids.into_iter().map(move |id| (scheme, id)))
    }

    /// The ids of every scheme, with its name.
    pub fn all(&self) -> [(&'static str, Vec<&str>); 12] {
        let regime = self.regime.map(|regime| regime.def().name);
        [
            ("wikidata", texts(self.wikidata.as_ref())),
            ("un", texts(self.un.as_ref())),
            ("geonames", texts(self.geonames.as_ref())),
            ("ucdp-actor", texts(self.ucdp_actor.as_ref())),
            ("ucdp-conflict", texts(self.ucdp_conflict.as_ref())),
            ("opensanctions", texts(self.opensanctions.as_ref())),
            ("ofac", texts(self.ofac.as_ref())),
            ("iso3166", texts(self.iso3166.as_ref())),
            ("ror", texts(self.ror.as_ref())),
            ("orcid", texts(self.orcid.as_ref())),
            ("viaf", texts(self.viaf.as_ref())),
            ("regime", regime.into_iter().collect()),
        ]
    }
}

fn texts(ids: Option<&SchemeIds>) -> Vec<&str> {
    let ids = ids.into_iter().flat_map(|ids| ids.iter());
    ids.map(|id| &**id).collect()
}

/// The dataset's judgement that two entities are not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Distinct {
    /// The other entity.
    pub from: Id,
    /// Why the two are confused, and how they differ.
    pub why: Text,
    /// The person who judged.
    pub by: Text,
    /// The person who reviewed the judgement; not the one who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
}
