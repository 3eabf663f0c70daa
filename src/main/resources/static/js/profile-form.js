/*
 * The browser's own checks of the member's form: the hub's patterns and sentences, beside each field, before anything is
 * sent. The hub checks everything again; without script the form works the same, one round trip later.
 */
(() => {
  "use strict";

  const setUp = (form) => {
    if (form.dataset.checked) return;
    form.dataset.checked = "yes";
    form.noValidate = true;
    const rules = JSON.parse(form.dataset.rules);
    const box = (name) => document.getElementById(name);
    const value = (name) => (box(name)?.value ?? "").trim();

    const dateOf = (text) => {
      const parts = /^(\d{1,2})\D?(\d{1,2})\D?(\d{4})$/.exec(text);
      return parts ? `${parts[3]}${parts[2].padStart(2, "0")}${parts[1].padStart(2, "0")}` : "";
    };

    /* without the signs people set numbers apart with, as the hub reads it */
    const bare = (text, rule) => (rule.passedOver ? text.replace(new RegExp(rule.passedOver, "g"), "").toUpperCase() : text);

    const residence = ["residenceUpper", "residenceGrassroots", "residenceSection", "residence"];

    /* also a line of those the hub offered, where what was typed was not chosen */
    const chosen = (level) => value(`${level}-value`) || form.querySelector(`input[name="${level}Choice"]:checked`);

    const problemOf = (input) => {
      const text = input.value.trim();
      if (input.id === "cell") return chosen("cell") ? "" : rules.cell;
      if (input.id === "residence") return residence.some(chosen) ? "" : rules.missing;
      const part = input.closest("[data-shown-with]");
      const wanted = input.required || (part && !part.hidden);
      if (wanted && text === "") return rules.missing;
      if (input.id === "cardNumber" && text === "" && value("fileNumber") === "") return rules.numbers;
      const rule = rules[input.id];
      if (!part?.hidden && text !== "" && rule?.pattern && !new RegExp(`^(?:${rule.pattern})$`).test(bare(text, rule))) return rule.sentence;
      const joined = dateOf(value("joinedOn"));
      if (input.id === "officialOn" && text !== "" && joined && dateOf(text) < joined) return rules.order;
      return "";
    };

    const show = (input) => {
      const sentence = problemOf(input);
      const id = `${input.id}-error`;
      let place = document.getElementById(id);
      if (!sentence) {
        place?.remove();
        input.removeAttribute("aria-invalid");
        return true;
      }
      if (!place) {
        place = document.createElement("p");
        place.className = "field-error";
        place.id = id;
        (input.closest(".affix, .picker") ?? input).before(place);
        input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
      }
      place.textContent = sentence;
      input.setAttribute("aria-invalid", "true");
      return false;
    };

    /* all that is wrong on top as well, each a link to its field, as the hub itself would show it */
    const summarise = (wrong) => {
      document.getElementById("error-summary")?.remove();
      if (!wrong.length) return;
      const summary = document.createElement("div");
      summary.id = "error-summary";
      summary.className = "alert alert-danger";
      summary.setAttribute("role", "alert");
      const title = document.createElement("h2");
      title.className = "alert-title";
      title.textContent = rules.summary;
      const list = document.createElement("ul");
      wrong.forEach((input) => {
        const link = document.createElement("a");
        link.href = `#${input.id}`;
        const label = document.querySelector(`label[for="${input.id}"] span`)?.textContent ?? "";
        const sentence = problemOf(input);
        link.textContent = sentence.startsWith(label) ? sentence : `${label}: ${sentence}`;
        const item = document.createElement("li");
        item.append(link);
        list.append(item);
      });
      summary.append(title, list);
      form.prepend(summary);
    };

    const inputs = () => [...form.querySelectorAll(".input:not([readonly])")];
    form.addEventListener("focusout", (event) => {
      const input = event.target;
      if (input.matches(".input:not([readonly]):not([role=combobox])") && (input.value || input.getAttribute("aria-invalid"))) {
        window.setTimeout(() => show(input));
      }
    });
    form.addEventListener("submit", (event) => {
      if (event.submitter?.formNoValidate) return;
      const wrong = inputs().filter((input) => !show(input));
      summarise(wrong);
      if (wrong.length) {
        event.preventDefault();
        wrong[0].focus();
      }
    });

    form.querySelectorAll("[data-shown-with]").forEach((part) => {
      const master = box(part.dataset.shownWith);
      const follow = () => { part.hidden = !master.checked; };
      master.addEventListener("change", follow);
      follow();
    });
  };

  /* the session ended while the form was filled in: nothing is kept or looked up any more until one logs in again */
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== 401) return;
    document.querySelectorAll("[data-session-over]").forEach((note) => {
      note.hidden = false;
      note.scrollIntoView({ block: "center" });
    });
  });

  /*
   * What was typed in the last moment before leaving is kept as well. Whatever is sent is kept by the hub, and not sent again
   * on leaving: another page may have gone on from there.
   */
  let typed = false;
  let onItsWay = false;
  const inForm = (event) => event.target.closest?.("[data-profile-form]");
  ["input", "change"].forEach((type) =>
    document.addEventListener(type, (event) => { if (inForm(event)) typed = true; }));
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented && event.target.closest("#profile")) typed = false;
  });
  const keeps = (event) => event.detail.requestConfig.verb === "post";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!keeps(event)) return;
    onItsWay ||= typed;
    typed = false;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!keeps(event)) return;
    if (!event.detail.successful) typed ||= onItsWay;
    onItsWay = false;
  });
  window.addEventListener("pagehide", () => {
    const form = document.querySelector("[data-profile-form]");
    if (!(typed || onItsWay) || !form) return;
    typed = false;
    onItsWay = false;
    fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true }).catch(() => {});
  });

  const setUpAll = () => document.querySelectorAll("[data-profile-form]").forEach(setUp);
  document.addEventListener("htmx:afterSettle", setUpAll);
  window.addEventListener("pageshow", setUpAll);
  setUpAll();
})();
