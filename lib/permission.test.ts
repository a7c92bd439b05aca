import { describe, expect, it } from "vitest"
import { homeOf, may, navigationOf, type Person, ROLES, type Role, regionScope, type Verb } from "./permission"

const person = (role: Role, regions: string[] = []): Person => ({
  id: "me",
  email: "me@test",
  name: "Me",
  role,
  teamId: "mine",
  regions,
  languages: [],
})

describe("each role", () => {
  const allowed: Record<Role, Verb[]> = {
    interviewer: ["case.next", "case.work", "comment.reply", "appeal.ask"],
    supervisor: [
      "case.release",
      "team.read",
      "verification.check",
      "interview.observe",
      "wave.read",
      "progress.read",
      "interview.read",
      "rates.read",
      "opinion.ask",
      "appeal.decide",
      "comment.open",
      "comment.reply",
    ],
    coordinator: [
      "wave.read",
      "wave.steer",
      "wave.release",
      "people.move",
      "hold.lift",
      "appeal.decide",
      "control.read",
      "contact.import",
      "interview.withdraw",
      "link.create",
      "mailing.run",
      "progress.read",
      "tally.read",
    ],
    analyst: ["wave.read", "progress.read", "tally.read"],
    admin: ["people.manage", "audit.read", "gateway.test"],
  }
  const verbs = [...new Set(Object.values(allowed).flat())]

  it.each(ROLES)("%s may do its own work and nothing else", (role) => {
    expect(verbs.filter((verb) => may(person(role), verb)).sort()).toEqual([...allowed[role]].sort())
  })

  it.each(ROLES)("%s has a first page, and it is in the header", (role) => {
    expect(navigationOf(role).map((item) => item.href)).toContain(homeOf(role))
  })
})

describe("scope", () => {
  it.each([
    ["a case held by oneself", "interviewer", "case.work", { leasedBy: "me" }, true],
    ["a case held by another", "interviewer", "case.work", { leasedBy: "other" }, false],
    ["a case held by nobody", "interviewer", "case.work", { leasedBy: null }, false],
    ["a case of the own team", "supervisor", "case.release", { teamId: "mine" }, true],
    ["a case of another team", "supervisor", "case.release", { teamId: "theirs" }, false],
    ["a check of the own team", "supervisor", "verification.check", { teamId: "mine" }, true],
    ["a check of another team", "supervisor", "verification.check", { teamId: "theirs" }, false],
    ["a check by an interviewer", "interviewer", "verification.check", { teamId: "mine" }, false],
    ["a case of nobody's team", "supervisor", "case.release", { teamId: null }, false],
  ] as const)("%s", (_what, role, verb, thing, expected) => {
    expect(may(person(role), verb, thing)).toBe(expected)
  })

  it("keeps a regional coordinator to their regions", () => {
    const regional = person("coordinator", ["atyrau"])
    expect(may(regional, "progress.read", { region: "atyrau" })).toBe(true)
    expect(may(regional, "progress.read", { region: "akmola" })).toBe(false)
    expect(may(regional, "progress.read", { region: null })).toBe(false)
    expect(may(regional, "wave.release", { region: null })).toBe(false)
    expect(may(person("coordinator"), "wave.release", { region: null })).toBe(true)
    expect(may(regional, "people.move", { region: "atyrau" })).toBe(true)
    expect(may(regional, "mailing.run", { regions: ["atyrau"] })).toBe(true)
    expect(may(regional, "mailing.run", { regions: ["atyrau", "akmola"] })).toBe(false)
    expect(may(regional, "mailing.run", { regions: [] })).toBe(false)
    expect(may(person("coordinator"), "mailing.run", { regions: [] })).toBe(true)
    expect(may(regional, "people.move", { region: "akmola" })).toBe(false)
    expect(may(regional, "hold.lift", { region: null })).toBe(false)
    expect(may(person("coordinator"), "hold.lift", { region: null })).toBe(true)
    expect(regionScope(regional)).toEqual(["atyrau"])
    expect(regionScope(person("coordinator"))).toBeNull()
  })
})
