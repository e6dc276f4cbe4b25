'use client'

import './globals.css'
import { uiEn } from '@/messages/parts/ui.en'
import { uiZh } from '@/messages/parts/ui.zh'
import s from './global-error.module.css'

/** The last resort, when not even the layout could be drawn: plain, and in both languages. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>{uiZh.brand}</title>
        <main className={s.page}>
          {[uiZh, uiEn].map((words) => (
            <div key={words.brand} lang={words === uiZh ? 'zh-CN' : 'en'} className={s.words}>
              <h1>{words.error.internal.title}</h1>
              <p>{words.error.internal.hint}</p>
              {error.digest === undefined ? null : <p className={s.id}>{words.error.id.replace('{id}', error.digest)}</p>}
            </div>
          ))}
          <p className={s.ways}>
            <button type="button" onClick={reset}>
              {uiZh.failed.retry} / {uiEn.failed.retry}
            </button>
            {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- the router may be what failed */}
            <a href="/">
              {uiZh.error.home} / {uiEn.error.home}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
