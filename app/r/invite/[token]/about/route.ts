// Who asks and why, for somebody with an invitation.
import { showInviteAbout } from "../../../_form/invite"
import { respond } from "../../../_form/respond"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showInviteAbout(request, (await params).token, noted))
