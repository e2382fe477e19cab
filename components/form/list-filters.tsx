'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useMemo, useRef, useState, useTransition } from 'react';
import { buttonClass } from '@/components/ui/button';
import { html } from '@/components/ui/html';
import { Icon } from '@/components/ui/icon';
import { Spinner } from '@/components/ui/spinner';
import { whenUp } from '@/components/ui/stillness';
import './list-filters.css';

export type FilterChoice = { value: string; label: string };
export type Filter = {
  name: string;
  label: string;
  /** The present value; empty is “any”. */
  value: string;
  /** The order the rows stand in: it narrows nothing, and looks like it. */
  isOrder?: boolean;
  choices: readonly { group: string | null; choices: readonly FilterChoice[] }[];
};

type ListFiltersProps = {
  /** The list's page. */
  action: string;
  search: string;
  filters: readonly Filter[];
  /** Parameters that stay as they are when a filter changes. */
  keep: Readonly<Record<string, string>>;
  words: { search: string; placeholder: string; apply: string; clear: string; label: string };
  clearHref: string | null;
};

const TYPING_PAUSE_MS = 250;

/** The address a form's present values ask for: empty ones are left out, and so is `without`. */
function addressOf(form: HTMLFormElement, without: string | null): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value && name !== without) parameters.append(name, value);
  }
  const search = parameters.toString();
  return search ? `${form.getAttribute('action')}?${search}` : (form.getAttribute('action') ?? '');
}

/** Search and filters: a GET form, so that they live in the address and work without JavaScript; with it, they act at once. */
export function ListFilters({ action, search, filters, keep, words, clearHref }: ListFiltersProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();

  // Back and Forward change the address, and the fields follow, except the one somebody is typing in.
  useEffect(() => {
    const field = form.current?.elements.namedItem('q');
    if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = search;
  }, [search]);

  useEffect(() => () => clearTimeout(typing.current), []);

  const go = (way: 'push' | 'replace', without: string | null = null) => {
    clearTimeout(typing.current);
    typing.current = undefined;
    const address = form.current && addressOf(form.current, without);
    if (address) startTransition(() => router[way](address, { scroll: false }));
  };

  const onChange = (event: FormEvent<HTMLFormElement>) => {
    // Another order begins in its own direction.
    if (event.target instanceof HTMLSelectElement) return go('push', event.target.name === 'sort' ? 'direction' : null);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => go('replace'), TYPING_PAUSE_MS);
  };

  // Whoever leaves the field has done with typing. Said later, it would overtake where they go from there.
  const onBlur = () =>
    whenUp(() => {
      if (typing.current !== undefined) go('replace');
    });

  return (
    <search aria-label={words.label}>
      <form
        ref={form}
        action={action}
        data-print="hide"
        onChange={onChange}
        onBlur={onBlur}
        onSubmit={(event) => {
          event.preventDefault();
          go('push');
        }}
        className="mb-3 flex flex-col gap-2"
      >
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex items-center gap-2">
          <div className="list-search">
            {pending ? <Spinner className="size-4" /> : <Icon name="search" className="size-4" />}
            <input
              type="search"
              name="q"
              defaultValue={search}
              aria-label={words.search}
              placeholder={words.placeholder}
              autoComplete="off"
              spellCheck={false}
              className="control"
            />
          </div>
          {/* Beside the search and not behind the last filter, which on a phone is out of sight. */}
          {clearHref && (
            <a
              href={clearHref}
              onClick={(event) => {
                event.preventDefault();
                const field = form.current?.elements.namedItem('q');
                if (field instanceof HTMLInputElement) field.value = '';
                startTransition(() => router.push(clearHref, { scroll: false }));
              }}
              className={buttonClass({ variant: 'ghost' })}
            >
              {words.clear}
            </a>
          )}
        </div>
        <div className="list-filters fading-edges">
          {filters.map((filter) => (
            <FilterSelect key={filter.name} filter={filter} />
          ))}
          <button
            type="submit"
            className="min-h-7 rounded-md border border-border-strong bg-surface px-2.5 text-xs font-medium scripted:sr-only scripted:focus:not-sr-only"
          >
            {words.apply}
          </button>
        </div>
      </form>
    </search>
  );
}

/** A select's options as HTML, `chosen` marked. None has a state, and a page has up to a hundred (docs/decisions/053). */
function optionsOf(choices: Filter['choices'], chosen: string): { __html: string } {
  const options = (members: readonly FilterChoice[]) =>
    members.map(({ value, label }) =>
      value === chosen
        ? html`<option value="${value}" selected="">${label}</option>`
        : html`<option value="${value}">${label}</option>`,
    );
  const groups = choices.map(({ group, choices: members }) =>
    group === null ? options(members) : html`<optgroup label="${group}">${options(members)}</optgroup>`,
  );
  return { __html: groups.flat().join('') };
}

/** Choices that are made once for all pages have their HTML made once too, as long as nothing but “any” is chosen. */
const written = new WeakMap<Filter['choices'], { __html: string }>();

function unchosenOptionsOf(choices: Filter['choices']): { __html: string } {
  const options = written.get(choices) ?? optionsOf(choices, '');
  written.set(choices, options);
  return options;
}

/** One filter: a native select that looks like a pill, tinted by the style sheet while it narrows. */
function FilterSelect({ filter: { name, label, value, choices, isOrder } }: { filter: Filter }) {
  const select = useRef<HTMLSelectElement>(null);
  // What the address chooses later is set below: written anew, the options would close under who has opened them.
  const [first] = useState(value);
  const options = useMemo(
    () => (first === '' ? unchosenOptionsOf(choices) : optionsOf(choices, first)),
    [choices, first],
  );
  useEffect(() => {
    if (select.current) select.current.value = value;
  }, [value]);
  return (
    <span className={isOrder ? 'list-filter list-order' : 'list-filter'}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: `html` has escaped every text in it */}
      <select ref={select} name={name} aria-label={label} dangerouslySetInnerHTML={options} />
    </span>
  );
}
