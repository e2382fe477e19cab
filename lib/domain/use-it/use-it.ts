/** **Use it**: what to paste into a tool so that it uses a registration. Secrets are `$CLIENT_SECRET` everywhere. */
import { authjsHelp } from './authjs';
import { curlHelp } from './curl';
import { oauth2ProxyHelp } from './oauth2-proxy';
import { openidClientHelp } from './openid-client';
import { springHelp } from './spring';
import type { UseItSubject } from './subject';
import type { ToolHelp } from './tool';

/** Every tool, those that do not fit with the reason. */
export function toolHelp(subject: UseItSubject): ToolHelp[] {
  return [curlHelp, openidClientHelp, authjsHelp, springHelp, oauth2ProxyHelp].map((help) => help(subject));
}
