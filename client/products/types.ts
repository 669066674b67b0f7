/** What the procedures of Products answer, as the pages call it. */
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['products'];

export type ProductConnection = Outputs['connections'][number];
export type Products = Outputs['list'];
export type Product = Products['rows'][number];
export type ProductPage = Outputs['one'];
export type ProductVariant = ProductPage['listing'];
export type SourceListing = Outputs['findSource'][number];
export type UnlinkFacts = Outputs['unlinkPreview'];
export type Accepted = Outputs['acceptSuggestions'];
export type AcceptAsked = inferRouterInputs<AppRouter>['products']['acceptSuggestions'];
