// The review desk from the keyboard. The server decides; this follows: marks, focus, scrolling, what others do.
(function () {
  "use strict";

  htmx.config.attributesToSettle = ["class"]; // it would copy style attributes, which the content policy forbids
  const NEWS_EVERY = 8000; // milliseconds between two questions what others changed
  const drafts = document.getElementById("drafts"), reader = document.getElementById("reader");
  const say = document.getElementById("desk-say"), conflict = document.getElementById("conflict-dialog");
  const QUEUE = 8; // keys pressed while the server answers: kept in order, but not without end
  const queue = [];
  let acts = 0, askedAt = 0; // acts begun so far, and when the last news were asked for: older news are no news
  let later = ""; // to be said when the answer that is on its way is there
  let generalOpen = false, kept = null, asking = false, acting = false;

  const parts = window.deskParts, places = window.deskPlaces; // see review_parts.js, review_places.js

  function openSlot() { const card = drafts.querySelector(".draft"); return card && card.closest(".draft-slot"); }
  function general() { return document.getElementById("general"); }
  function progress() { return document.getElementById("progress"); }

  // Marks in the text follow the rows: state from data-state, the open one on rose.
  function follow(scroll) {
    const open = openSlot();
    const states = new Map();
    drafts.querySelectorAll(".draft-slot").forEach(function (slot) { states.set(slot.dataset.draft, slot.dataset.state); });
    reader.querySelectorAll("a[data-draft]").forEach(function (mark) {
      const state = states.get(mark.dataset.draft), now = Boolean(open) && open.dataset.draft === mark.dataset.draft;
      if (state) { // one whose row is not there yet stays as the server drew it
        mark.classList.toggle("said-no", state === "dismissed");
        mark.classList.toggle("said-yes", state !== "draft" && state !== "dismissed");
      }
      if (now !== mark.classList.contains("said-now")) mark.classList.toggle("said-now", now);
      if (now) mark.setAttribute("aria-current", "true"); else mark.removeAttribute("aria-current");
    });
    document.getElementById("finish").classList.toggle("btn-primary", progress().dataset.left === "0");
    if (!open) return;
    if (open.closest("#general")) general().open = true;
    if (!scroll) return;
    const mark = document.getElementById("mark-" + open.dataset.draft);
    if (mark) into(reader, mark);
    into(drafts, open);
  }

  // Bring an element into its pane, but leave the pane alone while it is in sight. On a phone the page itself scrolls.
  function into(pane, element) {
    const inner = element.getBoundingClientRect();
    if (pane.scrollHeight <= pane.clientHeight + 1) {
      if (pane === drafts && (inner.top < 0 || inner.bottom > window.innerHeight)) element.scrollIntoView({ block: "nearest" });
      return;
    }
    const outer = pane.getBoundingClientRect();
    if (inner.top >= outer.top + 24 && inner.bottom <= outer.bottom - 24) return;
    const room = Math.max((outer.height - inner.height) / 3, 16);
    pane.scrollTop += inner.top - outer.top - room;
  }

  // After a swap the element that had the focus is gone: the new card takes it, unless somebody is in a field.
  function focusCard() {
    const card = drafts.querySelector(".draft"), at = document.activeElement;
    if (card && (!at || at === document.body || at === drafts || at.closest(".draft-slot, .desk-head form"))) {
      if (!at || !at.closest("input, textarea, .ts-control") || !document.contains(at)) card.focus({ preventScroll: true });
    }
  }

  function open(slot) {
    if (!slot) return;
    if (slot.closest("#general")) general().open = true;
    if (!slot.querySelector(".draft")) htmx.ajax("GET", slot.dataset.url, { swap: "none", source: slot });
  }

  // The next place in the list: a draft, or the frame of a part that is still to come.
  function beside(at, by) {
    const places = Array.from(drafts.querySelectorAll(".draft-slot, .part:has(> .part-wait)"));
    let index = at ? places.indexOf(at) + by : by > 0 ? 0 : places.length - 1;
    while (places[index] && places[index].offsetParent === null) index += by;
    return places[index];
  }

  function step(by, at) {
    const goal = beside(at || openSlot(), by);
    if (!goal) return;
    if (goal.matches(".draft-slot")) { open(goal); return; }
    const before = goal.previousElementSibling;
    meanwhile(parts.load([Number(goal.dataset.part)]).then(function () {
      const found = goal.querySelectorAll(".draft-slot");
      if (found.length) open(found[by > 0 ? 0 : found.length - 1]); else if (!parts.waits(goal) && before !== goal) step(by, goal);
    }));
  }

  // Keys wait for what is on its way.
  function meanwhile(promise) {
    acting = true;
    promise.catch(function () { offline(); }).finally(function () { if (!drafts.hasAttribute("aria-busy")) acting = false; goOn(); });
  }

  function press(key) {
    const button = drafts.querySelector('.draft [data-key="' + key + '"]');
    if (button) button.click();
    return Boolean(button);
  }

  function send(id) { document.getElementById(id).requestSubmit(); }

  function addSelection() {
    const chosen = window.getSelection();
    if (!chosen || chosen.isCollapsed || !reader.contains(chosen.anchorNode)) { tell(reader.dataset.none); return; }
    const range = chosen.getRangeAt(0);
    const start = places.of(range.startContainer, range.startOffset), end = places.of(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) { tell(reader.dataset.none); return; }
    const form = document.getElementById("add-form");
    form.elements.start.value = start;
    form.elements.end.value = end;
    chosen.removeAllRanges();
    form.requestSubmit();
  }

  function tell(words) { say.textContent = words; }

  // How sure is sure: the steps with how many drafts each takes; 90 at first, as a rule nine in ten are right.
  const sure = document.getElementById("sure");
  function sureSteps() { return Array.from(sure.querySelectorAll("button[name=least]:not(:disabled)")); }
  function chooseSure() {
    const all = sureSteps();
    if (!all.length) { tell(reader.dataset.noneSure); return; }
    sure.open = true;
    (all.find(function (one) { return Number(one.value) <= 90; }) || all[0]).focus();
  }
  sure.addEventListener("keydown", function (event) {
    const all = sureSteps(), at = all.indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    event.stopPropagation(); // these keys choose, they do not decide
    if (event.key === "Escape") { sure.open = false; window.desk.focus(); }
    if (!by || at < 0) return;
    event.preventDefault();
    all[Math.min(Math.max(at + by, 0), all.length - 1)].focus();
  });
  document.getElementById("sure-form").addEventListener("submit", function () { sure.open = false; });
  // The counts are renewed while somebody chooses: the step in hand stays in hand.
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    const at = document.activeElement;
    if (event.detail.target.id !== "sure-steps" || !at || at.name !== "least") return;
    window.setTimeout(function () { const same = sureSteps().find(function (one) { return one.value === at.value; }); if (same && sure.open) same.focus(); }, 0);
  });

  function finish() {
    if (progress().dataset.left === "0") { send("finish-form"); return; }
    const here = openSlot(), next = drafts.querySelector(':scope > .part .draft-slot[data-state="draft"]');
    if (here && here.dataset.state === "draft" && !here.closest("#general")) tell(reader.dataset.left);
    else if (next) { later = reader.dataset.left; open(next); }
    else window.location.assign(window.location.pathname); // it stands in a part that is not here: the page opens it
  }

  function part(selector) {
    const found = drafts.querySelector(".draft " + selector);
    if (!found) return;
    found.open = !found.open;
    into(drafts, openSlot());
    if (!found.open) { focusCard(); return; }
    const first = found.querySelector("select, button, input:not([type=hidden])");
    if (first) enter(first);
  }

  // A list of units is dressed when its fold opens, a moment later.
  function enter(element) {
    window.setTimeout(function () {
      if (element.tomselect) element.tomselect.focus(); else element.focus();
      into(drafts, openSlot());
    }, 20);
  }

  function field(name) {
    const unsettled = name === "lead" && Array.from(drafts.querySelectorAll(".draft .pick-unit")).find(function (pick) { return pick.matches("select") && !pick.value; });
    const edit = drafts.querySelector(".draft .edit");
    if (!unsettled && edit && !edit.open) edit.open = true;
    const wanted = unsettled || (edit && edit.querySelector('[name$="-' + name + '"]'));
    if (wanted) enter(wanted);
  }

  const KEYS = {
    j: function () { step(1); }, k: function () { step(-1); },
    arrowdown: function () { step(1); }, arrowup: function () { step(-1); },
    a: function () { press("a"); }, x: function () { press("x"); }, m: function () { press("m"); }, r: function () { press("r"); }, t: function () { press("t"); },
    z: function () { send("undo-form"); }, n: addSelection, f: finish,
    e: function () { part(".edit"); }, w: function () { part(".why"); }, s: function () { part(".split"); },
    u: function () { field("lead"); }, d: function () { field("due_on"); },
    "shift+a": chooseSure,
    g: function () { if (general()) general().open = !general().open; },
    l: function () { window.desk.find(); },
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input:not([type=checkbox]):not([type=hidden]), textarea, select, .ts-control");
    if (typing) {
      if (event.key === "Enter" && typing.matches("input.form-control") && typing.closest(".draft")) { event.preventDefault(); if (!acting && !press("a")) press("save"); } // while the server answers, another version may be on its way
      if (event.key === "Escape") drafts.querySelector(".draft").focus({ preventScroll: true });
      return;
    }
    const key = (event.shiftKey ? "shift+" : "") + event.key.toLowerCase();
    if (!KEYS[key] || event.repeat && !/^(j|k|arrow)/.test(key)) return;
    event.preventDefault();
    if (acting) { if (queue.length < QUEUE) queue.push(key); } else KEYS[key]();
  });

  function goOn() {
    while (queue.length && !acting && !document.querySelector("dialog[open]")) KEYS[queue.shift()]();
  }

  reader.addEventListener("click", function (event) {
    const mark = event.target.closest("[data-draft]");
    if (!mark) return;
    event.preventDefault();
    if (window.getSelection().isCollapsed) openMarked(mark);
  });

  // A general demand has its row only when the fold was open.
  function openMarked(mark) {
    const row = document.getElementById("row-" + mark.dataset.draft);
    if (row || !general()) { open(row); return; }
    general().open = true;
    meanwhile(parts.load([Number(mark.closest(".part").dataset.part)]).then(function () { open(document.getElementById("row-" + mark.dataset.draft)); }));
  }

  drafts.addEventListener("click", function (event) {
    const link = event.target.closest(".draft-row, .part-wait");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches(".draft-row")) open(link.closest(".draft-slot")); else parts.load([Number(link.closest(".part").dataset.part)]);
  });

  document.addEventListener("click", function (event) {
    const heading = event.target.closest("[data-goto]");
    if (!heading) return;
    event.preventDefault();
    places.show(Number(heading.dataset.goto)).catch(offline);
  });

  // What was typed in the open card and is not sent yet.
  function typed() {
    const form = drafts.querySelector(".draft-form"), values = {};
    if (!form) return values;
    Array.from(form.elements).forEach(function (element) {
      if (!element.name || element.type === "hidden" || element.tagName === "BUTTON") return;
      if (element.multiple) {
        const now = Array.from(element.selectedOptions, function (option) { return option.value; }).sort();
        const was = Array.from(element.options).filter(function (option) { return option.defaultSelected; }).map(function (option) { return option.value; }).sort();
        if (now.join() !== was.join()) values[element.name] = now;
      } else if (element.type === "checkbox") {
        if (element.checked !== element.defaultChecked) values[element.name] = element.checked;
      } else if (element.tagName === "SELECT") {
        const first = Array.from(element.options).find(function (option) { return option.defaultSelected; });
        if (element.value !== (first ? first.value : (element.options[0] || {}).value || "")) values[element.name] = element.value;
      } else if (element.value !== element.defaultValue) values[element.name] = element.value;
    });
    return values;
  }

  // With the refusal stands what was typed: also where the draft itself is gone, it can be copied.
  function showTyped() {
    const place = document.getElementById("conflict-typed");
    const said = Object.values(typed()).filter(function (value) { return typeof value === "string" && /[^\x00-\x7f]|^\d+-\d+-\d+$/.test(value); });
    place.hidden = !said.length;
    place.textContent = said.length ? place.dataset.lead + said.join("；") : "";
  }

  function putBack(values) {
    const form = drafts.querySelector(".draft-form");
    if (!form || !Object.keys(values).some(function (name) { return form.elements[name]; })) return; // another draft's card
    const edit = form.querySelector(".edit");
    if (edit && Object.keys(values).some(function (name) { return edit.querySelector('[name="' + name + '"]'); })) edit.open = true;
    window.setTimeout(function () {
      Object.entries(values).forEach(function (one) {
        const element = form.elements[one[0]];
        if (!element || element.length === undefined && !element.matches) return;
        if (element.tomselect) element.tomselect.setValue(one[1]);
        else if (element.type === "checkbox") element.checked = one[1];
        else element.value = one[1];
      });
      const summary = form.querySelector('[name$="-summary"]');
      if (summary) summary.focus();
    }, 0);
  }

  // What others decide appears by itself; a card in which somebody typed is left alone.
  function askForNews() {
    if (asking || acting || document.hidden || document.querySelector("dialog[open]")) return;
    const slot = openSlot(), busy = slot && Object.keys(typed()).length ? slot.dataset.draft : "";
    asking = true;
    askedAt = acts;
    const writing = document.activeElement && document.activeElement.closest(".draft input, .draft select, .draft .ts-control");
    const values = {
      seen: Array.from(drafts.querySelectorAll(".draft-slot"), function (one) { return one.dataset.draft + "." + one.dataset.version; }).join("_"),
      folded: Array.from(drafts.querySelectorAll(".part-wait[data-versions]"), function (one) { return one.dataset.versions; }).join("_"),
      count: progress().dataset.count, busy: busy || (writing && slot ? slot.dataset.draft : ""),
    };
    htmx.ajax("POST", reader.dataset.news, { swap: "none", source: reader, values: values }).finally(function () { asking = false; });
  }
  window.setInterval(askForNews, NEWS_EVERY);
  document.addEventListener("visibilitychange", askForNews);

  document.addEventListener("htmx:configRequest", function (event) {
    Object.assign(event.detail.headers, parts.headers());
    if (general()) generalOpen = general().open;
  });
  document.addEventListener("htmx:beforeSwap", function (event) { if (isNews(event) && askedAt !== acts) event.detail.shouldSwap = false; });
  function isNews(event) { return event.detail.pathInfo && event.detail.pathInfo.requestPath.startsWith(reader.dataset.news); }
  document.addEventListener("htmx:beforeRequest", function (event) { if (!isNews(event)) { acting = true; acts += 1; say.textContent = ""; drafts.setAttribute("aria-busy", "true"); } });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (isNews(event)) return;
    if (!event.detail.successful) { queue.length = 0; free(); return; }
    window.setTimeout(function () { // when htmx has settled: before that the new forms would be sent without it
      free();
      if (general() && generalOpen) general().open = true;
      if (kept) { putBack(kept); kept = null; }
      if (!openSlot() && lost()) return;
      follow(true);
      focusCard();
      if (later) { tell(later); later = ""; }
      goOn();
    }, htmx.config.defaultSettleDelay + 10);
  });
  // The server opened a draft whose row is not on the page (another person moved it): show the page at that draft.
  function lost() {
    const open = progress().dataset.open;
    if (!open) return false;
    window.location.assign("?draft=" + open);
    return true;
  }
  // What others left as it was stays on the page as it is, with what is typed in it.
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    const fresh = event.detail.fragment.firstElementChild, old = event.detail.target;
    if (asking && !acting && old.matches(".draft-slot") && fresh && fresh.dataset.version === old.dataset.version) event.detail.shouldSwap = false;
  });
  document.addEventListener("desk:filled", function () { follow(false); });
  function free() { acting = false; drafts.removeAttribute("aria-busy"); }
  document.addEventListener("htmx:afterSettle", function () { if (asking) follow(false); });
  document.addEventListener("htmx:responseError", function (event) {
    if (isNews(event)) return;
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const words = answer.querySelector(".message-page p") || answer.querySelector("p");
    document.getElementById("conflict-words").textContent = words ? words.textContent : event.detail.xhr.status;
    showTyped();
    conflict.showModal();
  });
  document.addEventListener("htmx:sendError", function (event) { if (!isNews(event)) offline(); });
  function offline() {
    document.getElementById("conflict-words").textContent = reader.dataset.offline || "";
    if (!conflict.open) conflict.showModal();
  }
  document.getElementById("conflict-refresh").addEventListener("click", function () {
    const slot = openSlot();
    kept = typed();
    conflict.close();
    if (slot) htmx.ajax("GET", slot.dataset.url, { swap: "none", source: slot });
  });

  window.desk = {
    offline: offline, find: function () {},
    focus: function () { const card = drafts.querySelector(".draft"); (card || drafts).focus({ preventScroll: true }); },
  };
  follow(true);
  focusCard();
})();
