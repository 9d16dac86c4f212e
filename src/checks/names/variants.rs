//! Two spellings of one name in one article.

use super::Desk;
use super::write::confidence;
use crate::checks::Finding;
use crate::names::{Cluster, Context, Member, Reason, Source, cluster, garbled, one_word, spelled_alike};

/// Up to this cost a variant is a warning; above it, a note.
const CLEAR: f32 = 0.30;
/// What a spelling may cost that occurs only where any word has a capital.
const OPENING: f32 = 0.15;
/// One letter less is enough up to this cost.
const CERTAIN: f32 = 0.05;
/// And how long it must be, in letters.
const OPENING_LENGTH: usize = 6;

impl Desk<'_, '_> {
    /// Reports clusters of spellings.
    pub(super) fn variants(&mut self, source: Option<Source<'_, '_>>, findings: &mut Vec<Finding>) {
        let names = &self.finds.names;
        let house = &self.params.prefer;
        let mut clusters = cluster(&mut self.matcher, names, &self.context, house);
        if let Some(source) = source {
            clusters.retain(|cluster| self.aligned(source, cluster) != Some(false));
            // The source vouches for what the tables alone would not dare to say.
            let context = Context { aligned: true, ..self.context.clone() };
            let mut taken = vec![false; names.len()];
            let mut take = |cluster: &Cluster| cluster.members.iter().for_each(|member| taken[member.name] = true);
            clusters.iter().for_each(&mut take);
            for wide in cluster(&mut self.matcher, names, &context, house) {
                if !wide.members.iter().any(|member| taken[member.name]) && self.aligned(source, &wide) == Some(true) {
                    clusters.push(wide);
                }
            }
        }
        for cluster in &clusters {
            self.report(source, cluster, findings);
        }
    }

    /// Do all spellings answer to one source word? `None` where the source does not show.
    fn aligned(&mut self, source: Source<'_, '_>, cluster: &Cluster) -> Option<bool> {
        let context = self.context.clone();
        let words: Vec<Vec<&str>> = cluster.members.iter().map(|member| self.source_words(source, member.name, &context)).collect();
        let mut answer = Some(true);
        for (at, a) in words.iter().enumerate() {
            for b in &words[at + 1..] {
                match one_word(a, b) {
                    Some(true) => {}
                    Some(false) => return Some(false),
                    None => answer = None,
                }
            }
        }
        answer
    }

    fn report(&mut self, source: Option<Source<'_, '_>>, cluster: &Cluster, findings: &mut Vec<Finding>) {
        let believed = |name: usize| {
            let found = self.found(name);
            let letters = found.name.text.chars().count();
            found.firm
                || cluster.profile == "exonym"
                || cluster.cost <= OPENING && letters >= OPENING_LENGTH
                || cluster.cost <= CERTAIN && letters + 1 >= OPENING_LENGTH
        };
        let members: Vec<_> = cluster.members.iter().filter(|member| believed(member.name)).collect();
        if members.len() < 2 || !members.iter().any(|member| self.found(member.name).firm) {
            return;
        }
        let fault = match cluster.profile {
            "marks" => "marks",
            "exonym" => "exonym-mix",
            _ if cluster.cost <= CLEAR + 1e-4 => "variant",
            _ => "variant-doubtful",
        };
        let keep = self.keep(source, cluster);
        let kept =
            keep.or_else(|| members.iter().map(|member| member.name).max_by_key(|name| (self.found(*name).name.count, usize::MAX - name)));
        let Some(kept) = kept else { return };
        let right = if keep.is_some() { self.text(kept).to_owned() } else { cluster.preferred.clone() };
        let scheme = |name: usize| cluster.members.iter().find(|member| member.name == name).map_or("", |member| member.scheme.as_str());
        // A third spelling may have brought together two that differ by a hyphen.
        let (finds, kept_text) = (self.finds, self.text(kept));
        let other = |member: &&&Member| member.name != kept && !spelled_alike(&finds.names[member.name].name.text, kept_text);
        for member in members.iter().filter(other) {
            let spellings = self.spellings(kept, scheme(kept), member.name, scheme(member.name));
            let finding = self.finding(fault, member.name, &self.spans(member.name), &right, Some(kept));
            findings.extend(finding.map(|finding| finding.value("spellings", spellings)).map(|finding| match fault {
                // No table was asked about these, and nobody counted.
                "marks" | "exonym-mix" => finding,
                _ => finding.confidence(confidence(cluster.cost)),
            }));
            self.reported[member.name] = true;
        }
        self.reported[kept] |= keep.is_some();
    }

    /// The spelling to keep. A name that the source spells in the same letters is no romanisation: its own spelling stands,
    /// and so does a German one that only looks as if a Slavic scheme could have written it (Scholz, Sholz).
    fn keep(&self, source: Option<Source<'_, '_>>, cluster: &Cluster) -> Option<usize> {
        if !matches!(cluster.reason, Reason::TargetScheme | Reason::Majority | Reason::First) {
            return cluster.keep;
        }
        let own = source.and_then(|_| {
            let same = |name: usize| self.article.document.source.contains(self.text(name));
            let mut same = cluster.members.iter().map(|member| member.name).filter(|name| same(*name));
            let only = same.next();
            if same.next().is_none() { only } else { None }
        });
        let german = |name: usize| {
            let text = self.text(name);
            GERMAN_ENDINGS.iter().any(|ending| text.ends_with(ending))
                && GERMAN_LETTERS.iter().any(|part| text.to_lowercase().contains(part))
        };
        let stock = cluster.members.iter().map(|member| member.name).find(|name| german(*name));
        match own {
            // A source in Latin letters has its own romanisation: Balaklija is right in German, not in English.
            Some(own) if cluster.reason != Reason::TargetScheme => Some(own),
            _ if cluster.reason == Reason::TargetScheme => stock.or(cluster.keep),
            _ => cluster.keep,
        }
    }

    /// Reports slips of the hand.
    pub(super) fn garbled(&mut self, findings: &mut Vec<Finding>) {
        for slip in garbled(&mut self.matcher, &self.finds.names, &self.context) {
            if self.reported[slip.wrong] || !self.found(slip.wrong).firm {
                continue;
            }
            let right = self.text(slip.right);
            let spellings = self.spellings(slip.right, "", slip.wrong, "");
            let finding = self.finding("garbled", slip.wrong, &self.spans(slip.wrong), right, Some(slip.right));
            findings.extend(finding.map(|finding| finding.value("spellings", spellings)));
            self.reported[slip.wrong] = true;
        }
    }
}

/// Letters that German names have and English romanisation has not.
const GERMAN_LETTERS: [&str; 7] = ["sch", "tz", "ck", "ß", "ä", "ö", "ü"];

/// Ends of German surnames and towns that no romanisation of a Slavic name has.
const GERMAN_ENDINGS: [&str; 12] = ["lz", "tz", "mann", "berg", "stein", "burg", "dorf", "feld", "bach", "hardt", "schmidt", "cht"];
