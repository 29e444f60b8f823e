// Keep the markup of what was pasted, so that headings and lists survive; typing afterwards makes the text count.
(function () {
  "use strict";
  const form = document.getElementById("paste");
  if (!form) return;
  const text = form.elements.text, markup = form.elements.markup;
  let fresh = false;
  text.addEventListener("paste", function (event) {
    const whole = !text.value.trim() || (text.selectionStart === 0 && text.selectionEnd === text.value.length);
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    markup.value = whole && html ? html : "";
    fresh = true;
  });
  text.addEventListener("input", function () {
    if (!fresh) markup.value = "";
    fresh = false;
  });
})();
