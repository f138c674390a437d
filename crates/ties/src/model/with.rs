//! The qualifiers of a claim: the record `with`, and its fields as the checks see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Text};
use crate::id::Id;
use crate::vocabulary::{
    Activity, Autonomy, Business, Channel, Degree, Fate, Frequency, HelpMode, KinTie, Kinship,
    Label, ListingRole, ListingStatus, PartOfGroup, PaymentMeans, PlacePrecision, Population, Tier,
    WingFunction,
};

/// The qualifiers of a claim. Each predicate accepts some of them; see the table of predicates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
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
    /// Both sides agreed to the split.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amicable: bool,
    /// The second of the two parties that an intermediary connects: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub and: Option<Id>,
    /// When it was announced, if it took effect on another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
    /// The entity that announced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced_by: Option<Id>,
    /// How much the part decides for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autonomy: Option<Autonomy>,
    /// The evidence that both records describe the same entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// The trade or crime that the money comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business: Option<Business>,
    /// Who did it: freed the people counted, or expelled the subject. An entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    /// The cause of death: an illness, a drone strike.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Text>,
    /// The medium through which a statement was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How united the faction is, in the coder's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohesion: Option<Text>,
    /// The commander of the unit: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commander: Option<Id>,
    /// The entity that the subject is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<Id>,
    /// The whole of the subject merged, not only a part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
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
    /// How the money was passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub means: Option<PaymentMeans>,
    /// The ways in which the help is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<HelpMode>,
    /// What else the source says. For `tied-to`: what the source says about the tie, and why no
    /// narrower predicate fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Only this part of the object: "senior members of the Taliban". Any predicate accepts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_part: Option<PartOfGroup>,
    /// The party concerned, an entity: whose casualties, whose money, whose trend, whose office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// The title of the office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Text>,
    /// The issue or the resource in dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Text>,
    /// Only this part of the subject: "elements of the Taliban". Any predicate accepts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartOfGroup>,
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
    /// The area that the branch was set up for, or that the office is for: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<Id>,
    /// How the two are related: by blood or by marriage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<KinTie>,
    /// How deep the alliance or the cooperation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The subject's title or post in the object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
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
    /// One or more words of a closed list.
    Word,
    /// A flag that is set.
    Flag,
}

/// The fields of a [`With`] with their names. The pattern has no `..`: a field of the struct that
/// is missing from the list does not compile.
macro_rules! all_fields {
    ($with:ident; $($field:ident = $name:literal,)*) => {{
        let With { $($field),* } = $with;
        [$(($name, $field.qualifier())),*]
    }};
}

impl With {
    /// The qualifiers that are set, with their names.
    pub fn present(&self) -> impl Iterator<Item = (&'static str, Qualifier<'_>)> {
        self.all()
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }

    /// Every qualifier with its name, set or not, by name.
    pub fn all(&self) -> [(&'static str, Option<Qualifier<'_>>); 61] {
        all_fields! { self;
            accepted = "accepted", active = "active", agreement = "agreement",
            amicable = "amicable",
            and = "and", announced = "announced",
            announced_by = "announced-by", autonomy = "autonomy",
            basis = "basis", business = "business", by = "by", cause = "cause",
            channel = "channel", cohesion = "cohesion",
            commander = "commander", compared_with = "compared-with",
            complete = "complete",
            de_facto = "de-facto", de_jure = "de-jure", degree = "degree", event = "event",
            fate = "fate", frequency = "frequency", from = "from", function = "function",
            grounds = "grounds", how = "how", r#in = "in", kind = "kind", kinship = "kinship",
            label = "label", leader = "leader", legal = "legal", materiel = "materiel",
            means = "means", modes = "modes", note = "note",
            object_part = "object-part", of = "of", office = "office",
            over = "over", part = "part", place = "place", pledge = "pledge",
            population = "population", precision = "precision", public = "public", rank = "rank",
            reference = "reference", role = "role", scope = "scope", searched = "searched",
            side = "side", signed_by = "signed-by", status = "status", territory = "territory",
            through = "through", tier = "tier", title = "title",
            until = "until", why_confusable = "why-confusable",
        }
    }
}

/// A field of [`With`]; `None` if it is not set.
trait Field {
    fn qualifier(&self) -> Option<Qualifier<'_>>;
}

impl Field for bool {
    fn qualifier(&self) -> Option<Qualifier<'_>> {
        self.then_some(Qualifier::Flag)
    }
}

impl Field for Vec<HelpMode> {
    fn qualifier(&self) -> Option<Qualifier<'_>> {
        (!self.is_empty()).then_some(Qualifier::Word)
    }
}

impl<T: Value> Field for Option<T> {
    fn qualifier(&self) -> Option<Qualifier<'_>> {
        self.as_ref().map(T::qualifier)
    }
}

/// The value of an optional field of [`With`]: a word of a closed list, if nothing else.
trait Value {
    fn qualifier(&self) -> Qualifier<'_> {
        Qualifier::Word
    }
}

impl Value for Id {
    fn qualifier(&self) -> Qualifier<'_> {
        Qualifier::Entity(self)
    }
}

impl Value for Text {
    fn qualifier(&self) -> Qualifier<'_> {
        Qualifier::Text(self)
    }
}

impl Value for Date {
    fn qualifier(&self) -> Qualifier<'_> {
        Qualifier::Date(self)
    }
}

impl Value for Activity {}
impl Value for Autonomy {}
impl Value for Business {}
impl Value for Channel {}
impl Value for Degree {}
impl Value for Fate {}
impl Value for Frequency {}
impl Value for KinTie {}
impl Value for Kinship {}
impl Value for Label {}
impl Value for ListingRole {}
impl Value for ListingStatus {}
impl Value for PartOfGroup {}
impl Value for PaymentMeans {}
impl Value for PlacePrecision {}
impl Value for Population {}
impl Value for Tier {}
impl Value for WingFunction {}
