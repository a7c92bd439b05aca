import { describe, expect, it } from "vitest"
import { averageOfYears, change, yearlyChange } from "./years"

const year = (of: number, mean: number | null) => ({
  year: of,
  score: mean === null ? null : { mean, percent: mean * 20 },
})
const YEARS = [year(2020, 4.5), year(2019, 4), year(2018, null), year(2017, 3.5), year(2015, 8), year(2014, 9)]

describe("years", () => {
  it("are averaged over those available", () => {
    expect(averageOfYears(YEARS, [2014, 2015])).toEqual({ mean: 4, percent: 80 })
    expect(averageOfYears([year(2018, null)])).toBeNull()
  })

  it("on another scale are neither averaged nor compared", () => {
    expect(averageOfYears(YEARS)?.mean).toBe(5.8)
    expect(yearlyChange(YEARS, 2015, [2014, 2015])).toBeNull()
    expect(yearlyChange([...YEARS, year(2016, 3)], 2016, [2014, 2015])).toBeNull()
  })

  it("change from one to the next, where both are there", () => {
    expect(yearlyChange(YEARS, 2020)).toEqual({ mean: 0.5, percent: 10 })
    expect(yearlyChange(YEARS, 2019)).toBeNull()
    expect(yearlyChange(YEARS, 2018)).toBeNull()
    expect(change(null, { mean: 1, percent: 1 })).toBeNull()
  })
})
