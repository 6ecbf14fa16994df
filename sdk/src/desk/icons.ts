import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import transfer from 'lucide-static/icons/arrow-right-left.svg';
import bell from 'lucide-static/icons/bell.svg';
import bellOff from 'lucide-static/icons/bell-off.svg';
import check from 'lucide-static/icons/check.svg';
import checkCheck from 'lucide-static/icons/check-check.svg';
import alert from 'lucide-static/icons/circle-alert.svg';
import clock from 'lucide-static/icons/clock.svg';
import download from 'lucide-static/icons/download.svg';
import ear from 'lucide-static/icons/ear.svg';
import eye from 'lucide-static/icons/eye.svg';
import fileText from 'lucide-static/icons/file-text.svg';
import idCard from 'lucide-static/icons/id-card.svg';
import inbox from 'lucide-static/icons/inbox.svg';
import help from 'lucide-static/icons/keyboard.svg';
import logOut from 'lucide-static/icons/log-out.svg';
import expand from 'lucide-static/icons/maximize-2.svg';
import message from 'lucide-static/icons/message-square.svg';
import mic from 'lucide-static/icons/mic.svg';
import micOff from 'lucide-static/icons/mic-off.svg';
import shrink from 'lucide-static/icons/minimize-2.svg';
import monitor from 'lucide-static/icons/monitor.svg';
import monitorUp from 'lucide-static/icons/monitor-up.svg';
import cobrowse from 'lucide-static/icons/mouse-pointer.svg';
import paperclip from 'lucide-static/icons/paperclip.svg';
import pause from 'lucide-static/icons/pause.svg';
import phone from 'lucide-static/icons/phone.svg';
import phoneOff from 'lucide-static/icons/phone-off.svg';
import play from 'lucide-static/icons/play.svg';
import plus from 'lucide-static/icons/plus.svg';
import search from 'lucide-static/icons/search.svg';
import send from 'lucide-static/icons/send-horizontal.svg';
import note from 'lucide-static/icons/sticky-note.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import user from 'lucide-static/icons/user.svg';
import userPlus from 'lucide-static/icons/user-plus.svg';
import users from 'lucide-static/icons/users.svg';
import video from 'lucide-static/icons/video.svg';
import videoOff from 'lucide-static/icons/video-off.svg';
import wifiOff from 'lucide-static/icons/wifi-off.svg';
import x from 'lucide-static/icons/x.svg';
import zap from 'lucide-static/icons/zap.svg';

const ICONS = {
  alert,
  arrowLeft,
  bell,
  bellOff,
  check,
  checkCheck,
  clock,
  cobrowse,
  download,
  ear,
  expand,
  eye,
  fileText,
  help,
  idCard,
  inbox,
  logOut,
  message,
  mic,
  micOff,
  monitor,
  monitorUp,
  note,
  paperclip,
  pause,
  phone,
  phoneOff,
  play,
  plus,
  search,
  send,
  shrink,
  transfer,
  trash,
  user,
  userPlus,
  users,
  video,
  videoOff,
  wifiOff,
  x,
  zap,
};

export type IconName = keyof typeof ICONS;

/** A Lucide icon; the word for it stands in the label of what it is in. */
export function icon(name: IconName) {
  return unsafeHTML(ICONS[name].replace('<svg', '<svg aria-hidden="true" focusable="false"'));
}
