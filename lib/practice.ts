// The invented people of the practice wave. They exist only where `npm run demo` made them.
import type { Role } from "./permission"

export type PracticePerson = Readonly<{
  name: string
  email: string
  password: string
  role: Role
  regions: readonly string[]
}>

const PASSWORD = "practice makes perfect"
const person = (role: Role, name: string, email: string, regions: readonly string[] = []): PracticePerson => ({
  role,
  name,
  email: `${email}@saual.test`,
  password: PASSWORD,
  regions,
})

export const PRACTICE_PEOPLE: readonly PracticePerson[] = [
  person("interviewer", "Айгерім Сейітова", "aigerim"),
  person("interviewer", "Данияр Оспанов", "daniyar"),
  person("supervisor", "Гүлнар Ахметова", "gulnar"),
  person("coordinator", "Серік Жұмабаев", "serik"),
  person("coordinator", "Әсел Нұрланова", "asel", ["atyrau", "mangystau"]),
  person("analyst", "Марина Ким", "marina"),
  person("admin", "Ерлан Төлегенов", "erlan"),
]

/** Names for invented respondents. */
export const PRACTICE_NAMES = {
  given: [
    "Айнұр",
    "Болат",
    "Гүлмира",
    "Дәурен",
    "Ерболат",
    "Жанар",
    "Ирина",
    "Қайрат",
    "Ләззат",
    "Мұрат",
    "Нұргүл",
    "Олжас",
    "Сәуле",
    "Тимур",
    "Ұлжан",
    "Шолпан",
  ],
  family: [
    "Әбенова",
    "Бекова",
    "Ғалиева",
    "Досова",
    "Есенова",
    "Жүнісова",
    "Кәрімова",
    "Ли",
    "Мұсина",
    "Нұрова",
    "Оразова",
    "Петрова",
    "Рахимова",
    "Сұлтанова",
  ],
} as const
