//! What a rule asks of a native check. Only the library knows the checks, so it answers.

/// What a rule asks of a native check.
#[derive(Debug)]
pub struct CheckUse<'r> {
    /// The name of the check.
    pub check: &'r str,
    /// One of its faults.
    pub fault: &'r str,
    /// The names of the parameters that it sets.
    pub params: Vec<&'static str>,
    /// The names in its message that the check must give.
    pub values: Vec<&'r str>,
}

/// What is wrong with a [`CheckUse`], and where.
#[derive(Debug)]
pub enum CheckMistake {
    /// There is no such check; the text says which there are, as do the following.
    Check(String),
    /// The check has no such fault.
    Fault(String),
    /// The check does not read this parameter.
    Param(String),
    /// The name, and what is wrong with it.
    Value(String, String),
}

/// Says whether there is such a check.
pub type Checks<'c> = &'c dyn Fn(&CheckUse<'_>) -> Result<(), CheckMistake>;
