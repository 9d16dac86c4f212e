//! The first pass over all documents, for rules that ask about the set as a whole.

use super::Failure;
use super::pipeline::{self, Event};
use super::session::Session;
use mtlint::set::Survey;

/// Lets the linter know the set, if one of the rules that run asks about it. What can't be read is left for the second
/// pass to report.
pub(super) fn learn(session: &mut Session) -> Result<(), Failure> {
    if !session.linters.wants().any() {
        return Ok(());
    }
    session.hold_stdin()?;
    let mut survey = Survey::default();
    pipeline::run_over(session.walk(), session, pipeline::each(|document| session.linters.sight(document)), |event| {
        if let Event::Document(_, sighting) = event {
            survey.add(sighting);
        }
        Ok(())
    })?;
    session.linters.learn(survey.finish(&session.prefer));
    Ok(())
}
