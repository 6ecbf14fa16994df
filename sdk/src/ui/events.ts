/** After these events of a room the call is drawn again, and nothing more. */
export const QUIET_EVENTS = [
  'pathChanged',
  'participantReconnecting',
  'participantReconnected',
  'trackPublished',
  'trackUnpublished',
  'trackMuted',
  'trackUnmuted',
  'trackSuspended',
  'trackResumed',
  'speakersChanged',
  'localTrackPublished',
  'localTrackUnpublished',
  'localTrackMuted',
  'localTrackUnmuted',
  'mediaDevicesChanged',
  'audioPlaybackChanged',
] as const;
