import { expect, test } from 'bun:test';
import { hueOf, initialsOf } from './initials.ts';

test.each([
  ['Ana Souza', 'AS'],
  ['ana', 'A'],
  ['Ana Maria de Souza', 'AS'],
  ['李小龙', '李'],
  ['Élodie', 'É'],
  ['👩‍🚀 Ana', 'A'],
  ['👩‍🚀👩‍🚀', '👩‍🚀'],
  ['(Ana) - Souza', 'AS'],
])('the initials of %p are %p', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('the same name always has the same hue, others mostly another', () => {
  expect(hueOf('Ana Souza')).toBe(hueOf('Ana Souza'));
  expect(new Set(['Ana', 'Bia', 'Caio', 'Davi'].map(hueOf)).size).toBe(4);
});
