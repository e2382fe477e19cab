/**
 * Schemes that a browser or its operating system handles itself: a redirect there runs a script, opens a file or starts a program
 * (RFC 9700 §4.1; OWASP on open redirects). No permission lifts this.
 */
const BROWSER_SCHEMES = new Set(
  `about acap acct admin app-settings applescript bitcoin blob brave cap chrome chrome-devtools chrome-error chrome-extension
  chrome-native chrome-search chrome-untrusted cid content data devtools dns dns-sd edge ed2k facetime facetime-audio feed file
  filesystem finger firefox ftp ftps geo gopher hcp help hcp im intent intents irc irc6 ircs isolated-app itms itms-apps
  itms-appss itms-services jar javascript jscript ldap ldaps livescript magnet mailto maps market matrix message mhtml microsoft-edge
  mid mk mms mocha moz-extension moz-icon moz-safe-about msteams nfs news nntp onenote opaque openpgp4fpr opera outlook
  package pcast pkcs11 place play prefs preferences proxy query res resource rlogin rtsp safari safari-extension
  safari-resource safari-web-extension search search-ms service session sftp shell sip sips skype slack smb sms smsto snews ssh
  steam svn tel telnet tn3270 tv udp urn vbscript view-source vivaldi vnc wais webcal webview wpad ws wss wtai wyciwyg
  x-apple x-apple-helpbasic x-apple-systempreferences x-help-script x-javascript xmpp zoommtg android-app`
    .split(/\s+/)
    .filter((scheme) => scheme !== ''),
);

/** Families of them: web handlers (HTML §8.10.1), Windows and Office protocol handlers, per-browser internals. */
const BROWSER_SCHEME_FAMILIES = /^(?:web\+|ext\+|ms-|microsoft\.|chrome-|moz-|about-|view-|x-apple\.|com-apple-)/;

/** Whether `scheme` (without its colon) belongs to the browser or the operating system; upper case does not help it. */
export function isBrowserScheme(scheme: string): boolean {
  const name = scheme.toLowerCase();
  return BROWSER_SCHEMES.has(name) || BROWSER_SCHEME_FAMILIES.test(name);
}
