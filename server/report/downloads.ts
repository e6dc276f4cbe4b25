import { eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { reportById, reportModel } from '@/domain/report'
import { download } from '../download'
import { reportWorkbook } from './xlsx'

const notInNames = /[\\/:*?"<>|]/g

/** The workbook of an issued report, made from its frozen model and nothing else. */
export const reportFile = download({
  name: 'report.file',
  right: 'report.read',
  http: 'GET /api/reports/{id}/file',
  input: reportById,
  run: async ({ select, from, actor }, { id }) => {
    const { report } = from
    const [row] = await select({ orgId: report.orgId, code: report.code, model: report.model }).from(report).where(eq(report.id, id))
    if (row === undefined) throw new AppError('not_found')
    const model = reportModel.parse(row.model)
    return {
      fileName: `${model.fileName.replace(notInNames, '_')}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await reportWorkbook(model, actor.locale),
      noun: 'report',
      rowId: id,
      orgId: row.orgId,
      note: { code: row.code },
    }
  },
})
