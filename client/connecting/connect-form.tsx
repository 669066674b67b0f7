/** The form that connects a store: tested first, then connected. What was typed stays, whatever comes of it. */
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import TestIcon from '~icons/lucide/plug-zap';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import {
  appOf,
  createFields,
  missingFrom,
  othersOf,
  proposedOthers,
  testedOf,
} from './connect-fields.ts';
import { Credentials } from './credentials.tsx';
import { JoinChoice } from './join-choice.tsx';
import { Offers } from './offers.tsx';
import { ProbeResult } from './probe-result.tsx';
import { RightsList } from './rights-list.tsx';
import { PlatformChoice, RoleChoice } from './role-choice.tsx';
import type { Connected, ConnectForm as Form, FormStore, Probed } from './types.ts';

/** @param props `again`: a known store is connected again: it keeps what it is connected with */
export function ConnectForm(props: {
  form: Form;
  again: FormStore | undefined;
  connected: (store: Connected) => void;
}): JSX.Element {
  const [fields, set] = createFields(props.again);
  const [busy, setBusy] = createSignal<'test' | 'connect'>();
  const [problem, setProblem] = createSignal<string>();
  const [tested, setTested] = createSignal<{ of: string; found: Probed }>();
  const [chosen, setChosen] = createSignal<string[]>();
  const probed = () => (tested()?.of === testedOf(fields) ? tested()?.found : undefined);
  const others = () => othersOf(props.form.stores, fields.role, probed());
  const joinWith = () => {
    const able = new Set(others().map(({ id }) => id));
    const wished = chosen() ?? proposedOthers(props.form.stores, fields.role, probed());
    return wished.filter((id) => able.has(id));
  };
  createEffect(
    on(
      () => [fields.role, probed()?.known?.storeId],
      () => setChosen(undefined),
      { defer: true },
    ),
  );
  const offers = () => props.form.offers.filter(({ url }) => url !== fields.url);
  const isOther = () => {
    const found = probed();
    return props.again !== undefined && found !== undefined && found.shop !== props.again.shop;
  };
  const whyNot = createMemo(() => {
    const found = probed();
    const left = missingFrom(fields);
    if (left) return left;
    if (!found) return 'Test the connection first';
    return found.missingRights.length > 0 ? 'Give the app the rights it lacks first' : undefined;
  });
  const act = async (what: 'test' | 'connect', acting: () => Promise<void>) => {
    if (busy()) return;
    setBusy(what);
    setProblem(undefined);
    try {
      await acting();
    } catch (error) {
      setProblem(problemOf(error).says);
    } finally {
      setBusy(undefined);
    }
  };
  const test = () =>
    act('test', async () => {
      const of = testedOf(fields);
      const { url, token } = fields;
      setTested(undefined);
      setTested({ of, found: await trpc.stores.probe.mutate({ platform: 'shopify', url, token }) });
    });
  const connect = () =>
    act('connect', async () => {
      const { role, url, token, webhookSecret } = fields;
      const app = appOf(fields);
      const store = await trpc.stores.connect.mutate({
        platform: 'shopify',
        ...{ role, url, token, webhookSecret, setUp: true },
        ...(app ? { app } : {}),
        ...(props.again && !isOther() ? {} : { joinWith: joinWith() }),
      });
      await queryClient.invalidateQueries();
      props.connected(store);
    });
  const canTest = () => fields.url.trim() !== '' && fields.token !== '';
  return (
    <form
      class="card flex flex-col gap-6 px-4 py-5 sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!whyNot()) void connect();
        else if (canTest()) void test();
      }}
    >
      <Show when={!props.again && offers().length > 0}>
        <div class="-mb-4">
          <Offers
            offers={offers()}
            fillIn={({ url, role, token, webhookSecret }) =>
              set({ url, role, token, webhookSecret })
            }
          />
        </div>
      </Show>
      <RoleChoice role={fields.role} choose={(role) => set({ role })} />
      <PlatformChoice />
      <Credentials fields={fields} set={set} isLocal={props.form.isLocal} />
      <RightsList rights={props.form.rights} missing={probed()?.missingRights ?? []} />
      <div class="-my-3 flex flex-col gap-3 py-3 empty:hidden" aria-live="polite">
        <Show when={probed()}>
          {(found) => <ProbeResult probed={found()} role={fields.role} />}
        </Show>
        <Show when={isOther()}>
          <p class="rounded-lg bg-wait-soft px-4 py-3 text-wait">
            This is another store than {props.again?.name}: it is connected beside it, as a new one.
          </p>
        </Show>
      </div>
      <Show when={!props.again || isOther()}>
        <JoinChoice
          role={fields.role}
          others={others()}
          chosen={joinWith()}
          choose={(ids) => setChosen(ids)}
        />
      </Show>
      <Show when={problem()}>
        {(says) => (
          <p role="alert" class="rounded-lg bg-bad-soft px-4 py-3 text-bad wrap-anywhere">
            {says()}
          </p>
        )}
      </Show>
      <div class="flex flex-wrap items-center gap-3">
        {/* Enter presses the one that submits: first the test, then Connect. */}
        <Button
          type={whyNot() ? 'submit' : 'button'}
          icon={TestIcon}
          busy={busy() === 'test'}
          whyNot={canTest() ? undefined : 'Give address and token first'}
          {...(whyNot() ? {} : { onClick: () => void test() })}
        >
          {busy() === 'test' ? 'Testing …' : 'Test connection'}
        </Button>
        <Button
          type={whyNot() ? 'button' : 'submit'}
          look={whyNot() ? 'plain' : 'main'}
          busy={busy() === 'connect'}
          whyNot={whyNot()}
        >
          {busy() === 'connect' ? 'Connecting …' : 'Connect'}
        </Button>
        <span class="text-[0.8125rem] text-quiet">
          <Show when={busy() !== 'connect'} fallback="A large catalogue takes a moment to begin.">
            {whyNot() && canTest() ? `${whyNot()}.` : ''}
          </Show>
        </span>
      </div>
      <p class="text-[0.8125rem] text-quiet">
        Connecting subscribes to the store’s webhooks{' '}
        {fields.role === 'source'
          ? 'and defines the field that holds our references. No stock is written before you press Apply; orders arrive here only from stores whose Order Push is on.'
          : 'and changes nothing else there. No stock and no order is written before you press Apply.'}
      </p>
    </form>
  );
}
