/*
 * Tasklist draws some parts of itself without waiting for its texts, and what came too early keeps showing the names of the
 * texts. From the second opening on it finds them in the browser's local storage; here they are put there before it starts.
 */
const STORE = 'camunda-web';
const LANGUAGE = 'en';

/** Must not fail: without texts at hand Tasklist fetches them itself. */
export async function haveTextsAtHand() {
  try {
    const folder = `${document.querySelector('base').getAttribute('app-root')}/app/tasklist/locales/`;
    const answer = await fetch(`${folder}${LANGUAGE}.json`);
    if (answer.ok) {
      const kept = JSON.parse(localStorage.getItem(STORE) || '{}');
      kept[`${folder}_locales_data_${LANGUAGE}_${window.bust}`] = JSON.stringify(await answer.json());
      localStorage.setItem(STORE, JSON.stringify(kept));
    }
  } catch (unreachable) {
    console.warn('The texts are not at hand yet.');
  }
}
