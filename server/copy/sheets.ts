import { asc, desc, eq } from 'drizzle-orm'
import { activityStates } from '@/domain/activity-words'
import { postKinds } from '@/domain/committee-words'
import { copyLabels, copyLooks, copySheets } from '@/domain/copy-words'
import { developmentRecord, lengthUnits } from '@/domain/development-words'
import { duesKinds } from '@/domain/dues-words'
import { checkStates } from '@/domain/identity-check'
import { fileLabels } from '@/domain/list-words'
import { maskedFields, memberStages, memberStandings, presenceKinds } from '@/domain/member-words'
import { momentOf } from '@/domain/moment'
import { transferStates } from '@/domain/transfer-words'
import type { Words } from '@/domain/words'
import { choice, code, day, number, text, wide } from '../list/column'
import type { FileColumn } from '../list/file'
import type { ReadKit } from '../read'
import type { BookSheet } from '../table/book'

const yuan = (fen: number) => fen / 100
const moment = <Row>(label: Words, at: (row: Row) => string | null) =>
  text<Row>(label, (row) => {
    const told = at(row)
    return told === null ? null : momentOf(told)
  })

type Spanned = { from: string; to: string | null }
const span = <Row extends Spanned>() => [day<Row>(copyLabels.from, (row) => row.from), day<Row>(copyLabels.to, (row) => row.to)]
const basis = <Row extends { basis: string }>() => wide<Row>(copyLabels.basis, (row) => row.basis)
type Recorded = { by: string | null; at: string }
const recorded = <Row extends Recorded>() => [text<Row>(copyLabels.by, (row) => row.by), moment<Row>(copyLabels.at, (row) => row.at)]
type Dated = Recorded & { supersededAt: string | null }
const dated = <Row extends Dated>() => [...recorded<Row>(), moment<Row>(copyLabels.superseded, (row) => row.supersededAt)]

/** What the file is told by: its language is the person's. */
export type Telling = { today: string; empty: string; duesElsewhere: string }

/** The rows of one kind as a sheet; that there are none is said. */
function sheetOf<Row>(
  title: Words,
  rows: readonly Row[],
  columns: readonly FileColumn<Row>[],
  { today, empty }: Pick<Telling, 'today' | 'empty'>,
): BookSheet {
  const telling = { today, words: (words: Words) => words.zh }
  const lines = rows.map((row) => columns.map((column) => column.cell(row, telling)))
  return {
    name: title.zh,
    columns,
    frozen: 1,
    heads: [0],
    lines: [columns.map(({ label }) => label.zh), ...(lines.length === 0 ? [[empty]] : lines)],
  }
}

