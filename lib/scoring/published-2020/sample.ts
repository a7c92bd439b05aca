// The sample: counts to totals, shares from counts, and splits that add up (tables 4 and 5, charts 3 to 12).
import { roundHalfUp } from "../round"
import type { Scheme } from "../scheme"
import { type Comparison, same } from "./comparison"
import { addsUp, parts } from "./portraits"
import { type ReadNational, type Report, sharesOf } from "./read"

/** Every figure of the sample that follows from printed counts or shares. */
export function sampleComparisons({ settings }: Scheme, { national }: Report): Comparison[] {
  const services = national.sample_by_service
  const regions = national.sample_by_region
  const total = services.total ?? regions.total_n
  const share = (n: number) => roundHalfUp((100 * n) / (total ?? Number.NaN), settings.decimals.percent)
  const counted = services.rows.filter(({ mass_survey }) => mass_survey)
  return [
    ...(services.total !== null && counted.every(({ n }) => n !== null)
      ? [same("sample / by service", services.total, sum(counted.map(({ n }) => n)))]
      : []),
    ...(regions.total_n !== null
      ? [same("sample / by region", regions.total_n, sum(regions.rows.map(({ n }) => n)))]
      : []),
    ...addsUp("sample / shares of regions", regions.total_pct === 100 ? regions.rows.map(({ pct }) => pct) : []),
    ...services.rows.map((row) =>
      same(`sample / service ${row.service_no} / body`, row.body_code_printed, row.body_code),
    ),
    ...(total === null
      ? []
      : regions.rows.map(({ region_id, n, pct }) => same(`sample / ${region_id} / pct`, pct, share(n)))),
    ...survey(national),
    ...profile(national),
  ]
}

// What the text says of the sample as a whole.
function survey({ survey, sample_by_service: { rows, total }, sample_by_region: { rows: regions } }: ReadNational) {
  const surveyed = rows.filter(({ mass_survey }) => mass_survey)
  const owner = (body: string) =>
    body === "ЖАО" ? "local_executive_bodies" : body === "МК" ? "state_corporation" : "central_bodies"
  const said = (key: string, counted: number | null): Comparison[] => {
    const printed = survey?.[key]
    return typeof printed === "number" && counted !== null ? [same(`text / ${key}`, printed, counted)] : []
  }
  const owners = (key: string, of: typeof rows): Comparison[] =>
    Object.entries(sharesOf(survey?.[key]) ?? {}).map(([name, printed]) =>
      same(`text / ${key} / ${name}`, printed, of.filter(({ body_code }) => owner(body_code) === name).length),
    )
  if (rows.length === 0) return []
  return [
    ...said("public_services_total", rows.length),
    ...said("services_with_mass_survey", surveyed.length),
    ...said("services_without_mass_survey", rows.length - surveyed.length),
    ...said("recipients_in_sample", total),
    ...(regions.length > 0
      ? said("regions", regions.filter(({ region_id }) => region_id !== "other_countries").length)
      : []),
    ...owners("services_by_owner", rows),
    ...owners("surveyed_by_owner", surveyed),
  ]
}

function profile({ sample_profile, sample_by_region }: ReadNational): Comparison[] {
  const of = (name: string) => sharesOf(sample_profile[name]) ?? {}
  const split = (name: string) =>
    addsUp(
      `profile / ${name}`,
      Object.entries(of(name)).flatMap(([key, share]) => (key === "chart" || key === "table_no" ? [] : share)),
    )
  const devices = of("devices")
  const channel = of("channel")
  return [
    ...["sex", "age", "status", "language_used", "home_internet", "internet_quality", "settlement_type"].flatMap(split),
    ...addsUp("profile / devices", [
      ...[devices.full_technical_access_pct, devices.partial_access_pct],
      ...[devices.none_pct, devices.unknown_or_not_used_pct],
    ]),
    ...addsUp("profile / channel", [channel.self_service_online_portal_pct, channel.office_staff_pct]),
    ...parts("profile / channel / State Corporation", channel.state_corporation_pct, [
      ...[channel.state_corporation_manager_pct, channel.state_corporation_self_service_zone_pct],
    ]),
    ...languages(sample_profile, sample_by_region.rows),
  ]
}

type Regions = ReadNational["sample_by_region"]["rows"]

// Table 5: both languages of a region add up; weighted by the counts of table 4 they give the national share.
function languages(profile: ReadNational["sample_profile"], regions: Regions): Comparison[] {
  const table = profile.language_by_region
  const rows = (isRecord(table) && Array.isArray(table.rows) ? table.rows : []).flatMap((row: unknown) => {
    if (!isRecord(row) || typeof row.region_id !== "string") return []
    const { kazakh_pct: kazakh, russian_pct: russian } = row
    const n = regions.find(({ region_id }) => region_id === row.region_id)?.n
    return typeof kazakh === "number" && typeof russian === "number"
      ? [{ region: row.region_id, kazakh, russian, n }]
      : []
  })
  const national = sharesOf(profile.language_used) ?? {}
  const weighted = rows.length === regions.length && rows.every(({ n }) => n !== undefined)
  const people = sum(rows.map(({ n }) => n ?? 0))
  const mean = (key: "kazakh" | "russian") => sum(rows.map((row) => row[key] * (row.n ?? 0))) / people
  return [
    ...rows.flatMap(({ region, kazakh, russian }) => addsUp(`table 5 / ${region}`, [kazakh, russian])),
    ...(["kazakh", "russian"] as const).flatMap((key): Comparison[] => {
      const printed = national[`${key}_pct`]
      if (!weighted || people === 0 || typeof printed !== "number") return []
      const [computed, half] = [mean(key), 0.05]
      const allowed = [computed - half, computed + half] as const
      const agrees = Math.abs(printed - computed) < 2 * half
      return [
        { cell: `table 5 / ${key}`, agrees, exact: roundHalfUp(computed, 1) === printed, printed, computed, allowed },
      ]
    }),
  ]
}

const sum = (counts: readonly (number | null)[]) => counts.reduce<number>((total, n) => total + (n ?? 0), 0)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null
