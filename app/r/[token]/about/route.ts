// Who asks and why, for a respondent with a link of their own.
import { showAbout } from "../../_form/about"
import { respond } from "../../_form/respond"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showAbout(request, (await params).token, noted))
