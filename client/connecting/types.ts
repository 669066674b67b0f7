/** What the procedures of connecting answer, as the pages call it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>;

export type ConnectForm = Outputs['connecting']['form'];
export type FormStore = ConnectForm['stores'][number];
export type Offer = ConnectForm['offers'][number];
export type Probed = Outputs['stores']['probe'];
export type Connected = Outputs['stores']['connect'];
export type Setup = Outputs['connecting']['setup'];
