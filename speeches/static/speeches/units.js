// Searchable lists of units: any <select data-units>, also those that htmx brings later, dressed when first in sight.
(function () {
  "use strict";
  const all = document.getElementById("all-units");

  function dress(root) {
    root.querySelectorAll("select[data-units]:not(.tomselected)").forEach(function (select) {
      if (select.closest("details:not([open])")) return;
      if (select.matches("[data-slim]") && all) fill(select);
      new TomSelect(select, {
        plugins: select.multiple ? { remove_button: { title: "×" } } : {},
        maxOptions: 400,
        hideSelected: select.multiple,
        closeAfterSelect: !select.multiple,
        render: { no_results: function () { return '<div class="no-results">没有这个单位</div>'; } },
      });
    });
  }

  // A list that came without its options takes them from the page.
  function fill(select) {
    const known = new Set(Array.from(select.options, function (option) { return option.value; }));
    const place = select.querySelector("optgroup:last-of-type") || select;
    all.content.querySelectorAll("option").forEach(function (option) {
      if (!known.has(option.value)) place.appendChild(option.cloneNode(true));
    });
  }

  document.addEventListener("DOMContentLoaded", function () { dress(document); });
  document.addEventListener("htmx:load", function (event) { dress(event.target); });
  document.addEventListener("toggle", function (event) { if (event.target.open) dress(event.target); }, true);
})();
