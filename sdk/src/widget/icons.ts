import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import arrowDown from 'lucide-static/icons/arrow-down.svg';
import check from 'lucide-static/icons/check.svg';
import checkCheck from 'lucide-static/icons/check-check.svg';
import circleAlert from 'lucide-static/icons/circle-alert.svg';
import clock from 'lucide-static/icons/clock.svg';
import download from 'lucide-static/icons/download.svg';
import fileText from 'lucide-static/icons/file-text.svg';
import image from 'lucide-static/icons/image.svg';
import logOut from 'lucide-static/icons/log-out.svg';
import maximize from 'lucide-static/icons/maximize-2.svg';
import message from 'lucide-static/icons/message-circle.svg';
import minus from 'lucide-static/icons/minus.svg';
import monitorUp from 'lucide-static/icons/monitor-up.svg';
import paperclip from 'lucide-static/icons/paperclip.svg';
import phone from 'lucide-static/icons/phone.svg';
import send from 'lucide-static/icons/send-horizontal.svg';
import video from 'lucide-static/icons/video.svg';
import x from 'lucide-static/icons/x.svg';

const ICONS = {
  arrowDown,
  check,
  checkCheck,
  circleAlert,
  clock,
  download,
  fileText,
  image,
  logOut,
  maximize,
  message,
  minus,
  monitorUp,
  paperclip,
  phone,
  send,
  video,
  x,
};

export type IconName = keyof typeof ICONS;

/** A Lucide icon; the word for it stands in the label of what it is in. */
export function icon(name: IconName) {
  return unsafeHTML(ICONS[name].replace('<svg', '<svg aria-hidden="true" focusable="false"'));
}
