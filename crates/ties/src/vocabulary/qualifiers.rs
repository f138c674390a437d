//! The words of the qualifiers that take one of a closed list, with their definitions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether support is given directly or only tolerated.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
#[non_exhaustive]
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

/// A trade or a crime that brings a party money.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Business {
    /// Taking money or goods from people and companies by threat.
    Extortion,
    /// Dues collected from people, farms, shops or traffic, as a government does.
    Taxation,
    /// Abducting people for ransom.
    Kidnapping,
    /// Growing, making or selling drugs.
    Narcotics,
    /// Moving goods, arms or people across borders against the law, drugs excepted.
    Smuggling,
    /// Digging or selling minerals, gems, charcoal or timber.
    NaturalResources,
    /// Pumping, refining or selling oil or gas.
    Oil,
    /// Robbery, looting and theft, antiquities included.
    Theft,
    /// A lawful company or trade.
    LawfulTrade,
    /// Gifts, whether or not the givers know where the money goes.
    Donations,
    /// A known source of money that is not in this list.
    Other,
}

/// How money was passed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PaymentMeans {
    /// Notes and coins, carried by hand.
    Cash,
    /// A transfer between bank accounts.
    BankTransfer,
    /// An informal transfer through brokers who settle among themselves.
    Hawala,
    /// A company that transfers money for its customers.
    MoneyService,
    /// A virtual currency.
    Cryptocurrency,
    /// A charity that collects or transfers the money.
    Charity,
    /// Goods in place of money, such as gold or vehicles.
    Goods,
    /// Known means that are not in this list.
    Other,
}

/// A part of a group or body, if the source speaks only of that part.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PartOfGroup {
    /// The person or the few persons at the top, "senior leadership".
    Leadership,
    /// Commanders, "senior members", officials of some rank.
    SeniorMembers,
    /// People who belong to it, and not the body as such: "members of", "fighters of".
    Members,
    /// The most committed or longest-serving members, "hard core".
    Core,
    /// More than half of its members, "most of".
    Most,
    /// An unspecified part: "elements of", "some of", "factions of".
    Elements,
    /// Armed units: "units of", "a battalion of".
    Units,
    /// People who belonged to it and left.
    FormerMembers,
    /// Relatives and dependants of its members.
    Families,
    /// People who help it and do not belong to it: "supporters of", "sympathisers".
    Supporters,
}

/// The medium through which a statement was made.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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

/// How members of two groups or families are related.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum KinTie {
    /// They descend from common ancestors.
    Blood,
    /// Their families are connected by marriages.
    Marriage,
    /// Both by blood and by marriage.
    BloodAndMarriage,
}

/// What the object is to the subject.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
