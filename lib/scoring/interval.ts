// What a printed figure says of the figure behind it: how recomputed scores are compared with published ones.

/** From `low` to below `high`, in units of the last printed decimal doubled, so that halves are whole numbers. */
export type Interval = Readonly<{ low: bigint; high: bigint; of: bigint; decimals: number }>

/** All values that are printed so: 4.59 stands for 4.585 up to, not including, 4.595. */
export function behind(printed: number, decimals: number): Interval {
  const twice = BigInt(Math.round(printed * 10 ** decimals)) * 2n
  return { low: twice - 1n, high: twice + 1n, of: 1n, decimals }
}

/** Every mean that these values can have. All have the same decimals. */
export function meanOf(intervals: readonly Interval[]): Interval {
  const [first] = intervals
  if (!first) throw new RangeError("There is no mean of nothing")
  const of = intervals.reduce((product, interval) => product * interval.of, 1n)
  const sum = (end: "low" | "high") => intervals.reduce((total, part) => total + part[end] * (of / part.of), 0n)
  return { low: sum("low"), high: sum("high"), of: of * BigInt(intervals.length), decimals: first.decimals }
}

/** Every difference that two values can have; open below as above. */
export function differenceOf(a: Interval, b: Interval): Interval {
  return {
    low: a.low * b.of - b.high * a.of,
    high: a.high * b.of - b.low * a.of,
    of: a.of * b.of,
    decimals: a.decimals,
  }
}

/** Whether a value of the interval can be printed so. */
export function allows(interval: Interval, printed: number): boolean {
  const { low, high, of } = behind(printed, interval.decimals)
  return interval.low * of < high * interval.of && low * interval.of < interval.high * of
}

/** The value that comes out when the printed figures are taken as they stand. */
export function middleOf({ low, high, of, decimals }: Interval): number {
  return Number(low + high) / Number(of) / 4 / 10 ** decimals
}
