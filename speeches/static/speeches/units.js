// Searchable lists of units: any <select data-units>, also those that htmx brings later.
(function () {
  "use strict";
  function dress(root) {
    root.querySelectorAll("select[data-units]:not(.tomselected)").forEach(function (select) {
      new TomSelect(select, {
        plugins: select.multiple ? { remove_button: { title: "×" } } : {},
        maxOptions: 400,
        hideSelected: true,
        closeAfterSelect: !select.multiple,
        render: { no_results: function () { return '<div class="no-results">没有这个单位</div>'; } },
      });
    });
  }
  document.addEventListener("DOMContentLoaded", function () { dress(document); });
  document.addEventListener("htmx:load", function (event) { dress(event.target); });
})();
