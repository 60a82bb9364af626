import { nameIn } from '../../../render/pdf/model/objects.ts';
import { inElement, inFile, unless, type Condition } from '../condition.ts';
import { mappingOf, STANDARD_TYPES } from '../standard-types.ts';

export const rolesAreStandard: Condition = {
  id: '02-001', rules: ['7.1-5', '6.7.3.4-1'], means: 'Every element’s type is a standard one, or is mapped to one.',
  find: (subject) => subject.elements.flatMap((element) => unless(subject.roleOf(element) !== null || isCircular(mappingOf(element.type, subject.roleMap), element.type), () => inElement(element, 'a standard type', element.type))),
};

export const rolesAreNotCircular: Condition = {
  id: '02-003', rules: ['7.1-6', '6.7.3.4-2'], means: 'No type is mapped to itself by a detour.',
  find: ({ roleMap }) => typesIn(roleMap).flatMap((type) => {
    const steps = mappingOf(type, roleMap);
    return unless(!isCircular(steps, type), () => inFile('a mapping that ends', [type, ...steps].join(' to ')));
  }),
};

export const standardRolesStay: Condition = {
  id: '02-004', rules: ['7.1-7', '6.7.3.4-3'], means: 'No standard type is mapped to another.',
  find: ({ roleMap }) => typesIn(roleMap).flatMap((type) => unless(!STANDARD_TYPES.has(type), () => inFile(`${type} as it is`, `${type} mapped to ${nameIn(roleMap, type)}`))),
};

function typesIn(roleMap: Parameters<typeof mappingOf>[1]): string[] {
  return roleMap?.keys().map((key) => key.decodeText()) ?? [];
}

function isCircular(steps: readonly string[], type: string): boolean {
  return new Set([type, ...steps]).size <= steps.length;
}
