// The app whose token drives the store, and its installation.
import { apiVersion } from '../build-schema.ts';
import type { Table } from './table.ts';

type AppSource = { id: string; title: string; installationId: string };

/** A picture the sandbox does not really have: its address stands for it. */
export const image = (baseUrl: string) => {
  const url = `${baseUrl}/admin/style.css`;
  return {
    id: null,
    altText: null,
    height: null,
    width: null,
    originalSrc: url,
    src: url,
    transformedSrc: url,
    url,
    thumbhash: null,
  };
};

const scopeRows = (scopes: string[]) =>
  scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') }));

const app: Table<AppSource> = {
  apiKey: ({ id }) => `sandbox-${id.slice(id.lastIndexOf('/') + 1)}`,
  availableAccessScopes: (_, __, { state }) => scopeRows(state.shop().scopes),
  banner: (_, __, { baseUrl }) => image(baseUrl),
  developerName: () => 'Crossdock',
  developerType: () => 'MERCHANT',
  developerUrl: (_, __, { baseUrl }) => baseUrl,
  embedded: () => false,
  handle: ({ title }) => title.toLowerCase(),
  icon: (_, __, { baseUrl }) => image(baseUrl),
  installation: ({ installationId }) => ({ id: installationId }),
  isPostPurchaseAppInUse: () => false,
  launchUrl: (_, __, { baseUrl }) => baseUrl,
  previouslyInstalled: () => false,
  pricingDetailsSummary: () => '',
  publicCategory: () => 'CUSTOM',
  published: () => false,
  requestedAccessScopes: (_, __, { state }) => scopeRows(state.shop().scopes),
  shopifyDeveloped: () => false,
  uninstallMessage: () => '',
  webhookApiVersion: () => apiVersion,
};

const installation: Table<{ id: string }> = {
  accessScopes: (_, __, { state }) => scopeRows(state.shop().scopes),
  app: (_, __, { state }) => state.shop().app,
  launchUrl: (_, __, { baseUrl }) => baseUrl,
};

export const appTypes = { App: app, AppInstallation: installation };
