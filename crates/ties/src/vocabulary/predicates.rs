//! The table of predicates: the relations and attributes that a claim can state.

use super::kinds::Class;
use super::predicate_def::{
    AcceptedKinds, AcceptedQualifier, Exclusion, Family, PredicateDef, Sign, ValueType,
};

/// The table of predicates, by family.
pub static PREDICATES: [PredicateDef; 104] = [
    PredicateDef {
        name: "same-as",
        family: Family::Identity,
        subject: AcceptedKinds::Any,
        object: AcceptedKinds::SameKind,
        symmetric: true,
        transitive: true,
        excludes: &[error("different-from")],
        qualifiers: &[optional("basis")],
        means: "Both records describe one and the same entity.",
        crosswalk: "nomenklatura POSITIVE; STIX duplicate-of; owl:sameAs",
        ..ENTITY
    },
    PredicateDef {
        name: "different-from",
        family: Family::Identity,
        subject: AcceptedKinds::Any,
        object: AcceptedKinds::SameKind,
        symmetric: true,
        excludes: &[error("same-as")],
        qualifiers: &[optional("why-confusable")],
        means: "The two entities are easily confused and are not the same.",
        crosswalk: "nomenklatura NEGATIVE; Wikidata P1889",
        ..ENTITY
    },
    PredicateDef {
        name: "renamed-to",
        family: Family::Identity,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        transitive: true,
        acyclic: true,
        qualifiers: &[optional("announced-by")],
        means: "The subject continues under the object's name.",
        crosswalk: "UCDP NameChange; FtM previousName",
        ..ENTITY
    },
    PredicateDef {
        name: "part-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        transitive: true,
        acyclic: true,
        excludes: &[
            error("independent-of"),
            warning("affiliate-of"),
            warning("allied-with"),
        ],
        qualifiers: &[optional("autonomy")],
        means: "The subject belongs to the object and acts under its leadership.",
        crosswalk: "OpenCTI part-of; SFM child-of; Wikidata P361/P749",
        ..ENTITY
    },
    PredicateDef {
        name: "branch-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        object_directs: true,
        implies: &["part-of"],
        qualifiers: &[optional("territory"), optional("autonomy")],
        means: "The subject is a part of the object, set up for a territory of its own.",
        crosswalk: "MMP Affiliate (part); FtM parent; Wikidata P749",
        ..ENTITY
    },
    PredicateDef {
        name: "wing-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        acyclic: true,
        implies: &["part-of"],
        qualifiers: &[optional("function")],
        means: "The subject is a part of the object, set up for a function: military, political, \
            media, charity.",
        crosswalk: "MMP split note on political wings",
        ..ENTITY
    },
    PredicateDef {
        name: "faction-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        implies: &["part-of"],
        qualifiers: &[optional("leader"), optional("cohesion")],
        means: "The subject is a current inside the object with leaders of its own.",
        crosswalk: "UCDP ActorIdGroup",
        ..ENTITY
    },
    PredicateDef {
        name: "unit-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        transitive: true,
        acyclic: true,
        object_directs: true,
        implies: &["part-of"],
        qualifiers: &[optional("commander")],
        means: "The subject is a fighting unit of the object.",
        crosswalk: "SFM child-of",
        ..ENTITY
    },
    PredicateDef {
        name: "network-within",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        acyclic: true,
        qualifiers: &[optional("autonomy")],
        means: "The subject is a network, based on kin or patronage, that works inside the object \
            without being a formal part of it. It does not imply part-of. Code a \"semi-autonomous \
            part\" as part-of with autonomy = partial.",
        ..ENTITY
    },
    PredicateDef {
        name: "member-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[
            Class::Person,
            Class::Group,
            Class::Organization,
            Class::Power,
        ]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        acyclic: true,
        qualifiers: &[optional("rank"), optional("territory")],
        means: "The subject is a person in an organization, or an organization in an umbrella.",
        crosswalk: "MMP Umbrella; FtM Membership; Wikidata P463",
        ..ENTITY
    },
    PredicateDef {
        name: "front-for",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        acyclic: true,
        object_directs: true,
        means: "The subject acts in the open for the object, which stays hidden.",
        crosswalk: "FtM Representation",
        ..ENTITY
    },
    PredicateDef {
        name: "independent-of",
        family: Family::Structure,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        symmetric: true,
        excludes: &[error("part-of"), error("commands")],
        qualifiers: &[optional("in")],
        means: "Neither group is under the other in structure. For groups that merely act alone, \
            use operates-jointly-with, negated.",
        ..ENTITY
    },
    PredicateDef {
        name: "affiliate-of",
        family: Family::Allegiance,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        acyclic: true,
        object_directs: true,
        excludes: &[warning("part-of")],
        qualifiers: &[optional("autonomy"), optional("pledge")],
        means: "The subject has pledged itself to the object, usually a senior group, and relies \
            on it without being a part of it.",
        crosswalk: "MMP aff",
        ..ENTITY
    },
    PredicateDef {
        name: "pledged-allegiance-to",
        family: Family::Allegiance,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        acyclic: true,
        speech: true,
        qualifiers: &[optional("public"), optional("accepted")],
        means: "The subject swore allegiance to the object.",
        crosswalk: "Wikidata P945",
        ..ENTITY
    },
    PredicateDef {
        name: "accepted-pledge-of",
        family: Family::Allegiance,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        speech: true,
        means: "The subject accepted a pledge that the object made.",
        ..ENTITY
    },
    PredicateDef {
        name: "renounced-pledge-to",
        family: Family::Allegiance,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        speech: true,
        means: "The subject withdrew its pledge to the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "splinter-of",
        family: Family::Lineage,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        acyclic: true,
        qualifiers: &[optional("amicable")],
        means: "The subject left the object and became a separate group.",
        crosswalk: "MMP spl; UCDP ActorIdPrev; Wikidata P807",
        ..ENTITY
    },
    PredicateDef {
        name: "successor-of",
        family: Family::Lineage,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        transitive: true,
        acyclic: true,
        qualifiers: &[optional("legal")],
        means: "The subject took the place of the object.",
        crosswalk: "FtM Succession; Wikidata P1365/P1366",
        ..ENTITY
    },
    PredicateDef {
        name: "merged-into",
        family: Family::Lineage,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        qualifiers: &[optional("complete")],
        means: "The subject gave up its identity and was absorbed into the object.",
        crosswalk: "MMP mer; Wikidata P7888",
        ..ENTITY
    },
    PredicateDef {
        name: "formed-from",
        family: Family::Lineage,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        acyclic: true,
        means: "The subject was formed out of the object, perhaps together with others.",
        crosswalk: "MMP mer",
        ..ENTITY
    },
    PredicateDef {
        name: "founded-by",
        family: Family::Lineage,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        object: AcceptedKinds::Of(&[Class::Person, Class::Group]),
        acyclic: true,
        means: "The object founded the subject.",
        crosswalk: "Wikidata P112",
        ..ENTITY
    },
    PredicateDef {
        name: "allied-with",
        family: Family::Cooperation,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        implies: &["cooperates-with"],
        excludes: &[
            warning("fights"),
            warning("rival-of"),
            warning("part-of"),
            warning("hostile-to"),
        ],
        qualifiers: &[optional("tier"), optional("scope")],
        means: "The two work together as a matter of policy and stay independent. tier: strategic, \
            tactical, transactional.",
        crosswalk: "MMP all; MGAR ally; UCDP ActorIdAlliance; BAAD",
        ..ENTITY
    },
    PredicateDef {
        name: "cooperates-with",
        family: Family::Cooperation,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        symmetric: true,
        excludes: &[warning("fights")],
        qualifiers: &[
            optional("modes"),
            optional("tier"),
            optional("frequency"),
            optional("place"),
            optional("note"),
        ],
        means: "The two help each other in some matter. modes: operational, material, territorial, \
            training, financial, intelligence, media, recruitment.",
        crosswalk: "MGAR associate; OpenCTI cooperates-with",
        ..ENTITY
    },
    PredicateDef {
        name: "operates-jointly-with",
        family: Family::Cooperation,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        implies: &["cooperates-with"],
        qualifiers: &[optional("event")],
        means: "The two took part in one operation on the same side.",
        crosswalk: "MGAR operational; ACLED assoc_actor",
        ..ENTITY
    },
    PredicateDef {
        name: "non-aggression-with",
        family: Family::Cooperation,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        excludes: &[warning("fights")],
        qualifiers: &[optional("agreement"), optional("until")],
        means: "The two have agreed not to fight each other.",
        crosswalk: "COW nonaggression",
        ..ENTITY
    },
    PredicateDef {
        name: "party-to-agreement",
        family: Family::Cooperation,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agreement]),
        qualifiers: &[optional("signed-by")],
        means: "The subject signed or accepted the agreement.",
        crosswalk: "Wikidata P1891",
        ..ENTITY
    },
    PredicateDef {
        name: "intermediary-between",
        family: Family::Cooperation,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        qualifiers: &[required("and")],
        means: "The subject carries out dealings between the object and `and`. Never split it into \
            two pairs.",
        ..ENTITY
    },
    PredicateDef {
        name: "met-with",
        family: Family::Cooperation,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        symmetric: true,
        qualifiers: &[optional("over"), optional("place"), optional("event")],
        means: "The two met, or members of them did. Meeting says nothing about friendship.",
        crosswalk: "CAMEO 04",
        ..ENTITY
    },
    PredicateDef {
        name: "negotiates-with",
        family: Family::Cooperation,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        symmetric: true,
        qualifiers: &[optional("over"), optional("place"), optional("event")],
        means: "The two hold talks about an issue (`over`), directly or through others. Code the \
            go-between as intermediary-between.",
        crosswalk: "CAMEO 046",
        ..ENTITY
    },
    PredicateDef {
        name: "trades-with",
        family: Family::Cooperation,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        symmetric: true,
        qualifiers: &[optional("materiel"), optional("place")],
        means: "The two buy and sell goods, legally or by smuggling.",
        crosswalk: "CAMEO 061",
        ..ENTITY
    },
    PredicateDef {
        name: "supports",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        excludes: &[warning("hostile-to")],
        qualifiers: &[optional("modes"), optional("active")],
        means: "The subject gives the object material help, or passively supports it by knowingly \
            letting others help.",
        crosswalk: "MGAR supporter; UCDP ESD ext_sup",
        ..ENTITY
    },
    PredicateDef {
        name: "funds",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        implies: &["supports"],
        accepts_amount: true,
        qualifiers: &[optional("means")],
        means: "The subject gives or raises money for the object.",
        crosswalk: "MGAR financial; ESD f",
        ..ENTITY
    },
    PredicateDef {
        name: "arms",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        implies: &["supports"],
        accepts_amount: true,
        qualifiers: &[optional("materiel")],
        means: "The subject gives the object weapons or materiel.",
        crosswalk: "MGAR material; ESD w,m",
        ..ENTITY
    },
    PredicateDef {
        name: "trains",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        implies: &["supports"],
        qualifiers: &[optional("place")],
        means: "The subject trains the object's fighters.",
        crosswalk: "MGAR training; ESD t",
        ..ENTITY
    },
    PredicateDef {
        name: "hosts",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        implies: &["supports"],
        qualifiers: &[optional("active"), optional("kind")],
        means: "The subject lets the object live, have bases or pass on ground that the subject \
            holds.",
        crosswalk: "MGAR host; ESD y,l; NAG passive support",
        ..ENTITY
    },
    PredicateDef {
        name: "deploys-with",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        implies: &["supports"],
        accepts_amount: true,
        means: "The subject sends fighters who fight under or alongside the object.",
        crosswalk: "ESD x,p",
        ..ENTITY
    },
    PredicateDef {
        name: "gives-intelligence-to",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        means: "The subject gives the object intelligence.",
        crosswalk: "ESD i",
        ..ENTITY
    },
    PredicateDef {
        name: "protects",
        family: Family::Support,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        means: "The subject protects the object from others who pursue it.",
        ..ENTITY
    },
    PredicateDef {
        name: "endorses",
        family: Family::Verbal,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        speech: true,
        excludes: &[warning("denounces")],
        means: "The subject speaks in favour of the object. It does not imply supports.",
        crosswalk: "MGAR fan",
        ..ENTITY
    },
    PredicateDef {
        name: "disagrees-with",
        family: Family::Verbal,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        symmetric: true,
        qualifiers: &[required("over")],
        means: "The two differ in doctrine or policy. It says nothing about force.",
        ..ENTITY
    },
    PredicateDef {
        name: "sponsors",
        family: Family::Control,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Power, Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        acyclic: true,
        subject_directs: true,
        implies: &["supports"],
        excludes: &[warning("hostile-to")],
        qualifiers: &[optional("degree")],
        means: "The subject supports the object and steers it.",
        ..ENTITY
    },
    PredicateDef {
        name: "commands",
        family: Family::Control,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person, Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        transitive: true,
        acyclic: true,
        subject_directs: true,
        excludes: &[error("independent-of")],
        qualifiers: &[optional("de-jure"), optional("territory")],
        means: "The subject gives the object orders, and the object follows them.",
        crosswalk: "SFM posting; FtM Directorship",
        ..ENTITY
    },
    PredicateDef {
        name: "acts-on-behalf-of",
        family: Family::Control,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        acyclic: true,
        means: "The subject acts in the object's name or interest.",
        crosswalk: "FtM Representation",
        ..ENTITY
    },
    PredicateDef {
        name: "ordered",
        family: Family::Control,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        speech: true,
        qualifiers: &[optional("event")],
        means: "The subject told the object to do something, and may give the object orders. The \
            summary says what.",
        ..ENTITY
    },
    PredicateDef {
        name: "appointed",
        family: Family::Control,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Person]),
        qualifiers: &[optional("office"), optional("of"), optional("territory")],
        means: "The subject gave the object an office (`office`), in the body `of` or for the \
            area `territory`.",
        ..ENTITY
    },
    PredicateDef {
        name: "competes-with",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        symmetric: true,
        qualifiers: &[optional("over")],
        means: "The two compete for the same recruits, money or prestige, without force. (MGAR's \
            competitor is its strongest conflict: map by definition.)",
        ..ENTITY
    },
    PredicateDef {
        name: "rival-of",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        symmetric: true,
        excludes: &[warning("allied-with")],
        qualifiers: &[optional("over")],
        means: "The two are in sustained competition that may turn violent.",
        crosswalk: "MMP riv; MGAR rival; ViNSAR; ANARD",
        ..ENTITY
    },
    PredicateDef {
        name: "hostile-to",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        excludes: &[
            warning("supports"),
            warning("sponsors"),
            warning("allied-with"),
        ],
        qualifiers: &[optional("grounds")],
        means: "The subject treats the object as an enemy.",
        crosswalk: "Wikipedia opponents",
        ..ENTITY
    },
    PredicateDef {
        name: "denounces",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        speech: true,
        excludes: &[warning("endorses")],
        qualifiers: &[optional("grounds")],
        means: "The subject speaks against the object, for example as an apostate, traitor or \
            enemy.",
        crosswalk: "ViNSAR denouncement",
        ..ENTITY
    },
    PredicateDef {
        name: "threatens",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community, Class::Place]),
        speech: true,
        means: "The subject announces harm to the object, and the source does not say what harm. \
            If it does, code that claim with mode threat.",
        crosswalk: "ViNSAR threat; CAMEO 13",
        ..ENTITY
    },
    PredicateDef {
        name: "fights",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        excludes: &[
            warning("allied-with"),
            warning("non-aggression-with"),
            warning("cooperates-with"),
        ],
        qualifiers: &[optional("place"), optional("scope"), optional("note")],
        means: "The two use armed force against each other.",
        crosswalk: "ViNSAR violence; UCDP dyad",
        ..ENTITY
    },
    PredicateDef {
        name: "attacks",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community, Class::Place]),
        qualifiers: &[
            optional("event"),
            optional("place"),
            optional("frequency"),
            optional("compared-with"),
        ],
        means: "The subject uses force against the object. The direction is known.",
        crosswalk: "STIX targets; GTD",
        ..ENTITY
    },
    PredicateDef {
        name: "killed",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Person]),
        qualifiers: &[optional("event"), optional("place"), optional("cause")],
        means: "The subject killed the object. The date of death is died-on.",
        crosswalk: "CAMEO 186",
        ..ENTITY
    },
    PredicateDef {
        name: "detained",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Person]),
        qualifiers: &[optional("event"), optional("place")],
        means: "The subject captured, arrested or abducted the object, or holds it prisoner.",
        crosswalk: "CAMEO 173, 181",
        ..ENTITY
    },
    PredicateDef {
        name: "released",
        family: Family::Hostility,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Person]),
        qualifiers: &[optional("event"), optional("from")],
        means: "The subject let the object go from detention, or freed it by force from the \
            captor `from`.",
        crosswalk: "CAMEO 0841",
        ..ENTITY
    },
    PredicateDef {
        name: "surrendered-to",
        family: Family::Hostility,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        accepts_amount: true,
        qualifiers: &[optional("place"), optional("event")],
        means: "The subject gave itself up to the object.",
        crosswalk: "CAMEO 0874",
        ..ENTITY
    },
    PredicateDef {
        name: "extorts",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community, Class::Place]),
        accepts_amount: true,
        qualifiers: &[optional("place")],
        means: "The subject takes money or goods from the object by threat, for protection or \
            passage.",
        ..ENTITY
    },
    PredicateDef {
        name: "taxes",
        family: Family::Hostility,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community, Class::Place]),
        accepts_amount: true,
        qualifiers: &[optional("place")],
        means: "The subject collects regular dues from the object, as a government does.",
        ..ENTITY
    },
    PredicateDef {
        name: "paid-ransom-to",
        family: Family::Hostility,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        accepts_amount: true,
        qualifiers: &[optional("means")],
        means: "The subject paid the object to let captives go.",
        ..ENTITY
    },
    PredicateDef {
        name: "obtained-weapons-from",
        family: Family::Hostility,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        accepts_amount: true,
        qualifiers: &[optional("materiel"), optional("how")],
        means: "The subject obtained weapons or materiel of the object that the object did not \
            give: captured, left behind, bought, leaked.",
        crosswalk: "ESD (not support)",
        ..ENTITY
    },
    PredicateDef {
        name: "declared-war-on",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        speech: true,
        implies: &["hostile-to"],
        means: "The subject declared that it is at war with the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "leads",
        family: Family::Person,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        implies: &["member-of"],
        qualifiers: &[optional("title"), optional("de-facto")],
        means: "The subject is the head of the object.",
        crosswalk: "FtM Directorship; Wikidata P488",
        ..ENTITY
    },
    PredicateDef {
        name: "speaks-for",
        family: Family::Person,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        implies: &["member-of"],
        means: "The subject is the object's spokesperson.",
        ..ENTITY
    },
    PredicateDef {
        name: "holds-office",
        family: Family::Person,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person, Class::Group]),
        object: AcceptedKinds::Of(&[Class::Power, Class::Group, Class::Organization]),
        qualifiers: &[optional("office"), optional("territory")],
        means: "The subject holds an office of the object, such as a minister or a shadow \
            governor. \
            For a group: its members hold such offices. An office for one area has that area as \
            `territory`.",
        crosswalk: "FtM Occupancy; Wikidata P39",
        ..ENTITY
    },
    PredicateDef {
        name: "employed-by",
        family: Family::Person,
        subject: AcceptedKinds::Of(&[Class::Person]),
        object: AcceptedKinds::Of(&[Class::Organization, Class::Power, Class::Person]),
        qualifiers: &[optional("title")],
        means: "The subject works for the object. Used for the affiliation of people who are \
            quoted.",
        crosswalk: "FtM Employment; Wikidata P108",
        ..ENTITY
    },
    PredicateDef {
        name: "defected-to",
        family: Family::Person,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person, Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        qualifiers: &[optional("from")],
        means: "The subject left one side and joined the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "joined",
        family: Family::Person,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person, Class::Community, Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        accepts_amount: true,
        qualifiers: &[optional("from"), optional("compared-with")],
        means: "The subject became a member of the object. For a community: some of its people \
            did.",
        ..ENTITY
    },
    PredicateDef {
        name: "expelled-from",
        family: Family::Person,
        sign: Sign::Enemy,
        subject: AcceptedKinds::Of(&[Class::Person, Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Organization, Class::Power]),
        qualifiers: &[optional("by"), optional("grounds")],
        means: "The object, or `by` inside it, put the subject out of the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "draws-members-from",
        family: Family::Person,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Community, Class::Place]),
        accepts_amount: true,
        means: "The subject's members, or a named part of them, come from the object. It says \
            nothing about the tie between the two.",
        ..ENTITY
    },
    PredicateDef {
        name: "kin-of",
        family: Family::Kin,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Person]),
        object: AcceptedKinds::Of(&[Class::Person]),
        symmetric: true,
        qualifiers: &[optional("kinship")],
        means: "The two people are relatives.",
        crosswalk: "FtM Family",
        ..ENTITY
    },
    PredicateDef {
        name: "kin-ties-with",
        family: Family::Kin,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Family]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Family]),
        symmetric: true,
        qualifiers: &[optional("through"), optional("frequency")],
        means: "Members of one are relatives of members of the other, by blood or by marriage.",
        ..ENTITY
    },
    PredicateDef {
        name: "operates-in",
        family: Family::Place,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Place]),
        means: "The subject is active in the object.",
        crosswalk: "FtM country; STIX located-at",
        ..ENTITY
    },
    PredicateDef {
        name: "located-in",
        family: Family::Place,
        subject: AcceptedKinds::Of(&[Class::Place]),
        object: AcceptedKinds::Of(&[Class::Place]),
        transitive: true,
        acyclic: true,
        means: "The subject is inside the object.",
        crosswalk: "Wikidata P131",
        ..ENTITY
    },
    PredicateDef {
        name: "based-in",
        family: Family::Place,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person, Class::Organization]),
        object: AcceptedKinds::Of(&[Class::Place]),
        implies: &["operates-in"],
        means: "The subject has its headquarters or a base in the object.",
        crosswalk: "ACLED HQ established",
        ..ENTITY
    },
    PredicateDef {
        name: "moved-to",
        family: Family::Place,
        subject: AcceptedKinds::Of(&[Class::Agent, Class::Community]),
        object: AcceptedKinds::Of(&[Class::Place]),
        accepts_amount: true,
        qualifiers: &[optional("from")],
        means: "The subject went to the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "controls-territory",
        family: Family::Place,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Place]),
        implies: &["operates-in"],
        qualifiers: &[optional("degree")],
        means: "The subject holds the ground of the object. degree: full, partial, contested, \
            influence.",
        crosswalk: "ACLED transfer of territory",
        ..ENTITY
    },
    PredicateDef {
        name: "governs",
        family: Family::State,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Place]),
        implies: &["controls-territory"],
        qualifiers: &[optional("de-jure")],
        means: "The subject rules the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "recognises",
        family: Family::State,
        sign: Sign::Friend,
        subject: AcceptedKinds::Of(&[Class::Power]),
        object: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        means: "The subject regards the object as the lawful government.",
        ..ENTITY
    },
    PredicateDef {
        name: "party-to-conflict",
        family: Family::Conflict,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Power]),
        object: AcceptedKinds::Of(&[Class::Conflict]),
        qualifiers: &[optional("side")],
        means: "The subject takes part in the conflict.",
        crosswalk: "UCDP sides; Wikidata P607",
        ..ENTITY
    },
    PredicateDef {
        name: "designated-under",
        family: Family::Designation,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person, Class::Organization]),
        object: AcceptedKinds::Of(&[Class::Regime]),
        qualifiers: &[
            optional("reference"),
            optional("role"),
            optional("status"),
            optional("announced"),
            optional("announced-by"),
        ],
        means: "The subject is on the regime's list. role: own-entry, alias-of, amendment, \
            associated.",
        crosswalk: "FtM Sanction; Wikidata P3461",
        ..ENTITY
    },
    PredicateDef {
        name: "adheres-to",
        family: Family::Belief,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Person]),
        object: AcceptedKinds::Of(&[Class::Movement]),
        means: "The subject follows the current of belief, by its own account. If only others say \
            so, the mode is `characterisation`.",
        crosswalk: "EDTG ideology; Wikidata P1142",
        ..ENTITY
    },
    PredicateDef {
        name: "inspired-by",
        family: Family::Belief,
        subject: AcceptedKinds::Of(&[Class::Agent, Class::Event]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Movement]),
        means: "The subject took the object as its model. It says nothing about contact between \
            the two.",
        ..ENTITY
    },
    PredicateDef {
        name: "perpetrated",
        family: Family::Event,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Event]),
        means: "The subject carried out the event.",
        crosswalk: "GTD gname; UCDP side",
        ..ENTITY
    },
    PredicateDef {
        name: "claimed-responsibility-for",
        family: Family::Event,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Event]),
        speech: true,
        excludes: &[warning("denied-responsibility-for")],
        qualifiers: &[optional("channel")],
        means: "The subject said that it carried out the event. The subject is the speaker, so \
            leave `attribution` out. It does not imply perpetrated. Do not code it as perpetrated \
            with mode admission.",
        crosswalk: "GTD claimed, claimmode",
        ..ENTITY
    },
    PredicateDef {
        name: "denied-responsibility-for",
        family: Family::Event,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Event]),
        speech: true,
        excludes: &[warning("claimed-responsibility-for")],
        qualifiers: &[optional("channel")],
        means: "The subject said that it did not carry out the event.",
        crosswalk: "CAMEO 016",
        ..ENTITY
    },
    PredicateDef {
        name: "targeted",
        family: Family::Event,
        subject: AcceptedKinds::Of(&[Class::Event]),
        object: AcceptedKinds::Of(&[Class::Agent, Class::Community, Class::Place]),
        means: "The event was directed at the object.",
        crosswalk: "GTD target",
        ..ENTITY
    },
    PredicateDef {
        name: "occurred-in",
        family: Family::Event,
        subject: AcceptedKinds::Of(&[Class::Event]),
        object: AcceptedKinds::Of(&[Class::Place]),
        qualifiers: &[optional("precision")],
        means: "The event happened in the object.",
        crosswalk: "GED where_prec",
        ..ENTITY
    },
    PredicateDef {
        name: "tied-to",
        family: Family::Residual,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        object: AcceptedKinds::Of(&[Class::Agent]),
        symmetric: true,
        qualifiers: &[required("note"), optional("compared-with")],
        means: "The two have a tie, and the source does not say what kind, so it is neither \
            friendly nor hostile. The note gives what the source does say, and why no narrower \
            predicate fits.",
        crosswalk: "FtM UnknownLink; STIX related-to",
        ..ENTITY
    },
    PredicateDef {
        name: "no-known-tie",
        family: Family::Absence,
        subject: AcceptedKinds::Of(&[Class::Group]),
        object: AcceptedKinds::Of(&[Class::Group]),
        symmetric: true,
        qualifiers: &[optional("searched"), optional("until")],
        means: "Somebody looked for a tie and found none. A rule reports a tie on the same pair at \
            the same time.",
        ..ENTITY
    },
    PredicateDef {
        name: "founded-on",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        means: "The date on which the subject came into being.",
        crosswalk: "Wikidata P571; EDTG",
        ..DATE
    },
    PredicateDef {
        name: "dissolved-on",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Organization]),
        means: "The date on which the subject ceased to exist.",
        crosswalk: "Wikidata P576",
        ..DATE
    },
    PredicateDef {
        name: "born-on",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Person]),
        qualifiers: &[optional("place")],
        means: "The date of birth.",
        crosswalk: "Wikidata P569",
        ..DATE
    },
    PredicateDef {
        name: "died-on",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Person]),
        qualifiers: &[optional("place"), optional("cause")],
        means: "The date of death. Code the killer as killed.",
        crosswalk: "Wikidata P570",
        ..DATE
    },
    PredicateDef {
        name: "occurred-on",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Event]),
        means: "The date of the event.",
        crosswalk: "GED date_prec",
        ..DATE
    },
    PredicateDef {
        name: "strength",
        family: Family::Quantity,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Community]),
        qualifiers: &[required("population"), optional("place"), optional("note")],
        means: "The size of the named population. population: fighters, members, \
            members-with-dependants, core, foreign-fighters, recruits, groups, unspecified.",
        crosswalk: "UCDP; UN monitoring reports",
        ..AMOUNT
    },
    PredicateDef {
        name: "casualties",
        family: Family::Quantity,
        subject: AcceptedKinds::Of(&[Class::Event, Class::Conflict, Class::Group]),
        qualifiers: &[required("fate"), optional("of")],
        means: "The number of people, of the party named in `of`, who suffered the named fate. \
            fate: killed, wounded, killed-or-wounded, missing, captured, displaced, unspecified.",
        crosswalk: "UCDP best/low/high; GTD nkill",
        ..AMOUNT
    },
    PredicateDef {
        name: "freed",
        family: Family::Quantity,
        subject: AcceptedKinds::Of(&[Class::Event, Class::Community, Class::Group, Class::Person]),
        qualifiers: &[optional("by"), optional("from")],
        means: "The number of people freed from detention. `by` freed them. For one named person \
            use \
            released.",
        ..AMOUNT
    },
    PredicateDef {
        name: "territory",
        family: Family::Quantity,
        subject: AcceptedKinds::Of(&[Class::Group]),
        requires_unit: true,
        means: "The amount of ground that the subject holds, as a count of districts or a share.",
        ..AMOUNT
    },
    PredicateDef {
        name: "money",
        family: Family::Quantity,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        requires_unit: true,
        qualifiers: &[optional("of")],
        means: "An amount of the subject's money: revenue, payment, ransom or reward.",
        crosswalk: "ISO 4217",
        ..AMOUNT
    },
    PredicateDef {
        name: "trend",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Group, Class::Place]),
        qualifiers: &[optional("of"), optional("compared-with")],
        means: "Whether the subject or one of its aspects grows, shrinks or stays the same. The \
            `summary` is the value.",
        ..TEXT
    },
    PredicateDef {
        name: "able-to",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        qualifiers: &[optional("compared-with")],
        means: "What the subject is able to do, in the coder's own words.",
        ..TEXT
    },
    PredicateDef {
        name: "intends",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        qualifiers: &[optional("compared-with")],
        means: "What the subject intends, in the coder's own words.",
        ..TEXT
    },
    PredicateDef {
        name: "described-as",
        family: Family::Attribute,
        subject: AcceptedKinds::Any,
        qualifiers: &[optional("compared-with"), optional("label")],
        means: "A label or description, in the coder's own words. It is always the speaker's \
            judgement, never the dataset's.",
        crosswalk: "MOS labels",
        ..TEXT
    },
    PredicateDef {
        name: "earns-from",
        family: Family::Attribute,
        subject: AcceptedKinds::Of(&[Class::Agent]),
        accepts_amount: true,
        qualifiers: &[required("business"), optional("place")],
        means: "The subject gets money from a trade or a crime, named by `business`; the other \
            party is not named. The summary gives the details.",
        ..TEXT
    },
];

