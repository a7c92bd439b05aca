// A respondent's invitations for others.
import { showRefer, takeRefer } from "../../_form/refer"
import { respond } from "../../_form/respond"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showRefer(request, (await params).token, noted))

export const POST = (request: Request, { params }: Params) =>
  respond(request, async (noted) => takeRefer(request, (await params).token, noted))
