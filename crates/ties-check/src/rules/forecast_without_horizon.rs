//! `forecast-without-horizon`: a forecast says until when it is to come true; once that is past, how it came out.

use ties::edtf::Edtf;
use ties::model::{Mode, Severity};
use ties_dataset::index::Index;

use super::source_before_event::certain;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "forecast-without-horizon",
    severity: Severity::Warning,
    page: include_str!("forecast_without_horizon.md"),
    checks: &[Check::Claim(check)],
};

/// What stands in place of a date, where the source gives none.
const NONE_GIVEN: &str = "none-given";

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let is_forecast = claim.mode == Mode::Forecast && claim.stands();
    let Some(horizon) = claim.horizon.as_deref() else {
        if is_forecast {
            sink.value("/mode", "a forecast that does not say until when").help(
                "add `horizon = \"2022\"`, the time by which it is to come true; `horizon = \"none-given\"` where the \
                 source does not say",
            );
        }
        return;
    };
    if horizon == NONE_GIVEN {
        return;
    }
    let read = match Edtf::parse(horizon) {
        Ok(read) => read,
        Err(error) => {
            let help = error
                .help
                .as_deref()
                .unwrap_or("write a date, such as `2022`");
            sink.value("/horizon", error.message).help(format!(
                "{help}; or `none-given`, where the source does not say until when"
            ));
            return;
        }
    };
    if !is_forecast || claim.outcome.is_some() {
        return;
    }
    let today = index
        .manifest()
        .and_then(|manifest| manifest.date.edtf().ok()?.earliest());
    if let (Some(last), Some(today)) = (certain(read.end()), today)
        && last.latest < today
    {
        sink.value("/horizon", format!("`{horizon}` was over by {today}, and nothing says how the forecast came out"))
            .help(
                "add `outcome = { result = \"came-true\", why = \"…\" }`; the result may also be `in-part`, `did-not` or \
                 `cannot-be-told`",
            );
    }
}
