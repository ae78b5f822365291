/** The three heights of the sheet as shares of the window; the least shows the handle and the first line. */
export const SHEET_SHARES = { least: 0.12, half: 0.46, most: 0.88 } as const
