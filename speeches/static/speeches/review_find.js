// Find words in the whole speech, also in parts that are not on the page yet. What was found is selected on Escape, so that N can add it.
(function () {
  "use strict";

  const form = document.getElementById("find-form"), words = form.elements.q, say = document.getElementById("find-say");
  const desk = window.desk;
  let found = null, asked = 0;

  function show() {
    form.hidden = false;
    words.focus();
    words.select();
  }

  function hide() {
    form.hidden = true;
    if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
    desk.focus();
    if (!found) return;
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(found.range);
  }

  function next(back) {
    const query = new URLSearchParams({ q: words.value });
    if (found && found.words === words.value) query.set("from", found.start); else if (!back) query.set("from", "");
    if (back) query.set("back", "1");
    const turn = asked += 1;
    return fetch(form.action + "?" + query, { credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) throw new Error(answer.status); return answer.json(); })
      .then(function (place) {
        if (turn !== asked) return;
        if (place.start === undefined) { found = null; say.textContent = place.said; return; }
        return window.deskPlaces.range(place.start, place.end).then(function (range) {
          found = { words: words.value, start: place.start, range: range };
          if (window.CSS && CSS.highlights) CSS.highlights.set("found", new Highlight(range));
          say.textContent = place.said;
          const reader = document.getElementById("reader"), pane = reader.getBoundingClientRect(), box = range.getBoundingClientRect();
          if (box.top < pane.top || box.bottom > pane.bottom) reader.scrollTop += box.top - pane.top - pane.height / 3; // deep in a long line
        });
      })
      .catch(function () { desk.offline(); });
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); next(false); });
  words.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); hide(); }
    if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); next(true); }
  });
  desk.find = show;
})();
