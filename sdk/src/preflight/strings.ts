import type { CheckId, Finding, Reason } from './verdict.js';

/** Every word of the check before a call; another language is another object of this shape. */
export interface PreflightStrings {
  /** The verdict, as one sentence or two. */
  reasons: Record<Reason, string>;
  /** What is looked at. */
  names: Record<CheckId, string>;
  /** What was found. */
  found(finding: Finding, name: string): string;
}

export const preflightEnglish: PreflightStrings = {
  reasons: {
    ready: 'Everything is ready for your call.',
    detour:
      'Your call will work, but your network only lets it take a detour. Sound and picture may stutter; another network, for example your phone’s, may be better.',
    slow: 'Your call will work, but your connection is slow to answer. Let others finish speaking.',
    devices:
      'Your connection is ready, but we can’t use your camera or microphone. Allow them in the address bar, or plug them in.',
    untested:
      'The service answers. Whether sound and picture get through your network will only show in the call.',
    browser:
      'This browser can’t make video calls here. Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.',
    link: 'This link is not valid or has expired. Ask for a new one.',
    service: 'The service can’t be reached. Check your internet connection, then try again.',
    media: 'Sound and picture can’t get through your network. Try another one, for example your phone’s.',
  },
  names: {
    browser: 'Browser',
    camera: 'Camera',
    microphone: 'Microphone',
    signalling: 'Connection to the service',
    udp: 'Direct way',
    tcp: 'Direct way over TCP',
    relayUdp: 'Way through the relay',
    relayTcp: 'Way through the relay over TCP',
    relayTls: 'Encrypted way through the relay',
  },
  found({ verdict, roundTripMs }, name) {
    const time = roundTripMs === undefined ? '' : ` (${roundTripMs} ms)`;
    return {
      pass: `${name}: works${time}.`,
      warn: roundTripMs === undefined ? `${name}: does not work.` : `${name}: slow${time}.`,
      fail: `${name}: does not work.`,
      skip: `${name}: not tested.`,
    }[verdict];
  },
};

export const preflightGerman: PreflightStrings = {
  reasons: {
    ready: 'Für Ihren Anruf ist alles bereit.',
    detour:
      'Ihr Anruf wird funktionieren, doch Ihr Netz lässt ihn nur über einen Umweg zu. Ton und Bild können stocken; ein anderes Netz, etwa das Ihres Telefons, ist vielleicht besser.',
    slow: 'Ihr Anruf wird funktionieren, doch Ihre Verbindung antwortet langsam. Lassen Sie andere ausreden.',
    devices:
      'Ihre Verbindung ist bereit, aber Kamera oder Mikrofon lassen sich nicht verwenden. Erlauben Sie sie in der Adressleiste, oder schließen Sie sie an.',
    untested: 'Der Dienst antwortet. Ob Ton und Bild durch Ihr Netz kommen, zeigt sich erst im Anruf.',
    browser:
      'Dieser Browser kann hier keine Videoanrufe führen. Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).',
    link: 'Dieser Link ist ungültig oder abgelaufen. Bitten Sie um einen neuen.',
    service:
      'Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
    media:
      'Ton und Bild kommen nicht durch Ihr Netz. Versuchen Sie es mit einem anderen, etwa dem Ihres Telefons.',
  },
  names: {
    browser: 'Browser',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    signalling: 'Verbindung zum Dienst',
    udp: 'Direkter Weg',
    tcp: 'Direkter Weg über TCP',
    relayUdp: 'Weg über das Relais',
    relayTcp: 'Weg über das Relais mit TCP',
    relayTls: 'Verschlüsselter Weg über das Relais',
  },
  found({ verdict, roundTripMs }, name) {
    const time = roundTripMs === undefined ? '' : ` (${roundTripMs} ms)`;
    return {
      pass: `${name}: funktioniert${time}.`,
      warn: roundTripMs === undefined ? `${name}: funktioniert nicht.` : `${name}: langsam${time}.`,
      fail: `${name}: funktioniert nicht.`,
      skip: `${name}: nicht geprüft.`,
    }[verdict];
  },
};
