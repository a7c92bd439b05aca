// The study's open link: whoever received a service may say which one and answer.
import { showOpen, takeOpen } from "../../_form/open"
import { respond } from "../../_form/respond"

type Params = { params: Promise<{ wave: string }> }

export const GET = (request: Request, { params }: Params) =>
  respond(request, async (noted) => showOpen(request, (await params).wave, noted))

export const POST = (request: Request, { params }: Params) =>
  respond(request, async (noted) => takeOpen(request, (await params).wave, noted))
