import { expect, it } from "vitest"
import { PRACTICE_PEOPLE } from "@/lib/practice"
import { openPracticeAccounts } from "./practice-accounts"

const [demo] = PRACTICE_PEOPLE.map(({ email }) => email) as [string]
const closed = new Date("2026-11-22T05:00:00Z")

it.each([
  ["an open account of the demo", { email: demo, disabledAt: null }, [demo]],
  ["the same in other letters", { email: demo.toUpperCase(), disabledAt: null }, [demo.toUpperCase()]],
  ["a closed account of the demo", { email: demo, disabledAt: closed }, []],
  ["a person of one's own", { email: "you@example.kz", disabledAt: null }, []],
])("finds %s or lets it be", (_what, person, found) => {
  expect(openPracticeAccounts([person])).toEqual(found)
})