/** All that is recorded of a person of the caller's, a sheet a kind. */
export async function recordSheets(kit: ReadKit, id: string, telling: Telling): Promise<BookSheet[]> {
  const { select, from } = kit
  const copy = from.copyOf(id)
  const { memberships, presences, transfers, floatings, steps, bases, reductions, payments } = copy
  const { posts, groups, attendances, unions, checks, merges, aparts, looks } = copy
  const paying = await select({ id: from.duesMember.id }).from(from.duesMember).where(eq(from.duesMember.id, id))
  const dues = paying.length > 0 ? telling : { ...telling, empty: telling.duesElsewhere }
  // One after the other: a download reads over the one connection of its transaction.
  return [
    sheetOf(
      copySheets.membership,
      await select().from(memberships).orderBy(asc(memberships.from), asc(memberships.at)),
      [
        ...span(),
        choice(copyLabels.stage, memberStages, (row) => row.stage),
        choice(copyLabels.standing, memberStandings, (row) => row.standing),
        wide(copyLabels.org, (row) => row.place),
        basis(),
        ...dated(),
      ],
      telling,
    ),
    sheetOf(
      copySheets.presence,
      await select().from(presences).orderBy(asc(presences.from), asc(presences.at)),
      [...span(), choice(copyLabels.kind, presenceKinds, (row) => row.kind), wide(copyLabels.org, (row) => row.place), basis(), ...dated()],
      telling,
    ),
    sheetOf(
      copySheets.transfer,
      await select().from(transfers).orderBy(asc(transfers.sentOn), asc(transfers.at)),
      [
        wide(fileLabels.from, (row) => row.fromName),
        wide(fileLabels.to, (row) => row.toName),
        code(fileLabels.letter, (row) => row.letterNumber),
        day(fileLabels.sentOn, (row) => row.sentOn),
        day(fileLabels.validUntil, (row) => row.validUntil),
        choice(fileLabels.state, transferStates, (row) => row.state),
        day(fileLabels.receivedOn, (row) => row.receivedOn),
        wide(fileLabels.reason, (row) => row.reason),
        ...recorded(),
      ],
      telling,
    ),
    sheetOf(
      copySheets.floating,
      await select().from(floatings).orderBy(asc(floatings.since), asc(floatings.at)),
      [
        wide(copyLabels.org, (row) => row.org),
        wide(fileLabels.where, (row) => row.place),
        day(fileLabels.since, (row) => row.since),
        day(copyLabels.endedOn, (row) => row.endedOn),
        basis(),
        ...recorded(),
      ],
      telling,
    ),
    sheetOf(
      copySheets.development_step,
      await select().from(steps).orderBy(asc(steps.doneOn), asc(steps.at)),
      [
        wide(copyLabels.step, (row) => developmentRecord(row.step).label.zh),
        day(fileLabels.doneOn, (row) => row.doneOn),
        text(copyLabels.length, (row) => (row.unit === null ? null : `${row.amount} ${lengthUnits[row.unit].zh}`)),
        basis(),
        ...dated(),
      ],
      telling,
    ),
    sheetOf(
      copySheets.dues_base,
      await select().from(bases).orderBy(asc(bases.from), asc(bases.at)),
      [
        day(copyLabels.from, (row) => row.from),
        choice(fileLabels.duesKind, duesKinds, (row) => row.kind),
        number(copyLabels.income, (row) => yuan(row.income)),
        number(fileLabels.duesBase, (row) => yuan(row.amount)),
        basis(),
        ...dated(),
      ],
      dues,
    ),
    sheetOf(
      copySheets.dues_reduction,
      await select().from(reductions).orderBy(asc(reductions.from), asc(reductions.at)),
      [
        ...span(),
        number(copyLabels.payable, (row) => yuan(row.payable)),
        wide(copyLabels.approvedBy, (row) => row.approvedBy),
        day(copyLabels.approvedOn, (row) => row.approvedOn),
        basis(),
        ...dated(),
      ],
      dues,
    ),
    sheetOf(
      copySheets.dues_payment,
      await select().from(payments).orderBy(asc(payments.month), asc(payments.at)),
      [
        day(copyLabels.month, (row) => row.month),
        number(fileLabels.paid, (row) => yuan(row.amount)),
        day(fileLabels.paidOn, (row) => row.paidOn),
        wide(copyLabels.org, (row) => row.org),
        ...dated(),
      ],
      dues,
    ),
    sheetOf(
      copySheets.post,
      await select().from(posts).orderBy(asc(posts.from)),
      [
        wide(copyLabels.org, (row) => row.org),
        choice(copyLabels.post, postKinds, (row) => row.kind),
        ...span(),
        number(copyLabels.votes, (row) => row.votes),
        basis(),
        wide(copyLabels.endBasis, (row) => row.endBasis),
        text(copyLabels.by, (row) => row.by),
      ],
      telling,
    ),
    sheetOf(
      copySheets.party_group_member,
      await select().from(groups).orderBy(asc(groups.from)),
      [wide(copyLabels.org, (row) => row.org), text(copyLabels.group, (row) => row.name), ...span()],
      telling,
    ),
    sheetOf(
      copySheets.attendance,
      await select().from(attendances).orderBy(desc(attendances.day)),
      [
        day(fileLabels.day, (row) => row.day),
        wide(fileLabels.title, (row) => row.title),
        wide(fileLabels.host, (row) => row.org),
        choice(fileLabels.state, activityStates, (row) => row.state),
      ],
      telling,
    ),
    sheetOf(
      copySheets.union_membership,
      await select().from(unions).orderBy(asc(unions.from), asc(unions.at)),
      [...span(), basis(), ...dated()],
      telling,
    ),
    sheetOf(
      copySheets.identity_check,
      await select().from(checks).orderBy(asc(checks.at)),
      [
        code(copyLabels.number, (row) => row.idMask),
        ...recorded(),
        choice(fileLabels.state, checkStates, (row) => row.state),
        wide(copyLabels.note, (row) => row.note),
        moment(copyLabels.decidedAt, (row) => row.decidedAt),
      ],
      telling,
    ),
    sheetOf(
      copySheets.person_merge,
      await select().from(merges).orderBy(asc(merges.at)),
      [
        ...recorded(),
        day(copyLabels.effectiveFrom, (row) => row.from),
        wide(copyLabels.reason, (row) => row.reason),
        moment(copyLabels.undoneAt, (row) => row.undoneAt),
      ],
      telling,
    ),
    sheetOf(copySheets.person_apart, await select().from(aparts).orderBy(asc(aparts.at)), recorded(), telling),
    sheetOf(
      copySheets.look,
      await select().from(looks).orderBy(asc(looks.at)),
      [
        moment(copyLabels.at, (row) => row.at),
        text(copyLabels.by, (row) => row.by),
        choice(copyLabels.what, copyLooks, (row) => row.action),
        choice(copyLabels.number, maskedFields, (row) => row.field),
        wide(copyLabels.reason, (row) => row.purpose),
      ],
      telling,
    ),
  ]
}
