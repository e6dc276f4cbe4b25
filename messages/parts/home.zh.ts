export const homeZh = {}
