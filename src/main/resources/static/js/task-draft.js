/* Saves what is typed into the form of a task every few seconds, on the server and nowhere else, and warns before the session
   ends. Without it the page has a button that saves the answers, and whoever comes too late is told on the
   login page. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-draft]");
  if (!form) {
    return;
  }
  const SAVE_AFTER = 3000;
  const TRY_AGAIN_AFTER = 15000;
  const WARN_BEFORE = 5 * 60 * 1000;
  const LOOK_EVERY = 5000;
  const SIGNED_OUT = "You have been signed out, or signed in again in another window.";
  const lasts = Number(form.dataset.sessionSeconds) * 1000;
  const status = document.getElementById("draft-status");
  const savedWords = document.getElementById("draft-saved");
  const warning = document.getElementById("session-warning");
  const warningWords = document.getElementById("session-words");
  const stay = warning.querySelector("button");
  let timer = null;
  let saving = false;
  let changed = false;
  let over = false;
  let leaving = false;
  let savedAt = null;
  let heardAt = Date.now();
  let focused = null;
  /* A page that answers what was sent, by faults or a notice, holds what is saved nowhere yet. */
  let sent = document.querySelector("main .govuk-error-summary, main [aria-labelledby=banner-notice]") ? "" : written();

  function written() {
    return new URLSearchParams(new FormData(form)).toString();
  }

  function timeOf(moment) {
    return new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
  }

  /* Read out by screen readers, so said once, however often it is true. */
  function tell(sentence) {
    if (status.textContent !== sentence) {
      status.textContent = sentence;
    }
  }

  function warn(sentence, mayStay) {
    if (warning.hidden) {
      focused = document.activeElement;
    }
    warningWords.textContent = sentence;
    stay.hidden = !mayStay;
    warning.hidden = false;
  }

  /* The session has just begun anew. */
  function heard() {
    heardAt = Date.now();
    if (!warning.hidden) {
      const inside = warning.contains(document.activeElement);
      warning.hidden = true;
      if (inside && focused) {
        focused.focus();
      }
    }
  }

  /* Nothing can be saved from this page any more. */
  function end(why) {
    over = true;
    clearTimeout(timer);
    tell("");
    savedWords.textContent = "";
    warn(why + " What you type now is not saved" + (savedAt ? ": your answers were last saved at " + timeOf(savedAt) : "")
      + ". Copy what is newer, then open this page again.", false);
  }

  function send(address, body, more) {
    return fetch(address, Object.assign({
      method: "POST",
      headers: { "X-Requested-With": "fetch" },
      body: new URLSearchParams(body),
      redirect: "error"
    }, more));
  }

  function answered(code) {
    if (code === 401) {
      end(SIGNED_OUT);
    } else if (code === 403 || code === 409) {
      end("This task is done, or somebody else has it now.");
    } else if (code === 204) {
      savedAt = Date.now();
      heard();
      tell("Your answers are saved while you type.");
      savedWords.textContent = "Last saved at " + timeOf(savedAt) + ".";
    } else if (code === 400) {
      heard();
      tell("Your answers cannot be saved: they are too long, or hold a character that cannot be kept.");
    } else {
      throw new Error(String(code));
    }
  }

  async function save() {
    clearTimeout(timer);
    timer = null;
    const before = sent;
    const now = written();
    if (over || leaving || saving || now === before) {
      return;
    }
    saving = true;
    changed = false;
    sent = now;
    try {
      const answer = await send(form.dataset.draft, now);
      await answer.text();
      answered(answer.status);
    } catch (failure) {
      sent = before;
      if (!over && !leaving) {
        tell("Your answers could not be saved. They will be sent again.");
        clearTimeout(timer);
        timer = setTimeout(save, TRY_AGAIN_AFTER);
      }
    } finally {
      saving = false;
      if (changed) {
        later();
      }
    }
  }

  /* Also for somebody who types without a pause. */
  function later() {
    changed = true;
    if (!over && timer === null) {
      timer = setTimeout(save, SAVE_AFTER);
    }
  }

  /* Any call that is answered lets the session begin anew; this one changes nothing. */
  async function extend() {
    try {
      const answer = await send(form.dataset.questions, written());
      await answer.text();
      if (answer.ok) {
        heard();
      } else if (answer.status < 500) {
        answered(answer.status);
      }
    } catch (failure) {
      tell("The service could not be reached. Try again.");
    }
  }

  function look() {
    const ends = heardAt + lasts;
    if (over || Date.now() < ends - WARN_BEFORE) {
      return;
    }
    if (Date.now() < ends) {
      if (warning.hidden) {
        warn("You will be signed out at " + timeOf(ends) + ", because nothing has been done for a long time.", true);
      }
    } else if (Date.now() >= ends + LOOK_EVERY) {
      /* Another window may have kept the session. If none has, it is certainly over by now. */
      extend();
    }
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("heard", heard);
  form.addEventListener("submit", event => {
    if (over) {
      /* What is on the page would be lost. */
      event.preventDefault();
      warning.focus();
      return;
    }
    leaving = true;
    clearTimeout(timer);
    timer = null;
  });
  /* What was typed in the last seconds before another page is opened. */
  window.addEventListener("pagehide", () => {
    if (!over && !leaving && written() !== sent) {
      send(form.dataset.draft, written(), { keepalive: true }).catch(() => {});
    }
    leaving = true;
  });
  /* The page may come back as it was, by the browser's Back. */
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  stay.addEventListener("click", extend);
  document.addEventListener("visibilitychange", look);
  if (lasts > 0) {
    setInterval(look, LOOK_EVERY);
  }
  if (sent === "") {
    later();
  }
}());
