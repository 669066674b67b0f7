// `npm run connect -- --url … --token … --secret … --role source|destination`: connects another server on this machine
// that speaks the Shopify Admin API to the running instance.
import { connectArguments } from './connect/connect-arguments.ts';
import { connectedText } from './connect/connected-text.ts';
import { failureSentence, routerClient } from './local/router-client.ts';
import { liveInstance } from './local/run-file.ts';

try {
  const { folder, store } = connectArguments(process.argv.slice(2));
  const live = await liveInstance(folder);
  if (!live) {
    throw new Error(
      'Crossdock does not run here. Type npm start first, then this again in another terminal.',
    );
  }
  const connected = await routerClient(live.dashboard).stores.connect.mutate(store);
  console.log(connectedText(store, connected, live.dashboard));
} catch (error) {
  console.error(`Not connected. ${failureSentence(error)}`);
  process.exitCode = 1;
}
