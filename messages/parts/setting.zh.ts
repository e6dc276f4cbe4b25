export const settingZh = {}
