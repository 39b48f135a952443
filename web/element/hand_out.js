/** Hands `content` to the panelist as a file. The address is not revoked: browsers read it some time after the click, and
    a page makes few of them. */
function handOut(name, content, type = "application/json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
}
