/** Runs tasks one after the other, in the order in which they were asked for; a failure stops nobody else. */
export declare class SerialQueue {
    #private;
    run<T>(task: () => Promise<T>): Promise<T>;
}
