// A long list of boxes to tick gets a field to find in it; boxes that are ticked always stay in sight.
(function () {
  "use strict";
  document.querySelectorAll("[data-pick-list]").forEach(function (list) {
    const rows = Array.from(list.querySelectorAll("fieldset > div > div"));
    const find = document.createElement("input");
    find.type = "search";
    find.className = "form-control pick-list-find";
    find.placeholder = list.dataset.pickList;
    find.setAttribute("aria-label", list.dataset.pickList);
    find.addEventListener("input", function () {
      const words = find.value.trim();
      rows.forEach(function (row) {
        row.hidden = !(row.textContent.includes(words) || row.querySelector("input").checked);
      });
    });
    find.addEventListener("keydown", function (event) { if (event.key === "Enter") event.preventDefault(); });
    list.querySelector("legend").after(find);
  });
})();
