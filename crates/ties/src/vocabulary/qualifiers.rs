//! The qualifiers: what may stand in a claim's `with`, each with its type; one struct.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::model::{Amount, Date, Text};

/// What narrows a claim; which of these mean something depends on its predicate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct With {
    /// The pledge was accepted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub accepted: bool,
    /// Helps, or knowingly lets others help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<Activity>,
    /// The agreement that it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id>,
    /// The source alleges it rather than shows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alleged: bool,
    /// Who alleges it, where the source only relays that somebody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alleged_by: Option<Id>,
    /// The split was in agreement.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amicable: bool,
    /// How many or how much, beside a tie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The other side, for an intermediary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub and: Option<Id>,
    /// When it was announced, where it took effect another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
    /// Who announced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced_by: Option<Id>,
    /// Said of it by others, not by itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ascribed: bool,
    /// How free the part is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autonomy: Option<Autonomy>,
    /// What an identity judgement rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// By marriage or by blood; who killed; who freed: as the predicate says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// How it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How united.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohesion: Option<Text>,
    /// Who commands it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commander: Option<Id>,
    /// The merger was whole.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Text>,
    /// In fact, whatever the title.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub de_facto: bool,
    /// By law or rule, whatever the fact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub de_jure: bool,
    /// How firmly held or steered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub degree: Option<Degree>,
    /// The event that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Id>,
    /// What became of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
    /// How often, where the source says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// Out of what, from where, from whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Id>,
    /// What the wing is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<WingFunction>,
    /// Why, in the speaker's terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Text>,
    /// By what way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
    /// In what respect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#in: Option<Text>,
    /// Of what sort.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Text>,
    /// What the object is to the subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinship: Option<Kinship>,
    /// The label used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Who leads the faction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<Id>,
    /// In law, not only in fact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub legal: bool,
    /// What weapons or goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub materiel: Option<Text>,
    /// In what ways.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<HelpMode>,
    /// What the source tells beside: of a bare tie, why nothing narrower fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How many were sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Amount>,
    /// Of whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// Which office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Text>,
    /// What is at stake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Text>,
    /// Which part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Text>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// The pledge event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pledge: Option<Id>,
    /// Who is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<Population>,
    /// How exactly the place is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<PlacePrecision>,
    /// Said in public.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// Rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Text>,
    /// The entry's number on the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// How the name stands on the list; for members: their role goes into `rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<ListingRole>,
    /// Where or against whom only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Text>,
    /// What was searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searched: Option<Text>,
    /// On which side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Text>,
    /// Who signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<Id>,
    /// State of the listing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ListingStatus>,
    /// For which ground.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<Id>,
    /// Compared with whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub than: Option<Id>,
    /// How deep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The listing is under review.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub under_review: bool,
    /// Districts, per cent of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// Until when agreed or searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why the two are confused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_confusable: Option<Text>,
}

