// Ids are opaque text on the wire; the generated types name them.
type TrackId = string;
type SessionId = string;
type ParticipantId = string;
type RoomId = string;
