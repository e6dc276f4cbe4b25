import { eq } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import { copyLabels } from '@/domain/copy-words'
import { educations, occupations, sexes } from '@/domain/cut'
import { ethnicities } from '@/domain/ethnicity'
import { fileLabels } from '@/domain/list-words'
import { memberCopy as copyInput } from '@/domain/member'
import { memberLabels, memberStages, memberStandings } from '@/domain/member-words'
import { momentOf } from '@/domain/moment'
import { driverGroups } from '@/domain/org-words'
import type { Choices, Words } from '@/domain/words'
import { download } from '../download'
import { editable } from '../member/edit'
import type { ReadKit } from '../read'
import { writtenBook } from '../table/book'
import { typeOf, type FileCell } from '../table/written'
import { translatable } from '../translatable'
import { recordSheets } from './sheets'

/** The file is the person's, and so is its language. */
const words = () => createTranslator({ locale: 'zh-CN', messages: translatable('zh'), namespace: 'member.copy.file' })
const choiceOf = <K extends string>(choices: Choices<K>, key: K | null) => (key === null ? null : choices[key].zh)

/** The numbers of a person whole, for whoever may unmask them; null for anybody else. */
async function wholeNumbers(kit: ReadKit, id: string): Promise<{ phone: string | null; idNumber: string | null } | null> {
  if (!kit.can('person.unmask')) return null
  const { identity } = kit.from
  const [row] = await kit.select().from(identity).where(eq(identity.id, id))
  const open = (sealed: Buffer | null) => (sealed === null ? null : kit.open(sealed))
  return row === undefined ? null : { phone: open(row.phoneCipher), idNumber: open(row.idCipher) }
}

/** What is recorded of a person, for the person: whoever keeps the entry hands it out and says what for (PIPL, article 45). */
export const memberCopy = download({
  name: 'member.copy',
  right: 'member.edit',
  http: 'GET /api/members/{id}/copy',
  input: copyInput,
  run: async (kit, { id, purpose }) => {
    const person = await editable(kit, id)
    const whole = await wholeNumbers(kit, id)
    const t = words()
    const { actor, today } = kit
    const title = actor.demo ? t('demo') : t('title')
    const facts: [Words, FileCell][] = [
      [memberLabels.name, person.name],
      [memberLabels.phone, whole === null ? person.phoneMask : whole.phone],
      [memberLabels.idNumber, whole === null ? person.idMask : whole.idNumber],
      [memberLabels.sex, choiceOf(sexes, person.sex)],
      [memberLabels.bornOn, person.bornOn],
      [memberLabels.ethnicity, choiceOf(ethnicities, person.ethnicity)],
      [memberLabels.education, choiceOf(educations, person.education)],
      [memberLabels.occupation, choiceOf(occupations, person.occupation)],
      [memberLabels.driverGroup, choiceOf(driverGroups, person.driverGroup)],
      [memberLabels.employer, person.employer],
      [memberLabels.joinedOn, person.joinedOn],
      [copyLabels.stage, memberStages[person.stage].zh],
      [copyLabels.standing, memberStandings[person.standing].zh],
      [fileLabels.org, person.orgName ?? person.externalName],
      [fileLabels.presence, person.presenceOrgName],
    ]
    const head = [
      title,
      t('purpose', { purpose }),
      t('made', { name: actor.displayName, at: momentOf(new Date().toISOString()) }),
      t(whole === null ? 'masked' : 'whole'),
      t('others'),
    ]
    const first = {
      name: t('facts'),
      columns: [
        { width: 22, identifier: false },
        { width: 60, identifier: true },
      ],
      frozen: 0,
      heads: [head.length],
      lines: [
        ...head.map((line) => [line]),
        [copyLabels.item.zh, copyLabels.value.zh],
        ...facts.map(([label, value]) => [label.zh, value ?? t('none')]),
      ],
    }
    const sheets = await recordSheets(kit, id, { today, empty: t('empty'), duesElsewhere: t('duesElsewhere') })
    return {
      fileName: `${title} ${today}.xlsx`,
      type: typeOf('xlsx'),
      body: await writtenBook(title, [first, ...sheets]),
      noun: 'person',
      rowId: id,
      orgId: person.orgId ?? person.presenceOrgId,
      note: { purpose, numbers: whole === null ? 'masked' : 'whole' },
    }
  },
})
