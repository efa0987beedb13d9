import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Labels, Manifest } from './manifest-schemas.ts';

const Kustomization = z.looseObject({ namespace: z.string(), resources: z.array(z.string()) });

/** The resources of a folder, in the order of its kustomization.yaml. Throws on what is no resource, and on a file that it leaves out. */
export async function manifestsIn(folder: string): Promise<Manifest[]> {
  const { resources } = Kustomization.parse(await yamlOf(join(folder, 'kustomization.yaml')));
  const notResources = ['kustomization.yaml', 'values.yaml'];
  const files = (await readdir(folder)).filter(
    (name) => name.endsWith('.yaml') && !notResources.includes(name),
  );
  const forgotten = files.filter((name) => !resources.includes(name));
  if (forgotten.length > 0) throw new Error(`kustomization.yaml leaves out ${forgotten.join(', ')}`);
  const documents = await Promise.all(resources.map((name) => yamlOf(join(folder, name))));
  return documents.flat().map((document) => Manifest.parse(document));
}

/** One document, or a list of them. */
export async function yamlOf(path: string): Promise<unknown> {
  return Bun.YAML.parse(await Bun.file(path).text());
}

/** Whether labels are what a selector asks for. */
export function isSelected(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}
