import type { PathKind } from './media/ice-servers.js';
import type { ErrorCode, Source } from './protocol.js';

/** Codes of failures that happen in the browser; the server's own codes are `ErrorCode`. */
export type ClientErrorCode =
  | 'aborted'
  | 'timeout'
  | 'connection_lost'
  | 'unreachable'
  | 'replaced'
  | 'ended'
  | 'media_failed'
  | 'invalid_state'
  | 'unsupported_browser'
  | 'permission_denied'
  | 'device_not_found'
  | 'device_in_use'
  | 'device_constraints'
  | 'device_failed'
  | 'share_cancelled';

export type VisavisErrorCode = ErrorCode | ClientErrorCode;

/** Every failure of the SDK: `code` is for programs and stays, `message` is a sentence for people. */
export class VisavisError extends Error {
  /** Stable word for programs. */
  readonly code: VisavisErrorCode;
  /** Whether trying again may help. */
  readonly retryable: boolean;

  constructor(code: VisavisErrorCode, message: string, retryable = false, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'VisavisError';
    this.code = code;
    this.retryable = retryable;
  }

  static aborted(): VisavisError {
    return new VisavisError('aborted', 'The operation was cancelled.');
  }

  static timeout(what: string): VisavisError {
    return new VisavisError('timeout', `${what} took too long.`, true);
  }

  static connectionLost(): VisavisError {
    return new VisavisError('connection_lost', 'The connection to the server was lost.', true);
  }

  static unreachable(): VisavisError {
    return new VisavisError('unreachable', 'The server cannot be reached.', true);
  }

  static invalidState(what: string): VisavisError {
    return new VisavisError('invalid_state', what);
  }

  static unsupportedBrowser(): VisavisError {
    return new VisavisError('unsupported_browser', 'This browser cannot make video calls.');
  }

  static fromServer(body: { code: ErrorCode; message: string; retryable: boolean }): VisavisError {
    return new VisavisError(body.code, body.message, body.retryable);
  }

  /** What a WebSocket's close code means; `connection_lost` when it is not final. */
  static fromClose(code: number): VisavisError {
    if (code === 4401) return new VisavisError('unauthorized', 'The token was refused.');
    if (code === 4409) return new VisavisError('replaced', 'The call goes on in another window.');
    if (code === 4410 || code === 1000) return new VisavisError('ended', 'The call was ended.');
    return VisavisError.connectionLost();
  }
}

/** A camera, microphone or screen that could not be used. */
export class DeviceError extends VisavisError {
  /** What was asked for. */
  readonly source: Source;

  constructor(code: ClientErrorCode, message: string, source: Source, cause?: unknown) {
    super(code, message, code !== 'device_not_found', cause);
    this.name = 'DeviceError';
    this.source = source;
  }

  /** Sorts what `getUserMedia` and `getDisplayMedia` throw into four kinds. */
  static from(error: unknown, source: Source): DeviceError {
    if (error instanceof DeviceError) return error;
    const name = error instanceof Error ? error.name : '';
    const code = deviceCode(name, source);
    return new DeviceError(code, `The ${source} cannot be used (${name || 'unknown'}).`, source, error);
  }
}

function deviceCode(name: string, source: Source): ClientErrorCode {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return source === 'screen' ? 'share_cancelled' : 'permission_denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'device_not_found';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'device_in_use';
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'device_constraints';
    default:
      return 'device_failed';
  }
}

/** No way for sound and picture to the server was found. */
export class MediaError extends VisavisError {
  /** The ways that were tried. */
  readonly tried: readonly PathKind[];

  constructor(tried: readonly PathKind[] = []) {
    const names = tried.map((kind) => PATH_NAMES[kind]).join(', ');
    const suffix = names && ` Tried: ${names}.`;
    super('media_failed', `Sound and picture cannot reach the server from this network.${suffix}`, true);
    this.name = 'MediaError';
    this.tried = tried;
  }
}

const PATH_NAMES: Record<PathKind, string> = {
  udp: 'UDP',
  tcp: 'TCP',
  relayUdp: 'relay over UDP',
  relayTcp: 'relay over TCP',
  relayTls: 'relay over TLS',
};

/** Rejects as soon as `signal` aborts; otherwise goes as `promise` goes. */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(VisavisError.aborted());
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
