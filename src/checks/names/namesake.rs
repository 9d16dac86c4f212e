//! Towns of North America that are called as a city of Ukraine or Russia: Odessa in Texas, Kiev in North Dakota. Their
//! names came over long ago and follow no romanisation.

/// States and provinces, and their short forms in news. Washington, New York and Georgia are left out: in a list of
/// capitals and countries they stand behind Kiev as well.
const STATES: [&str; 96] = [
    "Ala.",
    "Alabama",
    "Alaska",
    "Alberta",
    "Arizona",
    "Ariz.",
    "Ark.",
    "Arkansas",
    "British Columbia",
    "Calif.",
    "California",
    "Colo.",
    "Colorado",
    "Conn.",
    "Connecticut",
    "Del.",
    "Delaware",
    "FL",
    "Fla.",
    "Florida",
    "Hawaii",
    "IN",
    "Idaho",
    "Ill.",
    "Illinois",
    "Ind.",
    "Indiana",
    "Iowa",
    "Kalifornien",
    "Kan.",
    "Kansas",
    "Kentucky",
    "Ky.",
    "La.",
    "Louisiana",
    "Louisiane",
    "MN",
    "MO",
    "Maine",
    "Manitoba",
    "Maryland",
    "Mass.",
    "Massachusetts",
    "Md.",
    "Mich.",
    "Michigan",
    "Minn.",
    "Minnesota",
    "Miss.",
    "Mississippi",
    "Missouri",
    "Mo.",
    "Mont.",
    "Montana",
    "N.C.",
    "N.D.",
    "N.J.",
    "N.M.",
    "N.Y.",
    "ND",
    "Neb.",
    "Nebraska",
    "Nevada",
    "New Brunswick",
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "North Carolina",
    "North Dakota",
    "Nova Scotia",
    "Ohio",
    "Okla.",
    "Oklahoma",
    "Ont.",
    "Ontario",
    "Oregon",
    "Pa.",
    "Pennsylvania",
    "Quebec",
    "Rhode Island",
    "S.C.",
    "S.D.",
    "Saskatchewan",
    "South Carolina",
    "South Dakota",
    "TX",
    "Tenn.",
    "Tennessee",
    "Tex.",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Wash.",
    "Wisconsin",
    "Wyoming",
];

/// What stands between the town and its state.
const LINKS: [&str; 12] = [
    ", ",
    " (",
    " in ",
    " im Bundesstaat ",
    " im US-Bundesstaat ",
    " au ",
    ", au ",
    " en ",
    ", en ",
    " dans le ",
    ", a city in ",
    ", a town in ",
];

/// Whether the name between `before` and `after` is put into a state: `Odessa, Texas`, `the Texas city of Odessa`.
pub(super) fn is_american(before: &str, after: &str) -> bool {
    let starts = |state: &&str, text: &str| text.strip_prefix(*state).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    LINKS.iter().filter_map(|link| after.strip_prefix(link)).any(|rest| STATES.iter().any(|state| starts(state, rest)))
        || [" city of ", " town of "]
            .iter()
            .filter_map(|kind| before.strip_suffix(kind))
            .any(|lead| STATES.iter().any(|state| lead.ends_with(state)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states() {
        for (before, after) in [
            ("in ", ", Texas, on Monday"),
            ("in ", ", Tex."),
            ("in ", ", N.D., today"),
            ("in ", " (Florida)"),
            ("nach ", " im US-Bundesstaat Texas"),
            ("à ", ", au Texas"),
            ("the Texas city of ", " slept"),
        ] {
            assert!(is_american(before, after), "{before}…{after}");
        }
        for (before, after) in [("in ", ", Washington and Brussels"), ("from ", " to Texas"), ("in ", ", Texan songs"), ("", "")] {
            assert!(!is_american(before, after), "{before}…{after}");
        }
    }
}
