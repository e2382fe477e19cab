import type { Provider } from 'oidc-provider';
import { storeAlso } from './stored-members';

/** The library's session, as far as its saving is replaced here. */
type SavedSession = { jti: string; exp?: number; oldId?: string | undefined; replaces?: string | undefined };
type Model = { prototype: SavedSession & Saving };
type Saving = { save(ttl: number): Promise<unknown>; persist(): Promise<unknown> };

/**
 * Each request writes its session again, often under another name (session fixation). For the library that is taking one row away
 * and making another; here it is a change of the row that the session was read from, which a session that was ended in the
 * meantime has no more: a request that was under way does not bring it back.
 */
export function keepEndedSessionsEnded(provider: Provider): void {
  const model = provider.Session as unknown as Model;
  storeAlso(model, 'replaces');
  const { save, persist } = model.prototype;
  model.prototype.save = function (ttl) {
    // Only one that was stored before has an end.
    this.replaces = this.exp === undefined ? undefined : (this.oldId ?? this.jti);
    this.oldId = undefined;
    return save.call(this, ttl);
  };
  // A page about an error may leave something in a session that no browser has got: the library would fail over it.
  model.prototype.persist = async function () {
    return this.exp === undefined ? undefined : persist.call(this);
  };
}
