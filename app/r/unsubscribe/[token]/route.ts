// No more letters: a page with one button, and what the button (or a mail program by itself, RFC 8058) sends.
import { respond } from "../../_form/respond"
import { showUnsubscribe, takeUnsubscribe } from "../../_form/unsubscribe"

type Params = { params: Promise<{ token: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showUnsubscribe(request, (await params).token, noted))

export const POST = (request: Request, { params }: Params) =>
  respond(request, async (noted) => takeUnsubscribe(request, (await params).token, noted))
