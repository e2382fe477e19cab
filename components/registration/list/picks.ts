/** How many rows of the page are ticked, and whether all that match are meant. */
export type Picked = { count: number; all: boolean };

/**
 * Listens to the boxes of a list, which are HTML and not React's: those of the rows (`id`), the one in the heading that stands for all
 * on the page, and the one for all that match (`all`). Shift takes everything between; Enter goes to the bar, where a form would be
 * sent by it; Escape lets go of the selection.
 */
export function watchPicks(form: HTMLFormElement, told: (picked: Picked) => void) {
  const listening = new AbortController();
  const { signal } = listening;
  const boxes = () => [...form.querySelectorAll<HTMLInputElement>('input[name=id]')];
  const page = form.querySelector<HTMLInputElement>('[data-pick-page]');
  const all = form.querySelector<HTMLInputElement>('input[name=all]');
  let last: HTMLInputElement | null = null;
  let shift = false;

  const tell = () => {
    const rows = boxes();
    const count = rows.filter((box) => box.checked).length;
    if (page) {
      page.checked = count > 0 && count === rows.length;
      page.indeterminate = count > 0 && count < rows.length;
    }
    if (all && count < rows.length) all.checked = false;
    told({ count, all: all?.checked ?? false });
  };
  const pick = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    if (all) all.checked = false;
    tell();
    // The bar goes with the selection; whoever was in it is led back to where it began.
    if (!checked) page?.focus({ preventScroll: true });
  };
  const pickUpTo = (box: HTMLInputElement) => {
    const rows = boxes();
    const [from = 0, to = 0] = [rows.indexOf(last ?? box), rows.indexOf(box)].sort((a, b) => a - b);
    for (const between of rows.slice(Math.max(from, 0), to + 1)) between.checked = box.checked;
  };

  form.addEventListener('click', (event) => (shift = event.shiftKey), { signal });
  form.addEventListener(
    'change',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target === page) for (const box of boxes()) box.checked = target.checked;
      if (target === all && target.checked) for (const box of boxes()) box.checked = true;
      if (target.name === 'id') {
        if (shift) pickUpTo(target);
        last = target;
      }
      tell();
    },
    { signal },
  );
  form.addEventListener(
    'keydown',
    (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      if (event.key === 'Escape') pick(false);
      if (event.key !== 'Enter') return;
      event.preventDefault();
      form.querySelector<HTMLElement>('.bulk-bar:not([data-empty]) [name=action]')?.focus();
    },
    { signal },
  );
  // What the browser has kept of a page that one comes back to.
  tell();
  return { pick, stop: () => listening.abort() };
}
