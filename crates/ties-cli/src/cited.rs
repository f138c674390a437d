//! Citations: the style of `--style`, and what `ties cite-as` cites.

use ties_cite::CitingView;
use ties_view::Analysis;

use crate::lookup::{entity, unknown_record};
use crate::outcome::Failure;
use crate::question_options::predicate;

#[cfg(feature = "styles")]
pub(crate) use bundled::style;
#[cfg(not(feature = "styles"))]
pub(crate) use missing::style;

/// What to cite for the ids of the command line: none, one, or the three of a tie.
pub(crate) fn cite_as(analysis: &Analysis<'_>, ids: &[String]) -> Result<CitingView, Failure> {
    let dataset = analysis.dataset;
    match ids {
        [] => Ok(ties_cite::cite_dataset(dataset)),
        [id] => {
            let found =
                ties_cite::cite_claim(dataset, id).or_else(|| ties_cite::cite_source(dataset, id));
            found.ok_or_else(|| not_citable(analysis, id))
        }
        [subject, name, object] => {
            let predicate = predicate(name).map_err(|help| {
                Failure::new(format!("no predicate has the name `{name}`"), help)
            })?;
            let subject = entity(dataset, subject)?;
            let object = entity(dataset, object)?;
            Ok(ties_cite::cite_tie(analysis, &subject, predicate, &object))
        }
        _ => Err(Failure::new(
            "a tie has three parts: subject, predicate and object",
            "write `ties cite-as taliban allied-with al-qaida`, or give one id",
        )),
    }
}

/// The failure for an id that is neither a source nor a claim.
fn not_citable(analysis: &Analysis<'_>, id: &str) -> Failure {
    let dataset = analysis.dataset;
    if dataset.entities.contains_key(id) || dataset.disputes.contains_key(id) {
        return Failure::new(
            format!("`{id}` is not a source or a claim"),
            format!("choose one of its claims with `ties show {id}`"),
        );
    }
    unknown_record(id, dataset)
}

#[cfg(feature = "styles")]
mod bundled {
    use std::fs::File;
    use std::io::Read;
    use std::path::Path;

    use ties_cite::{CitationStyle, style_names};

    use crate::outcome::Failure;

    /// The largest style that is read, in bytes. The largest of the CSL project has 150 kB.
    const LARGEST: u64 = 1 << 20;

    /// The style of this name or in this file; `None` for the house citation.
    pub(crate) fn style(name: Option<&str>) -> Result<Option<CitationStyle>, Failure> {
        let Some(name) = name else { return Ok(None) };
        if let Some(style) = CitationStyle::bundled(name) {
            return Ok(Some(style));
        }
        let path = Path::new(name);
        let is_file = path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("csl"));
        if !is_file {
            return Err(unknown_style(name));
        }
        let mut xml = String::new();
        let file = File::open(path)
            .map_err(|error| bad_file(name, &format!("cannot be read: {error}")))?;
        file.take(LARGEST + 1)
            .read_to_string(&mut xml)
            .map_err(|error| bad_file(name, &format!("cannot be read: {error}")))?;
        if xml.len() as u64 > LARGEST {
            return Err(bad_file(name, "is larger than 1 MiB"));
        }
        let style =
            CitationStyle::from_csl(&xml).map_err(|error| bad_file(name, &error.to_string()))?;
        Ok(Some(style))
    }

    fn unknown_style(name: &str) -> Failure {
        let names = style_names();
        let help = match ties_check::nearest(name, names.iter().copied()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("choose from {}; or give a `.csl` file", names.join(", ")),
        };
        Failure::new(format!("no bundled style has the name `{name}`"), help)
    }

    fn bad_file(name: &str, problem: &str) -> Failure {
        Failure::new(
            format!("the style `{name}` {problem}"),
            "give an independent style of CSL 1.0.2 with a bibliography",
        )
    }
}

#[cfg(not(feature = "styles"))]
mod missing {
    use ties_cite::Reference;

    use crate::outcome::Failure;

    /// A style; a build without styles has none.
    #[derive(Debug)]
    pub(crate) enum NoStyle {}

    impl NoStyle {
        /// A reference in this style.
        pub(crate) fn cite(&self, _: &Reference) -> String {
            match *self {}
        }
    }

    /// The house citation if no style is named, else the failure of a build without styles.
    pub(crate) fn style(name: Option<&str>) -> Result<Option<NoStyle>, Failure> {
        match name {
            None => Ok(None),
            Some(_) => Err(Failure::new(
                "`ties` was built without the feature `styles`",
                "run `cargo install --path crates/ties-cli --features styles`",
            )),
        }
    }
}
