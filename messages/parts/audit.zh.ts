export const auditZh = {}
