/** The address of a store, its token and secret, and what belongs to a token that ends. */
import type { JSX } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import type { ConnectFields } from './connect-fields.ts';
import { Field } from './field.tsx';

export function Credentials(props: {
  fields: ConnectFields;
  set: SetStoreFunction<ConnectFields>;
  isLocal: boolean;
}): JSX.Element {
  return (
    <div class="flex flex-col gap-4">
      <Field
        label="Address of the store"
        hint={
          props.isLocal
            ? 'In this local mode a server of this machine that speaks the Shopify Admin API.'
            : 'The one it has at Shopify, or the address of its admin.'
        }
        placeholder={props.isLocal ? 'http://127.0.0.1:4404' : 'https://your-store.myshopify.com'}
        value={props.fields.url}
        maxLength={2000}
        write={(url) => props.set({ url })}
      />
      <Field
        label="Admin API access token"
        hint="Kept encrypted, and never shown again."
        isSecret
        value={props.fields.token}
        maxLength={500}
        write={(token) => props.set({ token })}
      />
      <Field
        label="Webhook secret"
        hint="The app’s API secret key: the store signs with it what it tells us."
        isSecret
        value={props.fields.webhookSecret}
        maxLength={500}
        write={(webhookSecret) => props.set({ webhookSecret })}
      />
      <details class="rounded-lg border border-line">
        <summary class="min-h-8 px-4 py-2 font-medium">The token ends after a while</summary>
        <div class="flex flex-col gap-4 border-t border-line px-4 py-3">
          <p class="text-quiet">
            Apps of a newer kind get tokens of an hour and a refresh token. Crossdock renews them by
            itself.
          </p>
          <Field
            label="Client id"
            value={props.fields.clientId}
            maxLength={200}
            write={(clientId) => props.set({ clientId })}
          />
          <Field
            label="Client secret"
            isSecret
            value={props.fields.clientSecret}
            maxLength={500}
            write={(clientSecret) => props.set({ clientSecret })}
          />
          <Field
            label="Refresh token"
            isSecret
            value={props.fields.refreshToken}
            maxLength={500}
            write={(refreshToken) => props.set({ refreshToken })}
          />
          <Field
            label="The token is good for how many seconds"
            isNumber
            value={props.fields.expiresInSeconds}
            maxLength={8}
            write={(expiresInSeconds) => props.set({ expiresInSeconds })}
          />
        </div>
      </details>
    </div>
  );
}
