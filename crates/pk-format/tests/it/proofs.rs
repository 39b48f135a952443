//! *Bukti perubahan*: what was locked is proven, and nothing else is.

use crate::edit::{rows, said, sample_sheets, set, tree};
use crate::property::config;
use crate::random::sheets;
use crate::sample::{grade, journal, key, round, stamp, writer};
use crate::schema::violations;
use expect_test::{Expect, expect};
use pk_core::entry::Proof;
use pk_core::journal::Stamp;
use pk_core::{Change, Entry, EntryId, Hash, Journal, PanelistId, Round, Sealed, SheetKey, WriterId};
use pk_format::{
    File, Standing, hash_of, key_text, proof_keys, prove, read_file, round_fingerprint, seed_of, seed_text,
    sheets_file, standing,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

const SEED: [u8; 32] = [7; 32];

fn lock(
    journal: &mut Journal,
    round: &Round,
    key: &SheetKey,
    stamp: Stamp,
    seed: [u8; 32],
) -> Option<Sealed> {
    let fingerprint = round_fingerprint(round);
    let proof = |journal: &Journal, entry: &Entry| prove(&seed, fingerprint, journal, entry);
    journal.finalise(stamp, key, proof, hash_of).ok()
}

fn stands(round: &Round, journal: &Journal, key: &SheetKey) -> Option<Standing> {
    standing(&[round_fingerprint(round)], journal, key)
}

/// The journal with one entry altered, and every chain mended as well as anybody can without the key.
fn forged(journal: &Journal, id: &EntryId, alter: impl Fn(&mut Entry)) -> Journal {
    let mut tips: Vec<(WriterId, Hash)> = Vec::new();
    let mut entries = Vec::new();
    for Sealed { entry, .. } in journal.entries() {
        let mut entry = entry.clone();
        if entry.id == *id {
            alter(&mut entry);
        }
        let writer = entry.id.writer.clone();
        entry.previous = tips.iter().rev().find(|(known, _)| *known == writer).map(|(_, hash)| *hash);
        let hash = hash_of(&entry);
        tips.push((writer, hash));
        entries.push(Sealed { entry, hash });
    }
    Journal::from_chained(entries)
}

/// The sample's first sheet, settled and locked with a proof by a fourth writer.
fn locked() -> (Journal, Sealed) {
    let mut journal = journal();
    let sheet = key("p1", "99.01");
    let at = stamp(4, &journal);
    journal.write(at, &sheet, grade("P.1", "B"), hash_of).unwrap();
    let at = stamp(4, &journal);
    let sealed = lock(&mut journal, &round(), &sheet, at, SEED).unwrap();
    (journal, sealed)
}

fn proof_of(entry: &mut Entry) -> &mut Proof {
    match &mut entry.change {
        Change::Finalise { proof: Some(proof), .. } => proof,
        other => unreachable!("{other:?}"),
    }
}

fn covers_of(entry: &mut Entry) -> &mut Vec<EntryId> {
    match &mut entry.change {
        Change::Finalise { covers, .. } => covers,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn what_is_locked_with_a_key_is_proven_also_after_a_file() {
    let (journal, mut sealed) = locked();
    let public = proof_of(&mut sealed.entry).key;
    expect!["5JFG-YY7C-TRJA-VPXV"].assert_eq(&key_text(&public));
    let sheet = key("p1", "99.01");
    assert_eq!(stands(&round(), &journal, &sheet), Some(Standing::Proven { key: public }));
    let text = sheets_file(&round(), journal.entries());
    assert_eq!(violations("sheets", &tree(&text)), Vec::<String>::new());
    let Ok(File::Sheets(read)) = read_file(text.as_bytes()) else { unreachable!("{text}") };
    assert_eq!(read.journal, journal);
}

/// Made by this build; whoever checks proofs elsewhere can begin with it.
#[test]
fn a_proof_stays_the_same() {
    let (_, mut sealed) = locked();
    expect!["6a7c33b5c82a4521b628e2e4766aa9cf311e27dbdfbf9580b5d83f344fdd2577640fd995b9b7a8e4c3c0e468466dc4836370cf754a97b3aabede2440178ecd0a"].assert_eq(&base16(&proof_of(&mut sealed.entry).signature));
}

fn base16(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn nothing_is_said_of_a_sheet_that_is_open_and_no_proof_is_no_fault() {
    let (round, journal) = (round(), journal());
    assert_eq!(stands(&round, &journal, &key("p1", "99.01")), None);
    assert_eq!(stands(&round, &journal, &key("p2", "99.01")), Some(Standing::Unsigned));
    assert_eq!(proof_keys(&journal, &PanelistId("p2".to_owned())), Vec::<[u8; 32]>::new());
}

#[test]
fn the_same_grades_in_another_round_are_not_proven() {
    let (journal, _) = locked();
    let mut other = tree(&sheets_file(&round(), journal.entries()));
    set(&mut other, "/round/rules/not_applicable", Some(json!("zero")));
    let text = serde_json::to_string(&other["round"]).unwrap();
    let file =
        format!("{{\"format\":\"penilaian-kinerja\",\"version\":1,\"kind\":\"round\",\"round\":{text}}}");
    let Ok(File::Round(other)) = read_file(file.as_bytes()) else { unreachable!("{file}") };
    assert_eq!(stands(&other, &journal, &key("p1", "99.01")), Some(Standing::Broken));
}

#[test]
fn keys_of_low_order_prove_nothing() {
    let (journal, sealed) = locked();
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    let weak = forged(&journal, &sealed.entry.id, |entry| {
        *proof_of(entry) = Proof { key: identity, signature };
    });
    assert_eq!(stands(&round(), &weak, &key("p1", "99.01")), Some(Standing::Broken));
}

#[test]
fn several_keys_of_a_panelist_are_found_whatever_the_order() {
    let (mut journal, _) = locked();
    let p1 = PanelistId("p1".to_owned());
    assert_eq!(proof_keys(&journal, &p1).len(), 1);
    let at = stamp(5, &journal);
    lock(&mut journal, &round(), &key("p1", "99.71"), at, [9; 32]).unwrap();
    let keys = proof_keys(&journal, &p1);
    assert_eq!(keys.len(), 2);
    assert!(keys.is_sorted());
    // A sheet that was opened again speaks no longer.
    let at = stamp(5, &journal);
    let change = Change::Reopen { reason: "salah".to_owned() };
    journal.write(at, &key("p1", "99.71"), change, hash_of).unwrap();
    assert_eq!(proof_keys(&journal, &p1).len(), 1);
}

#[test]
fn seeds_come_back_and_nothing_else_is_one() {
    assert_eq!(seed_of(&seed_text(&SEED)), Some(SEED));
    for text in ["", "07", &seed_text(&SEED)[1..], &format!("{}00", seed_text(&SEED)), &"AB".repeat(32)] {
        assert_eq!(seed_of(text), None, "{text}");
    }
}

/// Sets the proof of a lock in a good file, and says what is wrong then.
fn check(proof: serde_json::Value, expected: Expect) {
    let mut tree = sample_sheets();
    let entries = tree["entries"].as_array().unwrap();
    let place = entries.iter().position(|entry| entry["change"]["type"] == "finalise").unwrap();
    set(&mut tree, &format!("/entries/{place}/change/proof"), Some(proof));
    // Of the chain, which is another one now, others speak.
    tree["entries"].as_array_mut().unwrap().truncate(place + 1);
    let said = said(rows(&tree).as_bytes());
    assert_eq!(violations("sheets", &tree).is_empty(), said == "(good)\n", "{said}");
    expected.assert_eq(&said);
}

#[test]
fn proofs_that_cannot_be_are_refused() {
    let (key, signature) = ("ab".repeat(32), "cd".repeat(64));
    check(
        json!({"key": key, "signature": signature}),
        expect![[r#"
        (good)
    "#]],
    );
    check(
        json!({"key": key}),
        expect![[r#"
        entries[7].change.proof.signature (baris 115, kolom 18): Bagian wajib ini tidak ada. Tambahkan.
        entries[7].change.proof.signature (row 115, column 18): This required part is missing. Add it.
    "#]],
    );
    check(
        json!({"signature": signature}),
        expect![[r#"
        entries[7].change.proof.key (baris 115, kolom 18): Bagian wajib ini tidak ada. Tambahkan.
        entries[7].change.proof.key (row 115, column 18): This required part is missing. Add it.
    "#]],
    );
    check(
        json!({"key": key, "signature": &signature[1..]}),
        expect![[r#"
        entries[7].change.proof.signature (baris 117, kolom 24): Harus berupa 128 angka heksadesimal huruf kecil.
        entries[7].change.proof.signature (row 117, column 24): Must be 128 lower-case hexadecimal digits.
    "#]],
    );
    check(
        json!({"key": key, "signature": signature.to_uppercase()}),
        expect![[r#"
        entries[7].change.proof.signature (baris 117, kolom 24): Harus berupa 128 angka heksadesimal huruf kecil.
        entries[7].change.proof.signature (row 117, column 24): Must be 128 lower-case hexadecimal digits.
    "#]],
    );
    check(
        json!({"key": key.to_uppercase(), "signature": signature}),
        expect![[r#"
        entries[7].change.proof.key (baris 116, kolom 18): Harus berupa 64 angka heksadesimal huruf kecil.
        entries[7].change.proof.key (row 116, column 18): Must be 64 lower-case hexadecimal digits.
    "#]],
    );
    check(
        json!({"key": &key[2..], "signature": signature}),
        expect![[r#"
        entries[7].change.proof.key (baris 116, kolom 18): Harus berupa 64 angka heksadesimal huruf kecil.
        entries[7].change.proof.key (row 116, column 18): Must be 64 lower-case hexadecimal digits.
    "#]],
    );
    check(
        json!({"key": key, "signature": signature, "by": "Sri"}),
        expect![[r#"
        entries[7].change.proof.by (baris 116, kolom 17): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        entries[7].change.proof.by (row 116, column 17): This key is unknown. Remove it, or check its spelling.
    "#]],
    );
    check(
        json!(null),
        expect![[r#"
        entries[7].change.proof (baris 115, kolom 18): Harus berupa objek { }.
        entries[7].change.proof (row 115, column 18): Must be an object { }.
    "#]],
    );
}

/// A journal in which a sheet was locked with a proof.
fn proven() -> impl Strategy<Value = (Round, Journal, Sealed)> {
    (sheets(), any::<[u8; 32]>()).prop_filter_map(
        "a sheet that can be locked",
        |((round, mut journal), seed)| {
            let keys: Vec<SheetKey> = journal.keys().into_iter().cloned().collect();
            for key in keys {
                let stamp = Stamp { writer: writer(0), at: 0 };
                if let Some(sealed) = lock(&mut journal, &round, &key, stamp, seed) {
                    return Some((round, journal, sealed));
                }
            }
            None
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..config() })]

    #[test]
    fn whatever_is_locked_is_proven((round, journal, sealed) in proven()) {
        let sheet = &sealed.entry.sheet;
        let is_proven = matches!(stands(&round, &journal, sheet), Some(Standing::Proven { .. }));
        prop_assert!(is_proven);
        // However the entries come in.
        let mut halves = [Journal::default(), Journal::default()];
        for entry in journal.entries() {
            let half = usize::from(entry.entry.id.writer == writer(0));
            halves[half] = Journal::from_chained(halves[half].entries().chain([entry]).cloned());
        }
        let [mut first, mut second] = halves.clone();
        first.merge(&halves[1]).unwrap();
        second.merge(&halves[0]).unwrap();
        second.merge(&halves[1]).unwrap();
        prop_assert_eq!(stands(&round, &first, sheet), stands(&round, &journal, sheet));
        prop_assert_eq!(stands(&round, &second, sheet), stands(&round, &journal, sheet));
    }

    #[test]
    fn whatever_is_altered_afterwards_shows(
        (round, journal, mut sealed) in proven(),
        which in any::<Index>(),
        bit in any::<Index>(),
    ) {
        let id = sealed.entry.id.clone();
        let sheet = sealed.entry.sheet.clone();
        let shows = |altered: &Journal| stands(&round, altered, &sheet) == Some(Standing::Broken);
        let covers = covers_of(&mut sealed.entry).clone();
        if !covers.is_empty() {
            let covered = which.get(&covers);
            prop_assert!(shows(&forged(&journal, covered, |entry| entry.at += 1)));
            prop_assert!(shows(&forged(&journal, covered, |entry| entry.replaces.push(id.clone()))));
            let without = journal.entries().filter(|sealed| sealed.entry.id != *covered).cloned();
            let gone = stands(&round, &Journal::from_chained(without), &sheet);
            prop_assert_eq!(gone, Some(Standing::Broken));
            let left_out = |entry: &mut Entry| covers_of(entry).retain(|id| id != covered);
            prop_assert!(shows(&forged(&journal, &id, left_out)));
        }
        let own = covers.first().unwrap_or(&id).clone();
        prop_assert!(shows(&forged(&journal, &id, |entry| covers_of(entry).push(own.clone()))));
        prop_assert!(shows(&forged(&journal, &id, |entry| entry.at += 1)));
        let flip = |bytes: &mut [u8]| {
            let bit = bit.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        };
        prop_assert!(shows(&forged(&journal, &id, |entry| flip(&mut proof_of(entry).key))));
        prop_assert!(shows(&forged(&journal, &id, |entry| flip(&mut proof_of(entry).signature))));
        let other = prove(&[1; 32], round_fingerprint(&round), &journal, &sealed.entry).unwrap();
        prop_assert!(shows(&forged(&journal, &id, |entry| proof_of(entry).key = other.key)));
    }
}
