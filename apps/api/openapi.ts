import { join } from 'node:path';
import { openapiDocument } from './src/openapi/openapi-document.ts';

/** Writes the OpenAPI document where its changes can be read in a diff; a spec fails when it is stale. */
const path = join(import.meta.dir, '..', '..', 'docs', 'openapi.json');
await Bun.write(path, `${JSON.stringify(openapiDocument(), null, 2)}\n`);
