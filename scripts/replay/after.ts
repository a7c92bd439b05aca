// Questions after the ratings, and how people answered them: shares are the report's where it prints them.
import { isOrdinary } from "./before"
import type { Draft } from "./draft"
import { type Ask, all } from "./portrait"

const isAmbulance = (one: Draft) => !isOrdinary(one)
const said =
  (question: string, ...words: string[]) =>
  (one: Draft) =>
    words.includes(String(one.answers[question]))
const complained = said("complaint_filed", "oral", "written")
const isDissatisfied = (one: Draft) =>
  one.answers.complaint_answered === "no" ||
  ["o_fb_measures", "e_fb_measures"].some((item) => ["1", "2", "3", "4"].includes(String(one.answers[item])))
const isHere = ({ region }: Draft) => region !== "abroad"
const inRegion = ({ region }: Draft) => region

export const AFTER_RATINGS: readonly Ask[] = [
  { question: "contacts_used", of: isOrdinary, shares: { no: 97.4, yes: 1.6, "98": 0.4, "99": 0.6 } },
  {
    question: "contacts_reason",
    of: said("contacts_used", "yes"),
    shares: { speed_up: 5, no_queue: 3, information: 2, "99": 1 },
    many: true,
  },
  { question: "bribe_paid", of: isOrdinary, shares: { no: 98.7, yes: 0.5, "98": 0.2, "99": 0.6 } },
  {
    question: "bribe_reason",
    of: said("bribe_paid", "yes"),
    shares: { speed_up: 6, staff_initiative: 2, "99": 1 },
    many: true,
  },
  { question: "complaint_filed", of: (one) => isOrdinary(one) && one.answered, shares: { oral: 6, written: 4 } },
  {
    question: "complaint_filed",
    of: (one) => isOrdinary(one) && !one.answered,
    shares: { no: 98.3, oral: 0.6, written: 0.3, "98": 0.5, "99": 0.3 },
  },
  {
    question: "complaint_channel",
    of: complained,
    shares: { cc1414: 35, body_office: 22, employee_boss: 20, portal_egov: 12, tech_support: 8, "98": 3 },
  },
  all("complaint_answered", "yes", (one) => complained(one) && one.answered),
  { question: "complaint_answered", of: (one) => complained(one) && !one.answered, shares: { no: 9, "98": 1 } },
  {
    question: "complaint_dissatisfied_why",
    of: isDissatisfied,
    shares: { no_measures: 45, slow: 20, incomplete: 15, "no_measures slow": 10, unclear: 8, "98": 2 },
    many: true,
  },
  all("cc_used", "yes", ({ called }) => called !== undefined),
  { question: "cc_used", of: (one) => isOrdinary(one) && one.called === undefined, shares: { no: 99, "98": 1 } },
  {
    question: "cc_number",
    of: ({ called }) => called !== undefined,
    by: ({ called = "" }) => called,
    shares: (number) => ({ [number]: 1 }),
  },
  all("amb_called", "yes", isAmbulance),
  { question: "amb_call_accepted", of: isAmbulance, shares: { yes: 97, other_number: 2, "96": 1 } },
  ...["kk", "ru"].map((word) => all("amb_language", word, (one) => isAmbulance(one) && one.language === word)),
  { question: "amb_clarifying", of: isAmbulance, shares: { yes: 93, no: 4, "96": 3 } },
  {
    question: "amb_wait",
    of: isAmbulance,
    shares: { "10min": 22, "15min": 31, "30min": 29, "1h": 11, "2h": 4, longer: 1, "96": 2 },
  },
  { question: "amb_help", of: isAmbulance, shares: { yes: 81, rather_yes: 12, rather_no: 3, no: 3, "98": 1 } },
  {
    question: "amb_outcome",
    of: isAmbulance,
    shares: { helped_home: 58, hospitalised: 34, declined_hospital: 6, left_without_help: 2 },
  },
  {
    question: "comment_difficulties",
    of: isOrdinary,
    by: ({ language }) => language,
    shares: (language): Record<string, number> =>
      language === "kk"
        ? { "": 90, "Кезек ұзақ болды": 3, "Сайт жиі істен шықты": 3, "Құжат көп сұралды": 2, "98": 2 }
        : { "": 90, "Долго ждали в очереди": 3, "Сайт часто не работал": 3, "Требовали много документов": 2, "98": 2 },
  },
  {
    question: "suggestions",
    by: ({ language }) => language,
    shares: (language): Record<string, number> =>
      language === "kk"
        ? { "": 92, "Сайттың жұмысын жақсарту керек": 4, "Барлығы онлайн болса екен": 3, "98": 1 }
        : { "": 92, "Улучшить работу сайта": 4, "Чтобы всё можно было сделать онлайн": 3, "98": 1 },
  },
  { question: "sex", shares: { female: 55.5, male: 44.5 } },
  // The ages 18-21, 50-59 and over stood in a chart that is lost: 31.1 % together.
  {
    question: "age_band",
    shares: { "18_21": 6, "22_29": 17.2, "30_39": 31.7, "40_49": 20, "50_59": 14.7, "60_plus": 10.1, "99": 0.3 },
  },
  { question: "region", by: inRegion, shares: (region) => ({ [region]: 1 }) },
  {
    question: "settlement_type",
    of: isHere,
    by: inRegion,
    shares: (region) => SETTLEMENT[region] ?? { city: 65.6, village: 34.4 },
  },
  {
    question: "settlement_name",
    of: isHere,
    by: (one) => `${one.answers.settlement_type} ${one.region}`,
    shares: (group): Record<string, number> => {
      const [type, region = ""] = group.split(" ")
      return type === "village" ? VILLAGES : { [TOWNS[region] ?? "Қала"]: 97, "99": 3 }
    },
  },
  { question: "recontact_consent", shares: { yes: 95, no: 5 } },
]

const SETTLEMENT: Readonly<Record<string, Record<string, number>>> = {
  nur_sultan: { capital: 1 },
  almaty_city: { republican_city: 1 },
  shymkent: { republican_city: 1 },
}
/** Names that many villages have. */
const VILLAGES = { Бірлік: 25, Достық: 22, Жаңаталап: 20, Ынтымақ: 18, Еңбек: 12, "99": 3 }
const TOWNS: Readonly<Record<string, string>> = {
  nur_sultan: "Нұр-Сұлтан",
  almaty_city: "Алматы",
  shymkent: "Шымкент",
  akmola: "Көкшетау",
  aktobe: "Ақтөбе",
  almaty_region: "Талдықорған",
  atyrau: "Атырау",
  east_kz: "Өскемен",
  zhambyl: "Тараз",
  west_kz: "Орал",
  karaganda: "Қарағанды",
  kostanay: "Қостанай",
  kyzylorda: "Қызылорда",
  mangystau: "Ақтау",
  pavlodar: "Павлодар",
  north_kz: "Петропавл",
  turkistan: "Түркістан",
}
