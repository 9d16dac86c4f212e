//! What English says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "ain't", "aren't", "can't", "cannot", "cant", "couldn't", "didn't", "didnt", "doesn't", "doesnt", "don't", "dont", "hadn't",
    "hasn't", "haven't", "isn't", "isnt", "mightn't", "mustn't", "needn't", "neither", "never", "no", "no one", "nobody", "none", "not",
    "nothing", "nowhere", "shouldn't", "wasn't", "weren't", "won't", "wont", "wouldn't",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "*n't just", "*n't merely", "*n't only", "*n't simply", "any further", "anything but", "aren't he", "aren't i", "aren't it",
    "aren't she", "aren't there", "aren't they", "aren't we", "aren't you", "can't be more", "can't he", "can't help", "can't i",
    "can't it", "can't she", "can't there", "can't they", "can't wait", "can't we", "can't you", "cannot be more",
    "couldn't be more", "couldn't he", "couldn't help", "couldn't i", "couldn't it", "couldn't she", "couldn't there",
    "couldn't they", "couldn't we", "couldn't you", "didn't he", "didn't i", "didn't it", "didn't she", "didn't there",
    "didn't they", "didn't think", "didn't we", "didn't you", "doesn't he", "doesn't i", "doesn't it", "doesn't she",
    "doesn't there", "doesn't they", "doesn't we", "doesn't you", "don't care", "don't forget", "don't have to", "don't he",
    "don't i", "don't it", "don't miss", "don't she", "don't there", "don't they", "don't think", "don't we", "don't you",
    "don't you think", "hasn't he", "hasn't i", "hasn't it", "hasn't she", "hasn't there", "hasn't they", "hasn't we", "hasn't you",
    "have never", "haven't he", "haven't i", "haven't it", "haven't she", "haven't there", "haven't they", "haven't we",
    "haven't you", "if not", "isn't he", "isn't i", "isn't it", "isn't she", "isn't there", "isn't they", "isn't we", "isn't you",
    "like never before", "little to no", "more often than not", "never before", "never ever", "never mind", "nevertheless",
    "no doubt", "no further", "no good", "no later than", "no less than", "no longer", "no matter", "no more *", "no more than",
    "no problem", "no reason", "no secret", "no sooner", "no surprise", "no time", "no time at all", "no wonder", "no. *", "no. is",
    "no.*", "none of", "none other than", "none the less", "nonetheless", "not alone", "not at all", "not bad", "not just",
    "not least", "not long after", "not long ago", "not long before", "not merely", "not only", "not poor", "not simply",
    "not surprising*", "not to *", "not to mention", "not too bad", "not until", "not very", "nothing but", "nothing more than",
    "nothing short of", "nothing wrong", "or not", "regardless", "shouldn't he", "shouldn't i", "shouldn't it", "shouldn't she",
    "shouldn't there", "shouldn't they", "shouldn't we", "shouldn't you", "wasn't he", "wasn't i", "wasn't it", "wasn't she",
    "wasn't there", "wasn't they", "wasn't we", "wasn't you", "weren't he", "weren't i", "weren't it", "weren't she",
    "weren't there", "weren't they", "weren't we", "weren't you", "whether or not", "why didn't", "why don't", "why not",
    "won't he", "won't i", "won't it", "won't she", "won't there", "won't they", "won't we", "won't you", "wouldn't he",
    "wouldn't i", "wouldn't it", "wouldn't she", "wouldn't there", "wouldn't they", "wouldn't we", "wouldn't you", "you have never",
    "you've never",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "* free", "*less", "*lessly", "*lessness", "*n't", "abandon*", "absen*", "alone", "apart from", "avoid*", "away", "badly",
    "ban", "banned", "banning", "bans", "barely", "barred", "beyond", "block*", "cancel*", "ceas*", "cease*", "confidential*",
    "continue", "continued", "continues", "contrary", "declin*", "denial", "denied", "denies", "deny", "denying", "deprive*",
    "despite", "devoid", "disa*", "disb*", "discontin*", "discred*", "disgr*", "dish*", "disi*", "disl*", "dism*", "diso*",
    "displeas*", "disprov*", "disqual*", "disreg*", "disresp*", "dissat*", "dissimilar*", "distrust*", "disuni*", "disuse*",
    "doubt*", "easily", "easy", "empty", "ever", "except*", "exclu*", "exempt*", "expire", "expired", "fail*", "fall out",
    "fallen out", "false*", "far from", "fell out", "few", "fewer", "forb*", "forget", "forgot*", "free", "free from", "free of",
    "goalless", "gone", "harder", "hardly", "ignor*", "illeg*", "illicit*", "illitera*", "illogic*", "immaterial*", "immature*",
    "immobil*", "immoral*", "impatien*", "impenet*", "imperfec*", "impervi*", "impolite*", "impossib*", "impractic*", "imprecis*",
    "improba*", "improper*", "impun*", "inab*", "inaccur*", "inacti*", "inadequa*", "inadver*", "inappropr*", "incapab*",
    "incapac*", "incoher*", "incompet*", "incomplet*", "inconsist*", "inconveni*", "incorrect*", "incurab*", "indecis*", "indecl*",
    "indefinit*", "indiffer*", "indirect*", "indiscr*", "indispens*", "ineffect*", "ineffic*", "ineli*", "inelig*", "ineligible",
    "inequal*", "inevit*", "inexper*", "inexplic*", "infamous*", "inflex*", "infreq*", "ingrat*", "inhum*", "injust*", "innocen*",
    "innume*", "inoperab*", "insecur*", "insensit*", "insignif*", "insolub*", "insuffer*", "insuffic*", "intoler*", "invalid*",
    "invisib*", "involunt*", "irration*", "irrefut*", "irregul*", "irrelev*", "irrespon*", "irrevers*", "keep", "keep* from",
    "keeps", "kept", "lack*", "least", "less", "little", "loath", "longer", "lose", "losing", "lost", "minus", "mis*", "miss",
    "missed", "misses", "missing", "nah", "neglect*", "neglig*", "nil", "non", "non *", "nope", "nor", "only",
    "oppos*", "other than", "otherwise", "out of", "outside", "overlook*", "poor*", "prevent*", "prohibit*", "rarely", "rather",
    "refrain*", "refus*", "regardless", "reject*", "reluct*", "remain*", "resist*", "rule out", "rule* out", "ruled out",
    "rules out", "ruling out", "scarcely", "scoreless", "seldom", "short of", "shortage*", "skip*", "spared", "stay* away", "still",
    "stop", "stopped", "stopping", "stops", "surpris*", "too", "un*", "unable", "unless", "unlike*", "until", "void", "wasnt",
    "weak*", "withdr*", "withhold*", "without", "worr*", "worse", "worst", "wrong*", "yet", "zero",
];

