//! Marks and capitals that one language has and another has not.

pub(super) mod calendar_case;
pub(super) mod local_marks;
