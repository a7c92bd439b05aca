// A respondent's own answers, to keep.

import { respond } from "../../_form/respond"
import { showTranscript } from "../../_form/transcript"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showTranscript(request, (await params).token, noted))
