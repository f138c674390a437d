//! The qualifiers that a claim's `with` can have, each with its type.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::model::{Amount, Date, Text};

/// The qualifiers of a claim. Each predicate accepts some of them; see the table of predicates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct With {
    /// The object accepted the pledge.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub accepted: bool,
    /// Whether the subject gives the help itself, or knowingly lets others give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<Activity>,
    /// The agreement that the relation is based on: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id>,
    /// The source alleges the support and gives no evidence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alleged: bool,
    /// The entity that makes the allegation, if the source only relays it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alleged_by: Option<Id>,
    /// Both sides agreed to the split.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amicable: bool,
    /// How many or how much the relation involves: people who joined, weapons taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The second of the two parties that an intermediary connects: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub and: Option<Id>,
    /// When it was announced, if it took effect on another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
    /// The entity that announced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced_by: Option<Id>,
    /// Others attribute the belief to the subject; the subject does not profess it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ascribed: bool,
    /// How much the part decides for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autonomy: Option<Autonomy>,
    /// The evidence that both records describe the same entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// `kin-ties-with`: by blood or by marriage; `died-on`: the cause of death or the killer;
    /// `freed`: who freed them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// The medium through which a statement was made or money was passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How united the faction is, in the coder's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohesion: Option<Text>,
    /// The commander of the unit: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commander: Option<Id>,
    /// The whole of the subject merged, not only a part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// The currency, as an ISO 4217 code: `USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Text>,
    /// The subject leads in fact, with or without the title.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub de_facto: bool,
    /// The subject has the power by law or rule, whether or not it exercises it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub de_jure: bool,
    /// How firmly the ground is held or the group is steered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub degree: Option<Degree>,
    /// The event in which the relation appeared: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Id>,
    /// What happened to the people counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
    /// How often it happens, if the source says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// The group, place or captor that was left: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Id>,
    /// The task that the wing was set up for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<WingFunction>,
    /// The reasons, as the speaker gives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Text>,
    /// How the arms were obtained: captured, left behind, bought, leaked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
    /// The respect in which the two are independent: finance, command, ideology.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#in: Option<Text>,
    /// What the host provides: shelter, a base, passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Text>,
    /// How the object is related to the subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinship: Option<Kinship>,
    /// The label that the speaker uses for the subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// The leader of the faction: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<Id>,
    /// The subject is the legal successor, not only the successor in fact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub legal: bool,
    /// The weapons, equipment or goods concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub materiel: Option<Text>,
    /// The ways in which the help is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<HelpMode>,
    /// What else the source says. For `tied-to`: what the source says about the tie, and why no
    /// narrower predicate fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How many fighters were sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Amount>,
    /// The party concerned, an entity: whose casualties, whose money, whose trend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// The title of the public office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Text>,
    /// The issue or the resource in dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Text>,
    /// Which part of the group: its leaders, its fighters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Text>,
    /// The place: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// The event of the pledge: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pledge: Option<Id>,
    /// Which people, or which units, the number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<Population>,
    /// How exactly the place of the event is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<PlacePrecision>,
    /// The pledge was made in public.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// The member's rank or role in the organization, as the source gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Text>,
    /// The number of the entry on the list: `TAe.012`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// How the name appears on the list. The role of a member goes into `rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<ListingRole>,
    /// The limits of the relation: where it holds, or against whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Text>,
    /// The sources or collections that were searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searched: Option<Text>,
    /// The side of the conflict that the subject is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Text>,
    /// The person or body that signed for the subject: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<Id>,
    /// The state of the listing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ListingStatus>,
    /// The place that the branch was set up for: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<Id>,
    /// The entity that the subject is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub than: Option<Id>,
    /// How deep the alliance or the cooperation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The subject's title or post in the object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The authority is reviewing the listing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub under_review: bool,
    /// What the amount counts: districts, per cent of the territory, per cent of the population.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// The last day of the agreement or of the period searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why the two are easily confused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_confusable: Option<Text>,
}

/// The value of a qualifier, as the checks see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Qualifier<'w> {
    /// The id of an entity.
    Entity(&'w Id),
    /// Free text.
    Text(&'w Text),
    /// An EDTF date.
    Date(&'w Date),
    /// A number with its bounds.
    Amount(&'w Amount),
    /// One or more words of a closed list.
    Word,
    /// A flag that is set.
    Flag,
}

impl With {
    /// The qualifiers that are set, with their names.
    pub fn present(&self) -> impl Iterator<Item = (&'static str, Qualifier<'_>)> {
        self.all()
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }

    /// Every qualifier with its name, set or not.
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

/// Whether support is given directly or only tolerated.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// The subject itself gives the help.
    Active,
    /// The subject knowingly lets others give the help and does not stop them.
    Passive,
}

/// How much a part decides for itself.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Autonomy {
    /// The part decides nothing for itself; the whole directs it.
    None,
    /// The part decides some matters itself and follows the whole in others; "semi-autonomous".
    Partial,
    /// The part decides most matters itself and follows the whole only in a few.
    Wide,
    /// The part belongs to the whole in name only and decides everything itself.
    NominalPart,
}

/// The medium through which a statement was made or money was passed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A written statement or communiqué.
    Statement,
    /// A video recording.
    Video,
    /// A sound recording or a radio message.
    Audio,
    /// A telephone call, such as one to a journalist.
    Call,
    /// A page of a website.
    Website,
    /// A post on a social network or in a messaging app.
    SocialMedia,
    /// A news agency, including the group's own.
    NewsAgency,
    /// A letter or an e-mail.
    Letter,
    /// A known channel that is not in this list.
    Other,
}

/// How firmly ground is held or a group is steered.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Degree {
    /// The subject alone is in control.
    Full,
    /// The subject controls some of the object, or controls it in some matters only.
    Partial,
    /// Others dispute the control, and neither side has it securely.
    Contested,
    /// The subject can affect what happens but does not control it.
    Influence,
}

