/** A person at the dashboard of a story's world: every procedure, called as the pages call it. */
import { appRouter } from '../../worker/trpc/router.ts';
import { account, type World } from './world.ts';

/** @param accountId whose person it is; the world's own without it */
export const personOf = ({ edge, road }: World, accountId: string = account) =>
  appRouter.createCaller({ session: { accountId, person: 'You', isOwner: true }, edge, road });
