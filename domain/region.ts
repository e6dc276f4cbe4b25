import type { Choices, Words } from './words'

/** County-level divisions by GB/T 2260; 320571 is a statistical code only (Suzhou Industrial Park). */
export const cityRegion = '320500'

export type Region = { code: string; name: Words; short: Words }

export const regions: readonly Region[] = [
  { code: '320582', name: { zh: '张家港市', en: 'Zhangjiagang' }, short: { zh: '张家港', en: 'Zhangjiagang' } },
  { code: '320581', name: { zh: '常熟市', en: 'Changshu' }, short: { zh: '常熟', en: 'Changshu' } },
  { code: '320585', name: { zh: '太仓市', en: 'Taicang' }, short: { zh: '太仓', en: 'Taicang' } },
  { code: '320583', name: { zh: '昆山市', en: 'Kunshan' }, short: { zh: '昆山', en: 'Kunshan' } },
  { code: '320509', name: { zh: '吴江区', en: 'Wujiang' }, short: { zh: '吴江', en: 'Wujiang' } },
  { code: '320506', name: { zh: '吴中区', en: 'Wuzhong' }, short: { zh: '吴中', en: 'Wuzhong' } },
  { code: '320507', name: { zh: '相城区', en: 'Xiangcheng' }, short: { zh: '相城', en: 'Xiangcheng' } },
  { code: '320508', name: { zh: '姑苏区', en: 'Gusu' }, short: { zh: '姑苏', en: 'Gusu' } },
  { code: '320505', name: { zh: '虎丘区', en: 'Huqiu' }, short: { zh: '虎丘', en: 'Huqiu' } },
  { code: '320571', name: { zh: '苏州工业园区', en: 'Suzhou Industrial Park' }, short: { zh: '工业园区', en: 'Industrial Park' } },
]

/** The districts by their code. */
export const regionNames: Choices = Object.fromEntries(regions.map(({ code, name }) => [code, name]))

/** The code of a district anywhere in the country (GB/T 2260). */
export const regionForm = /^\d{6}$/
