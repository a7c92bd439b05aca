// A respondent's own link: the first page, the questions one page at a time, the end.
import { showLink, takeLink } from "../_form/link"
import { respond } from "../_form/respond"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showLink(request, (await params).token, noted))

export const POST = (request: Request, { params }: Params) =>
  respond(request, async (noted) => takeLink(request, (await params).token, noted))
