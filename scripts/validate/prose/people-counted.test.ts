import { expect, test } from 'vitest';
import { peopleCounted } from './people-counted.ts';

test.each<[string, [number, string][]]>([
  ['There were four ill children.', [[4, 'four ill children']]],
  ['Two of the older girls and 3 boys moved.', [[2, 'Two of the older girls'], [3, '3 boys']]],
  ['One child ran away', [[1, 'One child']]],
  ['seven young\u00a0people in bed and breakfast', [[7, 'seven young\u00a0people']]],
  ['one of the children said so, and two or more children heard it', []],
  ['homes with five beds, page 4, aged 5 to 11, and two homes and three carers for children', []],
  ['1,004 children, a twenty-two children’s home', []],
  ['two children’s homes, a plan of five years for children, three families with children', []],
  ['homes for 1 or 2 children, places for up to five young people, a home for two boys', []],
  ['families for 4 children', [[4, '4 children']]],
  ['None', []],
])('%s', (text, counted) => expect(peopleCounted(text).map(({ count, said }) => [count, said])).toEqual(counted));
