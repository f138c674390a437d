//! Entities: who or what claims speak of; identity only, for every fact is a claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Exception, Text};
use crate::id::Id;
use crate::vocabulary::{Kind, Regime};

/// Somebody or something that claims speak of: who it is, by which names and ids, and from whom it is told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Entity {
    /// What kind of thing it is.
    pub kind: Kind,
    /// For an `unnamed` entity: the kind of what it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<Kind>,
    /// It stands for many: `countries in the region`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// The name by which it is shown.
    pub name: Text,
    /// Its other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// Its ids elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<Box<ExternalIds>>,
    /// Whom it is easily taken for and is not, by the dataset's own judgement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinct: Vec<Distinct>,
    /// What a coder has to know to use this record; no facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Rules that rightly do not hold here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
}

impl Entity {
    /// The kind that predicates see: for an unnamed one, that of what it stands for.
    pub fn acts_as(&self) -> Kind {
        self.stands_for
            .filter(|_| self.kind == Kind::Unnamed)
            .unwrap_or(self.kind)
    }
}

/// Another name of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Name {
    /// The name.
    pub text: Text,
    /// What sort of name it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<NameKind>,
    /// Its language, as a BCP 47 tag: `ps`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Text>,
    /// Its script, as an ISO 15924 code: `Arab`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Text>,
    /// Who uses it: `self`, or an entity's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_by: Option<Id>,
}

/// What sort of name a name is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// Its letters stand for words.
    Acronym,
    /// Another name in use.
    Alias,
    /// A name that it no longer uses.
    Former,
    /// A name that only others use.
    Exonym,
    /// The same name in another language.
    Translation,
    /// The same name in another script.
    Transliteration,
    /// The name under which a list carries it.
    List,
    /// A fighter's taken name.
    NomDeGuerre,
}

/// Ids of an entity in other collections, each of the form that its scheme has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExternalIds {
    /// Wikidata item: `Q42`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<Text>,
    /// Permanent reference number on a list of the UN Security Council: `TAe.012`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub un: Option<Text>,
    /// `GeoNames` id: digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<Text>,
    /// UCDP actor id: digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ucdp_actor: Option<Text>,
    /// UCDP conflict id: digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ucdp_conflict: Option<Text>,
    /// `OpenSanctions` id: `NK-…` or `Q…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opensanctions: Option<Text>,
    /// Number of the entry on the list of the US Office of Foreign Assets Control: digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ofac: Option<Text>,
    /// ISO 3166-1 alpha-2 or 3166-2 code: `AF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso3166: Option<Text>,
    /// Research Organization Registry id: `0…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ror: Option<Text>,
    /// ORCID of a person: `0000-0000-0000-0000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orcid: Option<Text>,
    /// VIAF cluster: digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub viaf: Option<Text>,
    /// Of a list, which of the table of regimes it is: `un-1988`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
}

impl ExternalIds {
    /// The ids that are there, each with the name of its scheme.
    pub fn present(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.all()
            .into_iter()
            .filter_map(|(name, id)| Some((name, id?)))
    }

    /// Every id by the name of its scheme, there or not.
    pub fn all(&self) -> [(&'static str, Option<&str>); 12] {
        [
            ("wikidata", self.wikidata.as_deref()),
            ("un", self.un.as_deref()),
            ("geonames", self.geonames.as_deref()),
            ("ucdp-actor", self.ucdp_actor.as_deref()),
            ("ucdp-conflict", self.ucdp_conflict.as_deref()),
            ("opensanctions", self.opensanctions.as_deref()),
            ("ofac", self.ofac.as_deref()),
            ("iso3166", self.iso3166.as_deref()),
            ("ror", self.ror.as_deref()),
            ("orcid", self.orcid.as_deref()),
            ("viaf", self.viaf.as_deref()),
            ("regime", self.regime.map(|regime| regime.def().name)),
        ]
    }
}

/// The dataset's own judgement that two entities are not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Distinct {
    /// The entity that it is not.
    pub from: Id,
    /// Why the two are confused, and what tells them apart.
    pub why: Text,
    /// Who judged.
    pub by: Text,
    /// Who looked at it, not the one who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
}
