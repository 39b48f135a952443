/** What the browser says of its storage; pages without a secure origin are told nothing. */
async function storageFacts() {
  const storage = storageManager();
  const [persisted, estimate] = await Promise.all([storage?.persisted?.(), storage?.estimate?.()]);
  return { persisted, used: estimate?.usage, quota: estimate?.quota };
}

/** Asks for a storage that the browser does not clear by itself. */
async function persist() {
  await storageManager()?.persist?.();
}

/** Frames without an origin throw at the very question. */
function storageManager() {
  try {
    return navigator.storage;
  } catch {
    return undefined;
  }
}
