// Plays one scenario by its name; ends with 1 where it comes out wrong.
import { peers } from './peers.ts';

const peer = peers.find(({ bug }) => bug === process.argv[2]);
if (!peer) throw new Error('No such scenario');
await peer.run();
