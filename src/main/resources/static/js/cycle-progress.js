/* Keeps the progress of a launched term up to date while somebody looks at it. Without it the page has a link that does the same. */
(function () {
  "use strict";

  const PAUSE = 3000;
  const status = document.getElementById("cycle-status");

  function shown() {
    return document.getElementById("cycle-progress");
  }

  /* What somebody has opened stays open, and nobody loses the place where they are. */
  function replace(fresh) {
    const here = shown();
    const figures = fresh.querySelector(".vs-progress").textContent;
    const said = here.querySelector(".vs-progress").textContent;
    if (!here.contains(document.activeElement) && !here.querySelector("details[open]")) {
      here.replaceWith(fresh);
    } else {
      here.querySelector(".vs-progress").replaceWith(fresh.querySelector(".vs-progress"));
      here.querySelector("p").replaceWith(fresh.querySelector("p"));
      here.dataset.finished = fresh.dataset.finished;
    }
    if (figures !== said) {
      status.textContent = figures;
    }
  }

  async function look() {
    if (document.visibilityState === "visible") {
      const answer = await fetch(window.location.href, { redirect: "error" });
      if (!answer.ok) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      replace(page.getElementById("cycle-progress"));
    }
    if (shown().dataset.finished !== "true") {
      window.setTimeout(follow, PAUSE);
    }
  }

  /* A failed look ends it: the link on the page is still there. */
  function follow() {
    look().catch(() => {});
  }

  window.setTimeout(follow, PAUSE);
}());
