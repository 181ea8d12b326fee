/* Shows and hides the questions of a task as the answers ask for them. The server decides which; this script only asks it
   and puts the parts in place. Without it the page has a button that does the same. */
(function () {
  "use strict";

  const NOT_FETCHED = "The questions that follow from your answer could not be fetched. Your answers are still here, but not saved."
    + " Wait a minute, then press Show the questions that follow.";
  const SIGNED_OUT = "You are no longer signed in, or this task is no longer yours to do. Your answers are still here, but not saved:"
    + " copy what you have written, then open this page again.";
  const form = document.querySelector("form[data-questions]");
  if (!form) {
    return;
  }
  const button = document.getElementById("follow");
  const status = document.getElementById("questions-status");
  let asking = false;
  let changed = false;

  function questions(root) {
    return Array.from(root.querySelectorAll("[data-part=question]"));
  }

  /* Keeps every part that is there already, so that nothing typed and no focus is lost. */
  function putInPlace(here, there) {
    const wanted = Array.from(there.children).filter(part => part.id);
    const ids = new Set(wanted.map(part => part.id));
    Array.from(here.children).filter(part => part.id && !ids.has(part.id)).forEach(part => part.remove());
    let before = null;
    wanted.forEach(part => {
      const present = document.getElementById(part.id);
      if (!present) {
        here.insertBefore(part, before ? before.nextElementSibling : here.firstElementChild);
        before = part;
        return;
      }
      if (part.dataset.part === "group") {
        putInPlace(present.querySelector(":scope > fieldset > .vs-group__parts"), part.querySelector(":scope > fieldset > .vs-group__parts"));
      } else if (part.dataset.part === "text" && present.innerHTML !== part.innerHTML) {
        present.innerHTML = part.innerHTML;
      }
      before = present;
    });
  }

  function tell(earlier) {
    const now = questions(form);
    const known = new Set(earlier.map(part => part.id));
    const added = now.filter(part => !known.has(part.id)).map(part => part.dataset.label);
    const gone = earlier.length + added.length - now.length;
    const sentences = [];
    if (added.length > 0) {
      sentences.push((added.length === 1 ? "One more question: " : added.length + " more questions: ") + added.join("; ") + ".");
    }
    if (gone > 0) {
      sentences.push(gone === 1 ? "One question is no longer asked." : gone + " questions are no longer asked.");
    }
    status.className = "govuk-visually-hidden";
    status.textContent = sentences.join(" ");
  }

  /* Seen by everybody, while news of questions is for those only who cannot see them come. */
  function complain(words) {
    status.textContent = words;
    status.className = "govuk-error-message";
  }

  async function ask() {
    const answer = await fetch(form.dataset.questions, {
      method: "POST",
      headers: { "X-Requested-With": "fetch" },
      body: new URLSearchParams(new FormData(form)),
      redirect: "manual"
    });
    if (!answer.ok) {
      throw new Error(answer.status === 401 || answer.status === 403 ? SIGNED_OUT : NOT_FETCHED);
    }
    form.dispatchEvent(new Event("heard"));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const earlier = questions(form);
    putInPlace(document.getElementById("questions-parts"), page.getElementById("questions-parts"));
    document.getElementById("questions-hidden").replaceChildren(...page.getElementById("questions-hidden").children);
    tell(earlier);
  }

  /* One question to the server at a time; what changes meanwhile is asked about afterwards. */
  async function follow() {
    changed = true;
    if (asking) {
      return;
    }
    asking = true;
    try {
      while (changed) {
        changed = false;
        await ask();
      }
    } catch (failure) {
      complain(failure.message === SIGNED_OUT ? SIGNED_OUT : NOT_FETCHED);
      if (button) {
        button.hidden = false;
      }
    } finally {
      asking = false;
    }
  }

  form.addEventListener("change", event => {
    if (event.target.closest("[data-steers]")) {
      follow();
    }
  });
  if (button) {
    button.hidden = true;
  }
}());
