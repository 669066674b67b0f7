// Reads fault settings as somebody wrote them in JSON, and says of each wrong one what would be right.
import { z } from 'zod';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { resolvers } from '../graphql/resolvers/index.ts';
import { webhookTopics } from '../webhooks/rest-shapes/rest-body.ts';
import { type FaultSettings, quietFaults } from './fault-settings.ts';

const known = new Set([
  ...webhookTopics,
  ...Object.keys(resolvers.QueryRoot ?? {}),
  ...Object.keys(resolvers.Mutation ?? {}),
]);
const isKnown = (name: string): boolean => known.has(name);

const seconds = z.number().min(0).max(604_800);
const count = z.number().int().min(0).max(1_000_000);
const probability = z.number().min(0).max(1);
const parts = {
  next: count.default(0),
  probability: probability.default(0),
  only: z
    .array(z.string().refine(isKnown, 'is neither a topic nor a root field'))
    .nullable()
    .default(null),
};

/** A bare number is short for `{ "next": number }`. */
const short = (written: unknown) => (typeof written === 'number' ? { next: written } : written);
const chance = z.preprocess(short, z.strictObject(parts));
const quiet = quietFaults();
const timed = (usual: number) =>
  z.preprocess(short, z.strictObject({ ...parts, seconds: seconds.default(usual) }));
const answered = (usual: number, least: number) =>
  z.preprocess(
    short,
    z.strictObject({ ...parts, status: z.number().int().min(least).max(599).default(usual) }),
  );

const settings = z.strictObject({
  dropWebhooks: chance.optional(),
  doubleWebhooks: chance.optional(),
  delayWebhooks: timed(quiet.delayWebhooks.seconds).optional(),
  shuffleWebhooks: timed(quiet.shuffleWebhooks.seconds).optional(),
  inventoryFirst: probability.optional(),
  throttle: chance.optional(),
  serverError: answered(quiet.serverError.status, 500).optional(),
  html: answered(quiet.html.status, 200).optional(),
  cutBefore: chance.optional(),
  cutAfter: chance.optional(),
  refuse: z
    .union([z.literal(401), z.literal(402), z.literal(403), z.literal(423)])
    .nullable()
    .optional(),
  searchLagSeconds: seconds.optional(),
  customIdLagSeconds: seconds.optional(),
  duplicateIdMetafields: z.enum(['refuse', 'accept']).optional(),
  phones: z.enum(['any', 'e164']).optional(),
  cancelShipped: z.enum(['accept', 'refuse']).optional(),
  routingSeconds: seconds.optional(),
  jobSeconds: seconds.optional(),
  latencyMs: z.number().int().min(0).max(120_000).optional(),
  bucket: z
    .strictObject({
      size: z.number().int().min(1).max(1_000_000).default(quiet.bucket.size),
      restoreRate: z.number().int().min(1).max(100_000).default(quiet.bucket.restoreRate),
    })
    .optional(),
  bulk: z.enum(['allowed', 'fails', 'html', 'never-finishes', 'refused']).optional(),
});

/**
 * @param written parsed JSON: any of the settings of {@link FaultSettings}; a chance may be a bare number of next ones
 * @returns the settings named, whole, or one sentence per mistake
 */
export function readFaultSettings(written: unknown): Result<Partial<FaultSettings>, string[]> {
  const read = settings.safeParse(written);
  if (!read.success) return fail(read.error.issues.map(sentence));
  return ok(
    Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined)),
  );
}

function sentence(issue: z.core.$ZodIssue): string {
  const at = issue.path.length === 0 ? 'The body' : issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return `${at} has no setting ${issue.keys.join(', ')}. GET / shows every setting.`;
  return `${at}: ${issue.message}.`;
}
