/* Approves what is ticked one by one and shows how far that has come. Without it the page sends all at once and shows the results. */
(function () {
  "use strict";

  const form = document.getElementById("approve");
  if (!form) {
    return;
  }
  const status = document.getElementById("approve-status");
  const progress = document.getElementById("approve-progress");
  const bar = document.getElementById("approve-bar");
  const all = document.getElementById("select-all");
  const boxes = () => Array.from(document.querySelectorAll("input[name='task']"));

  all.closest("[hidden]").hidden = false;
  all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));

  async function approve(task) {
    const body = new URLSearchParams(new FormData(form));
    body.delete("task");
    const answer = await fetch(form.action.replace(/approve$/, encodeURIComponent(task) + "/approve"), { method: "POST", body, redirect: "error" });
    if (!answer.ok) {
      throw new Error("No answer");
    }
    return answer.json();
  }

  /* The row stays where it is and says what became of it, so nobody loses the place. */
  function settle(box, outcome) {
    const row = box.closest("tr");
    const said = document.createElement("strong");
    said.className = "govuk-tag vs-below " + (outcome.done ? "govuk-tag--green" : "govuk-tag--red");
    said.textContent = outcome.done ? "Done" : "Not done";
    row.querySelectorAll(".vs-outcome").forEach((old) => old.remove());
    const cell = document.createElement("div");
    cell.className = "vs-outcome";
    cell.append(said);
    const words = document.createElement("p");
    words.className = "govuk-body-s";
    words.textContent = outcome.words;
    cell.append(words);
    if (outcome.done) {
      row.querySelectorAll("details, a").forEach((part) => part.remove());
      box.disabled = true;
    }
    box.checked = false;
    row.querySelector("th").append(cell);
  }

  async function run(ticked) {
    let done = 0;
    let decided = 0;
    bar.max = ticked.length;
    bar.value = 0;
    progress.hidden = false;
    for (const box of ticked) {
      let outcome;
      try {
        outcome = await approve(box.value);
      } catch (e) {
        outcome = { done: false, words: "There was no answer. Load the page again to see what has been decided." };
      }
      settle(box, outcome);
      done += 1;
      decided += outcome.done ? 1 : 0;
      bar.value = done;
    }
    progress.hidden = true;
    status.textContent = decided + " of " + done + " decided." + (decided < done ? " The others say why not." : "");
  }

  form.addEventListener("submit", (event) => {
    const ticked = boxes().filter((box) => box.checked && !box.disabled);
    if (ticked.length === 0) {
      return;
    }
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    run(ticked).finally(() => { button.disabled = false; });
  });
}());
