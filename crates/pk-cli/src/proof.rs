//! What shows that a locked sheet was not changed, in words and as JSON.

use pk_core::{Hash, SheetKey};
use pk_format::{Fingerprint, Lang, Node, Standing, broken_sentence, keys_sentence};
use pk_recap::Group;

/// What to look at: a proof that does not match, and several keys of one panelist.
pub(crate) fn sentences(
    group: &Group,
    key: &SheetKey,
    standing: Option<&Standing>,
    lang: Lang,
) -> Vec<String> {
    let panelist = group.round.panelist_name(&key.panelist);
    let mut sentences = Vec::new();
    if standing == Some(&Standing::Broken) {
        sentences.push(broken_sentence(panelist, group.round.district_name(&key.district), lang));
    }
    let keys = several_keys(group, key, standing);
    if !keys.is_empty() {
        sentences.push(keys_sentence(&keys, panelist, lang));
    }
    sentences
}

/// The same for programs.
pub(crate) fn findings(group: &Group, key: &SheetKey, standing: Option<&Standing>) -> Vec<Node> {
    let mut findings = Vec::new();
    if standing == Some(&Standing::Broken) {
        findings.push(Node::map(vec![("type", Node::text("proof_broken"))]));
    }
    let keys = several_keys(group, key, standing);
    if !keys.is_empty() {
        let keys = Node::list(&keys, |key| Node::text(Fingerprint(Hash(*key)).hex()));
        findings.push(Node::map(vec![("type", Node::text("proof_keys")), ("keys", keys)]));
    }
    findings
}

/// How the proof stands, for programs.
pub(crate) fn node(standing: &Standing) -> Node {
    match standing {
        Standing::Unsigned => Node::map(vec![("state", Node::text("none"))]),
        Standing::Broken => Node::map(vec![("state", Node::text("broken"))]),
        Standing::Proven { key } => Node::map(vec![
            ("state", Node::text("intact")),
            ("key", Node::text(Fingerprint(Hash(*key)).hex())),
        ]),
    }
}

fn several_keys(group: &Group, key: &SheetKey, standing: Option<&Standing>) -> Vec<[u8; 32]> {
    if matches!(standing, None | Some(Standing::Unsigned)) {
        return Vec::new();
    }
    group.several_keys(&key.panelist)
}
