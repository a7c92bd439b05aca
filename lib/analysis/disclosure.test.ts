import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shieldOf } from "./disclosure"
import { digitOf, type LatticeColumn, maskOf } from "./lattice"
import { attackOf, certain, solved } from "./testing/attack"
import { bitsOf } from "./world"

const SMALLEST = 3
const NAMES = ["a", "b", "c", "d"]

/** People as rows of codes; code 0 is "not known". */
const columnsOf = (people: readonly (readonly number[])[], sizes: readonly number[]): LatticeColumn[] =>
  sizes.map((size, at) => ({ name: NAMES[at]!, size, values: Uint8Array.from(people.map((row) => row[at]!)) }))
const shieldFor = (columns: readonly LatticeColumn[]) => {
  const universe = new Uint8Array(columns[0]!.values.length).fill(1)
  return shieldOf({ columns, universe, smallest: SMALLEST })
}

/** Uneven tables: some codes are rare, many cells are empty. */
const tables = (sizes: fc.Arbitrary<number[]>, most: number) =>
  sizes.chain((wanted) => {
    const row = fc.tuple(
      ...wanted.map((size) =>
        fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(size - 1) }),
      ),
    )
    return fc.tuple(fc.array(row, { maxLength: most }), fc.constant(wanted))
  })
const threeColumns = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 })

function smallCells({ lattice }: ReturnType<typeof attackOf>): number[] {
  return [...lattice.counts.keys()].filter((cell) => lattice.counts[cell]! > 0 && lattice.counts[cell]! < SMALLEST)
}

