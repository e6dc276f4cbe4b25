export const dashboardZh = {}
