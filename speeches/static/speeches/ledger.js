// The ledger: choosing, from the keyboard with x on the row in hand; the dark bar rises while rows are chosen.
(function () {
  "use strict";
  const form = document.querySelector("form[data-ledger]");
  if (!form) return;
  const boxes = Array.from(form.querySelectorAll("input[name=chosen]")), links = Array.from(form.querySelectorAll("[data-row]"));
  const all = form.querySelector("[data-choose-all]"), bulk = form.querySelector("[data-bulk]");

  function show() {
    const chosen = boxes.filter(function (box) { return box.checked; }).length;
    boxes.forEach(function (box) { box.closest("tr").setAttribute("aria-selected", box.checked); });
    bulk.hidden = chosen === 0;
    form.querySelector("[data-bulk-count]").textContent = chosen;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  form.addEventListener("change", function (event) {
    if (event.target === all) boxes.forEach(function (box) { box.checked = all.checked; });
    show();
  });
  form.querySelector("[data-choose-none]").addEventListener("click", function () {
    boxes.forEach(function (box) { box.checked = false; });
    show();
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea") || document.querySelector("dialog[open]")) return;
    const at = links.indexOf(document.activeElement), key = event.key.toLowerCase();
    if (key === "x" && at >= 0) {
      event.preventDefault();
      boxes[at].checked = !boxes[at].checked;
      show();
    }
  });
  show();
})();