/// A qualifier that is there, as far as the checks care.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Qualifier<'w> {
    /// An entity.
    Entity(&'w Id),
    /// A text.
    Text(&'w Text),
    /// A date.
    Date(&'w Date),
    /// An amount.
    Amount(&'w Amount),
    /// One word or more of a closed list.
    Word,
    /// Yes.
    Flag,
}

impl With {
    /// The qualifiers that are there, by name.
    pub fn present(&self) -> impl Iterator<Item = (&'static str, Qualifier<'_>)> {
        self.all()
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }

    /// Every qualifier by name, there or not.
    pub fn all(&self) -> [(&'static str, Option<Qualifier<'_>>); 64] {
        [
            ("accepted", self.accepted.then_some(Qualifier::Flag)),
            ("active", self.active.is_some().then_some(Qualifier::Word)),
            ("agreement", self.agreement.as_ref().map(Qualifier::Entity)),
            ("alleged", self.alleged.then_some(Qualifier::Flag)),
            (
                "alleged-by",
                self.alleged_by.as_ref().map(Qualifier::Entity),
            ),
            ("amicable", self.amicable.then_some(Qualifier::Flag)),
            ("amount", self.amount.as_ref().map(Qualifier::Amount)),
            ("and", self.and.as_ref().map(Qualifier::Entity)),
            ("announced", self.announced.as_ref().map(Qualifier::Date)),
            (
                "announced-by",
                self.announced_by.as_ref().map(Qualifier::Entity),
            ),
            ("ascribed", self.ascribed.then_some(Qualifier::Flag)),
            (
                "autonomy",
                self.autonomy.is_some().then_some(Qualifier::Word),
            ),
            ("basis", self.basis.as_ref().map(Qualifier::Text)),
            ("by", self.by.as_ref().map(Qualifier::Text)),
            ("channel", self.channel.is_some().then_some(Qualifier::Word)),
            ("cohesion", self.cohesion.as_ref().map(Qualifier::Text)),
            ("commander", self.commander.as_ref().map(Qualifier::Entity)),
            ("complete", self.complete.then_some(Qualifier::Flag)),
            ("currency", self.currency.as_ref().map(Qualifier::Text)),
            ("de-facto", self.de_facto.then_some(Qualifier::Flag)),
            ("de-jure", self.de_jure.then_some(Qualifier::Flag)),
            ("degree", self.degree.is_some().then_some(Qualifier::Word)),
            ("event", self.event.as_ref().map(Qualifier::Entity)),
            ("fate", self.fate.is_some().then_some(Qualifier::Word)),
            (
                "frequency",
                self.frequency.is_some().then_some(Qualifier::Word),
            ),
            ("from", self.from.as_ref().map(Qualifier::Entity)),
            (
                "function",
                self.function.is_some().then_some(Qualifier::Word),
            ),
            ("grounds", self.grounds.as_ref().map(Qualifier::Text)),
            ("how", self.how.as_ref().map(Qualifier::Text)),
            ("in", self.r#in.as_ref().map(Qualifier::Text)),
            ("kind", self.kind.as_ref().map(Qualifier::Text)),
            ("kinship", self.kinship.is_some().then_some(Qualifier::Word)),
            ("label", self.label.is_some().then_some(Qualifier::Word)),
            ("leader", self.leader.as_ref().map(Qualifier::Entity)),
            ("legal", self.legal.then_some(Qualifier::Flag)),
            ("materiel", self.materiel.as_ref().map(Qualifier::Text)),
            ("modes", (!self.modes.is_empty()).then_some(Qualifier::Word)),
            ("note", self.note.as_ref().map(Qualifier::Text)),
            ("numbers", self.numbers.as_ref().map(Qualifier::Amount)),
            ("of", self.of.as_ref().map(Qualifier::Entity)),
            ("office", self.office.as_ref().map(Qualifier::Text)),
            ("over", self.over.as_ref().map(Qualifier::Text)),
            ("part", self.part.as_ref().map(Qualifier::Text)),
            ("place", self.place.as_ref().map(Qualifier::Entity)),
            ("pledge", self.pledge.as_ref().map(Qualifier::Entity)),
            (
                "population",
                self.population.is_some().then_some(Qualifier::Word),
            ),
            (
                "precision",
                self.precision.is_some().then_some(Qualifier::Word),
            ),
            ("public", self.public.then_some(Qualifier::Flag)),
            ("rank", self.rank.as_ref().map(Qualifier::Text)),
            ("reference", self.reference.as_ref().map(Qualifier::Text)),
            ("role", self.role.is_some().then_some(Qualifier::Word)),
            ("scope", self.scope.as_ref().map(Qualifier::Text)),
            ("searched", self.searched.as_ref().map(Qualifier::Text)),
            ("side", self.side.as_ref().map(Qualifier::Text)),
            ("signed-by", self.signed_by.as_ref().map(Qualifier::Entity)),
            ("status", self.status.is_some().then_some(Qualifier::Word)),
            ("territory", self.territory.as_ref().map(Qualifier::Entity)),
            ("than", self.than.as_ref().map(Qualifier::Entity)),
            ("tier", self.tier.is_some().then_some(Qualifier::Word)),
            ("title", self.title.as_ref().map(Qualifier::Text)),
            ("under-review", self.under_review.then_some(Qualifier::Flag)),
            ("unit", self.unit.as_ref().map(Qualifier::Text)),
            ("until", self.until.as_ref().map(Qualifier::Date)),
            (
                "why-confusable",
                self.why_confusable.as_ref().map(Qualifier::Text),
            ),
        ]
    }
}

/// Whether help is given or let happen.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// Active.
    Active,
    /// Passive.
    Passive,
}

/// How free a part is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Autonomy {
    /// None.
    None,
    /// Partial.
    Partial,
    /// Wide.
    Wide,
    /// Nominal part.
    NominalPart,
}

/// How it was said.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Statement.
    Statement,
    /// Video.
    Video,
    /// Audio.
    Audio,
    /// Call.
    Call,
    /// Website.
    Website,
    /// Social media.
    SocialMedia,
    /// News agency.
    NewsAgency,
    /// Letter.
    Letter,
    /// Other.
    Other,
}

/// How firmly held or steered.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Degree {
    /// Full.
    Full,
    /// Partial.
    Partial,
    /// Contested.
    Contested,
    /// Influence.
    Influence,
}

