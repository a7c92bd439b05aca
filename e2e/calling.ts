// Tests run at any hour: waves that call keep nobody's.
import { atAnyTime } from "@/lib/sample/slots"
import { CALLING } from "@/lib/study/calling"

export const ANY_HOUR = atAnyTime(CALLING)
