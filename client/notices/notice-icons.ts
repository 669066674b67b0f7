/** The picture of each kind of notice, and its colours: news, a problem, or a question to a person. */
import FirstLevelsIcon from '~icons/lucide/clipboard-check';
import AsksIcon from '~icons/lucide/hand';
import TrackingIcon from '~icons/lucide/map-pin-off';
import StopIcon from '~icons/lucide/octagon-pause';
import NewOrderIcon from '~icons/lucide/package-plus';
import RepairedIcon from '~icons/lucide/scale';
import PushFailedIcon from '~icons/lucide/send';
import ReconnectIcon from '~icons/lucide/unplug';
import ConnectionIcon from '~icons/lucide/waypoints';
import type { NoticeKind } from '../../src/notices/notice.ts';
import { type NoticeTone, noticeTable } from '../../src/notices/notice-words.ts';
import type { Icon } from '../ui/icon.ts';

const icons: Record<NoticeKind, Icon> = {
  'new-order-received': NewOrderIcon,
  'push-failed': PushFailedIcon,
  'tracking-failed': TrackingIcon,
  'mirror-asks': AsksIcon,
  'store-needs-reconnecting': ReconnectIcon,
  'drift-repaired': RepairedIcon,
  'first-levels-waiting': FirstLevelsIcon,
  'mass-zero-stop': StopIcon,
  'connection-requested': ConnectionIcon,
};

const tones: Record<NoticeTone, { look: string; says: string }> = {
  news: { look: 'bg-accent-soft text-accent', says: 'News' },
  problem: { look: 'bg-bad-soft text-bad', says: 'Problem' },
  question: { look: 'bg-wait-soft text-wait', says: 'Asks you' },
};

/** @returns the icon of a kind, the classes of its circle, and its tone in a word */
export const noticeLook = (kind: NoticeKind): { icon: Icon; look: string; says: string } => ({
  icon: icons[kind],
  ...tones[noticeTable[kind].tone],
});
