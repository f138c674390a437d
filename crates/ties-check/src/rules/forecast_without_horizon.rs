//! `forecast-without-horizon`: a forecast has a horizon, and an outcome once the horizon is past.

use ties::model::{Date, Mode, Severity};
use ties_dataset::index::Index;

use super::source_before_event::certain;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "forecast-without-horizon",
    severity: Severity::Warning,
    page: include_str!("forecast_without_horizon.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let is_forecast = claim.mode == Mode::Forecast && claim.is_in_force();
    let Some(horizon) = &claim.horizon else {
        if is_forecast {
            sink.value("/mode", "forecast without a `horizon`").help(
                "add the time by which it is to come true, such as `horizon = \"2022\"`, or \
                 `horizon = \"none-given\"`",
            );
        }
        return;
    };
    if is_forecast
        && claim.outcome.is_none()
        && let Some(date) = horizon.date()
    {
        check_is_ahead(date, index, sink);
    }
}

/// Reports a horizon that is past on the date of the dataset.
fn check_is_ahead(horizon: &Date, index: &Index, sink: &mut Sink<'_>) {
    // `bad-date` reports an unreadable date.
    let Ok(date) = horizon.edtf() else { return };
    let today = index
        .manifest()
        .and_then(|manifest| manifest.date.edtf().ok()?.earliest());
    if let (Some(last), Some(today)) = (certain(date.end()), today)
        && last.latest < today
    {
        sink.value(
            "/horizon",
            format!("horizon `{horizon}` ended before {today}, but the forecast has no `outcome`"),
        )
        .help(
            "add `outcome = { result = \"came-true\", why = \"…\" }`; other results are \
             `in-part`, `did-not` and `cannot-be-told`",
        );
    }
}
