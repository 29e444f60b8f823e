// The repair view from the keyboard. The server decides; this moves from place to place and keeps the page where it was.
(function () {
  "use strict";

  function page() { return document.getElementById("compare"); }
  function marks() { return Array.from(page().querySelectorAll(".fix:not(.quiet)")); }
  function current() { return page().querySelector(".fix[aria-current]"); }

  function open(mark) {
    if (!mark) return;
    const before = current();
    if (before) before.removeAttribute("aria-current");
    mark.setAttribute("aria-current", "true");
    show(mark);
    htmx.ajax("GET", mark.getAttribute("href").split("#")[0], { target: "#repair-card", swap: "innerHTML" });
  }

  function show(mark) {
    const box = mark.getBoundingClientRect(), card = document.getElementById("repair-card").getBoundingClientRect();
    if (box.top < 60 || box.bottom > card.top - 16) mark.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const all = marks(), at = all.indexOf(current());
    const goal = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[goal]) { open(all[goal]); return; }
    const link = document.querySelector('#repair-card [data-key="j"]'); // the next part of a long text
    if (by > 0 && link) link.click();
  }

  function press(key) {
    const button = document.querySelector('#repair-card button[data-key="' + key + '"]');
    if (button) button.click();
  }

  document.addEventListener("keydown", function (event) {
    const field = event.target.closest("input:not([type=checkbox]):not([type=hidden]), textarea, select");
    if (field) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field.id === "correct-text") {
        event.preventDefault();
        field.form.querySelector('[value="corrected"]').click();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const keys = {
      j: function () { step(1); }, k: function () { step(-1); },
      u: function () { press("u"); }, l: function () { press("l"); }, b: function () { press("b"); },
      e: function () {
        const part = document.querySelector("#repair-card .correct");
        if (!part) return;
        part.open = true;
        const words = document.getElementById("correct-text");
        words.focus();
        words.select();
      },
    };
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", function (event) {
    const struck = event.target.closest("[data-for]");
    const mark = event.target.closest(".fix") || (struck && document.getElementById(struck.dataset.for));
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(mark);
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    const mark = event.target.id === "compare" || event.detail.target.id === "compare" ? current() : null;
    if (mark) show(mark);
  });
  function fail(words) {
    document.getElementById("conflict-words").textContent = words;
    document.getElementById("conflict-dialog").showModal();
  }
  document.addEventListener("htmx:responseError", function (event) {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const words = answer.querySelector(".message-page p") || answer.querySelector("p");
    fail(words ? words.textContent : event.detail.xhr.status);
  });
  document.addEventListener("htmx:sendError", function () { fail(page().dataset.offline || ""); });

  const sought = document.querySelector(".sought"), first = current();
  if (location.hash.length < 2) {
    if (sought) sought.scrollIntoView({ block: "center" });
    else if (first && /[?&]place=/.test(location.search)) show(first);
  }
})();
