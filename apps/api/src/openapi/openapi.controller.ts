import { createHash } from 'node:crypto';
import { Controller, Get, Header } from '@nestjs/common';
import { type OpenapiDocument, openapiDocument } from './openapi-document.ts';
import { referencePage, referenceStyle } from './reference-page.ts';

const styleHash = createHash('sha256').update(referenceStyle).digest('base64');

@Controller()
export class OpenapiController {
  private readonly document = openapiDocument();
  private readonly page = referencePage(this.document);

  /** `GET /openapi.json` → 200, the API as OpenAPI 3.1. */
  @Get('openapi.json')
  read(): OpenapiDocument {
    return this.document;
  }

  /** `GET /reference` → 200, the same as a page to read. */
  @Get('reference')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
  )
  show(): string {
    return this.page;
  }
}
