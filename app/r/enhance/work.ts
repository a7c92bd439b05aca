// An open page's proof of work, done in short turns while the page is read. Without this script the form works the same.
import { solve } from "@/lib/abuse/work"

/** Some milliseconds on a slow phone. */
const TURN = 500
const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
const challenge = field(":challenge")?.value
const answer = field(":answer")

function turn(from: number): void {
  if (!challenge || !answer) return
  const found = solve(challenge, from, TURN)
  if (found === null) setTimeout(turn, 0, from + TURN)
  else answer.value = found
}

turn(0)
