// Demo mode: a press on an account fills in the form.
(function () {
  "use strict";
  document.querySelectorAll("[data-account]").forEach(function (button) {
    button.addEventListener("click", function () {
      const form = document.querySelector(".gate-card");
      form.elements.username.value = button.dataset.account;
      form.elements.password.value = button.dataset.password;
      form.querySelector(".btn-primary").focus();
    });
  });
})();
