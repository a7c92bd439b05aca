/**
 * Whether an enhanced status (RFC 3463) says that the address itself takes no mail, now or later: no such address (5.1.x
 * but for what is about the sender), mailbox closed (5.2.1), and 5.0.0, where a server says no more.
 */
export const isAboutAddress = (status: string): boolean => /^5\.(1\.(?!7$|8$|9$)\d+|2\.1|0\.0)$/.test(status)
