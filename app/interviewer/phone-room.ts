/** The phone room's day begins at midnight here. */
export const PHONE_ROOM = "Asia/Almaty"
