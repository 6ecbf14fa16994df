import 'visavis-client/ui';
import type { Room } from 'visavis-client';
import { fragment, startCall } from './fragment.js';

const call = startCall();
const people = document.querySelector('#people')!;
const invite = document.querySelector<HTMLButtonElement>('#invite')!;
const inviteText = document.querySelector('#invite-text')!;
const said = document.querySelector('#said')!;
let watched: Room | undefined;

for (const event of [
  'visavis-joined',
  'visavis-participant-joined',
  'visavis-participant-left',
  'visavis-ended',
]) {
  call.addEventListener(event, () => {
    watch(call.room);
    showPeople();
  });
}

const link = fragment().get('invite');
if (link) {
  invite.hidden = false;
  invite.title = 'Copy customer link';
  invite.setAttribute('aria-label', 'Copy customer link');
  invite.addEventListener('click', () => copy(new URL(link, location.origin).href));
}

function watch(room: Room | undefined): void {
  if (!room || room === watched) return;
  watched = room;
  room.on('participantReconnecting', showPeople);
  room.on('participantReconnected', showPeople);
}

/** Who is in the call, for the eye that is not on the video. */
function showPeople(): void {
  const { room } = call;
  const others = room && room.state !== 'disconnected' ? [...room.participants.values()] : [];
  people.replaceChildren(
    ...others.map(({ name, role, state }) => {
      const chip = document.createElement('li');
      chip.className = 'chip';
      chip.dataset.state = state;
      chip.append(name);
      if (name.toLowerCase() !== role) {
        const what = document.createElement('small');
        what.textContent = role;
        chip.append(what);
      }
      return chip;
    }),
  );
  document.title =
    others.length > 0 ? `${others.map(({ name }) => name).join(', ')} · visavis` : 'Agent · visavis';
}

async function copy(text: string): Promise<void> {
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  const words = copied ? 'Link copied' : 'Copying is not allowed here';
  inviteText.textContent = words;
  said.textContent = words;
  setTimeout(() => {
    inviteText.textContent = 'Copy customer link';
    said.textContent = '';
  }, 2500);
}