describe("whoever asks all views of up to three columns", () => {
  it("is shown no group of fewer people than may be shown", () => {
    fc.assert(
      fc.property(tables(threeColumns, 60), ([people, sizes]) => {
        const columns = columnsOf(people, sizes)
        const attack = attackOf(shieldFor(columns), columns)
        const small = new Set(smallCells(attack))
        expect(attack.shown.filter((cell) => small.has(cell))).toEqual([])
      }),
    )
  })

  it("solves the equations between them and learns of none", () => {
    fc.assert(
      fc.property(tables(threeColumns, 60), ([people, sizes]) => {
        const columns = columnsOf(people, sizes)
        const attack = attackOf(shieldFor(columns), columns)
        expect(solved(attack, smallCells(attack))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it("tries all whole numbers that could stand behind them and is certain of none", () => {
    fc.assert(
      fc.property(tables(fc.constantFrom([2, 2], [3, 2], [2, 2, 2], [4], [3, 3]), 7), ([people, sizes]) => {
        const columns = columnsOf(people, sizes)
        const attack = attackOf(shieldFor(columns), columns)
        expect(certain(attack, smallCells(attack))).toEqual([])
      }),
      { numRuns: 80 },
    )
  }, 60_000)

  it("finds at least as many people in what a total leaves to the parts withheld", () => {
    fc.assert(
      fc.property(tables(threeColumns, 60), ([people, sizes]) => {
        const columns = columnsOf(people, sizes)
        const { lattice, shown } = attackOf(shieldFor(columns), columns)
        const seen = new Set(shown)
        for (const parent of shown)
          lattice.dims.forEach(({ digits, stride }, at) => {
            if (digitOf(lattice, parent, at) > 0) return
            let left = lattice.counts[parent]!
            for (let digit = 1; digit < digits; digit++)
              if (seen.has(parent + digit * stride)) left -= lattice.counts[parent + digit * stride]!
            expect(left === 0 || left >= SMALLEST).toBe(true)
          })
      }),
    )
  })

  it("is shown the same group in every view or in none, whatever the order of what is asked", () => {
    fc.assert(
      fc.property(tables(fc.constant([2, 3, 2, 2]), 40), ([people, sizes]) => {
        const columns = columnsOf(people, sizes)
        const forwards = attackOf(shieldFor(columns), columns, 3)
        const shield = shieldFor(columns)
        const backwards = [...forwards.lattice.counts.keys()].reverse().filter((cell) => {
          const named = columns.flatMap(({ name }, at) => {
            const digit = digitOf(forwards.lattice, cell, at)
            return digit > 0 ? [[name, digit - 1] as const] : []
          })
          return named.length <= 3 && shield.shows(Object.fromEntries(named.reverse()))
        })
        expect(new Set(backwards)).toEqual(new Set(forwards.shown))
      }),
      { numRuns: 50 },
    )
  })

  it("cannot put the tables of three of four columns together for one of them", () => {
    fc.assert(
      fc.property(tables(fc.constant([2, 2, 2, 2]), 40), ([people, sizes]) => {
        const columns = columnsOf(people, sizes)
        const shield = shieldFor(columns)
        for (const left of [0, 1, 2, 3]) {
          const three = columns.filter((_, at) => at !== left)
          const attack = attackOf(shield, three)
          expect(solved(attack, smallCells(attack))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe("a column that follows from another", () => {
  const BODY = [0, 1, 1, 2, 2]
  it("gives nothing away: a body is the sum of its services", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 50 }), (people) => {
        const columns: LatticeColumn[] = [
          { name: "service", size: 5, values: Uint8Array.from(people.map(([service]) => service)) },
          {
            ...{ name: "body", size: 3, values: Uint8Array.from(people.map(([service]) => BODY[service]!)) },
            of: { name: "service", map: BODY },
          },
          { name: "region", size: 3, values: Uint8Array.from(people.map(([, region]) => region)) },
        ]
        const attack = attackOf(shieldFor(columns), columns)
        // Everybody knows whose a service is: cells that cannot be are no unknowns.
        const full = attack.full.filter(
          (cell) => BODY[digitOf(attack.lattice, cell, 0) - 1] === digitOf(attack.lattice, cell, 1) - 1,
        )
        expect(solved({ ...attack, full }, smallCells(attack))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe("what is withheld beside groups of few", () => {
  const people = (...rows: readonly (readonly [number, number, number])[]) =>
    rows.flatMap(([a, b, n]) => Array(n).fill([a, b]))

  it("nothing of fewer people in all than may be shown", () => {
    expect(shieldFor(columnsOf([[0], [1]], [2])).shows({})).toBe(false)
  })

  it("nothing where every group is large or empty", () => {
    const columns = columnsOf(people([0, 0, 9], [0, 1, 5], [1, 0, 3]), [2, 2])
    const { shown } = attackOf(shieldFor(columns), columns)
    expect(shown).toHaveLength(9)
  })

  it("with a group of one another, where the rest and the total are shown", () => {
    const columns = columnsOf([...Array(10).fill([0]), ...Array(8).fill([1]), [2]], [3])
    const shield = shieldFor(columns)
    expect([0, 1, 2].map((a) => shield.shows({ a }))).toEqual([true, false, false])
  })

  it("a base that leaves few of those in a larger one", () => {
    const columns = columnsOf([...Array(10).fill([0]), ...Array(10).fill([1]), ...Array(10).fill([2])], [3])
    const within = new Uint8Array(30).fill(1)
    const universe = within.map((_, row) => (row === 0 ? 0 : 1))
    const shield = shieldOf({ columns, universe, within, smallest: SMALLEST })
    expect(shield.shows({ a: 0 })).toBe(false)
    expect([1, 2].filter((a) => shield.shows({ a }))).toHaveLength(1)
  })

  it("answers of a small group that all answered alike, not of a large one", () => {
    const columns = columnsOf(people([0, 0, 4], [1, 0, 7], [1, 1, 6], [2, 0, 30]), [3, 2])
    const universe = new Uint8Array(47).fill(1)
    const shield = shieldOf({ columns, universe, smallest: SMALLEST, answers: "b" })
    expect(shield.shows({ a: 0, b: 0 })).toBe(false)
    expect(shield.shows({ a: 2, b: 0 })).toBe(true)
    expect(shield.shows({ a: 0 })).toBe(true)
  })

  it("means of a small group that all rated alike", () => {
    const columns = columnsOf([...Array(4).fill([0]), ...Array(9).fill([1]), ...Array(9).fill([2])], [3])
    const rating = Uint8Array.from([5, 5, 5, 5, ...Array(9).fill(4), ...Array(8).fill(3), 5])
    const shield = shieldOf({ columns, universe: new Uint8Array(22).fill(1), smallest: SMALLEST, rating })
    expect(shield.shows({ a: 0 })).toBe(false)
    expect([1, 2].filter((a) => shield.shows({ a }))).toHaveLength(1)
  })
})

it("counts the columns that a cell names", () => {
  const { lattice } = attackOf(shieldFor(columnsOf([[0, 1]], [2, 2])), columnsOf([[0, 1]], [2, 2]))
  expect(bitsOf(maskOf(lattice, 4))).toBe(2)
})
