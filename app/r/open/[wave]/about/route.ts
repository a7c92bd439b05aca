// Who asks and why, for whoever comes by the open link.
import { showOpenAbout } from "../../../_form/about"
import { respond } from "../../../_form/respond"

type Params = { params: Promise<{ wave: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showOpenAbout(request, (await params).wave, noted))
