import { type ConnectOptions, Room, type RoomOptions } from './room/room.js';
/**
 * Enters the room of `token` on the server at `url` (for example `location.origin`).
 * To hear events from the very first on, make a `Room` and call its `connect` yourself.
 */
export declare function connect(url: string, token: string, options?: ConnectOptions & RoomOptions): Promise<Room>;
