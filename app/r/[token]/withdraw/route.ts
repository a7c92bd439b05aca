// A respondent withdraws: what it means, and the button.
import { respond } from "../../_form/respond"
import { showWithdraw, takeWithdraw } from "../../_form/withdraw"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showWithdraw(request, (await params).token, noted))

export const POST = (request: Request, { params }: Params) =>
  respond(request, async (noted) => takeWithdraw(request, (await params).token, noted))
