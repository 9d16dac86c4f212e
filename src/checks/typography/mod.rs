//! Marks and capitals that one language has and another has not.

pub mod calendar_case;
pub mod local_marks;
