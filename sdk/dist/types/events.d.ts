/** A typed event emitter: the map says which arguments an event's listeners get. */
export declare class Emitter<Events extends {
    [K in keyof Events]: unknown[];
}> {
    #private;
    /** Calls `listener` at every `event`; the returned function takes it away again. */
    on<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): () => void;
    /** Calls `listener` at the next `event` only. */
    once<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): () => void;
    /** Takes a listener away. */
    off<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): void;
}
