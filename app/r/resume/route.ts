// Going on from another device by a code.
import { respond } from "../_form/respond"
import { showResume, takeResume } from "../_form/resume"

export const GET = (request: Request) => respond(request, (noted) => showResume(request, noted))

export const POST = (request: Request) => respond(request, (noted) => takeResume(request, noted))
