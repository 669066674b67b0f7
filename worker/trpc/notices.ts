/** Procedures of Notifications: what is told in the app, a person's channels, and what went out. */
import { router } from './init.ts';
import { noticeChannels } from './notice-channels.ts';
import { noticeLog } from './notice-log.ts';
import { noticeReading } from './notice-reading.ts';

export const noticesRouter = router({ ...noticeReading, ...noticeChannels, ...noticeLog });
