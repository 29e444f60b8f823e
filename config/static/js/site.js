// What every page shares: theme, menus, dialogs, toasts, keys, and no form sent twice by an impatient hand.
(function () {
  "use strict";

  const root = document.documentElement;

  // On a phone the areas stand in one row that scrolls: show the one we are in.
  const here = document.querySelector(".side-nav [aria-current]");
  if (here) here.parentElement.closest(".side-nav").scrollLeft = here.offsetLeft - 16;

  document.addEventListener("click", function (event) {
    const target = event.target.closest("[data-toggle-theme], [data-show-keys], [data-open], [data-dismiss], [data-print]");
    if (!target) return;
    if (target.matches("[data-toggle-theme]")) {
      const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
      root.dataset.bsTheme = next;
      document.cookie = "theme=" + next + ";path=/;max-age=31536000;samesite=lax";
    } else if (target.matches("[data-show-keys]")) {
      openDialog("keys-dialog");
    } else if (target.matches("[data-open]")) {
      event.preventDefault();
      openDialog(target.dataset.open);
    } else if (target.matches("[data-print]")) {
      window.print();
    } else if (target.closest("dialog")) {
      target.closest("dialog").close();
    } else {
      target.parentElement.remove();
    }
  });

  function openDialog(id) {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  }

  // A menu closes when one clicks elsewhere or leaves it with Escape.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  function typing(element) {
    return element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  }

  // data-hotkey="n" on a link, button or field: the key clicks or focuses it.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(function (menu) { menu.open = false; });
      if (typing(event.target)) event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "?") {
      openDialog("keys-dialog");
      event.preventDefault();
      return;
    }
    const wanted = document.querySelector('[data-hotkey="' + CSS.escape(event.key.toLowerCase()) + '"]');
    if (!wanted || wanted.disabled) return;
    event.preventDefault();
    if (wanted.matches("input, select, textarea")) wanted.focus();
    else wanted.click();
  });

  // Rows of a list: j and k go down and up, Enter opens (the row's link has the focus).
  document.addEventListener("keydown", function (event) {
    const key = event.key.toLowerCase();
    if ((key !== "j" && key !== "k") || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    const links = Array.from(document.querySelectorAll("[data-row]")), at = links.indexOf(document.activeElement);
    if (!links.length) return;
    event.preventDefault();
    links[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), links.length - 1)].focus();
  });

  // A form begins at its first wrong field; one that is there to be filled in begins at its first, where there is a real keyboard.
  const wrong = document.querySelector("main .is-invalid:not([type=hidden]), main .is-invalid input");
  const begin = document.querySelector("form[data-begin]");
  if (wrong) wrong.focus();
  else if (begin && window.matchMedia("(hover: hover)").matches) {
    const first = begin.querySelector("[autofocus]") || begin.querySelector("input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=file]), textarea");
    if (first) first.focus({ preventScroll: true });
  }

  // One press, one submission; the server checks again.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post" || form.matches("[hx-post]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    form.classList.add("is-busy");
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.classList.remove("is-busy");
    });
  });

  // data-autosubmit: a filter takes effect as soon as it is chosen.
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });

  // Toasts that are not errors leave by themselves, unless someone is reading them.
  document.querySelectorAll(".toast-success, .toast-info").forEach(function (toast) {
    window.setTimeout(function () { if (!toast.matches(":hover, :focus-within")) toast.remove(); }, 8000);
  });
})();
