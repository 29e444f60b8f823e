// Many files, each sent by itself with its own bar and its own answer; leaving the page loses what is not sent yet.
(function () {
  "use strict";
  const form = document.getElementById("upload");
  if (!form) return;
  document.documentElement.classList.add("has-script");
  const say = form.dataset, input = form.querySelector("input[type=file]"), tick = form.querySelector("input[type=checkbox]");
  const drop = document.getElementById("drop"), list = document.getElementById("files"), panel = document.getElementById("uploading");
  const problem = document.getElementById("upload-problem"), counter = document.getElementById("upload-count");
  const queue = [];
  let sending = false, all = 0, done = 0, held = [], led = false;

  function line(file) {
    const item = document.createElement("li");
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "icon");
    icon.setAttribute("aria-hidden", "true");
    const name = document.createElement("span");
    name.className = "clip";
    name.textContent = name.title = file.name;
    const bar = document.createElement("span");
    bar.className = "files-bar";
    const progress = document.createElement("progress");
    progress.max = 100;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    const words = document.createElement("span");
    words.className = "meta";
    words.textContent = say.waiting;
    bar.append(progress, words);
    item.append(icon, name, bar);
    list.append(item); // in the order in which they were given
    return { item: item, progress: progress, words: words };
  }

  function refuse(row, words, job) {
    row.item.classList.add("is-bad");
    const said = document.createElement("span");
    said.className = "files-say";
    said.textContent = words;
    row.progress.parentElement.replaceWith(said);
    if (!job) return;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn btn-sm";
    again.textContent = say.retry;
    again.addEventListener("click", function () {
      const fresh = line(job.file);
      row.item.replaceWith(fresh.item);
      done -= 1;
      queue.push({ file: job.file, row: fresh });
      count();
      next();
    });
    row.item.append(again);
  }

  // A dropped folder: all files below it, by name; hidden ones and Office's lock files left out.
  function walk(entry) {
    if (/^(\.|~\$)/.test(entry.name)) return Promise.resolve([]);
    if (entry.isFile) {
      return new Promise(function (resolve) { entry.file(function (file) { resolve([file]); }, function () { resolve([]); }); });
    }
    const reader = entry.createReader(), entries = [];
    return new Promise(function (resolve) {
      (function more() { // a reader hands out a hundred at a time
        reader.readEntries(function (some) {
          if (some.length) { entries.push.apply(entries, some); more(); return; }
          entries.sort(function (a, b) { return a.name.localeCompare(b.name, "zh", { numeric: true }); });
          resolve(Promise.all(entries.map(walk)).then(function (lots) { return lots.flat(); }));
        }, function () { resolve([]); });
      })();
    });
  }

  function dropped(transfer) {
    const entries = Array.from(transfer.items || []).map(function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); }).filter(Boolean);
    if (!entries.some(function (entry) { return entry.isDirectory; })) { if (transfer.files.length) add(transfer.files); return; }
    Promise.all(entries.map(walk)).then(function (lots) {
      const files = lots.flat();
      if (files.length) { add(files); return; }
      problem.textContent = say.emptyFolder;
      problem.hidden = false;
    });
  }

  function count() { counter.textContent = done + " / " + all; }

  function add(files) {
    problem.hidden = true;
    if (!tick.checked) {
      held = Array.from(files);
      problem.textContent = say.tick;
      problem.hidden = false;
      tick.focus();
      return;
    }
    held = [];
    led = false;
    panel.hidden = false;
    Array.from(files).forEach(function (file) {
      all += 1;
      const row = line(file);
      if (file.size > Number(say.maxBytes)) { refuse(row, say.tooLarge); done += 1; return; }
      queue.push({ file: file, row: row });
    });
    count();
    next();
  }

  function next() {
    if (sending || !queue.length) return;
    sending = true;
    const job = queue.shift(), row = job.row, request = new XMLHttpRequest(), body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append(tick.name, "on");
    body.append("files", job.file, job.file.name);
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable) return;
      row.progress.value = 100 * event.loaded / event.total;
      row.words.textContent = event.loaded < event.total ? say.sending : say.reading;
      if (event.loaded >= event.total) row.progress.removeAttribute("value");
    });
    request.addEventListener("load", function () {
      if (request.status === 200 && request.responseURL.split("?")[0] === form.action) { // else: the log-in page
        const answer = new DOMParser().parseFromString("<ul>" + request.responseText + "</ul>", "text/html");
        const items = Array.from(answer.querySelectorAll("li")).map(function (item) { return document.importNode(item, true); });
        row.item.replaceWith.apply(row.item, items); // an archive has a line for each of its files
        items.forEach(function (item) { htmx.process(item); });
      } else refuse(row, say.failed, job);
      finish();
    });
    request.addEventListener("error", function () { refuse(row, say.failed, job); finish(); });
    request.send(body);
  }

  function finish() { done += 1; sending = false; count(); next(); lead(); }

  // The first file of a batch that has a next step gets the primary button and the key R; then the lists of the page are fetched anew.
  function lead() {
    const go = list.querySelector("li:not(.seen) [data-next]");
    if (go && !led) {
      document.querySelectorAll("[data-hotkey=r]").forEach(function (old) {
        delete old.dataset.hotkey;
        old.classList.remove("btn-primary");
        old.querySelectorAll("kbd").forEach(function (key) { key.remove(); });
      });
      go.dataset.hotkey = "r";
      go.classList.add("btn-primary");
      go.append(Object.assign(document.createElement("kbd"), { textContent: "R" }));
      led = true;
    }
    if (sending || queue.length || list.querySelector("[hx-get]")) return;
    list.querySelectorAll("li").forEach(function (item) { item.classList.add("seen"); });
    fetch(window.location.pathname).then(function (answer) { return answer.text(); }).then(function (text) {
      const page = new DOMParser().parseFromString(text, "text/html");
      document.querySelectorAll("[data-fresh]").forEach(function (part) {
        const now = page.getElementById(part.id);
        if (now && !part.contains(document.activeElement)) part.replaceWith(document.importNode(now, true));
      });
    }).catch(function () { /* the lists stay as they were; the lines above them say what was stored */ });
  }
  document.addEventListener("htmx:afterSettle", lead); // a line whose drafts were still being sought

  input.addEventListener("change", function () { if (input.files.length) { add(input.files); if (!held.length) input.value = ""; } });
  tick.addEventListener("change", function () { if (tick.checked && held.length) { add(held); input.value = ""; } });
  ["dragover", "dragenter"].forEach(function (name) {
    document.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("is-over"); });
  });
  document.addEventListener("dragleave", function (event) { if (!event.relatedTarget) drop.classList.remove("is-over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("is-over");
    if (event.dataTransfer) dropped(event.dataTransfer);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key.toLowerCase() === "o" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input:not([type=checkbox]), textarea, select") && !document.querySelector("dialog[open]")) input.click();
  });
  window.addEventListener("beforeunload", function (event) { if (sending || queue.length) event.preventDefault(); });
})();
