// The form a supervisor asks by telephone: the study's own, or a short one for studies that have none.
import { compile } from "../questionnaire/compile"
import { type Definition, Definition as Shape } from "../questionnaire/definition"
import type { Questionnaire } from "../questionnaire/questionnaire"
import type { Study } from "../study/study"

/** The supervisor's conclusion is drawn from finding and consequence, so nobody fills it in twice. */
const CONCLUSION = /^ver_/

const compiled = new WeakMap<Definition, Questionnaire>()

/** @throws when a form does not compile; study packages with such a form do not load. */
export function callbackForm(study: Pick<Study, "verification">): Questionnaire {
  const definition = study.verification ?? SHORT
  const known = compiled.get(definition)
  if (known) return known
  const result = compile(withoutConclusion(definition))
  if (!result.ok) throw new Error(`the callback form does not compile: ${result.faults[0]?.message}`)
  compiled.set(definition, result.questionnaire)
  return result.questionnaire
}

function withoutConclusion(definition: Definition): Definition {
  const blocks = definition.blocks
    .map((block) => ({ ...block, questions: block.questions.filter(({ name }) => !CONCLUSION.test(name)) }))
    .filter(({ questions }) => questions.length > 0)
  return { ...definition, blocks }
}

const HELD = "${v_took_place} = 'yes'"

const SHORT: Definition = Shape.parse({
  id: "callback",
  version: "1",
  title: { kk: "Бақылау қоңырауы", ru: "Контрольный звонок", en: "Callback" },
  languages: ["kk", "ru", "en"],
  lists: {
    yes_no: [
      { code: "yes", label: { kk: "Иә", ru: "Да", en: "Yes" } },
      { code: "no", label: { kk: "Жоқ", ru: "Нет", en: "No" } },
    ],
    person: [
      { code: "self", label: { kk: "Иә, өзім", ru: "Да, я сам(а)", en: "Yes, I did" } },
      { code: "other_person", label: { kk: "Жоқ, басқа адам", ru: "Нет, другой человек", en: "No, another person" } },
    ],
    special: [
      { code: "96", label: { kk: "Есімде жоқ", ru: "Не помню", en: "Don’t remember" } },
      { code: "99", label: { kk: "Жауап бергім келмейді", ru: "Не хочу отвечать", en: "Prefer not to answer" } },
    ],
  },
  blocks: [
    {
      name: "callback",
      label: { kk: "Бақылау қоңырауы", ru: "Контрольный звонок", en: "Callback" },
      leadIn: {
        kk: "Жақында өткен сауалнаманың қалай жүргізілгенін тексеріп жатырмыз. Бірнеше қысқа сұрағымыз бар.",
        ru: "Мы проверяем, как прошёл недавний опрос. У нас несколько коротких вопросов.",
        en: "We are checking how a recent survey was carried out. We have a few short questions.",
      },
      questions: [
        {
          name: "v_took_place",
          type: "select_one",
          list: "yes_no",
          label: {
            kk: "Жақында Сізден сауалнама алынды ма?",
            ru: "Проводился ли с Вами недавно опрос?",
            en: "Were you interviewed in a survey recently?",
          },
          special: ["dont_remember", "refused"],
        },
        {
          name: "v_person",
          type: "select_one",
          list: "person",
          label: {
            kk: "Сауалнамаға Сіз өзіңіз жауап бердіңіз бе?",
            ru: "Вы сами отвечали на вопросы?",
            en: "Did you answer the questions yourself?",
          },
          relevant: HELD,
          special: ["dont_remember"],
        },
        {
          name: "v_service",
          type: "select_one",
          list: "yes_no",
          label: {
            kk: "Сауалнамада сөз болған қызметті шынымен алдыңыз ба?",
            ru: "Вы действительно получали услугу, о которой шла речь в опросе?",
            en: "Did you really receive the service that the survey was about?",
          },
          special: ["dont_remember", "refused"],
        },
      ],
    },
  ],
})
