//! The vocabulary: kinds of entities, predicates, qualifiers, external ids, regimes and terms.

mod kinds;
mod predicate;
mod predicate_def;
mod predicates;
mod qualifiers;
mod regimes;
mod schemes;
mod terms;

pub use kinds::{Class, Kind};
pub use predicate::Predicate;
pub use predicate_def::{
    AcceptedKinds, AcceptedQualifier, Exclusion, Family, PredicateDef, Sign, ValueType,
};
pub use predicates::PREDICATES;
pub use qualifiers::{
    Activity, Autonomy, Business, Channel, Degree, Fate, Frequency, HelpMode, KinTie, Kinship,
    Label, ListingRole, ListingStatus, PartOfGroup, PaymentMeans, PlacePrecision, Population, Tier,
    WingFunction,
};
pub use regimes::{EntryNumberForm, REGIMES, Regime, RegimeDef};
pub use schemes::{CheckDigits, SCHEMES, Scheme};
pub use terms::{Condition, TERMS, Terms, TermsName};
