export const activityZh = {}
