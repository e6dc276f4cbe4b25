export const stationZh = {}
