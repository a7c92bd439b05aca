import { currentPerson } from "@/app/_server/auth"
import { runErrand } from "./run"

const HEADERS = { "Cache-Control": "no-store" }
const NOBODY = { ok: false, code: "sign_in_needed", params: {}, fields: {} }

/**
 * Where errands come in, at an address that outlives deploys. Answers `{ok: true, value}` or `{ok: false, code, …}`;
 * 401 when somebody else has signed in on the machine meanwhile.
 */
export async function POST(request: Request): Promise<Response> {
  const person = await currentPerson()
  if (person?.id !== request.headers.get("x-saual-person"))
    return Response.json(NOBODY, { status: 401, headers: HEADERS })
  return Response.json(await runErrand(await bodyOf(request)), { headers: HEADERS })
}

// What is no JSON fails the schema, with the same words as any other bad input.
const bodyOf = (request: Request) => request.json().catch(() => null)
