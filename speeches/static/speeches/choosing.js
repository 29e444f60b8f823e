// Choose rows: all at once, one with x on its link, counted on the button; nothing chosen, nothing to press.
(function () {
  "use strict";
  document.querySelectorAll("form[data-choosing]").forEach(function (form) {
    const all = form.querySelector("[data-choose-all]"), count = form.querySelector("[data-chosen-count]");
    const boxes = Array.from(form.querySelectorAll("input[name=chosen]"));
    function show() {
      const chosen = boxes.filter(function (box) { return box.checked; });
      boxes.forEach(function (box) { box.closest("tr").setAttribute("aria-selected", box.checked); });
      if (count) { count.textContent = chosen.length ? chosen.length : ""; count.closest("button").disabled = !chosen.length; }
      if (all) { all.checked = chosen.length === boxes.length && boxes.length > 0; all.indeterminate = chosen.length > 0 && !all.checked; }
    }
    if (all) all.addEventListener("change", function () { boxes.forEach(function (box) { box.checked = all.checked; }); show(); });
    form.addEventListener("change", show);
    document.addEventListener("keydown", function (event) {
      const row = document.activeElement.closest("tr"), box = row && document.activeElement.matches("[data-row]") && row.querySelector("input[name=chosen]");
      if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
      event.preventDefault();
      box.checked = !box.checked;
      show();
    });
    show();
  });
})();
