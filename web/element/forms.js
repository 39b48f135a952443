/** A frame that may send no forms does not even say that one was filled in. Nothing here is sent anywhere, so it is said
    all the same. */
function sayFilled(event) {
  const button = event.target.closest("button[type=submit]");
  const form = button?.form;
  if (!form || event.defaultPrevented) return;
  let isSaid = false;
  const hear = () => { isSaid = true; };
  form.addEventListener("submit", hear);
  setTimeout(() => {
    form.removeEventListener("submit", hear);
    if (isSaid || !form.isConnected || !form.reportValidity()) return;
    form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: button }));
  });
}
