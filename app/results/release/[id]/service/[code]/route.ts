import { answerPlace } from "../../place-page"

type Params = Readonly<{ params: Promise<{ id: string; code: string }> }>

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, code } = await params
  return answerPlace(request, id, "service", code)
}
