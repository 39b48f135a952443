/** No round file is larger, in bytes. */
const MOST_ROUND = 16 * 1024 * 1024;

/** How long a server may say nothing, in milliseconds. */
const SILENCE = 20000;

/** The text of the round file at `src`; nothing where there is none. */
async function roundAt(src) {
  if (!src) return undefined;
  const refused = (why) => new Failure("PK-SRC", why ? `${src}: ${why}` : src);
  const abort = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { abort.abort(); }, SILENCE);
  };
  try {
    wait();
    const answer = await fetch(new URL(src, document.baseURI), { signal: abort.signal });
    if (!answer.ok) throw refused(`HTTP ${answer.status}`);
    const parts = [];
    let size = 0;
    for (const reader = answer.body.getReader();;) {
      wait();
      const { done, value } = await reader.read();
      if (done) {
        const text = await new Blob(parts).text();
        if (/^\s*</.test(text)) throw refused("HTML");
        return text;
      }
      size += value.length;
      if (size > MOST_ROUND) throw refused("lebih dari 16 MB");
      parts.push(value);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw refused(abort.signal.aborted && "tidak ada jawaban");
  } finally {
    clearTimeout(timer);
    // Nobody wants the rest of it.
    abort.abort();
  }
}
