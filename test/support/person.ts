/** A person at the dashboard of a story's world: every procedure, called as the pages call it. */
import { appRouter } from '../../worker/trpc/router.ts';
import { account, type World } from './world.ts';

/**
 * @param accountId whose person it is; the world's own without it
 * @param who another person of that account
 */
export const personOf = (
  { edge, road }: World,
  accountId: string = account,
  who: { personId: string; person: string } = { personId: 'local', person: 'You' },
) => appRouter.createCaller({ session: { accountId, ...who, isOwner: true }, edge, road });
