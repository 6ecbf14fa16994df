import { VisavisError } from '../../index.js';

/** What CTLive's promises reject with: a sentence, and the form in which it answers failures. */
export class LivechatError extends Error {
  readonly result = false;
  readonly data = null;
  /** The stable word. */
  readonly error: string;

  constructor(error: string, message: string) {
    super(message);
    this.name = 'LivechatError';
    this.error = error;
  }

  static from(failure: unknown): LivechatError {
    if (failure instanceof LivechatError) return failure;
    if (failure instanceof VisavisError) return new LivechatError(failure.code, failure.message);
    return new LivechatError(
      'internal',
      failure instanceof Error ? failure.message : 'Something went wrong.',
    );
  }
}

/** Has a promise reject in the vendor's form. */
export async function attempt<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (failure) {
    throw LivechatError.from(failure);
  }
}
