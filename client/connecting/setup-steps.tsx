/** The four steps of a setup: the first that is not done is open, and a person may open any. */
import {
  createEffect,
  createSignal,
  For,
  type JSX,
  lazy,
  Match,
  on,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { nextSetupStep, type SetupStep, setupSteps } from '../../src/stores/connection-setup.ts';
import { LevelsStep } from './levels-step.tsx';
import { LocationsStep } from './locations-step.tsx';
import { ProductsStep } from './products-step.tsx';
import { createSetupActs } from './setup-acts.ts';
import { StepCard } from './step-card.tsx';
import { summaryOf } from './summary.ts';
import type { Setup } from './types.ts';

const PushStep = lazy(() => import('./push-step.tsx'));

export function SetupSteps(props: { setup: Setup }): JSX.Element {
  const acts = createSetupActs(() => props.setup.connectionId);
  const next = () => nextSetupStep(props.setup.states);
  /** What a person opened or closed; else the next step is open. */
  const [wished, setWished] = createSignal<Partial<Record<SetupStep, boolean>>>({});
  const isOpen = (step: SetupStep) => wished()[step] ?? next() === step;
  const list = (element: HTMLOListElement) => {
    createEffect(
      on(
        next,
        (step) => {
          setWished({});
          const card = step && element.querySelector<HTMLElement>(`[data-step="${step}"] h2`);
          // Whoever pressed the button of a step that closes goes on at the next one.
          if (card && document.activeElement === document.body) {
            card.tabIndex = -1;
            card.focus();
          }
        },
        { defer: true },
      ),
    );
  };
  return (
    <ol class="flex flex-col gap-3" ref={list} aria-label="Steps">
      <For each={setupSteps}>
        {(step, at) => (
          <StepCard
            step={step}
            number={at() + 1}
            state={props.setup.states[step]}
            isOpen={isOpen(step)}
            summary={summaryOf(step, props.setup)}
            toggle={() => setWished({ ...wished(), [step]: !isOpen(step) })}
          >
            <Show when={isOpen(step)}>
              <Switch>
                <Match when={step === 'locations'}>
                  <LocationsStep setup={props.setup} acts={acts} />
                </Match>
                <Match when={step === 'products'}>
                  <ProductsStep setup={props.setup} acts={acts} />
                </Match>
                <Match when={step === 'first-levels'}>
                  <LevelsStep setup={props.setup} acts={acts} />
                </Match>
                <Match when={step === 'order-push'}>
                  <Suspense>
                    <PushStep setup={props.setup} acts={acts} />
                  </Suspense>
                </Match>
              </Switch>
            </Show>
          </StepCard>
        )}
      </For>
    </ol>
  );
}
