/*
 * Comforts on top of pages that work without them. Behaviour hangs on data- attributes, named beside each part;
 * everything also covers markup that htmx brings later, because events are heard on the document.
 */
(() => {
  "use strict";

  const root = document.documentElement;
  root.classList.add("has-script");

  const on = (type, selector, handle) =>
    document.addEventListener(type, (event) => {
      const found = event.target instanceof Element && event.target.closest(selector);
      if (found) handle(event, found);
    });

  /* data-toggles="id": the menu button of a phone */
  document.querySelectorAll("[data-toggles]").forEach((toggle) => {
    toggle.setAttribute("role", "button");
    toggle.setAttribute("aria-expanded", "false");
  });
  const toggleMenu = (toggle) => {
    const open = document.getElementById(toggle.dataset.toggles).classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(open));
  };
  on("click", "[data-toggles]", (event, toggle) => {
    event.preventDefault();
    toggleMenu(toggle);
  });
  on("keydown", "[data-toggles]", (event, toggle) => {
    if (event.key === " ") {
      event.preventDefault();
      toggleMenu(toggle);
    }
  });

  /* details[data-menu]: one open at a time, closed by Escape and by a click elsewhere */
  const closeMenus = (except) =>
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (menu !== except) menu.open = false;
    });
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details[data-menu][open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  /* data-focus: the summary of errors is read out as soon as the page is there */
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();

  /* button[data-once]: a second click while the first is on its way does nothing; back brings the button back */
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.dataset.sent && [...form.elements].some((part) => part.matches("[data-once]"))) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  /* form[data-unsaved]: leaving the page while something in it is changed and not sent is asked about first */
  const unsaved = new Set();
  on("input", "[data-unsaved]", (event, form) => unsaved.add(form));
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) unsaved.delete(event.target);
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });

  /* button[data-busy="text"]: says that its form is on the way */
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button?.dataset.busy) return;
    button.dataset.idle = button.textContent;
    button.textContent = button.dataset.busy;
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("[data-idle]").forEach((button) => {
      button.textContent = button.dataset.idle;
      delete button.dataset.idle;
    }));

  /* data-copy="value" data-done="text" */
  document.querySelectorAll("[data-copy]").forEach((button) => {
    if (navigator.clipboard) button.hidden = false;
  });
  on("click", "[data-copy]", async (event, button) => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const before = button.textContent;
    button.textContent = button.dataset.done;
    window.setTimeout(() => { button.textContent = before; }, 2000);
  });

  /* data-date, data-month: 25021973 and 25-2-1973 become 25/02/1973 when the box is left */
  const digits = (text) => text.replace(/\D/g, "");
  const dated = (text, sizes) => {
    const parts = text.trim().split(/[\s./-]+/).filter(Boolean);
    if (parts.length === sizes.length) {
      return parts.map((part, at) => part.padStart(sizes[at], "0")).join("/");
    }
    const all = digits(text);
    if (parts.length !== 1 || all.length !== sizes.reduce((a, b) => a + b)) return text;
    let from = 0;
    return sizes.map((size) => all.slice(from, (from += size))).join("/");
  };
  on("focusout", "[data-date]", (event, box) => { box.value = dated(box.value, [2, 2, 4]); });
  on("focusout", "[data-month]", (event, box) => { box.value = dated(box.value, [2, 4]); });

  /* data-money: thousands are set apart by dots while one types */
  const grouped = (text) => digits(text).replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ".");
  const groupMoney = (box) => {
    const after = digits(box.value.slice(box.selectionEnd)).length;
    box.value = grouped(box.value);
    let at = box.value.length;
    for (let left = after; left > 0 && at > 0; at -= 1) {
      if (/\d/.test(box.value[at - 1])) left -= 1;
    }
    box.setSelectionRange(at, at);
  };
  on("input", "[data-money]", (event, box) => groupMoney(box));
  document.querySelectorAll("[data-money]").forEach((box) => { box.value = grouped(box.value); });

  /* data-select-all (a box) and data-select (the rows' boxes); data-selected shows how many */
  const countSelected = (form) => {
    const rows = [...form.querySelectorAll("[data-select]")];
    const chosen = rows.filter((row) => row.checked).length;
    form.querySelectorAll("[data-selected]").forEach((place) => { place.textContent = String(chosen); });
    form.querySelectorAll("[data-needs-selection]").forEach((button) => { button.disabled = chosen === 0; });
    form.querySelectorAll("[data-select-all]").forEach((all) => {
      all.checked = chosen > 0 && chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    });
  };
  on("change", "[data-select-all]", (event, all) => {
    all.form.querySelectorAll("[data-select]").forEach((row) => { row.checked = all.checked; });
    countSelected(all.form);
  });
  on("change", "[data-select]", (event, row) => countSelected(row.form));
  document.querySelectorAll("[data-select-all]").forEach((all) => {
    all.closest("[hidden]")?.removeAttribute("hidden");
    countSelected(all.form);
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("[data-select-all]").forEach((all) => countSelected(all.form)));

  /*
   * a[data-confirm], or button[data-confirm] of a form sent with GET: the page it leads to, a question with the class
   * "confirm", is shown in a dialog
   */
  const destination = (control) => {
    if (control instanceof HTMLAnchorElement) return control.href;
    const wanted = new FormData(control.form);
    if (control.name) wanted.append(control.name, control.value);
    return control.form.action + "?" + new URLSearchParams(wanted);
  };
  on("click", "[data-confirm]", async (event, link) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    const address = destination(link);
    let question = null;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      question = answer.ok && !answer.redirected && page.querySelector(".confirm");
    } catch {
      question = null;
    }
    if (!question) {
      window.location.assign(address);
      return;
    }
    const dialog = document.createElement("dialog");
    question.classList.remove("panel");
    const title = question.querySelector("h1");
    title.id = "confirm-title";
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.append(question);
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
  on("click", "dialog [data-dismiss]", (event, button) => {
    event.preventDefault();
    button.closest("dialog").close();
  });

  /* data-request-failed: part of a page was not sent or not answered, until something is again; 401 is for the page to say */
  const tellFailed = (failed) =>
    document.querySelectorAll("[data-request-failed]").forEach((note) => { note.hidden = !failed; });
  document.addEventListener("htmx:sendError", () => tellFailed(true));
  document.addEventListener("htmx:responseError", (event) => tellFailed(event.detail.xhr.status !== 401));
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) tellFailed(false); });

  /* data-picker: the search box asks with q and field; arrows, Enter and Escape work on the list htmx brings */
  const picked = (picker, option) => {
    const text = picker.querySelector("[data-picker-text]");
    const value = picker.querySelector("[data-picker-value]");
    text.value = option.dataset.text;
    value.value = option.dataset.value;
    clearResults(picker);
    text.focus();
    value.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const clearResults = (picker) => {
    picker.querySelector(".picker-results").replaceChildren();
    const text = picker.querySelector("[data-picker-text]");
    text.setAttribute("aria-expanded", "false");
    text.removeAttribute("aria-activedescendant");
  };
  document.addEventListener("htmx:configRequest", (event) => {
    const text = event.target;
    if (!text.matches?.("[data-picker-text]")) return;
    event.detail.parameters.delete?.(text.name);
    delete event.detail.parameters[text.name];
    event.detail.parameters.q = text.value;
    event.detail.parameters.field = text.id;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const picker = event.detail.elt?.closest?.("[data-picker]");
    if (picker && !picker.contains(document.activeElement)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const picker = event.target.closest?.("[data-picker]");
    if (picker) picker.querySelector("[data-picker-text]").setAttribute("aria-expanded", "true");
  });
  on("input", "[data-picker-text]", (event, text) => {
    text.closest("[data-picker]").querySelector("[data-picker-value]").value = "";
  });
  on("mousedown", ".picker-option", (event) => event.preventDefault());
  on("click", ".picker-option", (event, option) => picked(option.closest("[data-picker]"), option));
  on("keydown", "[data-picker-text]", (event, text) => {
    const picker = text.closest("[data-picker]");
    const options = [...picker.querySelectorAll(".picker-option")];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") {
      clearResults(picker);
    } else if (event.key === "Enter" && options.length > 0) {
      event.preventDefault();
      picked(picker, options[Math.max(at, 0)]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = at < 0 ? (step > 0 ? 0 : options.length - 1) : (at + step + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
      options[next].scrollIntoView({ block: "nearest" });
      text.setAttribute("aria-activedescendant", options[next].id);
    }
  });
  on("focusout", "[data-picker-text]", (event, text) => {
    const picker = text.closest("[data-picker]");
    if (!picker.contains(event.relatedTarget)) clearResults(picker);
  });
})();
