//! English.

use super::Words;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    tag: "en",
    numbers: &[
        (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (8, "eight"), (9, "nine"), (10, "ten"),
        (11, "eleven"), (12, "twelve"), (13, "thirteen"), (14, "fourteen"), (15, "fifteen"), (16, "sixteen"), (17, "seventeen"),
        (18, "eighteen"), (19, "nineteen"), (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"),
        (80, "eighty"), (90, "ninety"),
    ],
    measures: &["percent", "per", "min", "mins", "sec", "secs", "hrs", "pts", "euros", "dollars", "pounds", "degrees", "times", "hundred", "thousand", "million", "billion", "month"],
    months: &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    weekdays: &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    given_names: &[
        "John", "James", "Robert", "Michael", "David", "Peter", "Paul", "Mark", "Thomas", "Andrew", "Daniel", "Martin", "Simon",
        "Oliver", "Mary", "Ann", "Anna", "Anne", "Emma", "Laura", "Sarah", "Jane", "Julia", "Helen", "Alice", "Maria", "Clara", "Eva", "Nina",
        "Elena", "Olga", "Ivan", "Petro", "Viktor", "Sergei", "Jan", "Marek", "Pavel", "Hans", "Karl", "Klaus", "Jean", "Pierre", "Luis",
        "Carlos", "Juan",
    ],
    surnames: &[
        "Smith", "Miller", "Brown", "Taylor", "Wilson", "Johnson", "Clark", "Walker", "Green", "Baker", "Carter", "Cooper", "Hughes",
        "Morgan", "Turner", "Meyer", "Schmidt", "Weber", "Novak", "Kowalski", "Petrov", "Ivanov", "Kovalenko", "Dupont", "Martin",
        "Garcia", "Lopez",
    ],
    cities: &[
        "London", "Berlin", "Paris", "Madrid", "Rome", "Vienna", "Brussels", "Warsaw", "Prague", "Kyiv", "Kiev", "Moscow", "Washington",
        "Beijing", "Tokyo", "Geneva", "Lisbon", "Dublin", "Oslo", "Helsinki", "Athens", "Munich", "Hamburg", "Budapest", "Bucharest",
    ],
    countries: &[
        "Germany", "France", "Spain", "Italy", "Poland", "Hungary", "Sweden", "Norway", "Finland", "Portugal", "Greece", "Turkey",
        "Russia", "China", "Japan", "Canada", "Brazil", "Mexico", "Romania", "Belgium", "Denmark", "Switzerland",
    ],
    bracketed: &["(video)", "(photos)", "(updated)", "(2)"],
    dates: &["12 March 2024", "June 7, 2023", "21.11.2024", "Monday"],
    sentences: [
        ("The old bridge was closed on Monday morning.", "On Tuesday the traffic went another way."),
        ("It was quiet in the street beside the market.", "By evening the shops had opened again."),
        ("It rained in the port all day.", "The ferries kept to the timetable."),
    ],
};

/// The base form, the past and the participle of verbs that do not take -ed.
#[rustfmt::skip]
pub(crate) const IRREGULAR_VERBS: &[(&str, &str, &str)] = &[
    ("become", "became", "become"), ("begin", "began", "begun"), ("break", "broke", "broken"), ("bring", "brought", "brought"),
    ("build", "built", "built"), ("buy", "bought", "bought"), ("catch", "caught", "caught"), ("choose", "chose", "chosen"),
    ("come", "came", "come"), ("draw", "drew", "drawn"), ("drive", "drove", "driven"), ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"), ("find", "found", "found"), ("fly", "flew", "flown"), ("forget", "forgot", "forgotten"),
    ("give", "gave", "given"), ("go", "went", "gone"), ("grow", "grew", "grown"), ("hold", "held", "held"), ("keep", "kept", "kept"),
    ("know", "knew", "known"), ("lay", "laid", "laid"), ("lead", "led", "led"), ("leave", "left", "left"), ("lie", "lay", "lain"),
    ("lose", "lost", "lost"), ("make", "made", "made"), ("meet", "met", "met"), ("pay", "paid", "paid"), ("rise", "rose", "risen"),
    ("run", "ran", "run"), ("say", "said", "said"), ("see", "saw", "seen"), ("sell", "sold", "sold"), ("send", "sent", "sent"),
    ("show", "showed", "shown"), ("speak", "spoke", "spoken"), ("spend", "spent", "spent"), ("stand", "stood", "stood"),
    ("strike", "struck", "struck"), ("take", "took", "taken"), ("teach", "taught", "taught"), ("tell", "told", "told"),
    ("think", "thought", "thought"), ("throw", "threw", "thrown"), ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"), ("win", "won", "won"), ("write", "wrote", "written"),
    ("withdraw", "withdrew", "withdrawn"),
];

/// Verbs that take -ed.
#[rustfmt::skip]
pub(crate) const REGULAR_VERBS: &[&str] = &[
    "accept", "accompany", "achieve", "act", "add", "address", "adopt", "affect", "agree", "allow", "announce", "answer", "appeal",
    "appear", "apply", "appoint", "approve", "argue", "arrest", "arrive", "ask", "assist", "assume", "assure", "attack", "attend",
    "attribute", "avoid", "believe", "belong", "call", "cancel", "carry", "cause", "celebrate", "change", "charge", "claim", "close",
    "collect", "comment", "communicate", "concern", "conclude", "condemn", "conduct", "confirm", "congratulate", "consider",
    "constitute", "contact", "continue", "control", "convene", "count", "create", "criticize", "criticise", "damage", "decide",
    "declare", "decrease", "defend", "define", "deliver", "demand", "demonstrate", "deny", "deploy", "describe", "destroy", "detain",
    "determine", "develop", "die", "direct", "discuss", "divide", "dominate", "double", "elaborate", "elect", "emphasize", "emphasise",
    "enable", "end", "ensure", "enter", "establish", "estimate", "exceed", "exchange", "execute", "exist", "expect", "explain",
    "express", "extend", "face", "fail", "finish", "follow", "form", "fulfil", "gain", "grant", "happen", "help", "implement", "improve",
    "include", "increase", "indicate", "inform", "injure", "introduce", "invest", "investigate", "invite", "involve", "issue", "join",
    "kill", "lack", "launch", "learn", "liquidate", "live", "locate", "manage", "manifest", "mark", "mention", "move", "name", "need",
    "note", "notice", "obtain", "occupy", "occur", "offer", "open", "operate", "oppose", "order", "organize", "organise", "own",
    "participate", "pass", "perform", "place", "plan", "play", "point", "possess", "prepare", "present", "press", "prevent", "proceed",
    "produce", "promise", "propose", "protest", "prove", "provide", "publish", "pull", "pursue", "push", "raise", "reach", "react",
    "realize", "realise", "receive", "recall", "recognize", "recognise", "reduce", "refer", "refuse", "reject", "release", "remain",
    "remember", "remind", "remove", "repeat", "replace", "report", "represent", "request", "require", "resolve", "respond", "result",
    "return", "reveal", "review", "seem", "serve", "share", "sign", "signal", "solve", "specify", "start", "state", "stay", "stop",
    "stress", "suffer", "suggest", "support", "suppose", "suspect", "talk", "testify", "threaten", "touch", "transfer", "travel",
    "treat", "trust", "try", "turn", "underline", "use", "visit", "vote", "wait", "want", "warn", "watch", "welcome", "work", "wound",
];

/// Countable nouns: “a” and “the” both go with them, and so does the plural.
#[rustfmt::skip]
pub(crate) const NOUNS: &[&str] = &[
    "accident", "agreement", "answer", "appeal", "application", "article", "attack", "attempt", "bank", "battle", "bill", "blow", "body",
    "book", "border", "bridge", "building", "campaign", "case", "challenge", "change", "citizen", "city", "club", "comment", "committee",
    "community", "company", "conclusion", "condition", "conference", "conflict", "contract", "council", "country", "court", "crime",
    "decision", "decree", "delegation", "demand", "deputy", "discussion", "district", "document", "election", "employee", "event",
    "exercise", "expert", "factory", "failure", "fight", "figure", "film", "fire", "flight", "game", "goal", "government", "group",
    "head", "hospital", "house", "idea", "incident", "initiative", "injury", "institution", "interview", "investigation", "issue",
    "journalist", "judge", "law", "leader", "lesson", "letter", "manager", "mayor", "meeting", "member", "minister", "ministry",
    "mission", "mistake", "negotiation", "newspaper", "office", "official", "operation", "opportunity", "organization", "party",
    "patient", "photo", "plan", "player", "politician", "port", "position", "president", "prison", "problem", "programme", "program",
    "project", "proposal", "protest", "question", "reaction", "reader", "region", "relation", "report", "request", "resident", "result",
    "road", "role", "school", "sector", "session", "shop", "ship", "soldier", "speech", "state", "statement", "station", "step", "story",
    "street", "student", "task", "team", "term", "threat", "town", "trial", "union", "victim", "victory", "village", "visit", "visitor",
    "voter", "war", "week", "woman", "worker", "year",
];

/// Plurals that do not take -s.
pub(crate) const IRREGULAR_NOUNS: &[(&str, &str)] = &[
    ("woman", "women"),
    ("man", "men"),
    ("child", "children"),
    ("person", "people"),
    ("crisis", "crises"),
    ("life", "lives"),
    ("wife", "wives"),
];
