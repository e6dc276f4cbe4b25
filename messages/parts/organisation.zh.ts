export const organisationZh = {}
