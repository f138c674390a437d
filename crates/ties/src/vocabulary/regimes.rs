//! The regimes under which groups are listed: authority, legal act and entry numbers, in one
//! table.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list that an authority keeps under a legal act: one row of [`REGIMES`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Regime(u8);

impl Regime {
    /// The regime with this name, if there is one.
    pub fn find(name: &str) -> Option<Self> {
        (0..=u8::MAX)
            .zip(&REGIMES)
            .find(|(_, def)| def.name == name)
            .map(|(row, _)| Self(row))
    }

    /// Its row of the table.
    pub fn def(self) -> &'static RegimeDef {
        &REGIMES[usize::from(self.0)]
    }
}

/// One row of the table: a list and its legal basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegimeDef {
    /// Its name, as written in the data.
    pub name: &'static str,
    /// The authority that keeps the list.
    pub authority: &'static str,
    /// The legal act that the list is based on.
    pub act: &'static str,
    /// The form of entry numbers; `None` if entries have no number or several.
    pub number_form: Option<EntryNumberForm>,
}

/// The form of the entry numbers of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntryNumberForm {
    /// A regular expression that matches a whole number.
    pub form: &'static str,
    /// An example of a number.
    pub example: &'static str,
}

const fn listed(name: &'static str, authority: &'static str, act: &'static str) -> RegimeDef {
    RegimeDef {
        name,
        authority,
        act,
        number_form: None,
    }
}

const fn numbered(
    name: &'static str,
    authority: &'static str,
    act: &'static str,
    (form, example): (&'static str, &'static str),
) -> RegimeDef {
    RegimeDef {
        name,
        authority,
        act,
        number_form: Some(EntryNumberForm { form, example }),
    }
}

const COUNCIL: &str = "UN Security Council";

/// The table of regimes, sorted by name. A list that is not in the table is also a regime: name
/// it with its legal act.
pub static REGIMES: [RegimeDef; 26] = [
    listed(
        "au-criminal-code",
        "Australia: the minister who administers the act, by regulation",
        "Criminal Code Act 1995, division 102",
    ),
    listed(
        "ca-criminal-code",
        "Canada: the Governor in Council",
        "Criminal Code, section 83.05",
    ),
    listed(
        "eu-753",
        "European Union: the Council",
        "Regulation (EU) No 753/2011: Afghanistan, the Taliban",
    ),
    listed(
        "eu-881",
        "European Union: the Council and the Commission",
        "Regulation (EC) No 881/2002: ISIL (Da'esh) and al-Qaida",
    ),
    listed(
        "eu-931",
        "European Union: the Council",
        "Common Position 2001/931/CFSP and Regulation (EC) No 2580/2001",
    ),
    listed(
        "in-uapa",
        "India: the Ministry of Home Affairs",
        "Unlawful Activities (Prevention) Act, 1967, First Schedule (organisations) and Fourth \
        Schedule (individuals)",
    ),
    listed(
        "nz-tsa",
        "New Zealand: the Prime Minister",
        "Terrorism Suppression Act 2002",
    ),
    listed(
        "pk-ata",
        "Pakistan: the federal government",
        "Anti-Terrorism Act, 1997, sections 11B and 11EE",
    ),
    listed(
        "uk-afghanistan",
        "United Kingdom: the Foreign Secretary",
        "Afghanistan (Sanctions) (EU Exit) Regulations 2020",
    ),
    listed(
        "uk-counter-terrorism",
        "United Kingdom: the Foreign Secretary",
        "Counter-Terrorism (International Sanctions) (EU Exit) Regulations 2019",
    ),
    listed(
        "uk-isil-al-qaida",
        "United Kingdom: the Foreign Secretary",
        "ISIL (Da'esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations 2019",
    ),
    listed(
        "uk-proscribed",
        "United Kingdom: the Home Secretary",
        "Terrorism Act 2000, schedule 2",
    ),
    numbered(
        "un-1267",
        COUNCIL,
        "Resolutions 1267 (1999), 1989 (2011) and 2253 (2015): ISIL (Da'esh) and al-Qaida",
        ("QD[ei][.][0-9]{3}", "QDe.004"),
    ),
    numbered(
        "un-1518",
        COUNCIL,
        "Resolution 1518 (2003): Iraq",
        ("IQ[ei][.][0-9]{3}", "IQe.001"),
    ),
    numbered(
        "un-1533",
        COUNCIL,
        "Resolution 1533 (2004): Democratic Republic of the Congo",
        ("CD[ei][.][0-9]{3}", "CDe.001"),
    ),
    numbered(
        "un-1591",
        COUNCIL,
        "Resolution 1591 (2005): the Sudan",
        ("SD[ei][.][0-9]{3}", "SDi.001"),
    ),
    numbered(
        "un-1718",
        COUNCIL,
        "Resolution 1718 (2006): Democratic People's Republic of Korea",
        ("KP[ei][.][0-9]{3}", "KPe.001"),
    ),
    numbered(
        "un-1970",
        COUNCIL,
        "Resolution 1970 (2011): Libya",
        ("LY[ei][.][0-9]{3}", "LYi.001"),
    ),
    numbered(
        "un-1988",
        COUNCIL,
        "Resolution 1988 (2011): the Taliban",
        ("TA[ei][.][0-9]{3}", "TAe.012"),
    ),
    numbered(
        "un-2127",
        COUNCIL,
        "Resolution 2127 (2013): Central African Republic",
        ("CF[ei][.][0-9]{3}", "CFi.001"),
    ),
    numbered(
        "un-2140",
        COUNCIL,
        "Resolution 2140 (2014): Yemen",
        ("YE[ei][.][0-9]{3}", "YEi.001"),
    ),
    numbered(
        "un-2206",
        COUNCIL,
        "Resolution 2206 (2015): South Sudan",
        ("SS[ei][.][0-9]{3}", "SSi.001"),
    ),
    numbered(
        "un-2653",
        COUNCIL,
        "Resolution 2653 (2022): Haiti",
        ("HT[ei][.][0-9]{3}", "HTi.001"),
    ),
    listed(
        "us-fto",
        "United States: the Secretary of State",
        "Immigration and Nationality Act, section 219",
    ),
    numbered(
        "us-sdgt",
        "United States: the Secretary of State and the Secretary of the Treasury",
        "Executive Order 13224 (2001)",
        ("[1-9][0-9]{0,6}", "36"),
    ),
    listed(
        "us-tel",
        "United States: the Secretary of State",
        "Immigration and Nationality Act, section 212(a)(3)(B), as amended in 2001: Terrorist \
        Exclusion List",
    ),
];

impl fmt::Debug for Regime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.def().name)
    }
}

impl Serialize for Regime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.def().name)
    }
}

impl<'de> Deserialize<'de> for Regime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;

        impl serde::de::Visitor<'_> for Word {
            type Value = Regime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a regime")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Regime, E> {
                Regime::find(word)
                    .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(word), &self))
            }
        }

        deserializer.deserialize_str(Word)
    }
}

impl JsonSchema for Regime {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Regime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<_> = REGIMES.iter().map(|def| def.name).collect();
        let meanings: Vec<_> = REGIMES
            .iter()
            .map(|def| format!("{}. {}.", def.authority, def.act))
            .collect();
        json_schema!({
            "type": "string",
            "title": "regime",
            "description": "A list that an authority keeps under a legal act: a row of the table \
                of regimes.",
            "enum": names,
            "x-taplo": { "docs": { "enumValues": meanings } },
        })
    }
}
