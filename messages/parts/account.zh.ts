export const accountZh = {}
