/** What clients of every version read; some only look for the word xml in it. */
export const XML_TYPE = 'text/xml; charset=utf-8'
