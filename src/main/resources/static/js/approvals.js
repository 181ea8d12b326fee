/*
 Approves what is ticked one by one and shows how far that has come. Then it fetches what still waits, with the funds as they are by then,
 and shows above it what came of each. Without it the page sends all at once and shows the same.
*/
(function () {
  "use strict";

  const POUNDS = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
  const NO_ANSWER = "There was no answer. Look whether it still waits below.";
  const part = document.getElementById("approvals");
  if (!part) {
    return;
  }
  const find = (id) => part.querySelector("#" + id);
  const boxes = () => Array.from(part.querySelectorAll("input[name='task']"));
  const ticked = () => boxes().filter((box) => box.checked);
  let running = false;

  function count() {
    const chosen = ticked();
    const sum = chosen.reduce((pence, box) => pence + Number(box.dataset.pence), 0);
    const all = find("select-all");
    all.checked = chosen.length > 0 && chosen.length === boxes().length;
    find("approve-status").textContent = chosen.length === 0 ? "None ticked." : chosen.length + " ticked, " + POUNDS.format(sum / 100) + ".";
  }

  /* What waits has come, with the page or afresh. */
  function begin() {
    if (find("approve")) {
      part.querySelector(".vs-select-all").hidden = false;
      if (ticked().length > 0) {
        count();
      }
    }
  }

  async function approve(task) {
    const body = new URLSearchParams(new FormData(find("approve")));
    body.delete("task");
    const answer = await fetch(part.dataset.page + "/" + encodeURIComponent(task) + "/approve", { method: "POST", body, redirect: "error" });
    if (!answer.ok) {
      throw new Error("No answer");
    }
    return answer.json();
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /* The same as the server shows where there is no script: what was not decided first. */
  function summary(results) {
    const decided = results.filter((result) => result.done).length;
    const section = element("section", "vs-section", "");
    section.setAttribute("aria-labelledby", "results");
    const heading = element("h2", "govuk-heading-m", decided + " of " + results.length + " decided");
    heading.id = "results";
    heading.tabIndex = -1;
    const list = element("ul", "govuk-list govuk-list--bullet", "");
    results.slice().sort((one, other) => one.done - other.done).forEach((result) => {
      const line = element("li", "", ": " + result.words);
      line.prepend(element("strong", "", result.about));
      list.append(line);
    });
    section.append(heading, list);
    return section;
  }

  /* What was said of the page as it was is true no more. */
  function forget() {
    document.querySelectorAll("main > .govuk-error-summary, main > .govuk-notification-banner").forEach((said) => said.remove());
    document.title = document.title.replace(/^Error: /, "");
    history.replaceState(null, "", part.dataset.fresh);
  }

  async function refresh(results) {
    const said = summary(results);
    try {
      const answer = await fetch(part.dataset.fresh, { redirect: "error" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("approvals");
      part.replaceChildren(said, ...fresh.childNodes);
    } catch (e) {
      said.append(element("p", "govuk-body", "What still waits could not be fetched. Load the page again to see it."));
      part.replaceChildren(said);
    }
    forget();
    begin();
    find("results").focus();
  }

  async function run(chosen) {
    const results = [];
    const bar = find("approve-bar");
    bar.max = chosen.length;
    find("approve-progress").hidden = false;
    find("approve-status").textContent = "Approving " + (chosen.length === 1 ? "1 request." : chosen.length + " requests.");
    for (const box of chosen) {
      let outcome;
      try {
        outcome = await approve(box.value);
      } catch (e) {
        outcome = { done: false, words: NO_ANSWER };
      }
      results.push({ about: box.dataset.about, done: outcome.done, words: outcome.words });
      bar.value = results.length;
    }
    await refresh(results);
  }

  part.addEventListener("change", (event) => {
    if (running) {
      return;
    }
    if (event.target.id === "select-all") {
      boxes().forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.id === "select-all" || event.target.name === "task") {
      count();
    }
  });

  part.addEventListener("submit", (event) => {
    if (event.target.id !== "approve") {
      return;
    }
    const chosen = ticked();
    if (running || chosen.length > 0) {
      event.preventDefault();
    }
    if (!running && chosen.length > 0) {
      running = true;
      run(chosen).finally(() => { running = false; });
    }
  });

  begin();
}());
