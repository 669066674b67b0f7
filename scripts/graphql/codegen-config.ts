// How graphql-codegen is to write the types of our Admin API operations.
import type { CodegenConfig } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';

export const codegenConfig: CodegenConfig = {
  schema: 'src/platforms/shopify/schema/admin-2026-10.subset.graphql',
  documents: ['src/platforms/shopify/operations/*.graphql'],
  generates: {
    'src/platforms/shopify/generated/': {
      preset,
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        onlyOperationTypes: true,
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        strictScalars: true,
        // Text stays text: amounts and large numbers lose digits as JavaScript numbers.
        scalars: {
          ARN: 'string',
          Color: 'string',
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          FormattedString: 'string',
          HTML: 'string',
          ID: 'string',
          JSON: 'unknown',
          Money: 'string',
          URL: 'string',
          UnsignedInt64: 'string',
        },
      },
    },
  },
};
