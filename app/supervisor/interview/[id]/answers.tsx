import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import { GIVEN, type Question } from "@/lib/questionnaire/definition"
import { numberIn } from "@/lib/report/numbers"
import type { AnswerWords } from "@/lib/study/answer-words"
import { Discussion } from "./discussion"
import type { Opened } from "./load"

type Props = Readonly<{ opened: Opened; words: AnswerWords; asks: boolean }>

/** The questions that were asked, in their order, each with its answer and the comments on it. */
export async function Answers({ opened, words, asks }: Props) {
  const t = await getTranslations("comment.interview")
  const { path } = opened
  const personal = path.questions.some(({ personal }) => personal)
  return (
    <Card title={t("answers")}>
      {personal && <p className="mb-3 text-sm text-soft">{t("personal")}</p>}
      <div className="grid gap-6">
        {path.blocks.map(({ block, questions }) => (
          <section key={block.name}>
            <h3 className="mb-1 font-semibold">{words.text(block.label)}</h3>
            <ol className="divide-y divide-line">
              {questions
                .filter(({ type }) => type !== "note")
                .map((question) => (
                  <Line key={question.name} question={question} opened={opened} words={words} asks={asks} />
                ))}
            </ol>
          </section>
        ))}
      </div>
    </Card>
  )
}

async function Line({ question, opened, words, asks }: Props & { question: Question }) {
  const { interview, path, comments, times } = opened
  const t = await getTranslations("comment.interview")
  const locale = await getLocale()
  const label = words.label(question.name)
  const answer = path.values[question.name]
  const elapsed = times.get(question.name)?.elapsed
  return (
    <li className="grid gap-1 py-2 text-sm md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_7rem] md:gap-x-4">
      <p>{label}</p>
      <p className="font-medium break-words">
        {answer === undefined ? (
          <span className="font-normal text-soft">{t("noAnswer")}</span>
        ) : question.personal ? (
          GIVEN
        ) : (
          words.answer(question.name, answer)
        )}
        {path.screenedOut === question.name && <span className="block font-normal text-soft">{t("screenedOut")}</span>}
      </p>
      <p className="text-soft md:text-right">
        {elapsed !== null && elapsed !== undefined && t("seconds", { n: numberIn(locale, elapsed / 1000, 1) })}
      </p>
      <div className="md:col-span-3">
        <Discussion
          interviewId={interview.id}
          question={{ name: question.name, label }}
          threads={comments.filter((comment) => comment.question === question.name)}
          asks={asks}
        />
      </div>
    </li>
  )
}
