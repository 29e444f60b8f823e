// Places of the speech, as the server counts them, and where they stand on the page.
(function () {
  "use strict";

  const reader = document.getElementById("reader");

  // Place of a selection in the speech: count the characters of the lines before it, numbers and notes left out.
  function placeOf(node, offset) {
    const element = node.nodeType === 1 ? node : node.parentElement;
    const line = element.closest("[data-at]");
    if (!line) return null;
    const range = document.createRange();
    range.selectNodeContents(line);
    range.setEnd(node, offset);
    const part = range.cloneContents();
    part.querySelectorAll(".said-n, rt").forEach(function (note) { note.remove(); });
    return Number(line.dataset.at) + Array.from(part.textContent).length; // Python counts code points
  }

  // The other way round: the range between two places of the speech, shown in its pane and promised.
  function rangeOf(start, end) {
    return goTo(start).then(function () { return goTo(end - 1, true); }).then(function () {
      const range = document.createRange();
      [[start, "setStart"], [end, "setEnd"]].forEach(function (one) {
        const at = spotAt(one[0], one[1] === "setEnd");
        range[one[1]](at.node, at.offset);
      });
      return range;
    });
  }

  function spotAt(place, ends) {
    const lines = Array.from(reader.querySelectorAll("[data-at]")).filter(function (line) { const at = Number(line.dataset.at); return ends ? at < place : at <= place; });
    const line = lines.pop();
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, function (node) { return node.parentElement.closest(".said-n, rt") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT; });
    let left = place - Number(line.dataset.at), node = null;
    while (texts.nextNode()) {
      node = texts.currentNode;
      const signs = Array.from(node.data);
      if (left < signs.length || ends && left === signs.length) return { node: node, offset: signs.slice(0, left).join("").length };
      left -= signs.length;
    }
    return { node: node || line, offset: node ? node.data.length : 0 };
  }

  // Show a place of the speech at the top of its pane, wherever it is; the promise is kept with the line that holds it.
  function goTo(place, stay) {
    const frame = Array.from(reader.querySelectorAll(".part")).filter(function (one) { return Number(one.dataset.at0) <= place; }).pop();
    return window.deskParts.load([Number(frame.dataset.part)]).then(function () {
      const line = Array.from(frame.querySelectorAll("[data-at]")).filter(function (one) { return Number(one.dataset.at) <= place; }).pop();
      if (line && !stay) reader.scrollTop += line.getBoundingClientRect().top - reader.getBoundingClientRect().top - 12;
      return line;
    });
  }

  window.deskPlaces = { of: placeOf, range: rangeOf, show: goTo };
})();