/// What became of people.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Killed.
    Killed,
    /// Wounded.
    Wounded,
    /// Killed or wounded.
    KilledOrWounded,
    /// Missing.
    Missing,
    /// Captured.
    Captured,
    /// Displaced.
    Displaced,
    /// The source does not say.
    Unspecified,
}

/// How often.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Always.
    Always,
    /// Often.
    Often,
    /// Sometimes.
    Sometimes,
    /// Rarely.
    Rarely,
}

/// What a wing is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum WingFunction {
    /// Military.
    Military,
    /// Political.
    Political,
    /// Media.
    Media,
    /// Charity.
    Charity,
    /// Finance.
    Finance,
    /// Intelligence.
    Intelligence,
}

/// What the object is to the subject.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kinship {
    /// Parent.
    Parent,
    /// Child.
    Child,
    /// Sibling.
    Sibling,
    /// Spouse.
    Spouse,
    /// In law.
    InLaw,
    /// Cousin.
    Cousin,
    /// Uncle or aunt.
    UncleOrAunt,
    /// Nephew or niece.
    NephewOrNiece,
    /// Grandparent.
    Grandparent,
    /// Grandchild.
    Grandchild,
    /// Clan.
    Clan,
}

/// The label used.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// Terrorist.
    Terrorist,
    /// Extremist.
    Extremist,
    /// Jihadist.
    Jihadist,
    /// Criminal.
    Criminal,
    /// Rebel.
    Rebel,
    /// Other.
    Other,
}

/// Who is counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Population {
    /// Fighters.
    Fighters,
    /// Members.
    Members,
    /// Members with dependants.
    MembersWithDependants,
    /// Core.
    Core,
    /// Foreign fighters.
    ForeignFighters,
    /// Recruits.
    Recruits,
    /// Groups.
    Groups,
    /// Unspecified.
    Unspecified,
}

/// How exactly a place is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PlacePrecision {
    /// Exact.
    Exact,
    /// Near.
    Near,
    /// District.
    District,
    /// Province.
    Province,
    /// Country.
    Country,
    /// Region.
    Region,
}

/// How a name stands on a list.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ListingRole {
    /// Own entry.
    OwnEntry,
    /// Alias of.
    AliasOf,
    /// Amendment.
    Amendment,
    /// Associated.
    Associated,
}

/// State of a listing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ListingStatus {
    /// Listed.
    Listed,
    /// Delisted.
    Delisted,
    /// Proposed.
    Proposed,
    /// Under review.
    UnderReview,
}

/// How deep an alliance is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Strategic.
    Strategic,
    /// Tactical.
    Tactical,
    /// Transactional.
    Transactional,
}

/// In what way one helps another.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum HelpMode {
    /// Operational.
    Operational,
    /// Material.
    Material,
    /// Territorial.
    Territorial,
    /// Training.
    Training,
    /// Financial.
    Financial,
    /// Intelligence.
    Intelligence,
    /// Media.
    Media,
    /// Recruitment.
    Recruitment,
}
