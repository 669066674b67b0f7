// The bindings that tests inside workerd see as `env`: the worker's own, and the migrations vitest.config.ts hands over.
declare namespace Cloudflare {
  interface Env extends WorkerEnv {
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}

type WorkerEnv = import('../../../worker/env.ts').Env;
