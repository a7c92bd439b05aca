// An invitation that a respondent gave to somebody else.
import { showInvite, takeInvite } from "../../_form/invite"
import { respond } from "../../_form/respond"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showInvite(request, (await params).token, noted))

export const POST = (request: Request, { params }: Params) =>
  respond(request, async (noted) => takeInvite(request, (await params).token, noted))
