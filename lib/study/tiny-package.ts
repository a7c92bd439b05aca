// The smallest package with one of everything, for tests.
import type { Files } from "./forms"

const text = (words: string) => ({ kk: `${words} kk`, en: words })

export const TINY_SETTINGS = {
  id: "tiny",
  version: "1",
  title: text("Tiny"),
  languages: ["kk", "en"],
  timezone: "Asia/Almaty",
  minutes: 2,
  axes: {
    region: { register: "regions", label: text("Region") },
    service: { register: "services", label: text("Service") },
  },
  registers: { services: { columns: { paid: { oneOf: ["free", "paid"] }, body: { register: "bodies" } } } },
  preloads: { service_paid: "service.paid", source: { from: "case.source", values: { list: "state_list" } } },
  fills: { service_name: "service.label", service_full: "service.full" },
  tally: { place: "place" },
  openLink: { asks: [{ axis: "service", where: { paid: ["free"] } }] },
  quotas: {
    dimensions: ["region", "service"],
    targets: { region: "quotas/by-region.csv", service: "quotas/by-service.csv" },
    excluded: "quotas/excluded.csv",
  },
  texts: {
    organiser: text("We"),
    invitation: text("About ${service_name}"),
    introduction: text("Hello"),
    confidentiality: text("Nobody knows"),
    screenedOut: text("Sorry"),
    thanks: text("Thanks"),
  },
}

const csv = (...lines: string[]) => `${lines.join("\n")}\n`

export const TINY_PACKAGE: Files = {
  "study.json": JSON.stringify(TINY_SETTINGS, null, 2),
  "registers/regions.csv": csv(
    "code,label::kk,label::en,timezone",
    "north,Солтүстік,North,Asia/Almaty",
    "west,Батыс,West,Asia/Oral",
  ),
  "registers/services.csv": csv(
    "code,label::kk,label::en,full::kk,full::en,paid,body",
    "S1,Бір,One,Бірінші,The first,free,B1",
    "S2,Екі,Two,,,paid,B1",
  ),
  "registers/bodies.csv": csv("code,label::kk,label::en", "B1,Орган,Body"),
  "registers/criteria.csv": csv("code,label::kk,label::en", "staff,Қызметкер,Staff"),
  "registers/zones.csv": csv("code,label::kk,label::en", "body,Орган,Body"),
  "registers/forms.csv": csv("code,label::kk,label::en", "office,Кеңсе,Office"),
  "quotas/by-region.csv": csv("region,target", "north,4", "west,6"),
  "quotas/by-service.csv": csv("service,target", "S1,7", "S2,3"),
  "quotas/excluded.csv": csv("region,service", "north,paid=paid"),
  "questionnaire/settings.csv": csv("form_id,version,form_title::kk,form_title::en", "tiny,1,Кішкентай,Tiny"),
  "questionnaire/choices.csv": csv(
    "list_name,name,label::kk,label::en,form",
    "place,desk,Үстел,Desk,office",
    "place,web,Желі,Web,online",
    "rating,1,Жаман,Bad,",
    "rating,5,Жақсы,Good,",
    "special,97,Білмеймін,Cannot rate,",
  ),
  "questionnaire/survey.csv": csv(
    "type,name,label::kk,label::en,required,relevant,special,criterion,zone,form,base,verify",
    "hidden,service_paid,,,,,,,,,,",
    "hidden,service_name,,,,,,,,,,",
    "begin_group,main,Негізгі,Main,,,,,,,,",
    "select_one place,place,Қайда?,Where?,yes,,,,,,,1",
    "select_one rating,staff,${service_name}?,${service_name}?,yes,${place} = 'desk',not_applicable,staff,body,office,asked,3",
    "end_group,,,,,,,,,,,",
  ),
  "scoring.json": JSON.stringify(
    {
      method: "m",
      scale: { lowest: 1, highest: 5 },
      levels: ["item", "criterion", "service"],
      average: "unweighted",
      criteria: ["staff"],
      zones: [{ zone: "body", form: "office", counts: ["body"] }],
      decimals: { mean: 2, percent: 1 },
      rounding: "half_up",
    },
    null,
    2,
  ),
  "verification/policy.json": JSON.stringify(
    {
      share: 0.2,
      kinds: { callback: { share: 1, deadlineDays: 5 } },
      firstWeek: { days: 7, checks: 1 },
      minimumItems: 2,
      ratingTolerance: 1,
      limits: { "1": 0.1, "2": 0.1, "3": 0.1 },
      unreachableLimit: 0.5,
    },
    null,
    2,
  ),
}
