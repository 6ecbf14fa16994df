/** How large something is shown, in pixels of the screen. */
export interface ViewSize {
    width: number;
    height: number;
}
/** Watches how large the largest of some elements is shown; what is scrolled away or laid out nowhere is not. */
export declare class ViewWatcher {
    #private;
    constructor(tell: (size: ViewSize) => void);
    /** The size that was told last; nothing before an element was seen. */
    get size(): ViewSize | undefined;
    add(element: Element): void;
    remove(element: Element): void;
    /** Forgets what was told, as when the track comes from another peer connection. */
    reset(): void;
    close(): void;
}
