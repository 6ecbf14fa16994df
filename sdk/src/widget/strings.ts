import type {
  CallEndReason,
  CallKind,
  ContactEndReason,
  EscalationOutcome,
  InvitationEndReason,
  InvitationName,
} from '../index.js';
import type { AnyWords } from '../ui/strings.js';

/** Every word of the widget. Another language is another object of this shape. */
export const english = {
  launcher: 'Chat with us',
  launcherUnread: (count: number) =>
    count === 1 ? 'Chat with us, 1 new message' : `Chat with us, ${count} new messages`,
  title: 'How can we help?',
  titleWith: (name: string) => `You are talking to ${name}`,
  minimise: 'Minimise',
  backToCall: 'Back to the call',
  loading: 'Loading the conversation',
  welcome: 'Good to see you. Write to us, and somebody answers here.',
  topic: 'What is it about?',
  topicHint: 'A few words, if you like',
  firstMessage: 'Your message',
  start: 'Start conversation',
  message: 'Write a message',
  send: 'Send',
  attach: 'Attach a picture or document',
  dropHere: 'Drop your file here',
  today: 'Today',
  yesterday: 'Yesterday',
  you: 'You',
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  seen: 'Seen',
  failed: 'Not sent',
  retry: 'Try again',
  discard: 'Discard',
  earlier: 'Show earlier messages',
  newMessages: 'New messages',
  writing: (name: string) => `${name} is writing`,
  position: (position: number) =>
    position === 1
      ? 'You are next. Somebody is with you in a moment.'
      : `You are number ${position} in the queue.`,
  waiting: 'Somebody is with you in a moment.',
  away: (name: string) => `${name} is away for a moment.`,
  uploading: (name: string, percent: number) => `${name}: ${percent} % sent`,
  cancel: 'Cancel',
  download: (name: string) => `Save ${name}`,
  openPicture: (name: string) => `Open the picture ${name}`,
  pictureFailed: 'The picture can’t be shown.',
  fileTooLarge: (name: string, limit: string) => `${name} is too large. Files may have up to ${limit}.`,
  fileKind: (name: string) =>
    `${name} can’t be sent. Send a picture (JPG, PNG), a PDF or an Office document.`,
  fileFailed: (name: string) => `${name} could not be sent.`,
  askVoice: 'Ask for a voice call',
  askVideo: 'Ask for a video call',
  asking: (kind: CallKind) =>
    kind === 'video'
      ? 'You asked for a video call. Waiting for an answer…'
      : 'You asked for a voice call. Waiting for an answer…',
  takeBack: 'Take back',
  asksYou: (name: string, kind: CallKind) =>
    kind === 'video' ? `${name} would like a video call with you` : `${name} would like to talk to you`,
  invites: (name: string, kind: InvitationName) =>
    ({
      voiceCall: `${name} invites you to a voice call`,
      videoCall: `${name} invites you to a video call`,
      screenShare: `${name} asks you to show your screen`,
      cobrowse: `${name} would like to look at this page with you`,
    })[kind],
  inviteHint: (kind: InvitationName) =>
    ({
      voiceCall: 'Your microphone is used, once you have agreed.',
      videoCall: 'Your microphone and camera are used, once you have agreed.',
      screenShare: 'You choose what is shown, and can stop at any time.',
      cobrowse: 'Fields with passwords and card numbers stay hidden.',
    })[kind],
  watchOnly: 'You see the agent; your camera stays off.',
  accept: 'Accept',
  decline: 'Decline',
  secondsLeft: (seconds: number) => (seconds === 1 ? '1 second left' : `${seconds} seconds left`),
  callRuns: 'The call goes on',
  join: 'Join the call',
  expand: 'Make the call large',
  chat: 'Chat',
  hideChat: 'Hide the chat',
  end: 'End conversation',
  endSure: 'End this conversation?',
  endYes: 'End it',
  endNo: 'Keep it',
  startNew: 'Start a new conversation',
  ended: {
    ended: 'The conversation was ended. Thank you for talking to us.',
    customerLeft: 'You have ended the conversation.',
    abandoned: 'Nobody was free in time. Please try again.',
    idle: 'The conversation was closed because nothing was said for a long time.',
  } satisfies Record<ContactEndReason, string>,
  endedUnknown: 'The conversation is over.',
  reconnecting: 'The connection was lost. Reconnecting…',
  unreachable: 'We can’t be reached right now. Check your internet connection, then try again.',
  expired: 'You have been signed out. Reload the page to go on.',
  refused: 'The chat is not available on this page.',
  replaced: 'The conversation goes on in another window.',
  goOnHere: 'Go on here',
  tryAgain: 'Try again',
  unsupported: 'This browser is too old for the chat. Use a current Chrome, Edge, Firefox or Safari.',
  failure: 'That did not work. Please try again.',
  joined: (name: string) => `${name} joined`,
  left: (name: string) => `${name} left`,
  transferred: 'You are being handed over to a colleague',
  requested: (kind: CallKind) =>
    kind === 'video' ? 'A video call was asked for' : 'A voice call was asked for',
  requestEnded: {
    accepted: 'The call was accepted',
    declined: 'The call was declined',
    cancelled: 'The request for a call was taken back',
    expired: 'The request for a call was not answered',
    failed: 'The call did not come about',
  } satisfies Record<EscalationOutcome, string>,
  invitationEnded: {
    declined: 'The invitation was declined',
    cancelled: 'The invitation was taken back',
    expired: 'The invitation has expired',
    ended: '',
    failed: 'The call did not come about',
  } satisfies Record<InvitationEndReason, string>,
  callStarted: (kind: CallKind) =>
    ({ voice: 'Voice call started', video: 'Video call started', screen: 'Screen sharing started' })[kind],
  camerasSeen: {
    both: 'Both cameras are seen now',
    ours: 'Only your camera is seen now',
    theirs: 'Only the agent’s camera is seen now',
    none: 'No camera is seen now',
  },
  callSwitched: (kind: CallKind) => (kind === 'video' ? 'Switched to video' : 'Switched to voice'),
  callEnded: (reason: CallEndReason, time: string) =>
    reason === 'failed' ? 'The call did not come about' : `Call ended · ${time}`,
  closed: 'The conversation was ended',
};

export type WidgetStrings = AnyWords<typeof english>;
