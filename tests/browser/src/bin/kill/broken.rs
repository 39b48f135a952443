//! Pages that break the promise on purpose: kills must find losses there, or they would find none anywhere.

use xtask::test::kill::Broken;

/// Says that a write has completed, and writes 15 milliseconds later.
const EARLY: &str = r#"
for (const name of ["add", "put"]) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...values) {
    const { name: store, transaction } = this;
    if (transaction.isLate || store === "sessions") return write.apply(this, values);
    setTimeout(() => {
      const late = transaction.db.transaction(store, "readwrite");
      late.isLate = true;
      write.apply(late.objectStore(store), values);
    }, 15);
    return this.count();
  };
}
"#;

/// Leaves it to the system when a write goes to the disk.
const RELAXED: &str = r#"{
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode) {
  return begin.call(this, stores, mode, { durability: "relaxed" });
};
}"#;

/// What runs in such a page before its own scripts.
pub(crate) fn script(broken: Broken) -> &'static str {
    match broken {
        Broken::Early => EARLY,
        Broken::Relaxed => RELAXED,
    }
}
