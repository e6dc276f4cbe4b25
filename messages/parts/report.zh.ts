export const reportZh = {}