/// What happened to the people counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// They died from the violence, at once or later.
    Killed,
    /// They were injured and survived.
    Wounded,
    /// They died or were injured, and the source gives one number for both.
    KilledOrWounded,
    /// Their fate is not known, and they have not been found.
    Missing,
    /// They were taken prisoner, arrested or abducted.
    Captured,
    /// They had to leave their homes.
    Displaced,
    /// The source gives a number of casualties and does not say what happened to them.
    Unspecified,
}

/// How often something happens, as the source puts it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Every time, without exception.
    Always,
    /// Many times, or regularly.
    Often,
    /// On some occasions, and not as a rule.
    Sometimes,
    /// On few occasions.
    Rarely,
}

/// The task that a wing was set up for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum WingFunction {
    /// Fighting.
    Military,
    /// Politics: elections, negotiation, representation.
    Political,
    /// Propaganda, news and publishing.
    Media,
    /// Relief and social services.
    Charity,
    /// Raising, keeping or moving money.
    Finance,
    /// Gathering information, and protecting the group against spies.
    Intelligence,
}

/// What the object is to the subject.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kinship {
    /// The object is the subject's mother or father.
    Parent,
    /// The object is the subject's daughter or son.
    Child,
    /// The object is the subject's sister or brother, full or half.
    Sibling,
    /// The object is the subject's wife or husband.
    Spouse,
    /// The object is related to the subject by marriage: a spouse's relative or a relative's
    /// spouse.
    InLaw,
    /// The object is a child of the subject's aunt or uncle, or a more distant cousin.
    Cousin,
    /// The object is a sibling of one of the subject's parents.
    UncleOrAunt,
    /// The object is a child of one of the subject's siblings.
    NephewOrNiece,
    /// The object is a parent of one of the subject's parents.
    Grandparent,
    /// The object is a child of one of the subject's children.
    Grandchild,
    /// Both belong to the same clan, and the source names no closer relation.
    Clan,
}

/// The label that the speaker uses for the subject.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// The speaker calls the subject terrorist.
    Terrorist,
    /// The speaker calls the subject extremist or radical.
    Extremist,
    /// The speaker calls the subject jihadist.
    Jihadist,
    /// The speaker calls the subject criminal, a gang or a mafia.
    Criminal,
    /// The speaker calls the subject a rebel or an insurgent.
    Rebel,
    /// The speaker uses another label, which the summary gives.
    Other,
}

/// Which people, or which units, a strength counts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Population {
    /// People who fight for the group.
    Fighters,
    /// All people who belong to the group, fighting or not.
    Members,
    /// Members together with their families.
    MembersWithDependants,
    /// The permanent or leading members only.
    Core,
    /// Fighters who came from another country.
    ForeignFighters,
    /// People who joined recently or are in training.
    Recruits,
    /// Groups or units, not people.
    Groups,
    /// The source gives a number and does not say who is counted.
    Unspecified,
}

/// How exactly the place of an event is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PlacePrecision {
    /// The place named is where the event happened.
    Exact,
    /// The event happened near the place named.
    Near,
    /// Only the district is known.
    District,
    /// Only the province or state is known.
    Province,
    /// Only the country is known.
    Country,
    /// Only an informal or wider region is known.
    Region,
}

/// How a name appears on a list.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ListingRole {
    /// The subject has an entry of its own on the list.
    OwnEntry,
    /// The list gives the subject's name as an alias in the entry of another party.
    AliasOf,
    /// The subject was added to an existing entry by a later amendment.
    Amendment,
    /// An entry of another party mentions the subject as associated with it.
    Associated,
}

/// The state of a listing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ListingStatus {
    /// The listing is in force.
    Listed,
    /// The listing was removed.
    Delisted,
    /// An authority has proposed or announced the listing, and it is not in force.
    Proposed,
    /// The listing is in force, and the authority is reviewing it.
    UnderReview,
}

/// How deep an alliance or a cooperation is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// The parties share long-term goals and coordinate their policy.
    Strategic,
    /// The parties work together for a limited time or goal.
    Tactical,
    /// Each party gives something for something in return, such as arms for money.
    Transactional,
}

/// A way in which one party helps another.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum HelpMode {
    /// Planning or carrying out operations together or for the other.
    Operational,
    /// Weapons, equipment or supplies.
    Material,
    /// Shelter, bases or passage on ground that the helper holds.
    Territorial,
    /// Instruction of fighters or specialists.
    Training,
    /// Money, or help with raising or moving it.
    Financial,
    /// Information about enemies, targets or dangers.
    Intelligence,
    /// Help with propaganda or publishing.
    Media,
    /// Help with finding or sending recruits.
    Recruitment,
}
