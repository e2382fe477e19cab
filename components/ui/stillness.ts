'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * A click is a press and a release over one element. Whatever comes to be shown in between, because the press has left a field
 * or because an answer has just arrived, may push that element from under the pointer: the release then lands on something else
 * and the click is lost. So what appears of itself waits here until the pointer is up. Keys know no such thing: they are never
 * waited for.
 */
let pressed = false;
let ending: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** On a touch screen `mousedown`, which moves the focus, comes after `pointerup`: it is a press too. */
const BEGINS = ['pointerdown', 'mousedown'] as const;
/** The last two are for a release that nobody tells: in the open list of a `select`, on a scroll bar, outside of the window. */
const ENDS = ['click', 'pointerup', 'mouseup', 'pointercancel', 'dragend', 'keydown', 'pointermove'] as const;

function begin(): void {
  cancelEnd();
  if (pressed) return;
  pressed = true;
  for (const type of ENDS) window.addEventListener(type, end, true);
  tell();
}

function end(event: Event): void {
  if (event.type === 'pointermove' && (event as PointerEvent).buttons !== 0) return;
  // A click has its target: from here on anything may move, and whoever is clicked on finds everything told.
  if (event.type === 'click') finish();
  else ending ??= setTimeout(finish);
}

function finish(): void {
  cancelEnd();
  pressed = false;
  for (const type of ENDS) window.removeEventListener(type, end, true);
  tell();
}

function cancelEnd(): void {
  clearTimeout(ending);
  ending = undefined;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

if (typeof window !== 'undefined') for (const type of BEGINS) window.addEventListener(type, begin, true);

/** `value`, but while the pointer is down as it was when it went down. */
export function useStill<T>(value: T): T {
  const still = useSyncExternalStore(
    subscribe,
    () => pressed,
    () => false,
  );
  const shown = useRef(value);
  useEffect(() => {
    if (!still) shown.current = value;
  });
  return still ? shown.current : value;
}

/** Calls back when the pointer is up: at once where it is not down. For what shows an answer from outside of React. */
export function whenUp(then: () => void): void {
  const listener = () => {
    if (pressed) return;
    listeners.delete(listener);
    then();
  };
  listeners.add(listener);
  listener();
}