/// The defaults of a row, by what the predicate takes.
const ENTITY: PredicateDef = PredicateDef {
    name: "",
    family: Family::Residual,
    sign: Sign::Neither,
    takes: ValueType::Entity,
    accepts_amount: false,
    requires_unit: false,
    subject: AcceptedKinds::Any,
    object: AcceptedKinds::None,
    symmetric: false,
    transitive: false,
    acyclic: false,
    subject_directs: false,
    object_directs: false,
    speech: false,
    implies: &[],
    excludes: &[],
    qualifiers: &[],
    means: "",
    crosswalk: "",
};
const DATE: PredicateDef = PredicateDef {
    takes: ValueType::Date,
    ..ENTITY
};
const AMOUNT: PredicateDef = PredicateDef {
    takes: ValueType::Amount,
    ..ENTITY
};
const TEXT: PredicateDef = PredicateDef {
    takes: ValueType::Text,
    ..ENTITY
};

const fn error(name: &'static str) -> Exclusion {
    Exclusion {
        name,
        is_error: true,
    }
}

const fn warning(name: &'static str) -> Exclusion {
    Exclusion {
        name,
        is_error: false,
    }
}

const fn required(name: &'static str) -> AcceptedQualifier {
    AcceptedQualifier {
        name,
        required: true,
    }
}

const fn optional(name: &'static str) -> AcceptedQualifier {
    AcceptedQualifier {
        name,
        required: false,
    }
}
