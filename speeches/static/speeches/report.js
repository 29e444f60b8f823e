// How far it is, by one press: steps above the number on the report form; "all done" also ticks the closure box.
(function () {
  "use strict";
  document.querySelectorAll("[data-percent]").forEach(function (holder) {
    const number = holder.querySelector("input[type=number]");
    const closure = document.querySelector("input[name=asks_closure]");
    const group = document.createElement("fieldset"), legend = document.createElement("legend"), steps = document.createElement("div");
    group.className = "field";
    legend.className = "form-label";
    legend.textContent = holder.dataset.label;
    steps.className = "steps";
    const radios = [20, 40, 60, 80, 100].map(function (percent) {
      const radio = document.createElement("input"), label = document.createElement("label");
      radio.type = "radio";
      radio.name = "step";
      radio.id = "step-" + percent;
      radio.className = "visually-hidden";
      radio.value = percent;
      radio.setAttribute("form", "not-sent"); // the number alone is sent
      label.htmlFor = radio.id;
      label.textContent = percent === 100 ? holder.dataset.done : percent + "%";
      radio.addEventListener("change", function () {
        number.value = percent;
        if (closure) closure.checked = percent === 100;
      });
      steps.append(radio, label);
      return radio;
    });
    function show() {
      radios.forEach(function (radio) { radio.checked = radio.value === number.value; });
    }
    number.addEventListener("input", show);
    show();
    group.append(legend, steps);
    holder.prepend(group);
    holder.querySelector("label[for=" + number.id + "]").classList.add("visually-hidden"); // the legend above says it
    holder.classList.add("has-steps");
  });
})();
