import { pinyin } from 'pinyin-pro'
import type { Random } from './random'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈彭苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const given = [
  ...'国明华建平军强辉勇斌峰杰涛超波宁刚林海江河山川松柏青云帆航远达安康福禄祥瑞新春秋冬阳晨星辰光亮旭东南北方正直诚信义礼和谦恭敬勤俭朴真善美慧敏静淑芳兰梅菊荷莲桂霞虹雪霜露雨雷电风晴朗清源泉溪湖洋潮浪沙石玉珠宝金银铜铁钢木禾苗田园丰收穗谷麦稻',
]

/** Sounds by part: composing them is a hundred times faster than asking for each name. */
const sounds = new Map<string, string>()
function soundOf(part: string, surname: boolean): string {
  const key = surname ? `^${part}` : part
  const known = sounds.get(key)
  if (known !== undefined) return known
  const sound = pinyin(part, { toneType: 'none', type: 'array', v: true, ...(surname ? { surname: 'head' as const } : {}) }).join('')
  sounds.set(key, sound)
  return sound
}

export type Name = { name: string; pinyin: string; initials: string }

function nameOf(surname: string, rest: string): Name {
  const parts = [soundOf(surname, true), ...[...rest].map((char) => soundOf(char, false))]
  return { name: surname + rest, pinyin: parts.join(''), initials: parts.map((part) => part.slice(0, 1)).join('') }
}

/** A plainly invented name: a surname, 示 (for 示例) and one character more. */
export const inventName = (random: Random): Name => nameOf(random.pick(surnames), `示${random.pick(given)}`)

/** The same with two characters more, for registers of a hundred thousand. */
export const inventLongName = (random: Random): Name => nameOf(random.pick(surnames), `示${random.pick(given)}${random.pick(given)}`)

const first = [...'青云晨远安星暖畅和悦同满碧知予晴']
const second = [...'禾帆途舟驰屿穗曦岚']

/** An invented two-character word for a station or an enterprise; 144 of them, none of them a place. */
export const words: readonly string[] = first.flatMap((head) => second.map((tail) => head + tail))
