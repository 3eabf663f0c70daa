// Copy buttons, the search over people, and the page that waits for the phone.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.textContent;
  button.textContent = "Đã chép";
  setTimeout(() => { button.textContent = label; }, 1200);
});

const plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").replace(/đ/gi, "d").toLowerCase();

const search = document.querySelector("[data-search]");
if (search) {
  const rows = [...document.querySelectorAll(search.dataset.search)].map((row) => [row, plain(row.textContent)]);
  search.addEventListener("input", () => {
    const words = plain(search.value).split(/\s+/);
    rows.forEach(([row, text]) => { row.hidden = !words.every((word) => text.includes(word)); });
  });
}

const qr = document.querySelector("[data-poll]");
if (qr) {
  const poll = async () => {
    const answer = await fetch(qr.dataset.poll).then((response) => response.json()).catch(() => ({state: "WAITING"}));
    if (answer.state === "WAITING") setTimeout(poll, 1000);
    else location.assign(qr.dataset.done);
  };
  setTimeout(poll, 1000);
}
