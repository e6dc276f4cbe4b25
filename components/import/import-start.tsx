'use client'

import { Button } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useRef, useState, type DragEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/class-names'
import { Segmented } from '@/components/ui/segmented'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { importKindKeys, importKinds, type ImportKind } from '@/domain/import-words'
import { fileMost } from '@/domain/table-file'
import { ApiError } from '@/lib/api'
import { announce, percentOf, sendPieces, type Upload } from '@/lib/upload'
import s from './import.module.css'

/** Chooses what and which file, and uploads it; a broken network does not lose what was sent. */
export function ImportStart({ kinds }: { kinds: readonly ImportKind[] }) {
  const t = useTranslations('imports.start')
  const words = useWords()
  const [asked, ask] = useQueryState('kind', parseAsStringLiteral(importKindKeys))
  const kind = kinds.find((key) => key === asked) ?? kinds[0]
  const upload = useUpload()
  if (kind === undefined) return null
  return (
    <Card title={t('title')} meta={t('meta')}>
      <div className={s.start}>
        <div className={s.choice}>
          {kinds.length > 1 ? (
            <Segmented
              label={t('kind')}
              value={kind}
              items={kinds.map((key) => ({ value: key, label: words(importKinds[key]) }))}
              onChange={(value) => void ask(kinds.find((key) => key === value) ?? null)}
            />
          ) : null}
          <ButtonLink href={`/api/imports/template?kind=${kind}`} download icon={<IconDownload size={16} stroke={1.6} aria-hidden />}>
            {t('template')}
          </ButtonLink>
          <span className={s.quiet}>{t('templateHint')}</span>
        </div>
        <FileField busy={upload.isPending} percent={upload.percent} onFile={(file) => upload.begin(kind, file)} />
        <UploadProblem upload={upload} />
      </div>
    </Card>
  )
}

function useUpload() {
  const router = useRouter()
  const [under, setUnder] = useState<Upload | null>(null)
  const mutation = useMutation({
    mutationFn: async (next: Upload | { kind: ImportKind; file: File }) => {
      const begun = 'batch' in next ? next : await announce(next.kind, next.file)
      setUnder(begun)
      return sendPieces(begun, setUnder)
    },
    onSuccess: ({ id }) => router.push(`/imports/${id}`),
  })
  return {
    // The page of the batch comes next: until then the field stays as it is.
    isPending: mutation.isPending || mutation.isSuccess,
    error: mutation.error,
    percent: under === null ? 0 : percentOf(under),
    begin: (kind: ImportKind, file: File) => mutation.mutate({ kind, file }),
    goOn: under === null ? undefined : () => mutation.mutate(under),
  }
}

function FileField({ busy, percent, onFile }: { busy: boolean; percent: number; onFile: (file: File) => void }) {
  const t = useTranslations('imports.start')
  const fields = useFieldWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  function take(file: File | undefined) {
    if (file === undefined || busy) return
    const code = file.size === 0 ? 'file_empty' : file.size > fileMost ? 'file_too_large' : undefined
    setWrong(code)
    if (code === undefined) onFile(file)
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={cx(s.drop, over && s.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className={s.file}
        tabIndex={-1}
        aria-label={t('choose')}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <div className={s.choice}>
        <Button
          variant="filled"
          disabled={busy}
          leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {t('choose')}
        </Button>
        <span className={s.dropHint}>{t('drop')}</span>
      </div>
      <span className={s.quiet}>{t('limits')}</span>
      {busy ? (
        <div className={s.progress} role="status">
          <progress max={100} value={percent} aria-label={t('uploading', { percent })} />
          <span>{t('uploading', { percent })}</span>
        </div>
      ) : null}
      {wrong === undefined ? null : (
        <p role="alert" className={s.problem}>
          {fields(wrong)}
        </p>
      )}
    </div>
  )
}

function UploadProblem({ upload }: { upload: ReturnType<typeof useUpload> }) {
  const t = useTranslations('imports.start')
  const fields = useFieldWords()
  const { error, goOn } = upload
  if (error === null) return null
  const field = error instanceof ApiError ? Object.values(error.fields)[0] : undefined
  const reason = error instanceof ApiError ? (fields(field) ?? error.message) : undefined
  return (
    <p role="alert" className={s.problem}>
      {reason === undefined ? t('lost') : t('wrong', { reason })}
      {reason === undefined && goOn !== undefined ? (
        <Button size="sm" onClick={goOn}>
          {t('again')}
        </Button>
      ) : null}
    </p>
  )
}
