// The parts of a long text: those in sight are there, those near are fetched, the others wait in frames of their size.
(function () {
  "use strict";

  const WHOLE = 40; // a text of no more parts is fetched whole, so that the browser can search in it
  const KEPT = 150; // parts kept on the page: far more than stand near at once, also where many have no draft
  const AT_ONCE = 4; // parts asked for at once
  const NEAR = "1200px 0px";
  const reader = document.getElementById("reader"), drafts = document.getElementById("drafts");
  const heights = new Map(); // id of a frame → its height when it was last filled
  let epoch = 0; // text and list were brought anew so many times: what was asked for before is asked for again
  let fetching = null, observers = [];

  function frames(pane) { return Array.from(pane.querySelectorAll(".part")); }
  function waits(frame) { return Boolean(frame.querySelector(":scope > .part-wait")); }
  function general() { return document.getElementById("general"); }
  function withGeneral() { return Boolean(general() && general().open); }
  function count() { return reader.querySelectorAll(".part").length; }

  // The numbers of the parts whose text and list are there.
  function there() { return frames(reader).filter(function (frame) { return !waits(frame); }).map(function (frame) { return Number(frame.dataset.part); }); }

  function headers() {
    const open = drafts.querySelector(".draft-slot:has(> .draft)"), sent = { "X-Parts": there().join("."), "HX-Request": "true" };
    if (open) sent["X-Open-Draft"] = open.dataset.draft;
    if (withGeneral()) sent["X-General"] = "1";
    return sent;
  }

  function framesOf(part) {
    return ["text-", "rows-", "general-"].map(function (kind) { return document.getElementById(kind + part); }).filter(Boolean);
  }

  function lacking(part) {
    return framesOf(part).some(function (frame) { return waits(frame) && (withGeneral() || !frame.id.startsWith("general-")); });
  }

  // Fetch parts that wait; the promise is kept when they are there.
  function load(parts) {
    const wanted = parts.filter(lacking).slice(0, AT_ONCE);
    if (!wanted.length) return Promise.resolve();
    if (fetching) return fetching.then(function () { return load(parts); });
    const asked = epoch, query = wanted.map(function (part) { return "part=" + part; }).join("&");
    fetching = fetch(reader.dataset.parts + "?" + query, { headers: headers(), credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) throw new Error(answer.status); return answer.text(); })
      .then(function (html) { if (asked === epoch) { fill(html); drop(wanted[0]); } })
      .finally(function () { fetching = null; });
    return fetching.then(function () { return asked === epoch ? undefined : load(parts); });
  }

  function fill(html) {
    const sheet = document.createElement("template");
    sheet.innerHTML = html;
    sheet.content.querySelectorAll("[data-fill]").forEach(function (part) {
      const frame = document.getElementById(part.dataset.fill);
      if (!frame || !waits(frame)) return; // what is there already may hold what somebody types
      resize(frame, function () { frame.style.height = ""; frame.replaceChildren.apply(frame, part.childNodes); });
      htmx.process(frame);
    });
    document.dispatchEvent(new CustomEvent("desk:filled"));
  }

  // Change a frame so that what stands below it in sight stays where it is.
  function resize(frame, change) {
    const pane = frame.closest("#reader, #drafts");
    const scroller = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible" ? pane : document.scrollingElement;
    const edge = scroller === pane ? pane.getBoundingClientRect().top : 0, before = frame.getBoundingClientRect();
    change();
    if (before.height && before.top < edge) scroller.scrollTop += frame.getBoundingClientRect().height - before.height;
  }

  // Far more than anybody reads at once: the farthest parts wait again.
  function drop(near) {
    const far = there().sort(function (one, other) { return Math.abs(other - near) - Math.abs(one - near); });
    while (far.length > KEPT) {
      framesOf(far.shift()).forEach(function (frame) {
        if (waits(frame) || frame.querySelector(".draft")) return;
        heights.set(frame.id, frame.offsetHeight);
        resize(frame, function () { frame.replaceChildren(waiting(frame)); size(frame); });
        watch(frame);
      });
    }
  }

  function waiting(frame) {
    const link = document.createElement("a");
    link.className = "part-wait";
    link.href = "?part=" + frame.dataset.part;
    link.textContent = reader.dataset.wait;
    return link;
  }

  // A waiting frame is as high as it was, or as its length lets expect.
  function size(frame) {
    const filled = frames(reader).find(function (one) { return !waits(one) && one.offsetHeight; });
    const pixels = filled ? filled.offsetHeight / Math.max(Number(filled.dataset.size), 1) : 1.2;
    const rows = Number(frame.dataset.rows || 0) * 37, text = Number(frame.dataset.size || 0) * pixels;
    frame.style.height = Math.round(heights.get(frame.id) || rows || text) + "px";
  }

  function watch(frame) {
    const observer = observers[frame.closest("#reader") ? 0 : 1];
    observer.unobserve(frame);
    observer.observe(frame);
  }

  function settle() {
    observers.forEach(function (observer) { observer.disconnect(); });
    observers = [reader, drafts].map(function (pane) {
      const scrolls = getComputedStyle(pane).overflowY !== "visible";
      return new IntersectionObserver(function (entries) {
        const near = entries.filter(function (entry) { return entry.isIntersecting && waits(entry.target); });
        if (near.length) load(near.map(function (entry) { return Number(entry.target.dataset.part); })).then(settleLeft, function () {});
      }, { root: scrolls ? pane : null, rootMargin: NEAR });
    });
    settleLeft();
  }

  // Give the frames that wait their size, and look again whether they are near.
  function settleLeft() {
    frames(reader).concat(frames(drafts)).filter(waits).forEach(function (frame) { size(frame); watch(frame); });
  }

  // The rest of a text that is not very long, when there is nothing else to do.
  function rest() {
    const left = frames(reader).filter(waits).map(function (frame) { return Number(frame.dataset.part); });
    if (!left.length || count() > WHOLE) return;
    const idle = window.requestIdleCallback || function (work) { window.setTimeout(work, 200); };
    idle(function () { load(left.slice(0, AT_ONCE)).then(rest, function () {}); });
  }

  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    if (event.detail.target === reader || event.detail.target === drafts) {
      frames(event.detail.target).forEach(function (frame) { if (!waits(frame)) heights.set(frame.id, frame.offsetHeight); });
    }
  });
  document.addEventListener("htmx:oobAfterSwap", function (event) {
    const frame = event.detail.target;
    if (frame.matches(".part")) { frame.style.height = ""; return; }
    if (frame !== drafts) return;
    epoch += 1;
    settle();
  });
  document.addEventListener("toggle", function (event) { if (event.target === general() && event.target.open) settleLeft(); }, true);

  settle();
  if (document.readyState === "complete") rest(); else window.addEventListener("load", rest);
  window.deskParts = { load: load, headers: headers, waits: waits, lacking: lacking, withGeneral: withGeneral, there: there };
})();
