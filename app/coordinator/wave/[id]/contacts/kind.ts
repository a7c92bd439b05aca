/** The kind of the task that takes a contact list in. */
export const IMPORT_TASK = "contacts"
