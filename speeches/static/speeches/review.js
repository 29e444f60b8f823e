// The review desk from the keyboard. The server decides; this follows: marks, focus, scrolling.
(function () {
  "use strict";

  const drafts = document.getElementById("drafts");
  const reader = document.getElementById("reader");
  let lastDecided = null; // for undo

  function openSlot() { const card = drafts.querySelector(".draft"); return card && card.closest(".draft-slot"); }
  function slots() { return Array.from(drafts.querySelectorAll(".draft-slot")).filter(function (slot) { return slot.offsetParent !== null || slot.querySelector(".draft"); }); }

  // Marks in the text follow the rows: state from data-state, the open one on rose.
  function follow(scroll) {
    const open = openSlot();
    drafts.querySelectorAll(".draft-slot").forEach(function (slot) {
      reader.querySelectorAll('[data-draft="' + slot.dataset.draft + '"]').forEach(function (mark) {
        mark.classList.toggle("said-no", slot.dataset.state === "dismissed");
        mark.classList.toggle("said-yes", slot.dataset.state !== "draft" && slot.dataset.state !== "dismissed");
        mark.classList.toggle("said-now", slot === open);
        if (slot === open) mark.setAttribute("aria-current", "true"); else mark.removeAttribute("aria-current");
      });
    });
    if (!open || !scroll) return;
    const mark = document.getElementById("mark-" + open.dataset.draft);
    if (mark) into(reader, mark);
    into(drafts, open);
  }

  function into(pane, element) {
    if (pane.scrollHeight <= pane.clientHeight) return;
    const inner = element.getBoundingClientRect(), outer = pane.getBoundingClientRect();
    if (inner.top < outer.top + 24 || inner.bottom > outer.bottom - 24) {
      pane.scrollTop += inner.top - outer.top - Math.max(40, (outer.height - inner.height) / 3);
    }
  }

  function open(slot) {
    if (!slot) return;
    const general = slot.closest("details");
    if (general) general.open = true;
    const link = slot.querySelector(".draft-row");
    if (link) link.click();
  }

  function step(by) {
    const all = slots(), at = all.indexOf(openSlot());
    open(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function press(key) {
    const button = drafts.querySelector('.draft [data-key="' + key + '"]');
    if (button) button.click();
    return Boolean(button);
  }

  // Place of a selection in the speech: count the characters of the lines before it, numbers and notes left out.
  function placeOf(node, offset) {
    const line = (node.nodeType === 1 ? node : node.parentElement).closest("[data-at]");
    if (!line) return null;
    let place = Number(line.dataset.at);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const ours = !text.parentElement.closest(".said-n, rt");
      if (text === node) return place + (ours ? points(text.data.slice(0, offset)) : 0);
      if (ours) place += points(text.data);
      if (node.nodeType === 1 && node === line && offset === 0) return Number(line.dataset.at);
    }
    return place;
  }

  function points(words) { return Array.from(words).length; } // Python counts code points

  function addSelection() {
    const chosen = window.getSelection();
    if (!chosen || chosen.isCollapsed || !reader.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    const form = document.getElementById("add-form");
    form.elements.start.value = start;
    form.elements.end.value = end;
    form.requestSubmit();
  }

  function undo() {
    if (press("z")) return;
    if (!lastDecided) return;
    const slot = document.getElementById("row-" + lastDecided);
    if (!slot) return;
    const token = document.querySelector("#add-form [name=csrfmiddlewaretoken]").value;
    htmx.ajax("POST", slot.dataset.url, {
      swap: "none", source: slot,
      values: { action: "restore", version: slot.dataset.version, csrfmiddlewaretoken: token },
    });
    lastDecided = null;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const field = event.target.closest("input:not([type=checkbox]):not([type=hidden]), textarea, select, .ts-control");
    if (field) {
      if (event.key === "Enter" && field.matches("input.form-control") && field.closest(".draft")) { event.preventDefault(); press("a"); }
      return;
    }
    const card = drafts.querySelector(".draft");
    const key = event.key.toLowerCase();
    const keys = {
      j: function () { step(1); }, k: function () { step(-1); },
      arrowdown: function () { step(1); }, arrowup: function () { step(-1); },
      a: function () { press("a"); }, x: function () { press("x"); }, m: function () { press("m"); },
      z: undo, n: addSelection,
      e: function () { toggle(".edit", true); }, w: function () { toggle(".why", false); }, s: function () { toggle(".split", true); },
      u: function () { fields("lead"); }, d: function () { fields("due_on"); },
    };
    if (!keys[key]) return;
    event.preventDefault();
    keys[key]();

    function toggle(selector, enter) {
      const part = card && card.querySelector(selector);
      if (!part) return;
      part.open = !part.open;
      if (part.open && enter) (part.querySelector("input:not([type=hidden]), button, select") || part).focus();
    }
    function fields(name) {
      const part = card && card.querySelector(".edit");
      if (!part) return;
      part.open = true;
      const field = part.querySelector('[name$="-' + name + '"]');
      if (field && field.tomselect) field.tomselect.focus(); else if (field) field.focus();
    }
  });

  drafts.addEventListener("click", function (event) {
    const cut = event.target.closest("[data-split]");
    if (cut) {
      event.preventDefault();
      const form = cut.form;
      form.elements.at.value = cut.dataset.split;
      const act = document.createElement("input");
      act.type = "hidden"; act.name = "action"; act.value = "split";
      form.appendChild(act);
      form.requestSubmit();
    }
    const decide = event.target.closest("[data-key=a], [data-key=x]");
    if (decide) lastDecided = decide.closest(".draft-slot").dataset.draft;
  });

  reader.addEventListener("click", function (event) {
    const mark = event.target.closest("[data-draft]");
    if (!mark || !window.getSelection().isCollapsed) { if (mark) event.preventDefault(); return; }
    event.preventDefault();
    open(document.getElementById("row-" + mark.dataset.draft));
  });

  document.addEventListener("click", function (event) {
    const heading = event.target.closest("[data-goto]");
    if (!heading) return;
    event.preventDefault();
    const line = reader.querySelector('[data-at="' + heading.dataset.goto + '"]');
    if (line) reader.scrollTop += line.getBoundingClientRect().top - reader.getBoundingClientRect().top - 12;
  });

  document.addEventListener("htmx:configRequest", function (event) {
    const slot = openSlot();
    if (slot) event.detail.headers["X-Open-Draft"] = slot.dataset.draft;
  });
  document.addEventListener("htmx:afterSettle", function () { follow(true); });
  document.addEventListener("htmx:responseError", function (event) {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const words = answer.querySelector(".message-page p") || answer.querySelector("p");
    document.getElementById("conflict-words").textContent = words ? words.textContent : event.detail.xhr.status;
    const slot = openSlot();
    document.querySelector("#conflict-dialog a").href = slot ? "?draft=" + slot.dataset.draft : "";
    document.getElementById("conflict-dialog").showModal();
  });
  document.addEventListener("htmx:sendError", function () {
    document.getElementById("conflict-words").textContent = reader.dataset.offline || "";
    document.getElementById("conflict-dialog").showModal();
  });

  follow(true);
})();
