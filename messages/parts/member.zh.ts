export const memberZh = {}
