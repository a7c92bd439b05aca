// Short forms for studies that bring none of their own. They speak of no service by name, so that they fit every study.
import { Definition } from "../questionnaire/definition"

const text = (kk: string, ru: string, en: string) => ({ kk, ru, en })
const choice = (code: string, kk: string, ru: string, en: string) => ({ code, label: text(kk, ru, en) })
const YES = choice("yes", "Иә", "Да", "Yes")
const NO = choice("no", "Жоқ", "Нет", "No")
const YES_NO = [YES, NO]
const FREQUENCY = [
  choice("always", "Әрдайым", "Всегда", "Always"),
  choice("mostly", "Көбіне", "Чаще всего", "Mostly"),
  choice("rarely", "Сирек", "Редко", "Rarely"),
]
const one = (name: string, list: string, label: ReturnType<typeof text>, more: object = {}) => ({
  ...{ name, type: "select_one", list, label },
  ...more,
})

const LISTS = {
  yes_no: YES_NO,
  person: [
    choice("self", "Иә, өзім", "Да, я сам(а)", "Yes, I did"),
    choice("other_person", "Жоқ, басқа адам", "Нет, другой человек", "No, another person"),
  ],
  special: [
    choice("96", "Есімде жоқ", "Не помню", "Don’t remember"),
    choice("99", "Жауап бергім келмейді", "Не хочу отвечать", "Prefer not to answer"),
  ],
}

const TOOK_PLACE = one(
  "v_took_place",
  "yes_no",
  text(
    "Жақында Сізден сауалнама алынды ма?",
    "Проводился ли с Вами недавно опрос?",
    "Were you interviewed in a survey recently?",
  ),
  { special: ["dont_remember", "refused"] },
)
const PERSON = one(
  "v_person",
  "person",
  text(
    "Сауалнамаға Сіз өзіңіз жауап бердіңіз бе?",
    "Вы сами отвечали на вопросы?",
    "Did you answer the questions yourself?",
  ),
  { relevant: "${v_took_place} = 'yes'", special: ["dont_remember"] },
)
const SERVICE = one(
  "v_service",
  "yes_no",
  text(
    "Сауалнамада сөз болған қызметті шынымен алдыңыз ба?",
    "Действительно ли Вы получали услугу, о которой шла речь в опросе?",
    "Did you really receive the service that the survey was about?",
  ),
  { special: ["dont_remember", "refused"] },
)
const MOMENT = one(
  "v_moment",
  "yes_no",
  text("Қазір сөйлесуге ыңғайлы ма?", "Вам удобно говорить сейчас?", "Is this a good moment to talk?"),
  {
    constraint: ". = 'yes'",
    constraintMessage: text(
      "Ыңғайлы уақытты келісіп, әңгімені аяқтаңыз. Тексеру ашық қалады: келісілген уақытта қайта қоңырау шалып, осында «Иә» деп белгілеңіз.",
      "Договоритесь об удобном времени и закончите разговор. Проверка останется открытой: перезвоните в это время и отметьте здесь «Да».",
      "Agree on a better time and end the call. The check stays open: call again then and mark “Yes” here.",
    ),
    special: ["refused"],
  },
)

const form = (
  id: string,
  title: ReturnType<typeof text>,
  lists: object,
  leadIn: ReturnType<typeof text>,
  questions: object[],
) =>
  Definition.parse({
    ...{ id, version: "1", title, languages: ["kk", "ru", "en"], lists },
    blocks: [{ name: id, label: title, leadIn, questions }],
  })

export const SHORT_CALLBACK = form(
  "callback",
  text("Бақылау қоңырауы", "Контрольный звонок", "Callback"),
  LISTS,
  text(
    "Жақында өткен сауалнаманың қалай жүргізілгенін тексеріп жатырмыз. Бірнеше қысқа сұрағымыз бар.",
    "Мы проверяем, как прошёл недавний опрос. У нас несколько коротких вопросов.",
    "We are checking how a recent survey was carried out. We have a few short questions.",
  ),
  [TOOK_PLACE, PERSON, SERVICE],
)

export const SHORT_REPEAT = form(
  "repeat",
  text("Қайталама сұхбат", "Повторное интервью", "Repeat interview"),
  LISTS,
  text(
    "Сәлеметсіз бе! Мен зерттеу тобының супервайзерімін. Сұрақтарымыздың қаншалықты сенімді екенін тексеру үшін қатысқан адамдардың бір бөлігіне сол сұрақтарды қайта қоямыз.",
    "Здравствуйте! Я супервайзер этого исследования. Чтобы проверить, насколько надёжны наши вопросы, части участников мы задаём их ещё раз.",
    "Hello! I am a supervisor of this study. To see how dependable our questions are, we put them once more to some of those who took part.",
  ),
  [MOMENT, ...[TOOK_PLACE, SERVICE].map((asked) => ({ ...asked, relevant: "${v_moment} = 'yes'" })), PERSON],
)

export const SHORT_OBSERVATION = form(
  "observation",
  text("Тікелей бақылау", "Прямое наблюдение", "Direct observation"),
  {
    yes_no: YES_NO,
    frequency: FREQUENCY,
    extent: [
      choice("whole", "Басынан аяғына дейін", "С начала до конца", "From beginning to end"),
      choice("part", "Бір бөлігін", "Часть", "A part of it"),
    ],
    overall: [
      choice("acceptable", "Жарамды", "Приемлемо", "Acceptable"),
      choice("needs_training", "Қосымша оқыту керек", "Нужно дообучение", "Needs training"),
      choice("not_acceptable", "Жарамсыз", "Неприемлемо", "Not acceptable"),
    ],
  },
  text(
    "Тыңдап отырып белгілеңіз. Әңгімеге араласпаңыз.",
    "Отмечайте по ходу прослушивания. В разговор не вмешивайтесь.",
    "Mark while you listen. Do not take part in the conversation.",
  ),
  [
    one(
      "o_heard",
      "extent",
      text(
        "Сұхбаттың қанша бөлігін тыңдадыңыз?",
        "Какую часть интервью Вы слышали?",
        "How much of the interview did you hear?",
      ),
    ),
    one(
      "o_worded",
      "frequency",
      text("Сұрақтарды жазылғандай оқи ма?", "Читает ли вопросы дословно?", "Are questions read out as worded?"),
    ),
    one(
      "o_prompts",
      "yes_no",
      text(
        "Жауапты айтып бере ме немесе жауапқа пікір білдіре ме?",
        "Подсказывает ли ответы или комментирует их?",
        "Does the interviewer prompt answers or comment on them?",
      ),
    ),
    one(
      "o_codes",
      "frequency",
      text(
        "Жауаптарды айтылғандай белгілей ме?",
        "Отмечает ли ответы так, как они прозвучали?",
        "Are answers coded as they were given?",
      ),
    ),
    {
      name: "o_deviations",
      type: "text",
      required: false,
      label: text("Қандай ауытқулар байқалды?", "Какие отступления замечены?", "Which deviations did you notice?"),
    },
    one("o_overall", "overall", text("Жалпы бағаңыз", "Общая оценка", "Overall")),
  ],
)
