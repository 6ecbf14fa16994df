import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import chevronDown from 'lucide-static/icons/chevron-down.svg';
import maximize from 'lucide-static/icons/maximize.svg';
import mic from 'lucide-static/icons/mic.svg';
import micOff from 'lucide-static/icons/mic-off.svg';
import minimize from 'lucide-static/icons/minimize.svg';
import monitorUp from 'lucide-static/icons/monitor-up.svg';
import monitorX from 'lucide-static/icons/monitor-x.svg';
import phone from 'lucide-static/icons/phone.svg';
import phoneOff from 'lucide-static/icons/phone-off.svg';
import settings from 'lucide-static/icons/settings-2.svg';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg';
import video from 'lucide-static/icons/video.svg';
import videoOff from 'lucide-static/icons/video-off.svg';
import volume from 'lucide-static/icons/volume-2.svg';
import x from 'lucide-static/icons/x.svg';

const ICONS = {
  chevronDown,
  maximize,
  mic,
  micOff,
  minimize,
  monitorUp,
  monitorX,
  phone,
  phoneOff,
  settings,
  triangleAlert,
  video,
  videoOff,
  volume,
  x,
};

export type IconName = keyof typeof ICONS;

/** A Lucide icon; the word for it stands in the label of what it is in. */
export function icon(name: IconName) {
  return unsafeHTML(ICONS[name].replace('<svg', '<svg aria-hidden="true" focusable="false"'));
}
