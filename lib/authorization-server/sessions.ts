import { Provider } from 'oidc-provider';
import { storeAlso } from './stored-members';

/** The library's session, as far as its saving is replaced here. */
type SavedSession = { jti: string; exp?: number; oldId?: string | undefined; replaces?: string | undefined };
type Model = { prototype: SavedSession & Saving };
type UnderWay = { session?: { uid: string }; result?: { login?: object } };
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

/**
 * An interaction names the session that it began in, and for the library it is over when that is. Here it only forgets who was
 * signed in: whoever is there, in the browser it began in, proves who they are as things stand now, and goes on.
 */
export function forgetEndedSessions({ Interaction, Session }: Provider): void {
  const model = Interaction as unknown as { find: (...asked: unknown[]) => Promise<UnderWay | undefined> };
  const find = model.find.bind(model);
  model.find = async (...asked) => {
    const interaction = await find(...asked);
    const uid = interaction?.session?.uid;
    if (interaction === undefined || uid === undefined) return interaction;
    if (hasJustSignedIn(interaction) || (await Session.findByUid(uid)) === undefined) delete interaction.session;
    return interaction;
  };
}

/** Another window of the same browser has just renamed the session: who signed in here comes back with a name that is no more. */
function hasJustSignedIn({ result }: UnderWay): boolean {
  const oidc = Provider.ctx?.oidc;
  return result?.login !== undefined && oidc?.session !== undefined && oidc.session.accountId === undefined;
}