#[rustfmt::skip]
const NEUTRAL: &[&str] = &[
    "bless", "disaster*", "disclos*", "discover*", "discuss*", "disease*", "dish", "dishes", "disk*", "disor*", "dispatch*",
    "display*", "distance*", "distribut*", "district*", "guideless", "include*", "including", "indeed", "individual*", "industr*",
    "inform*", "miser*", "missile*", "mission*", "missis*", "missou*", "mister", "mister*", "mistress", "mistress*", "unanim*",
    "uncle", "uncle*", "uncles", "under*", "unesco*", "uni", "unicef*", "union*", "unique*", "unit", "unite", "unite*", "united",
    "unites", "units", "unity", "univ*", "universe", "unsc*", "until*", "wireless",
];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "according to", "as reported by", "by her own account", "by his own account", "by their own account", "citing",
    "in the words of",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "alleged", "allegedly", "apparently", "ostensibly", "presumably", "purported", "purportedly", "reportedly", "rumored",
    "rumoured", "so called", "supposedly", "suspected",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "accord*", "account*", "accus*", "acknowledg*", "added", "adds", "admit*", "alleg*", "announc*", "answer*", "apparent*",
    "appear*", "argu*", "argue*", "as far as", "assess*", "assum*", "based on", "basis", "belief", "believ*", "cite", "cited",
    "cites", "citing", "claim*", "comment*", "conclud*", "confirm*", "consider*", "could", "declar*", "deem*", "describ*",
    "emphasi*", "estimat*", "evidently", "expect*", "explain*", "express*", "forecast*", "hint*", "in line", "indicat*", "inform*",
    "insist*", "learn*", "likely", "maintain*", "may", "maybe", "mention*", "might", "note", "noted", "notes", "obvious*", "opin*",
    "opinion*", "per", "perhaps", "point* out", "possibl*", "predict*", "presum*", "probabl*", "publish*", "purport*", "quote*",
    "reckon*", "remark*", "repl*", "report", "reported", "reporting", "reports", "respon*", "reveal*", "rumor*", "rumour*", "said",
    "say", "saying", "says", "seem*", "so called", "source*", "speak*", "spoke*", "state", "stated", "statement*", "statements",
    "states", "stress*", "suggest*", "suppos*", "supposed*", "suspect it", "suspect that", "suspecting",
    "suspects it", "suspects that", "they suspect", "we suspect", "i suspect", "investigators suspect", "police suspect", "talk*", "tell", "tells", "testif*", "testimony", "think*",
    "thought", "told", "understood", "view", "views", "warn*", "would", "write", "writes", "written", "wrote",
];
